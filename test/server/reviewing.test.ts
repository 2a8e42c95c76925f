/** Reports and reviews through the real server: what the desk, readers and the author are told of them. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  CardView,
  DecidedView,
  NoticeBody,
  OwnCommentView,
  QueueView,
} from '@komentar/protocol';
import {
  addModerator,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const SITE = 'koran';
const named = { site: SITE, thread: 'artikel-1' };

let server: TestServer;
let sari: { readonly id: string; readonly name: string; readonly token: string };
let ani: string;
let budi: string;
let desk: Socket;

const must = async <V>(name: string, input: object, token: string): Promise<V> => {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const { answer } = await server.post(name, input, headers);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as V;
};

const heard = <T>(socket: Socket, notice: string): Promise<T> =>
  new Promise((resolve) => socket.once(notice, resolve));

let written = 0;

/** A published comment of Sari's, past the checks, which have nothing to do with what is tested here. */
const published = async (): Promise<string> => {
  written += 1;
  const id = `K${String(written)}`;
  const posted = await server.app.store.comments.post({
    ...{ id, clientId: randomUUID(), parentId: null, author: sari, status: 'published' },
    name: { site: SITE, key: 'id:artikel-1' },
    newThread: { id: `U${String(written)}`, url: null, title: null },
    ...{ text: id, html: `<p>${id}</p>`, sanitizerVersion: 1, digest: id, signals: [] },
    ...{ at: Date.now(), closeAfterDays: 0 },
  });
  if (posted.kind !== 'posted') throw new Error(posted.kind);
  return id;
};

const reportAs = async (name: string, commentId: string, note?: string) =>
  must(
    'comment:report',
    { commentId, reason: 'hate_sara', ...(note !== undefined && { note }) },
    await openGuest(server, SITE, name),
  );

const queue = async (name: string) =>
  must<QueueView>('queue:read', { queue: name, site: SITE }, ani);

beforeEach(async () => {
  server = await startServer();
  await server.app.store.sites.add({
    ...{ id: SITE, name: SITE, origins: ['https://koran.example'], policy: { mode: 'open' } },
    ...{ demo: false, createdAt: 0 },
  });
  const { token, viewer } = await must<{ token: string; viewer: { id: string } }>(
    'session:open',
    { site: SITE, name: 'Sari' },
    '',
  );
  sari = { id: viewer.id, name: 'Sari', token };
  ani = (await addModerator(server)).token;
  budi = (await addModerator(server, { email: 'budi@koran.example' })).token;
  desk = await server.connect({ token: ani, namespace: '/moderation' });
});

afterEach(() => server.remove());

test('[RP3] the desk hears of each report, and the card tells it without its author', async () => {
  const id = await published();
  await must('comment:approve', { commentId: id, version: 1 }, budi);
  const told = heard<NoticeBody<'queue:changed'>>(desk, 'queue:changed');
  await reportAs('Tono Rahasia', id, 'menghina agama');
  const { from, to, counts, card } = await told;
  expect([from, to]).toEqual([['log'], ['reports', 'log']]);
  expect(counts).toMatchObject({ reports: 1, unreviewed: 0, log: 1 });
  expect(card).toMatchObject({
    ...{ status: 'published', review: { kind: 'human', by: { name: 'Ani' } } },
    reports: {
      ...{ open: 1, reasons: [{ reason: 'hate_sara', count: 1 }] },
      notes: [{ reason: 'hate_sara', text: 'menghina agama' }],
    },
  });
  expect(JSON.stringify(card)).not.toContain('Tono Rahasia');
});

test('[RP4] readers lose what reports hide, its author is told, the desk finds it among the reports', async () => {
  const id = await published();
  const reader = await server.connect({});
  await ask(reader, 'thread:join', named);
  const author = await server.connect({ token: sari.token });
  const gone = heard<NoticeBody<'comment:gone'>>(reader, 'comment:gone');
  const decided = heard<NoticeBody<'comment:decided'>>(author, 'comment:decided');
  for (const name of ['Tono', 'Wati', 'Joko']) await reportAs(name, id);
  expect(await gone).toMatchObject({ commentId: id, total: 0 });
  expect(await decided).toMatchObject({ commentId: id, status: 'quarantined' });
  const mine = await must<{ items: OwnCommentView[] }>('thread:mine', named, sari.token);
  expect(mine.items).toMatchObject([{ id, status: 'quarantined' }]);
  const { items, counts } = await queue('reports');
  expect(items).toMatchObject([{ id, status: 'quarantined', reports: { open: 3 } }]);
  expect(counts).toMatchObject({ reports: 1, unreviewed: 0 });
});

test('[RP11] of a decision that leaves the status the author hears nothing', async () => {
  const [first, second] = [await published(), await published()];
  const author = await server.connect({ token: sari.token });
  await reportAs('Tono', first);
  const closed = await must<DecidedView>(
    'report:close',
    { commentId: first, version: 1, outcome: 'upheld' },
    ani,
  );
  expect(closed).toMatchObject({
    ...{ comment: { status: 'published', version: 2, queues: ['unreviewed', 'log'] } },
    decision: { move: 'close' },
  });
  // What is heard first is the first that there was to hear.
  const told = heard<NoticeBody<'comment:decided'>>(author, 'comment:decided');
  await must('comment:approve', { commentId: first, version: 2 }, ani);
  await must('comment:reject', { commentId: second, version: 1, reason: 'abuse' }, ani);
  expect(await told).toMatchObject({ commentId: second, status: 'rejected' });
});

test('[QU9] anybody of the team takes back there what somebody decided', async () => {
  const id = await published();
  await must('comment:reject', { commentId: id, version: 1, reason: 'abuse' }, ani);
  const [card] = (await queue('log')).items;
  const decisionId = card?.decision?.id ?? '';
  expect(card).toMatchObject({ id, status: 'rejected', decision: { move: 'reject' } });
  const undone = await must<DecidedView>('decision:undo', { decisionId }, budi);
  expect(undone.comment).toMatchObject({ status: 'published', queues: ['unreviewed'] });
  expect((await queue('log')).items).toEqual([]);
});

test('[QU10] a filter names a thread as its site or as a card does, and knows no other keys', async () => {
  const id = await published();
  const read = (filter: object) =>
    must<QueueView>('queue:read', { queue: 'unreviewed', site: SITE, filter }, ani);
  const [card] = (await read({ thread: 'artikel-1' })).items as [CardView];
  expect(card.id).toBe(id);
  expect((await read({ thread: card.thread.key })).items).toHaveLength(1);
  expect((await read({ thread: 'artikel-2' })).items).toEqual([]);
  const { answer } = await server.post(
    'queue:read',
    { queue: 'unreviewed', filter: { judul: 'x' } },
    { authorization: `Bearer ${ani}` },
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', field: 'filter.judul' } });
});
