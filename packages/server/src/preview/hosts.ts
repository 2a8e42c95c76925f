/** Pages around the section that are known to make trouble: resets, scaled roots, foreign directions, narrow columns. */

export interface HostPage {
  readonly name: string;
  /** For the list on the page. */
  readonly title: string;
  readonly css: string;
  readonly lang?: string;
  readonly dir?: 'rtl';
  /** Width of the column in CSS pixels, and size of its text. */
  readonly width?: number;
  readonly fontSize?: number;
}

const PLAIN = 'body { margin: 0; padding: 16px; font-family: sans-serif; }';

/** Everything zeroed, headings and lists without looks, borders drawn by width alone. */
const UTILITY_RESET = `
*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid currentColor; }
html { line-height: 1.5; -webkit-text-size-adjust: 100%; tab-size: 4; font-family: ui-sans-serif, system-ui, sans-serif; }
h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; }
ol, ul, menu { list-style: none; }
img, svg, video, canvas { display: block; vertical-align: middle; max-width: 100%; height: auto; }
button, input, select, textarea { font: inherit; letter-spacing: inherit; color: inherit; background: transparent; border-radius: 0; opacity: 1; }
a { color: inherit; text-decoration: inherit; }
textarea { resize: vertical; }
[hidden] { display: none !important; }
body { padding: 16px; }`;

/** A framework that styles bare elements, and loudly. */
const LOUD_FRAMEWORK = `
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; padding: 16px; font: 400 16px/1.5 system-ui, "Liberation Sans", sans-serif; color: #212529; background: #fff; }
h1, h2, h3 { margin: 0 0 .5em; font-weight: 500; line-height: 1.2; color: #0a58ca; text-transform: uppercase; }
p { margin: 0 0 1em; }
a { color: #0d6efd; text-decoration: underline; }
button { margin: 4px; padding: 12px 24px; border-radius: 24px; background: #0d6efd; color: #fff; text-transform: uppercase; letter-spacing: .1em; }
input, textarea, select { display: block; width: 100%; height: 60px; padding: 12px; background: #fffbe6; border: 3px dashed #0d6efd; }
ul, ol { margin: 0 0 1em; padding: 0 0 0 2em; list-style: square; }
section, article, form, div { position: relative; }
label { display: block; color: #dc3545; }`;

/** All of them; the first is the page where nothing is wrong. */
export const HOST_PAGES: readonly HostPage[] = [
  { name: 'plain', title: 'Biasa', css: PLAIN },
  { name: 'utility-reset', title: 'Reset ala kerangka utilitas', css: UTILITY_RESET },
  { name: 'loud-framework', title: 'Kerangka dengan gaya elemen', css: LOUD_FRAMEWORK },
  {
    name: 'small-root',
    title: 'html { font-size: 62.5% }',
    css: `html { font-size: 62.5%; } body { font-size: 1.6rem; } ${PLAIN}`,
  },
  {
    name: 'all-unset',
    title: '* { all: unset }',
    css: `${PLAIN} * { all: unset; } head, script, style, title { display: none; } div, section, h1, p { display: block; }`,
  },
  {
    name: 'dark-site',
    title: 'Situs gelap, sistem terang',
    css: `${PLAIN} body { background: #10141b; color: #e8e6e1; } a { color: #a9c2ff; }`,
  },
  {
    name: 'light-site',
    title: 'Situs terang, sistem gelap',
    css: `${PLAIN} body { background: #fff; color: #1b1d21; }`,
  },
  { name: 'rtl', title: 'Kanan ke kiri', css: PLAIN, lang: 'ar', dir: 'rtl' },
  { name: 'narrow', title: 'Kolom 280 px', css: PLAIN, width: 280 },
  { name: 'large-text', title: 'Teks 32 px', css: PLAIN, fontSize: 32 },
  { name: 'strict-csp', title: 'CSP paling ketat', css: PLAIN },
];
