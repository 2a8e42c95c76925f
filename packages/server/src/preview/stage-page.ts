/** The page a state is played on: one section, the real loader, and in front of it the stage's own script. */
import { html, Markup } from '../markup/html.js';
import { HOST_PAGES, type HostPage } from './hosts.js';
import { SITE, THREAD } from './sample.js';
import type { PreviewState } from './canned.js';
import { previewStates } from './states.js';

/** What the address of a stage may choose; unknown names choose the first there is. */
export type StageQuery = Readonly<Record<string, string>>;

/** Attributes of the section that a visitor may set, with what they may be set to (`text` is free). */
export const CONTROLS: Readonly<Record<string, readonly string[] | 'text' | 'flag'>> = {
  theme: ['auto', 'light', 'dark'],
  lang: ['id', 'en', 'ar'],
  dir: ['ltr', 'rtl', 'auto'],
  sort: ['newest', 'oldest', 'top'],
  loading: ['lazy', 'eager', 'click'],
  live: ['auto', 'on', 'off'],
  composer: ['top', 'bottom', 'none'],
  'heading-level': ['1', '2', '3', '4', '5', '6'],
  'page-size': 'text',
  count: 'text',
  url: 'text',
  'thread-title': 'text',
  'token-endpoint': 'text',
  'dark-selector': 'text',
  'font-size-from': 'text',
  'scroll-offset': 'text',
  'no-heading': 'flag',
  'no-sort': 'flag',
  'no-live-dot': 'flag',
  'no-branding': 'flag',
};

const chosen = (query: StageQuery): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(CONTROLS).flatMap(([name, values]) => {
      const given = query[name];
      const isFit =
        given !== undefined &&
        given !== '' &&
        (typeof values === 'string' || values.includes(given));
      return isFit ? [[name, values === 'flag' ? '' : given]] : [];
    }),
  );

/** The section's attributes in this state with these choices, in the order they are written. */
export const attributesOf = (
  state: Pick<PreviewState, 'attributes'>,
  query: StageQuery,
): Readonly<Record<string, string>> => ({
  site: SITE,
  thread: THREAD,
  loading: 'eager',
  ...state.attributes,
  ...chosen(query),
});

/** The state an address names, else the one that shows most. */
export const stateOf = ({ state }: StageQuery, now: number): PreviewState => {
  const states = previewStates(now);
  const wanted = states.find(({ id, name }) => id === state || name === state);
  const usual = wanted ?? states.find(({ name }) => name === 'guest') ?? states[0];
  if (usual === undefined) throw new Error('there are no states');
  return usual;
};

export const hostOf = ({ host }: StageQuery): HostPage => {
  const found = HOST_PAGES.find(({ name }) => name === host) ?? HOST_PAGES[0];
  if (found === undefined) throw new Error('there are no host pages');
  return found;
};

/** Data a script reads; no text in it can end the element. */
const data = (id: string, content: unknown): Markup =>
  new Markup(
    `<script type="application/json" id="${id}">${JSON.stringify(content).replaceAll('<', '\\u003c')}</script>`,
  );

const attributes = (of: Readonly<Record<string, string>>): Markup[] =>
  Object.entries(of).map(([name, value]) =>
    value === '' ? html` ${name}` : html` ${name}="${value}"`,
  );

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{2,4}$/u.test(text) ? Number(text) : undefined;

/** The whole document. */
export const stagePage = (query: StageQuery, now: number): string => {
  const state = stateOf(query, now);
  const host = hostOf(query);
  const stage = {
    site: SITE,
    width: number(query['width']) ?? host.width,
    fontSize: number(query['font-size']) ?? host.fontSize,
  };
  const section = html`<komentar-section id="komentar"${attributes(attributesOf(state, query))}>
<p><a href="/t/${SITE}/${THREAD}">Baca dan tulis komentar di halaman terpisah</a></p>
</komentar-section>`;
  return html`<!doctype html>
<html lang="${host.lang ?? 'id'}"${host.dir && html` dir="${host.dir}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${state.id} ${state.title} – Pratinjau</title>
<link rel="stylesheet" href="/preview/host-${host.name}.css">
<link rel="stylesheet" href="/preview/stage.css">
${data('state', state)}
${data('stage', stage)}
<script type="module" src="/preview/stage.js"></script>
<script defer src="/k.js"></script>
</head>
<body>
<main>
<h1>Trotoar Jalan Merdeka Dilebarkan</h1>
<p>Halaman contoh untuk melihat kolom komentar.</p>
${state.isFar === true && html`<div class="far">Kolom komentar ada jauh di bawah.</div>`}
${section}
</main>
</body>
</html>
`.text;
};
