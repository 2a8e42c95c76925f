/** One decision for many comments, through the real server: who may, what readers and the desk are told, and the way back. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BatchView, NoticeBody } from '@komentar/protocol';
import { StoreUnavailable, type Store } from '#server/ports/store.js';
import {
  addModerator,
  addSite,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const COPIES = 40;

let server: TestServer;
let headers: Record<string, string>;
let desk: Socket;
let reader: Socket;

/** While it is away nothing of a batch can be written. */
let isAway = false;
/** How many are to be decided on when it goes; it takes few at a time then. */
let leavesAt: number | undefined;
const leaving = ({ batches, ...rest }: Store): Store => {
  const mustBeThere = (): void => {
    if (isAway) throw new StoreUnavailable('away');
  };
  return {
    ...rest,
    batches: {
      ...batches,
      act: async (...args) => {
        mustBeThere();
        return batches.act(...args);
      },
      step: async (step) => {
        mustBeThere();
        const stepped = await batches.step(leavesAt === undefined ? step : { ...step, most: 3 });
        isAway = leavesAt !== undefined && stepped?.batch.done === leavesAt;
        return stepped;
      },
    },
  };
};

beforeAll(async () => {
  server = await startServer({ store: leaving, tickMs: 5 });
  await addSite(server, { mode: 'pre' as never });
  const { token } = await addModerator(server);
  headers = { authorization: `Bearer ${token}` };
  desk = await server.connect({ namespace: '/moderation', token });
  reader = await server.connect();
  await post('a', 'Pendapat pertama.');
  await approveAll('a');
  await ask(reader, 'thread:join', { site: 'koran', thread: 'a' });
});
afterAll(() => server.remove());

const post = async (thread: string, body: string): Promise<void> => {
  const token = await openGuest(server, 'koran');
  const input = { site: 'koran', thread, body, clientId: randomUUID() };
  const { answer } = await server.post('comment:post', input, { authorization: `Bearer ${token}` });
  if (!answer.ok) throw new Error(answer.error.code);
};

const call = async (name: string, input: unknown): Promise<BatchView> => {
  const { answer } = await server.post(name, input, headers);
  if (!answer.ok) throw new Error(`${name} ${answer.error.code} ${answer.error.field ?? ''}`);
  return answer.value['batch'] as BatchView;
};

const stateOf = (batchId: string) => async (): Promise<string> =>
  (await call('batch:read', { batchId })).state;

const approveAll = async (thread: string): Promise<void> => {
  const { id } = await call('comments:freeze', { queue: 'pending', filter: { thread } });
  await call('comments:decide', { batchId: id, move: 'approve' });
  await vi.waitFor(async () => expect(await stateOf(id)()).toBe('done'));
};

const total = async (): Promise<number> => {
  const read = await fetch(`${server.url}/v1/thread?site=koran&thread=a`);
  return ((await read.json()) as { thread: { total: number } }).thread.total;
};

test('[BA9] a batch of copies is approved and taken back; readers get one notice for each step, without a gap', async () => {
  for (let n = 0; n < COPIES; n += 1) await post('a', `jual kambing ${String(n)}`);
  const heard: NoticeBody<'comments:changed'>[] = [];
  reader.on('comments:changed', (body: NoticeBody<'comments:changed'>) => heard.push(body));
  const told: NoticeBody<'batch:changed'>[] = [];
  desk.on('batch:changed', (body: NoticeBody<'batch:changed'>) => told.push(body));

  const frozen = await call('comments:freeze', { queue: 'pending', filter: { text: 'kambing' } });
  expect(frozen).toMatchObject({ state: 'frozen', total: COPIES, threads: 1, authors: COPIES });
  const batchId = frozen.id;
  expect(await call('comments:decide', { batchId, move: 'approve' })).toMatchObject({
    state: 'running',
  });
  await expect.poll(stateOf(batchId)).toBe('done');
  expect(await total()).toBe(1 + COPIES);

  await call('decision:undo', { batchId });
  await expect.poll(stateOf(batchId)).toBe('undone');
  expect(await total()).toBe(1);

  await vi.waitFor(() => expect(told.at(-1)?.batch.state).toBe('undone'));
  expect(told.at(-1)?.batch.done).toBe(0);
  await vi.waitFor(() => expect(heard.at(-1)?.total).toBe(1));
  expect(heard).toHaveLength(2);
  for (const [n, { from, seq, changes }] of heard.entries()) {
    expect(from).toBe(heard[n - 1]?.seq ?? from);
    expect(changes.map((change) => change.seq)).toEqual(
      Array.from({ length: seq - from }, (_, index) => from + 1 + index),
    );
  }
});

test('[BA10] a rejection of many needs its reason, a set its maker, and a batch of elsewhere does not exist', async () => {
  await post('b', 'satu lagi');
  const { id: batchId } = await call('comments:freeze', {
    queue: 'pending',
    filter: { thread: 'b' },
  });
  const refused = async (input: object, as = headers) =>
    (await server.post('comments:decide', { batchId, ...input }, as)).answer;
  expect(await refused({ move: 'reject' })).toMatchObject({
    error: { code: 'reason-required', field: 'reason' },
  });
  const other = await addModerator(server, { email: 'budi@koran.example' });
  const budi = { authorization: `Bearer ${other.token}` };
  expect(await refused({ move: 'spam' }, budi)).toMatchObject({ error: { code: 'unknown-batch' } });
  await addSite(server, { id: 'radio', origin: 'https://radio.example' });
  const away = await addModerator(server, { email: 'cici@radio.example', sites: ['radio'] });
  const { answer } = await server.post(
    'batch:read',
    { batchId },
    { authorization: `Bearer ${away.token}` },
  );
  expect(answer).toMatchObject({ error: { code: 'unknown-batch', field: 'batchId' } });
  expect(await refused({ move: 'spam' })).toMatchObject({ ok: true });
  expect(await refused({ move: 'spam' })).toMatchObject({ error: { code: 'not-legal' } });
  const both = await server.post('decision:undo', { batchId, decisionId: 'x' }, headers);
  expect(both.answer).toMatchObject({ error: { code: 'invalid', field: 'decisionId' } });
});

test('[BA11] a batch that the store broke off goes on by itself when it is back, from where it was', async () => {
  for (let n = 0; n < 10; n += 1) await post('c', `jual sapi ${String(n)}`);
  const { id: batchId } = await call('comments:freeze', {
    queue: 'pending',
    filter: { text: 'sapi' },
  });
  leavesAt = 6;
  await call('comments:decide', { batchId, move: 'spam' });
  await vi.waitFor(() => expect(isAway).toBe(true));
  expect(await call('batch:read', { batchId })).toMatchObject({ state: 'running', done: 6 });
  [leavesAt, isAway] = [undefined, false];
  await expect.poll(stateOf(batchId)).toBe('done');
  expect(await call('batch:read', { batchId })).toMatchObject({ done: 10, skipped: 0 });
  expect(await server.app.store.recount()).toEqual([]);
});
