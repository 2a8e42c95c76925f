/**
 * Measures what travels, packed with brotli, by asking a real server for it: the loader, the code until
 * the first comment, the answer with 20 comments, and everything a reader can load in one language.
 *
 * Floor, for the answer only: the HTML of its comments alone, packed alike; the ratio says what names,
 * times and numbers add. Nothing simpler exists for the code: `budgets.json` says how large it may be.
 */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { aimed, beside } from './support/figures.js';
import { openReader, startOwn } from './support/own-server.js';
import { textOf } from './support/texts.js';

const PUBLIC = join(import.meta.dirname, '../../packages/widget/public');
const KB = 1024;
const COMMENTS = 20;
const THREAD = 'artikel-48213';

/**
 * What an ordinary reader of one language in a browser of today does not load: counts, the question
 * before the first request, what stands against a reader, the purifier, other languages.
 */
const NOT_LOADED = /^(?:angka|consent|standing|purify|en|ar)\b/u;

export const name = 'Bytes, packed with brotli';

/** The body as it travels. */
const bytesOf = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url}: ${String(answer.statusCode)}`));
      });
    }).on('error', reject);
  });

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const own = await startOwn('open', later);
  const { server, site } = own;
  const token = await openReader(own, 'Pembaca');
  for (let n = 0; n < COMMENTS; n += 1) {
    const input = { site, thread: THREAD, clientId: randomUUID(), body: textOf(n) };
    await server.must('comment:post', input, token);
  }
  const page = `${server.url}/v1/thread?site=${site}&thread=${THREAD}`;
  const { items } = (await (await fetch(page)).json()) as { items: readonly { html: string }[] };
  const texts = brotliCompressSync(items.map(({ html }) => html).join('\n'));
  const manifest = JSON.parse(await readFile(join(PUBLIC, 'manifest.json'), 'utf8')) as {
    readonly 'komentar-section': string;
  };
  const files = (await readdir(join(PUBLIC, 'k'))).filter(
    (file) => file.endsWith('.js') && !NOT_LOADED.test(file),
  );
  const loader = await bytesOf(`${server.url}/k.js`);
  const core = await bytesOf(`${server.url}/${manifest['komentar-section']}`);
  const chunks = await Promise.all(files.map((file) => bytesOf(`${server.url}/k/${file}`)));
  const bytes = (what: string, value: number): Figure => ({ name: what, unit: 'bytes', value });
  const answer = beside(`answer with ${String(COMMENTS)} comments`, 'bytes', {
    value: await bytesOf(page),
    floor: texts.length,
  });
  const all = chunks.reduce((sum, it) => sum + it, loader);
  return [
    aimed('T-7', 1.5 * KB, bytes('loader, before the reader comes near', loader)),
    aimed('T-8', 20 * KB, bytes('code until the first comment', core)),
    aimed('T-8', 8 * KB, answer),
    aimed('T-9', 55 * KB, bytes('everything, one language', all)),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
