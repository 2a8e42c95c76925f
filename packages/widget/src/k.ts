/** The script tag's loader: finds sections, asks for their first page, and fetches the section's code when they come near. */
import { threadHref, type Sort } from '@komentar/client';
import { countDefaults, KomentarCount } from './komentar-count.js';
import { define } from './define.js';
import { isAskedFor, whenNear } from './near-viewport.js';
import { pageUrl } from './page-address.js';
import { ask, type Preload } from './preload.js';

/** The bundler puts the path of the section's code here. */
const CORE = '__CORE__';

/** Room for what is coming, so that nothing below jumps; counts keep two digits' room. */
const RESERVE =
  'komentar-section:not(:defined){display:block;min-block-size:var(--komentar-reserve,100svh)}' +
  'komentar-count:empty{display:inline-block;min-inline-size:2ch}';

type Section = HTMLElement & { preload?: Preload; isSeen?: boolean };

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  // Optimisers move and inline scripts; the tag is still known by its address.
  document.querySelector<HTMLScriptElement>('script[src*="/k.js"]');
const base = (script?.src ?? location.origin).replace(/\/k\.js.*/, '');

const sections = document.getElementsByTagName('komentar-section') as HTMLCollectionOf<Section>;
let loaded = false;

const load = (section: Section): void => {
  const get = (name: string) => section.getAttribute(name) ?? undefined;
  const ref = { site: get('site') ?? '', thread: get('thread'), url: get('url') ?? pageUrl() };
  const choice = { sort: get('sort') as Sort, limit: get('page-size') };
  const href = threadHref(get('server') ?? base, ref, choice);
  section.preload = { href, response: ask(href) };
  loaded = true;
  void import(`${base}/${CORE}`);
};

const look = (): void => {
  for (const section of sections) {
    if (section.isSeen) continue;
    section.isSeen = true;
    if (!section.hasAttribute('server')) section.setAttribute('server', base);
    if (loaded) continue;
    if (section.getAttribute('loading') === 'eager' || isAskedFor()) load(section);
    else whenNear(section, () => load(section));
  }
};

/** The single line: a page without a section gets one where the script stands. */
const insert = (): void => {
  if (!script?.dataset['site'] || sections.length > 0) return;
  const section = document.createElement('komentar-section');
  for (const { name, value } of script.attributes) {
    if (name.startsWith('data-')) section.setAttribute(name.slice(5), value);
  }
  script.after(section);
};

const sheet = new CSSStyleSheet();
sheet.replaceSync(RESERVE);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

countDefaults.server = base;
define('komentar-count', KomentarCount);

// Covers the rest of the page while it is parsed, and sections that scripts add later.
new MutationObserver(look).observe(document, { childList: true, subtree: true });
look();
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', insert);
else insert();
