/** The stylesheets of the preview: the stage around the section, and the page with the controls. */

/** Little on purpose: a stage must look like the page that is chosen for it. */
export const stageCss = `
main { display: block; max-width: 46em; margin: 0 auto; }
.far { display: block; height: 6000px; }
`;

export const shellCss = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1d21; --soft: #5b606a; --rule: #d3d6db; --wash: #f3f4f5; --accent: #1d3a7a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14161a; --ink: #e9e9e6; --soft: #a9aeb8; --rule: #3b4048; --wash: #1d2026; --accent: #a9c2ff; }
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
main { display: grid; gap: 1.25rem; padding: 1.25rem clamp(.75rem, 2vw, 1.75rem) 3rem; }
h1, h2, p { margin: 0; }
h1 { font-size: 1.4rem; line-height: 1.2; }
h2 { font-size: 1rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
form { display: grid; gap: 1rem; align-content: start; min-inline-size: 0; }
fieldset { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .7rem; margin: 0; padding: .9rem; border: 1px solid var(--rule); border-radius: 6px; min-inline-size: 0; }
legend { padding-inline: .3em; font-weight: 700; }
label { display: grid; gap: .15rem; align-content: start; font-size: .875rem; color: var(--soft); }
label.flag { display: flex; gap: .5rem; align-items: center; min-block-size: 2.75rem; }
label.wide { grid-column: 1 / -1; }
select, input[type="text"] { inline-size: 100%; min-block-size: 2.5rem; padding: .35rem .5rem; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); color: var(--ink); font: inherit; font-size: 1rem; }
input[type="checkbox"] { inline-size: 1.25rem; block-size: 1.25rem; }
button { justify-self: start; min-block-size: 2.75rem; padding: .4rem 1.2rem; border: 1px solid var(--accent); border-radius: 4px; background: var(--accent); color: var(--paper); font: inherit; font-weight: 700; cursor: pointer; }
pre { margin: 0; padding: .9rem; overflow-x: auto; border: 1px solid var(--rule); border-radius: 6px; background: var(--wash); font: .875rem/1.5 ui-monospace, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.snippet, .view { display: grid; gap: .6rem; align-content: start; min-inline-size: 0; }
.state-list { display: flex; flex-wrap: wrap; gap: .15rem .9rem; margin: 0; padding: 0; list-style: none; font-size: .875rem; }
.state-list a { display: inline-block; padding-block: .25rem; }
.state-list [aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
iframe { inline-size: 100%; block-size: 80vh; border: 1px solid var(--rule); border-radius: 6px; background: #fff; }
@media (min-width: 62rem) {
  main { grid-template-columns: 21rem minmax(0, 1fr); }
  main > header { grid-column: 1 / -1; }
}
`;
