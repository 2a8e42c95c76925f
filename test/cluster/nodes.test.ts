/** Two nodes over a real PostgreSQL and a real Redis: what happens on one is seen on the other. */
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ShiftView } from '@komentar/protocol';
import type { Komentar } from '../support/komentar.js';
import { SITE, install, type Installation, type Member } from './support/installation.js';
import { openGuest } from './support/load.js';
import { freshLoad, openReader } from './support/reader.js';

/** Processes are started and given up for gone. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let it: Installation;
let one: Komentar;
let other: Komentar;
let ani: Member;
let budi: Member;
const sockets: Socket[] = [];

beforeAll(async () => {
  it = await install({ mode: 'pre' });
  [one, other] = it.nodes as [Komentar, Komentar];
  [ani, budi] = [await it.member('Ani'), await it.member('Budi')];
});
afterAll(async () => {
  sockets.forEach((socket) => socket.disconnect());
  await it.remove();
});

const WITHIN = { timeout: 10_000, interval: 5 };
const until = (check: () => unknown) => vi.waitFor(check, WITHIN);

const post = async (node: Komentar, thread: string): Promise<string> => {
  const token = await openGuest(node.url, 'Pembaca');
  const input = { site: SITE, thread, body: `Pendapat ${randomUUID()}`, clientId: randomUUID() };
  return (await node.must('comment:post', input, token)).comment.id;
};

const approve = (node: Komentar, commentId: string) =>
  node.must('comment:approve', { commentId, version: 1, delayMs: 0 }, ani.token);

/** A page of the desk at one node. */
const deskAt = async (node: Komentar, { token }: Pick<Member, 'token'>) => {
  const socket = io(`${node.url}/moderation`, {
    ...{ path: '/v1/live', forceNew: true, reconnection: false, transports: ['websocket'] },
    auth: { token },
  });
  sockets.push(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  let seen: ShiftView = { people: [], leases: [], hands: [] };
  socket.on('desk:changed', (shift: ShiftView) => (seen = shift));
  const ask = async <T>(name: string, input: unknown): Promise<T> => {
    const answer = (await socket.timeout(5_000).emitWithAck(name, input)) as {
      ok: boolean;
      value: T;
    };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  };
  const look = async (): Promise<ShiftView> =>
    (seen = await ask<ShiftView>('desk:look', { queue: 'pending' }));
  return { socket, ask, look, seen: () => seen };
};

/** Connections to the desk that a node holds. */
const desksAt = async ({ url }: Komentar): Promise<number> => {
  const figures = await (await fetch(`${url}/metrics`)).text();
  return Number(/connections\{[^}]*"\/moderation"[^}]*\} (\d+)/u.exec(figures)?.[1]);
};

test('[ND1] what is approved on one node reaches the readers of the other, and its cache', async () => {
  const reader = await openReader(other.url, 'satu');
  await until(() => expect(reader.isLive()).toBe(true));
  const commentId = await post(one, 'satu');
  expect(await freshLoad(other.url, 'satu')).toMatchObject({ total: 0 });
  await approve(one, commentId);
  await until(() => expect(reader.seen().comments).toHaveLength(1));
  expect(reader.seen()).toEqual(await freshLoad(other.url, 'satu'));
  await one.must('comment:reject', { commentId, version: 2, reason: 'ad' }, ani.token);
  await until(() => expect(reader.seen()).toMatchObject({ total: 0, comments: [] }));
  expect(await freshLoad(other.url, 'satu')).toMatchObject({ total: 0 });
  reader.leave();
});

test('[ND2] readers of all nodes are counted together, and less when a node is killed', async () => {
  const third = await it.add();
  const readers = await Promise.all([one, other, third].map((node) => openReader(node.url, 'dua')));
  await until(() => expect(readers.map((reader) => reader.readers())).toEqual([3, 3, 3]));
  await third.kill();
  it.nodes.pop();
  await vi.waitFor(() => expect(readers[0]?.readers()).toBe(2), { timeout: 15_000 });
  readers.forEach((reader) => reader.leave());
});

test('[ND3] moderators on two nodes see each other and are never dealt one card', async () => {
  for (let n = 0; n < 24; n += 1) await post(n % 2 ? one : other, 'tiga');
  const [a, b] = [await deskAt(one, ani), await deskAt(other, budi)];
  await a.look();
  expect(await b.look()).toMatchObject({ people: [{ name: 'Ani' }] });
  await until(() => expect(a.seen().people).toMatchObject([{ name: 'Budi' }]));
  const deal = (desk: typeof a) => desk.ask<{ hand: string[] }>('hand:deal', { queue: 'pending' });
  const [mine, yours] = await Promise.all([deal(a), deal(b)]);
  expect([mine.hand, yours.hand].map((hand) => hand.length)).toEqual([10, 10]);
  expect(new Set([...mine.hand, ...yours.hand])).toHaveProperty('size', 20);
  const commentId = mine.hand[0];
  expect(await a.ask('lease:take', { commentId })).toMatchObject({ mine: true });
  expect(await b.ask('lease:take', { commentId })).toMatchObject({ mine: false });
  await until(() => expect(b.seen().leases).toMatchObject([{ commentId }]));
  a.socket.disconnect();
  await until(() => expect(b.seen()).toMatchObject({ people: [], leases: [] }));
  b.socket.disconnect();
});

test('[ND3] a session on two nodes keeps its place until its last connection is gone', async () => {
  const [first, second] = [await deskAt(one, ani), await deskAt(other, ani)];
  const watcher = await deskAt(other, budi);
  await Promise.all([first.look(), second.look()]);
  expect((await watcher.look()).people).toHaveLength(1);
  // Nodes tell each other of desk sessions along with readers.
  const readers = [await openReader(one.url, 'empat'), await openReader(other.url, 'empat')];
  await until(() => expect(readers.map((reader) => reader.readers())).toEqual([2, 2]));
  second.socket.disconnect();
  await until(async () => expect(await desksAt(other)).toBe(1));
  const { hand } = await first.ask<{ hand: string[] }>('hand:deal', { queue: 'pending' });
  expect(hand).toHaveLength(10);
  first.socket.disconnect();
  await until(() => expect(watcher.seen().people).toEqual([]));
  watcher.socket.disconnect();
  readers.forEach((reader) => reader.leave());
});

test('[ND4] a session that is ended on one node is cut off on the other', async () => {
  const { token } = await it.member('Cici');
  const { socket } = await deskAt(other, { token });
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  await one.must('moderator:logout', {}, token);
  expect(await gone).toMatch(/io server disconnect|transport close/u);
});
