/** How many readers follow a thread: a number, told to them and to newcomers, rarely and only when it changed. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NOTICES } from '@komentar/protocol';
import { PRESENCE_EVERY_MS, Presence } from '#server/transport/presence.js';
import { addSite, ask, openGuest, startServer, type TestServer } from './support/test-server.js';

describe('rounds', () => {
  const thread = { site: 'koran', thread: 'id:a', seq: 0, total: 0 };
  let rooms: Map<string, number>;
  let told: [string, number][];
  let presence: Presence;
  beforeEach(() => {
    rooms = new Map();
    told = [];
    presence = new Presence({
      elsewhere: () => 0,
      count: (room) => rooms.get(room) ?? 0,
      tell: (to, { readers }) => void told.push([to, readers]),
    });
  });

  const change = (room: string, by: number) => {
    rooms.set(room, (rooms.get(room) ?? 0) + by);
    presence.moved(room);
  };
  const join = (connection: string, room = 'a') => {
    change(room, 1);
    presence.greet(connection, room, thread);
  };
  const said = () => {
    presence.tellMoved();
    return told.splice(0);
  };

  test('[PR26] a newcomer hears the number at once, the others with the next round', () => {
    join('satu');
    expect(told.splice(0)).toEqual([['satu', 1]]);
    expect(said()).toEqual([]);
    join('dua');
    join('tiga');
    expect(told.splice(0)).toEqual([
      ['dua', 2],
      ['tiga', 3],
    ]);
    expect(said()).toEqual([['a', 3]]);
  });

  test('[PR25] a round tells a room once, and only what is new to it', () => {
    ['satu', 'dua', 'tiga'].forEach((id) => join(id));
    said();
    expect(said()).toEqual([]);
    change('a', -1);
    change('a', 1);
    expect(said()).toEqual([]);
    for (let n = 0; n < 50; n += 1) change('a', 1);
    expect(said()).toEqual([['a', 53]]);
  });

  test('[PR25] a room nobody is in any more is forgotten, and one nobody joined is never told', () => {
    for (let n = 0; n < 1000; n += 1) join('satu', `a${String(n)}`);
    expect(presence.size).toBe(1000);
    for (let n = 0; n < 1000; n += 1) change(`a${String(n)}`, -1);
    expect(presence.size).toBe(0);
    change('alias', 1);
    presence.greet('pergi', 'kosong', thread);
    presence.noted('alias', { seq: 5, total: 5 });
    told = [];
    expect([said(), presence.size]).toEqual([[], 0]);
  });
});

describe('on the running server', () => {
  let server: TestServer;
  let site: string;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    server = await startServer();
    site = await addSite(server);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.remove();
  });

  interface Told {
    readonly thread: string;
    readonly readers: number;
    readonly seq: number;
    readonly total: number;
  }

  /** Collects what a connection is told, and waits for the next number. */
  const listening = (socket: Socket) => {
    const heard: Told[] = [];
    socket.on('presence:changed', (body: Told) => heard.push(body));
    return {
      heard,
      next: (): Promise<Told> => new Promise((resolve) => socket.once('presence:changed', resolve)),
    };
  };
  const round = () => vi.advanceTimersByTime(PRESENCE_EVERY_MS);
  const join = (socket: Socket, more: object = { thread: 'a' }) =>
    ask(socket, 'thread:join', { site, ...more });

  test('[PR25][PR26] followers are told their number when one comes, leaves or is cut off', async () => {
    const sockets = [await server.connect(), await server.connect(), await server.connect()];
    const [first, second, third] = sockets.map((socket) => ({ socket, ...listening(socket) }));
    const greeted = first!.next();
    await join(first!.socket);
    expect(await greeted).toEqual({ site, thread: 'id:a', seq: 0, total: 0, readers: 1 });
    const newcomers = [second!.next(), third!.next()];
    await join(second!.socket);
    await join(third!.socket);
    expect((await Promise.all(newcomers)).map(({ readers }) => readers)).toEqual([2, 3]);
    const all = first!.next();
    round();
    expect((await all).readers).toBe(3);
    const left = first!.next();
    await ask(third!.socket, 'thread:leave', { site, thread: 'a' });
    round();
    expect((await left).readers).toBe(2);
    const gone = server.app.server.getConnections.bind(server.app.server);
    second!.socket.disconnect();
    await expect.poll(() => new Promise((resolve) => gone((_, n) => resolve(n)))).toBe(2);
    const cut = first!.next();
    round();
    expect((await cut).readers).toBe(1);
    expect(first!.heard.map(({ readers }) => readers)).toEqual([1, 3, 2, 1]);
    expect(third!.heard.map(({ readers }) => readers)).toEqual([3, 3]);
  });

  test('[PR25] the notice is as the protocol says, stands where the thread stands, and knows nobody', async () => {
    const token = await openGuest(server, site, 'Sari Rahasia');
    const [follower, other] = [await server.connect(), await server.connect({ token })];
    await join(follower);
    const shown = new Promise((resolve) => follower.once('comment:published', resolve));
    const input = { site, thread: 'a', body: 'Selamat pagi semuanya.', clientId: randomUUID() };
    await server.post('comment:post', input, { authorization: `Bearer ${token}` });
    await shown;
    await join(other);
    const { next } = listening(follower);
    const told = next();
    round();
    const body = await told;
    expect(body).toMatchObject({ readers: 2, seq: 1, total: 1 });
    const { schema } = NOTICES['presence:changed'];
    expect(schema['~standard'].validate(body)).toMatchObject({ value: body });
    expect(JSON.stringify(body)).not.toContain('Rahasia');
  });

  test('[PR16][PR26] a thread’s names are counted together', async () => {
    const token = await openGuest(server, site);
    const url = 'https://koran.example/berita/panjang';
    const input = { site, thread: 'a', url, body: 'Yang pertama.', clientId: randomUUID() };
    await server.post('comment:post', input, { authorization: `Bearer ${token}` });
    const [byId, byUrl] = [await server.connect(), await server.connect()];
    await join(byId);
    const { next } = listening(byUrl);
    const greeted = next();
    await join(byUrl, { url });
    expect(await greeted).toMatchObject({ thread: 'id:a', readers: 2 });
  });
});
