/** Everything the preview serves, page by page, for a transport to send. */
import { readFile } from 'node:fs/promises';
import { HOST_PAGES } from './hosts.js';
import { shellCss, stageCss } from './preview-css.js';
import { shellPage } from './shell-page.js';
import { stagePage, type StageQuery } from './stage-page.js';

export interface PreviewFile {
  readonly contentType: string;
  readonly body: string;
}

export interface Preview {
  /** The page with the controls. */
  readonly shell: (query: StageQuery) => string;
  /** A state alone. */
  readonly stage: (query: StageQuery) => string;
  /** A file beside them by its name. */
  readonly file: (name: string) => Promise<PreviewFile | undefined>;
}

const css = (body: string): PreviewFile => ({ contentType: 'text/css; charset=utf-8', body });

const STYLES: ReadonlyMap<string, PreviewFile> = new Map([
  ['stage.css', css(stageCss)],
  ['shell.css', css(shellCss)],
  ...HOST_PAGES.map((host) => [`host-${host.name}.css`, css(host.css)] as const),
]);

const SCRIPTS: ReadonlySet<string> = new Set(['stage.js', 'shell.js']);

const script = async (name: string): Promise<PreviewFile> => ({
  contentType: 'text/javascript; charset=utf-8',
  body: await readFile(new URL(`browser/${name}`, import.meta.url), 'utf8'),
});

/** The preview of a server at this public address. `now` is epoch milliseconds. */
export const createPreview = ({ server, now }: { server: string; now: () => number }): Preview => ({
  shell: (query) => shellPage(query, { now: now(), server }),
  stage: (query) => stagePage(query, now()),
  file: async (name) => (SCRIPTS.has(name) ? script(name) : STYLES.get(name)),
});
