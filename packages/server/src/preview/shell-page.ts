/** The preview's page: every state, every attribute and every hostile page as a choice, and what to copy. */
import { html, type Content, type Markup } from '../markup/html.js';
import { HOST_PAGES } from './hosts.js';
import { CONTROLS, attributesOf, hostOf, stateOf, type StageQuery } from './stage-page.js';
import { previewStates } from './states.js';

const option = (value: string, says: string, now: string): Markup =>
  html`<option value="${value}"${value === now && html` selected`}>${says}</option>`;

const select = (
  { name, label, isWide = false }: { name: string; label: string; isWide?: boolean },
  options: readonly (readonly [value: string, says: string])[],
  now: string,
): Markup =>
  html`<label${isWide && html` class="wide"`}>${label}<select name="${name}">${options.map(([value, says]) => option(value, says, now))}</select></label>`;

const control = (name: string, query: StageQuery): Markup => {
  const values = CONTROLS[name];
  const now = query[name] ?? '';
  if (values === 'flag')
    return html`<label class="flag"><input type="checkbox" name="${name}" value="1"${now !== '' && html` checked`}>${name}</label>`;
  if (values === undefined || typeof values === 'string')
    return html`<label>${name}<input type="text" name="${name}" value="${now}"></label>`;
  const options = [['', '–'], ...values.map((value) => [value, value] as const)] as const;
  return select({ name, label: name }, options, now);
};

const WIDTHS = ['280', '360', '390', '480', '640', '768'] as const;
const SIZES = ['12', '16', '20', '24', '32'] as const;

const inPixels = (sizes: readonly string[], rest: string) =>
  [['', rest], ...sizes.map((size) => [size, `${size} px`] as const)] as const;

const queryOf = (query: StageQuery, change: StageQuery = {}): string =>
  new URLSearchParams(
    Object.entries({ ...query, ...change }).filter(([, value]) => value !== ''),
  ).toString();

const stateList = (query: StageQuery, current: string, now: number): Content =>
  previewStates(now).map(
    ({ id, title }) =>
      html`<li><a href="?${queryOf(query, { state: id })}"${id === current && html` aria-current="true"`}>${id} ${title}</a></li>\n`,
  );

/** What an owner would paste for the section as it is set now. */
export const snippetOf = (attributes: Readonly<Record<string, string>>, server: string): string => {
  const { site: _, thread: _thread, ...rest } = attributes;
  const own = Object.entries({ site: 'koran-anda', thread: 'id-artikel', ...rest })
    .filter(([name, value]) => !(name === 'loading' && value === 'eager'))
    .map(([name, value]) => (value === '' ? name : `${name}="${value.replaceAll('"', '&quot;')}"`));
  return `<komentar-section ${own.join(' ')}></komentar-section>\n<script async src="${server}/k.js"></script>`;
};

const controls = (query: StageQuery, stateId: string, now: number): Markup => {
  const states = previewStates(now).map(({ id, title }) => [id, `${id} ${title}`] as const);
  const hosts = HOST_PAGES.map(({ name, title }) => [name, title] as const);
  return html`<form method="get" action="">
<fieldset><legend>Keadaan dan halaman</legend>
${select({ name: 'state', label: 'Keadaan', isWide: true }, states, stateId)}
${select({ name: 'host', label: 'Halaman di sekitarnya', isWide: true }, hosts, hostOf(query).name)}
${select({ name: 'width', label: 'Lebar kolom' }, inPixels(WIDTHS, 'penuh'), query['width'] ?? '')}
${select({ name: 'font-size', label: 'Ukuran teks' }, inPixels(SIZES, 'halaman'), query['font-size'] ?? '')}
</fieldset>
<fieldset><legend>Atribut</legend>
${Object.keys(CONTROLS).map((name) => control(name, query))}
</fieldset>
<button type="submit">Tampilkan</button>
</form>`;
};

/** The whole document; `server` is the server's public address, for the snippet. */
export const shellPage = (
  query: StageQuery,
  { now, server }: { now: number; server: string },
): string => {
  const state = stateOf(query, now);
  const stage = `/preview/stage?${queryOf({ ...query, state: state.id })}`;
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${state.id} ${state.title} – Pratinjau Komentar</title>
<link rel="stylesheet" href="/preview/shell.css">
<script type="module" src="/preview/shell.js"></script>
</head>
<body>
<main>
<header><h1>Pratinjau kolom komentar</h1>
<p>Kolom yang sesungguhnya, dengan jawaban server yang sudah disiapkan untuk setiap keadaan.</p></header>
${controls(query, state.id, now)}
<div class="view">
<h2 id="panggung">${state.id} ${state.title}</h2>
<iframe src="${stage}" title="Panggung: ${state.title}"></iframe>
<p><a href="${stage}">Buka panggung saja</a></p>
<section class="snippet" aria-labelledby="cuplikan"><h2 id="cuplikan">Cuplikan</h2>
<pre tabindex="0" aria-labelledby="cuplikan"><code>${snippetOf(attributesOf(state, query), server)}</code></pre>
<button type="button" id="salin">Salin</button> <span role="status" id="tersalin"></span></section>
<nav aria-label="Semua keadaan"><ul class="state-list">
${stateList(query, state.id, now)}</ul></nav>
</div>
</main>
</body>
</html>
`.text;
};
