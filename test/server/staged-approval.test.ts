/** Approvals that reach readers a moment later, through the real server: what each side hears, and when. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  addModerator,
  addSite,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const DELAY_MS = 4_000;

let clock: number;
let server: TestServer;
let desk: Record<string, string>;
let author: Socket;
let reader: Socket;
/** What the author and another reader heard, in order. */
let heard: string[];

const listen = (who: string, socket: Socket): void => {
  socket.on('comment:decided', ({ status }: { status: string }) => heard.push(`${who} ${status}`));
  socket.on('comment:published', () => heard.push(`${who} sees it`));
};

beforeEach(async () => {
  clock = Date.now();
  heard = [];
  server = await startServer({
    env: { KOMENTAR_APPROVAL_DELAY_MS: String(DELAY_MS) },
    now: () => clock,
    tickMs: 10,
  });
  await addSite(server, { mode: 'pre' as never });
  desk = { authorization: `Bearer ${(await addModerator(server)).token}` };
  author = await server.connect({ token: await openGuest(server, 'koran') });
  reader = await server.connect();
  for (const socket of [author, reader])
    await ask(socket, 'thread:join', { site: 'koran', thread: 'a' });
  listen('author', author);
  listen('reader', reader);
});
afterEach(() => server.remove());

const waiting = async () => {
  const input = { site: 'koran', thread: 'a', body: 'Pendapat saya.', clientId: randomUUID() };
  const answer = await ask(author, 'comment:post', input);
  if (!answer.ok) throw new Error('not posted');
  return (answer.value as { comment: { id: string; version: number } }).comment;
};

const must = async (name: string, input: unknown) => {
  const { answer } = await server.post(name, input, desk);
  if (!answer.ok) throw new Error(`${name} ${answer.error.code}`);
  return answer.value as {
    comment: { version: number; stagedUntil?: number };
    decision: { id: string };
  };
};

const mine = async () => {
  const answer = await ask(author, 'thread:mine', { site: 'koran', thread: 'a' });
  if (!answer.ok) throw new Error('no comments');
  return (answer.value as { items: { status: string }[] }).items.map(({ status }) => status);
};

test('[SG7] readers and author hear of an approval when its delay is over, at the desk it is decided at once', async () => {
  const { id: commentId, version } = await waiting();
  const { comment } = await must('comment:approve', { commentId, version });
  expect(comment).toMatchObject({ status: 'published', stagedUntil: clock + DELAY_MS });
  expect(await mine()).toEqual(['pending']);
  expect(heard).toEqual([]);
  clock += DELAY_MS;
  await vi.waitFor(() =>
    expect(heard.toSorted()).toEqual(['author published', 'author sees it', 'reader sees it']),
  );
  expect(await mine()).toEqual(['published']);
});

test('[SG7] an undo in time is heard by nobody but the author, for whom it waits as before', async () => {
  const { id: commentId, version } = await waiting();
  const { decision } = await must('comment:approve', { commentId, version });
  await must('decision:undo', { decisionId: decision.id });
  clock += DELAY_MS;
  const other = await waiting();
  await must('comment:approve', { commentId: other.id, version: other.version, delayMs: 0 });
  await vi.waitFor(() => expect(heard).toContain('reader sees it'));
  expect(heard.filter((line) => line === 'reader sees it')).toHaveLength(1);
  expect(heard.filter((line) => line === 'author published')).toHaveLength(1);
  expect(await mine()).toEqual(['pending', 'published']);
});

test('[SG7] with a delay of 0 readers see it at once', async () => {
  const { id: commentId, version } = await waiting();
  const { comment } = await must('comment:approve', { commentId, version, delayMs: 0 });
  expect(comment).not.toHaveProperty('stagedUntil');
  await vi.waitFor(() => expect(heard).toContain('reader sees it'));
});
