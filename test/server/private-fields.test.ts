/** Plants a marker in every private field and searches everything that reaches readers for it. */
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOwnSite, type Komentar } from '../support/komentar.js';

const MARK = 'rahasia9f3';
const HELD = 'tertahan7c2';

let server: Komentar;
let site: string;
let desk: string;
let reader: string;
const heard: string[] = [];
let stranger: ReturnType<typeof io>;

const once = (name: string): Promise<unknown> =>
  new Promise((resolve) => stranger.once(name, resolve));

beforeAll(async () => {
  ({ server, site, desk } = await startOwnSite({ mode: 'pre' }));
  reader = (
    await server.must('session:open', { site, name: 'Rina', email: `${MARK}@surat.example` })
  ).token;
  stranger = io(server.url, { path: '/v1/live', transports: ['websocket'] });
  stranger.onAny((...frame: unknown[]) => heard.push(JSON.stringify(frame)));
  await stranger.emitWithAck('thread:join', { site, thread: 'artikel-1' });
});

afterAll(async () => {
  stranger.disconnect();
  await server.remove();
});

const publicReads = async (): Promise<string> => {
  const paths = [
    `/v1/thread?site=${site}&thread=artikel-1`,
    `/v1/totals?site=${site}&thread=artikel-1`,
  ];
  const bodies = await Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(server.url + path);
      return `${JSON.stringify([...answer.headers])}${await answer.text()}`;
    }),
  );
  const joined: unknown = await stranger.emitWithAck('thread:join', {
    site,
    thread: 'artikel-1',
    since: 0,
  });
  return bodies.join('\n') + JSON.stringify(joined) + heard.join('\n');
};

test('[SEC1] neither an e-mail nor a waiting text, nor a signal or note about it, reaches another reader', async () => {
  const post = async (body: string, parentId?: string) => {
    const { comment } = await server.must(
      'comment:post',
      { site, thread: 'artikel-1', body, clientId: randomUUID(), ...(parentId && { parentId }) },
      reader,
    );
    return comment;
  };
  const shown = await post('Terima kasih atas liputannya.');
  const published = once('comment:published');
  await server.must(
    'comment:approve',
    { commentId: shown.id, version: shown.version, note: `${MARK} catatan` },
    desk,
  );
  await published;
  const other = (await server.must('session:open', { site, name: 'Tono' })).token;
  await server.must(
    'comment:report',
    { commentId: shown.id, reason: 'abuse', note: `${MARK} laporan` },
    other,
  );
  await server.must('comment:like', { commentId: shown.id, liked: true }, other);
  const held = await post(`Kata ${HELD} ini menunggu.`, shown.id);
  await server.must('opinion:ask', { commentId: held.id, version: 1, text: `${MARK}?` }, desk);
  const refused = await post(`Kata ${HELD} ini ditolak.`);
  await server.must(
    'comment:reject',
    { commentId: refused.id, version: 1, reason: 'abuse', note: `${MARK} catatan` },
    desk,
  );
  const returned = await post(`Kata ${HELD} ini dikembalikan.`);
  await server.must(
    'comment:return',
    { commentId: returned.id, version: 1, reason: 'abuse', note: `${MARK} untuk penulis` },
    desk,
  );
  const seen = await publicReads();
  expect(seen).toContain(shown.id);
  expect(seen).toContain('Terima kasih atas liputannya.');
  for (const hidden of [
    MARK,
    HELD,
    held.id,
    refused.id,
    returned.id,
    'mode-pre',
    'signals',
    'addressHash',
    reader,
  ]) {
    expect(seen, hidden).not.toContain(hidden);
  }
});
