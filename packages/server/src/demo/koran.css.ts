// Holds the demo newspaper's stylesheet: colours and type here, the two kinds of page below.

const ground = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --wash: #f2f0e9; --ink: #17191e; --soft: #565a64; --rule: #d8d4c9;
  --indigo: #1d3a7a; --on-indigo: #fff; --sun: #d9952a;
  --serif: "Iowan Old Style", Charter, "Bitstream Charter", "Source Serif 4", Georgia, "Noto Serif", "DejaVu Serif Condensed", serif;
  --sans: -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans Condensed", sans-serif;
  --gutter: clamp(1rem, 4vw, 2.5rem);
  --reading-size: 1.125rem;
}
:root[data-ukuran="kecil"] { --reading-size: 1rem; }
:root[data-ukuran="besar"] { --reading-size: 1.375rem; }
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12151a; --wash: #1a1e25; --ink: #e8e5de; --soft: #a8adb8; --rule: #333944;
    --indigo: #a9c2ff; --on-indigo: #0f1728; --sun: #e3ab4c;
  }
  img { filter: brightness(.88); }
}
*, *::before, *::after { box-sizing: border-box; }
html { scroll-padding-block-start: 1.5rem; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-inline-size: 76rem; padding-inline: var(--gutter);
  background: var(--paper); color: var(--ink);
  font-family: var(--serif); font-size: 1.0625rem; font-size-adjust: .48; line-height: 1.6;
  overflow-wrap: break-word;
}
h1, h2, p, figure, ul, ol { margin: 0; padding: 0; }
h1, h2 { font-weight: 700; line-height: 1.15; letter-spacing: -.012em; text-wrap: balance; }
img { display: block; inline-size: 100%; block-size: auto; background: var(--wash); }
a { color: var(--indigo); text-underline-offset: .18em; text-decoration-thickness: .07em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--indigo); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip a { position: absolute; inset-block-start: -6rem; inset-inline-start: var(--gutter); z-index: 2; padding: .75rem 1rem; background: var(--indigo); color: var(--on-indigo); font-family: var(--sans); }
.skip a:focus { inset-block-start: .5rem; }
.kicker, .byline, .published, .folio, .credits, .sections, .font-control, .imprint, .to-top, .try-out, figcaption { font-family: var(--sans); font-size: .875rem; line-height: 1.5; }
.kicker { color: var(--indigo); font-weight: 700; letter-spacing: .02em; }
.byline, .published, .folio, figcaption, .imprint { color: var(--soft); }
`;

const masthead = `
.masthead { padding-block: 1.25rem .75rem; text-align: center; }
.masthead h1, .masthead > p:first-child { font-size: 2.25rem; line-height: 1.05; font-weight: 700; letter-spacing: -.025em; }
.page-front .masthead { padding-block-start: 1.75rem; }
.page-front .masthead h1 { font-size: clamp(3rem, 11vw, 5.5rem); }
.nameplate { color: var(--ink); text-decoration: none; }
.folio { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; margin-block-start: 1rem; }
.sections { border-block: 1px solid var(--rule); border-block-start: 3px solid var(--ink); }
.sections ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 clamp(.9rem, 3vw, 2.25rem); list-style: none; }
@media (max-width: 30rem) { .sections ul { display: grid; grid-template-columns: repeat(3, auto); justify-content: space-between; } }
.sections a { display: block; padding-block: .65rem; color: var(--ink); text-decoration: none; }
.sections a:hover { text-decoration: underline; }
.sections [aria-current] { font-weight: 700; box-shadow: inset 0 -3px var(--sun); }
.imprint { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; margin-block-start: 4rem; padding-block: 1.25rem 3rem; border-block-start: 3px solid var(--ink); }
`;

const front = `
.teasers { padding-block: 1.75rem 0; }
.teaser { display: grid; gap: .6rem; align-content: start; padding-block: 1.75rem; border-block-start: 1px solid var(--rule); }
.teaser:first-child { padding-block-start: 0; border-block-start: 0; }
.teaser h2 { font-size: 1.45rem; }
.teaser:first-child h2 { font-size: clamp(1.9rem, 4.6vw, 3rem); }
.teaser h2 a { color: inherit; text-decoration: none; }
.teaser h2 a:hover { text-decoration: underline; text-decoration-thickness: .05em; }
.teaser .standfirst, .lead-in { max-inline-size: 62ch; line-height: 1.5; }
.lead-in { display: none; }
.teaser:first-child .standfirst { font-size: 1.1875rem; }
.byline { display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; align-items: baseline; }
.to-comments { display: inline-block; padding-block: .2rem; }
komentar-count { display: inline; font-variant-numeric: tabular-nums; }
.try-out { margin-block-start: 2rem; padding: 1.5rem; background: var(--wash); }
.try-out h2 { margin-block-end: .6rem; font-family: var(--serif); font-size: 1.25rem; }
.try-out ol { display: grid; gap: .4rem; padding-inline-start: 1.25rem; }
@media (min-width: 44rem) {
  .teasers { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 2.5rem; }
  .teaser:first-child { grid-column: 1 / -1; }
}
@media (min-width: 64rem) {
  .teasers { grid-template-columns: repeat(12, minmax(0, 1fr)); column-gap: 3rem; }
  .teaser { grid-column: span 6; }
  .teaser:first-child { grid-area: 1 / 1 / span 2 / span 8; padding-block-end: 2.25rem; }
  .lead-in { display: block; color: var(--soft); }
  .teaser:nth-child(2), .teaser:nth-child(3) { grid-column: 9 / -1; }
  .teaser:nth-child(2) > img, .teaser:nth-child(3) > img { aspect-ratio: 2; object-fit: cover; }
  .teaser:nth-child(2) { padding-block-start: 0; border-block-start: 0; }
  .teaser:nth-child(n + 4) { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); column-gap: 1.5rem; }
  .teaser:nth-child(n + 4) > * { grid-column: 2; }
  .teaser:nth-child(n + 4) > img { grid-area: 1 / 1 / span 4; align-self: start; }
  .try-out ol { grid-template-columns: repeat(3, minmax(0, 1fr)); column-gap: 3rem; }
}
`;

const story = `
.story { display: grid; gap: 1.5rem; max-inline-size: 41rem; margin-inline: auto; padding-block-start: clamp(1.75rem, 4vw, 3rem); }
.story > * { min-inline-size: 0; }
.story-head { display: grid; gap: .8rem; }
.story-head h1 { font-size: clamp(2rem, 5.2vw, 3.25rem); line-height: 1.1; }
.story-head .standfirst { max-inline-size: 46ch; color: var(--soft); font-size: 1.25rem; line-height: 1.45; }
figcaption { max-inline-size: 70ch; padding-block: .6rem .75rem; border-block-end: 1px solid var(--rule); }
.story-side { display: grid; gap: .5rem; align-content: start; }
.font-control { display: flex; flex-wrap: wrap; align-items: center; gap: .35rem .5rem; margin-block-start: .35rem; color: var(--soft); }
.font-control button { inline-size: 2.75rem; block-size: 2.75rem; border: 1px solid var(--rule); border-radius: 2px; background: none; color: var(--ink); font: 700 1rem/1 var(--serif); cursor: pointer; }
.font-control button:first-child { font-size: .9375rem; }
.font-control button:nth-child(2) { font-size: 1.25rem; }
.font-control button:nth-child(3) { font-size: 1.625rem; }
.font-control button:hover { border-color: var(--ink); }
.font-control [aria-pressed="true"] { border-color: var(--indigo); background: var(--indigo); color: var(--on-indigo); }
.reading { font-size: var(--reading-size); }
.story-body { display: grid; gap: 1.1em; line-height: 1.6; hyphens: auto; }
.dateline { font-family: var(--sans); font-size: .82em; font-weight: 700; letter-spacing: .02em; }
.credits { display: flex; flex-wrap: wrap; gap: .2rem 2rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); }
.story-comments { margin-block-start: 1rem; padding-block-start: 1.75rem; border-block-start: 3px solid var(--ink); }
komentar-section {
  --komentar-accent: var(--indigo); --komentar-on-accent: var(--on-indigo);
  font-family: var(--sans); font-size: .9em; line-height: 1.6;
}
komentar-section:not(:defined) { display: flow-root; min-block-size: 100svh; }
@media (scripting: none) {
  .font-control { display: none; }
  komentar-section:not(:defined) { min-block-size: 0; }
}
.to-top { justify-self: end; }
.to-top a { display: inline-block; padding: .7rem 0; }
@media (min-width: 64rem) {
  .story { grid-template-columns: 10.5rem minmax(0, 41rem); gap: 2rem 3.5rem; max-inline-size: 55rem; }
  .story-head, .story > figure { grid-column: 1 / -1; }
  .story-body, .story-comments, .to-top { grid-column: 2; }
  .story-side { grid-column: 1; }
  .story-side .byline { padding-block-end: .75rem; border-block-end: 1px solid var(--rule); }
}
`;

const print = `
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --rule: #999; --indigo: #000; }
  .reading { font-size: 11pt; }
  body { max-inline-size: none; padding: 0; font-size: 11pt; }
  img { filter: none; inline-size: auto; max-inline-size: 100%; max-block-size: 9cm; break-inside: avoid; }
  .skip, .sections, .font-control, .to-top, .to-comments, .try-out, .imprint a { display: none; }
  .story, .teasers { display: block; max-inline-size: none; }
  .story > * + *, .story-body > * + * { margin-block-start: .8em; }
  .story-body { display: block; orphans: 3; widows: 3; }
  komentar-section:not(:defined) { min-block-size: 0; }
}
`;

/** The whole stylesheet, served at `/demo/koran.css`: light and dark, from 320 px upwards, and on paper. */
export const koranCss = ground + masthead + front + story + print;
