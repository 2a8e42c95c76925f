/** The stylesheet of the pages without scripts: light and dark, from 280 px upwards, and on paper. */

const ground = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1d21; --soft: #5b606a; --rule: #d9dbdf; --wash: #f5f5f3;
  --accent: #b3261e; --on-accent: #fff; --good: #1f6b3a; --bad: #a4161a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15171b; --ink: #e7e7e4; --soft: #a7acb6; --rule: #3a3e46; --wash: #1e2127;
    --accent: #ff9d92; --on-accent: #2b0805; --good: #8fd6a6; --bad: #ffb0a8;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { text-size-adjust: 100%; -webkit-text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
main { max-inline-size: 42rem; margin-inline: auto; padding: 1.5rem clamp(1rem, 4vw, 2rem) 4rem; }
h1, h2, h3, p, ul { margin: 0; padding: 0; }
h1 { font-size: clamp(1.4rem, 4vw, 1.9rem); line-height: 1.2; text-wrap: balance; }
h2 { font-size: 1.2rem; line-height: 1.3; }
h3 { font-size: 1.05rem; line-height: 1.3; }
ul { list-style: none; }
a { color: var(--accent); text-underline-offset: .18em; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { display: grid; gap: .4rem; padding-block-end: 1.25rem; border-block-end: 3px solid var(--ink); }
.site { color: var(--soft); font-weight: 700; }
.count { font-weight: 700; }
section { margin-block-start: 2rem; }
.notice { margin-block: 1rem; padding: .75rem 1rem; border-inline-start: 4px solid var(--soft); background: var(--wash); }
.notice.good { border-color: var(--good); }
.notice.bad { border-color: var(--bad); }
`;

const writing = `
.writing { display: grid; gap: .9rem; margin-block-start: 1.5rem; padding: 1.25rem; border: 1px solid var(--rule); border-radius: 6px; background: var(--wash); }
.writing .notice { margin-block: 0; background: var(--paper); }
.field { display: grid; gap: .3rem; }
label { font-weight: 700; }
input, textarea { inline-size: 100%; padding: .6rem .7rem; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); color: inherit; font: inherit; font-size: max(16px, 1em); }
textarea { min-block-size: 8rem; resize: vertical; field-sizing: content; }
[aria-invalid] { border: 2px solid var(--bad); }
.complaint { color: var(--bad); font-weight: 700; }
.trap { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; }
button { min-block-size: 2.75rem; padding: .5rem 1.4rem; border: 2px solid var(--accent); border-radius: 4px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 700; cursor: pointer; }
button.second { background: none; color: var(--accent); }
.note { color: var(--soft); font-size: .9rem; }
`;

const list = `
.sorts, .sorts ul, .pages { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; }
.sorts { color: var(--soft); }
.sorts a, .pages a, .actions a, .further a { display: inline-block; padding-block: .3rem; }
.sorts [aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
.list > li { padding-block: 1.25rem; border-block-end: 1px solid var(--rule); }
.list > li:last-child { border-block-end: 0; }
article { scroll-margin-block-start: 1rem; }
article:target { outline: 3px solid var(--accent); outline-offset: .6rem; border-radius: 2px; }
.byline { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; color: var(--soft); font-size: .9rem; }
.byline b { color: var(--ink); font-size: 1rem; }
.byline a { color: inherit; }
.badge { padding-inline: .4em; border: 1px solid currentColor; border-radius: 3px; font-size: .8rem; font-weight: 700; }
.set-apart { border-color: var(--accent); color: var(--accent); }
.body { margin-block-start: .35rem; }
.body p + p, .body blockquote { margin-block-start: .7rem; }
.body blockquote { margin-inline: 0; padding-inline-start: .9rem; border-inline-start: 3px solid var(--rule); color: var(--soft); }
.body pre { overflow-x: auto; }
.actions { display: flex; gap: 1.25rem; align-items: baseline; margin-block-start: .2rem; color: var(--soft); font-size: .9rem; }
.replies { display: grid; gap: 1.1rem; margin-block-start: 1.1rem; padding-inline-start: clamp(.75rem, 4vw, 1.5rem); border-inline-start: 2px solid var(--rule); }
.further { margin-block-start: .8rem; padding-inline-start: clamp(.75rem, 4vw, 1.5rem); }
.featured { padding: 1.25rem 1.25rem 0; background: var(--wash); border-block-start: 3px solid var(--accent); }
.own { padding: 1.25rem 1.25rem 0; border: 1px dashed var(--soft); border-radius: 6px; }
.own .notice { margin-block: 0 .8rem; }
.empty { margin-block: 1.5rem; color: var(--soft); }
.pages { justify-content: space-between; margin-block-start: 1.5rem; }
`;

const print = `
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --rule: #999; --wash: #fff; --accent: #000; }
  main { max-inline-size: none; padding: 0; }
  body { font-size: 11pt; }
  .writing, .own, .sorts, .pages, .actions, .further { display: none; }
  article { break-inside: avoid; }
  article:target { outline: none; }
}
`;

/** All of it. */
export const pageCss = ground + writing + list + print;
