/** Members of the desk side by side, through the real server: who is where, who holds what, whose hand is whose. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ShiftView } from '@komentar/protocol';
import {
  addModerator,
  addSite,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const NOTHING: ShiftView = { people: [], leases: [], hands: [] };

interface Member {
  readonly socket: Socket;
  /** The last notice. */
  readonly seen: () => ShiftView;
  readonly headers: Record<string, string>;
}

let server: TestServer;
let ani: Member;
let budi: Member;

const arrive = async (email: string, sites?: readonly string[]): Promise<Member> => {
  const { token } = await addModerator(server, { email, ...(sites && { sites }) });
  const headers = { authorization: `Bearer ${token}` };
  const socket = await server.connect({ namespace: '/moderation', token });
  let last = NOTHING;
  socket.on('desk:changed', (seen: ShiftView) => {
    last = seen;
  });
  return { socket, seen: () => last, headers };
};

const must = async <T>(member: Member, name: string, input: unknown): Promise<T> => {
  const answer = await ask(member.socket, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.field ?? ''}`);
  return answer.value;
};

const post = async (reader: string, site = 'koran'): Promise<string> => {
  const { answer } = await server.post(
    'comment:post',
    { site, thread: 'a', body: `Pendapat ${randomUUID()}`, clientId: randomUUID() },
    { authorization: `Bearer ${reader}` },
  );
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value['comment'] as { id: string }).id;
};

let commentId: string;
beforeEach(async () => {
  server = await startServer();
  await addSite(server, { mode: 'pre' as never });
  commentId = await post(await openGuest(server, 'koran'));
  ani = await arrive('ani@koran.example');
  budi = await arrive('budi@koran.example');
});
afterEach(() => server.remove());

const bothLook = async () => {
  await must(budi, 'desk:look', { queue: 'pending' });
  return must<ShiftView>(ani, 'desk:look', { queue: 'pending', commentId });
};

test('[SH5] colleagues see each other come, turn to a card, and go', async () => {
  const seen = await bothLook();
  expect(seen.people).toMatchObject([{ queue: 'pending', idle: false }]);
  await vi.waitFor(() => expect(budi.seen().people).toMatchObject([{ commentId }]));
  ani.socket.disconnect();
  await vi.waitFor(() => expect(budi.seen()).toEqual(NOTHING));
});

test('[SH6] a card is held by one; the other is told by whom, may steal it, and the first hears of it', async () => {
  await bothLook();
  expect(await must(ani, 'lease:take', { commentId })).toMatchObject({ mine: true });
  expect(await must(budi, 'lease:take', { commentId })).toMatchObject({ mine: false });
  await vi.waitFor(() => expect(budi.seen().leases).toMatchObject([{ commentId }]));
  expect(await must(budi, 'lease:take', { commentId, steal: true })).toMatchObject({ mine: true });
  await vi.waitFor(() => expect(ani.seen().leases).toMatchObject([{ commentId }]));
});

test('[SH6] [AC5] what a killed connection held is free at once, and so is what is given back', async () => {
  await bothLook();
  await must(ani, 'lease:take', { commentId });
  await vi.waitFor(() => expect(budi.seen().leases).toHaveLength(1));
  ani.socket.io.engine.close();
  await vi.waitFor(() => expect(budi.seen().leases).toHaveLength(0));
  await must(budi, 'lease:take', { commentId });
  await must(budi, 'lease:free', { commentId });
  const { answer } = await server.post('lease:take', { commentId }, ani.headers);
  expect(answer).toMatchObject({ ok: true, value: { mine: true } });
});

test('[SH7] two in a queue are dealt different cards, one alone all of them', async () => {
  const reader = await openGuest(server, 'koran');
  for (let n = 0; n < 24; n += 1) await post(reader);
  await must(ani, 'desk:look', { queue: 'pending' });
  expect(await must(ani, 'hand:deal', { queue: 'pending' })).toEqual({ hand: null });
  await must(budi, 'desk:look', { queue: 'pending' });
  const first = await must<{ hand: string[] }>(ani, 'hand:deal', { queue: 'pending' });
  const second = await must<{ hand: string[] }>(budi, 'hand:deal', { queue: 'pending' });
  expect(first.hand).toHaveLength(10);
  expect(second.hand).toHaveLength(10);
  expect(new Set([...first.hand, ...second.hand])).toHaveProperty('size', 20);
  await vi.waitFor(() => expect(ani.seen().hands.map((it) => it.commentId)).toEqual(second.hand));
});

test('[SH8] whoever works for other sites neither holds its cards nor hears of them', async () => {
  await addSite(server, { id: 'radio', origin: 'https://radio.example' });
  const cici = await arrive('cici@radio.example', ['radio']);
  await bothLook();
  await must(ani, 'lease:take', { commentId });
  const seen = await must<ShiftView>(cici, 'desk:look', { queue: 'pending' });
  expect(seen.leases).toEqual([]);
  expect(seen.people.map((person) => person.commentId)).toEqual([undefined, undefined]);
  const refusal = { ok: false, error: { code: 'unknown-comment', field: 'commentId' } };
  expect(await ask(cici.socket, 'lease:take', { commentId })).toMatchObject(refusal);
  expect(await ask(cici.socket, 'desk:look', { queue: 'pending', commentId })).toMatchObject(
    refusal,
  );
  expect(await ask(cici.socket, 'desk:look', { queue: 'pending', site: 'koran' })).toMatchObject({
    error: { code: 'not-allowed' },
  });
});
