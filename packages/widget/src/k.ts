/** The script tag's loader: finds sections, asks for their first page, and fetches the section's code when they come near. */
import { threadHref } from '@komentar/client';
import { askFirst } from './consent.js';
import { askedComment, isAskedFor, whenNear } from './near-viewport.js';
import { isPicture, pageUrl } from './page-address.js';
import { ask, type Preload } from './preload.js';
import { askedSort, chosenSort } from './remembered.js';

/** The bundler puts the paths of the section's and the counts' code here. */
const CORE = '__CORE__';
const COUNTS = '__COUNTS__';

/** Room for what is coming, so that nothing below jumps; a button needs none. */
const RESERVE =
  'komentar-section:not(:defined):not([loading=click]),komentar-section[aria-busy=true]' +
  '{display:flow-root;min-block-size:var(--komentar-reserve,100svh)}' +
  'komentar-count:empty{display:inline-block;min-inline-size:2ch}';

type Section = HTMLElement & { preload?: Preload; isSeen?: boolean; load?: () => void };

interface CountsModule {
  readonly countDefaults: { server: string };
}

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  // Optimisers move and inline scripts; the tag is still known by its address.
  document.querySelector<HTMLScriptElement>('script[src*="/k.js"]');
const base = (script?.src ?? location.origin).replace(/\/k\.js.*/, '');

const sections = document.getElementsByTagName('komentar-section') as HTMLCollectionOf<Section>;
const counts = document.getElementsByTagName('komentar-count');
let hasCore = false;
let hasCounts = false;

/** A line that failed once may hold the second time; some browsers remember a failure by its address. */
const fetchCode = (path: string): Promise<unknown> => {
  const href = `${base}/${path}`;
  return import(href).catch(() => import(`${href}?2`));
};

const load = (section: Section): void => {
  const get = (name: string) => section.getAttribute(name) ?? undefined;
  const site = get('site') ?? '';
  const ref = { site, thread: get('thread'), url: get('url') ?? pageUrl() };
  const sort = askedSort(chosenSort(site) ?? get('sort'), section.hasAttribute('sort'));
  const href = threadHref(get('server') ?? base, ref, {
    sort,
    limit: get('page-size'),
    at: askedComment(),
  });
  section.preload = { href, response: ask(href) };
  hasCore = true;
  void fetchCode(CORE);
};

const see = (section: Section): void => {
  section.isSeen = true;
  if (!section.hasAttribute('server')) section.setAttribute('server', base);
  const loading = section.getAttribute('loading');
  if (loading === 'click')
    askFirst(section, base, () => (section.load ? section.load() : load(section)));
  else if (hasCore) return;
  else if (loading === 'eager' || isAskedFor()) load(section);
  else whenNear(section, () => load(section));
};

const look = (): void => {
  if (isPicture()) return;
  for (const section of sections) if (!section.isSeen) see(section);
  if (hasCounts || counts.length === 0) return;
  hasCounts = true;
  void fetchCode(COUNTS).then((code) => {
    (code as CountsModule).countDefaults.server = base;
  });
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

// Covers the rest of the page while it is parsed, and sections that scripts add later.
new MutationObserver(look).observe(document, { childList: true, subtree: true });
look();
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', insert);
else insert();
