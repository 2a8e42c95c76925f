/** The live connection against a real Socket.IO server. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, type Follow, type FollowHandlers } from '@komentar/client/live';
import type { JoinView } from '@komentar/protocol';

const thread = { id: 'u', key: 'id:a', total: 0, seq: 4, state: 'open' } as const;
const JOINED: JoinView = { thread, changes: [] };

type Ack = (answer: unknown) => void;

let page: EventTarget;
let io: Server;
let url: string;
/** What clients asked, in order. */
let asked: [string, unknown][];
/** Tokens the connections were made with. */
let tokens: unknown[];
let open: Follow[];
/** What was asked over HTTP. */
let polled: [string | undefined, unknown][];

const serverSide = (socket: Socket): void => {
  tokens.push(socket.handshake.auth['token']);
  socket.on('thread:join', (input: { thread: string }, ack: Ack) => {
    asked.push(['join', input]);
    void socket.join(input.thread);
    ack({ ok: true, value: JOINED });
  });
  socket.on('thread:leave', (input: { thread: string }) => {
    asked.push(['leave', input]);
  });
};

beforeEach(async () => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  polled = [];
  const http = createServer((request, response) => {
    const told: Buffer[] = [];
    request.on('data', (part: Buffer) => told.push(part));
    request.on('end', () => {
      polled.push([request.url, JSON.parse(Buffer.concat(told).toString())]);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, value: JOINED }));
    });
  });
  io = new Server(http, { path: '/komentar/v1/live' });
  io.on('connection', serverSide);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}/komentar`;
  asked = [];
  tokens = [];
  open = [];
});
afterEach(async () => {
  open.forEach((it) => it.release());
  await io.close();
  vi.unstubAllGlobals();
});

/** Follows thread `name`; what is heard ends up in the returned list. */
const following = (name: string, { token, since = 4 }: { token?: string; since?: number } = {}) => {
  const heard: unknown[] = [];
  const handlers: FollowHandlers = {
    since: () => since,
    notice: ({ name: notice, body }) => heard.push([notice, body.seq]),
    decided: ({ commentId }) => heard.push(['decided', commentId]),
    joined: (join) => heard.push(['joined', join.thread.seq]),
    state: (state) => heard.push(state),
    presence: (readers) => heard.push(['readers', readers]),
  };
  const it = follow({
    server: url,
    ref: { site: 'koran', thread: name, key: `id:${name}` },
    token,
    handlers,
  });
  open.push(it);
  return { heard, it };
};

const until = (condition: () => boolean) =>
  vi.waitUntil(condition, { timeout: 10_000, interval: 5 });
const has = (heard: readonly unknown[], n: number) =>
  until(() => heard.filter((each) => Array.isArray(each) && each[0] === 'joined').length >= n);
const gone = (name: string, seq: number) =>
  io.to(name).emit('comment:gone', {
    site: 'koran',
    thread: `id:${name}`,
    seq,
    total: 0,
    commentId: 'x',
    rootId: 'x',
  });

describe('live connection', () => {
  it('[CL40] joins with the last change it knows, hears notices, and says when it is live', async () => {
    const { heard } = following('a');
    await has(heard, 1);
    gone('a', 5);
    await until(() => heard.length === 4);
    expect(heard).toEqual(['connecting', 'live', ['joined', 4], ['comment:gone', 5]]);
    expect(asked).toEqual([['join', { site: 'koran', thread: 'a', since: 4 }]]);
  });

  it('[CL41] everybody on a page shares one connection and hears of his own thread only', async () => {
    const a = following('a');
    const b = following('b');
    await Promise.all([has(a.heard, 1), has(b.heard, 1)]);
    gone('a', 5);
    gone('b', 9);
    await until(() => a.heard.length === 4 && b.heard.length === 4);
    expect([a.heard.at(-1), b.heard.at(-1)]).toEqual([
      ['comment:gone', 5],
      ['comment:gone', 9],
    ]);
    expect(io.engine.clientsCount).toBe(1);
    a.it.release();
    await until(() => asked.some(([name]) => name === 'leave'));
    expect(asked.at(-1)).toEqual(['leave', { site: 'koran', thread: 'a' }]);
    b.it.release();
    await until(() => io.engine.clientsCount === 0);
  });

  it('[CL84] takes notices that travel together one by one, in their order', async () => {
    const { heard } = following('a');
    await has(heard, 1);
    const body = (seq: number) => ({ site: 'koran', thread: 'id:a', seq, total: 0 });
    const together = { from: 4, view: { ...thread, seq: 5 }, changes: [] };
    io.to('a').emit('notices:gathered', {
      ...body(6),
      notices: [
        { name: 'comments:changed', body: { ...body(5), ...together } },
        { name: 'comment:gone', body: { ...body(6), commentId: 'x', rootId: 'x' } },
      ],
    });
    await until(() => heard.length === 5);
    expect(heard.slice(3)).toEqual([
      ['joined', 5],
      ['comment:gone', 6],
    ]);
  });

  it('[CL42] after a broken line it joins again, with what it knows then', async () => {
    const { heard } = following('a');
    await has(heard, 1);
    for (const socket of io.sockets.sockets.values()) socket.conn.close();
    await has(heard, 2);
    expect(heard.filter((each) => typeof each === 'string')).toEqual([
      'connecting',
      'live',
      'reconnecting',
      'live',
    ]);
    expect(asked.length).toBe(2);
  });

  it('[CL42] a server that closes the connection is called again', async () => {
    const { heard } = following('a');
    await has(heard, 1);
    io.disconnectSockets(true);
    await has(heard, 2);
  });

  it('[CL43] asked while it asks, it asks once more afterwards, never twice at once', async () => {
    const { heard, it: follower } = following('a');
    await has(heard, 1);
    follower.catchUp();
    follower.catchUp();
    follower.catchUp();
    await has(heard, 3);
    expect(asked.length).toBe(3);
  });

  it('[CL44] a new token is a new connection in its name; the same one changes nothing', async () => {
    const { heard, it: follower } = following('a');
    await has(heard, 1);
    follower.setToken('saya');
    await has(heard, 2);
    follower.setToken('saya');
    expect(tokens).toEqual([undefined, 'saya']);
    const joining = following('b');
    await has(joining.heard, 1);
    expect(tokens.length).toBe(2);
    const [socket] = io.sockets.sockets.values();
    socket?.emit('comment:decided', {
      site: 'koran',
      thread: 'id:a',
      commentId: 'k',
      status: 'published',
      version: 2,
    });
    await until(() => heard.some((each) => Array.isArray(each) && each[0] === 'decided'));
  });

  it('[CL44 E-63] who signs out is nobody to the connection', async () => {
    const { heard, it: follower } = following('a', { token: 'saya' });
    await has(heard, 1);
    follower.setToken(undefined);
    await has(heard, 2);
    expect(tokens).toEqual(['saya', undefined]);
  });

  it('[CL44] a token that is refused is dropped: reading goes on without it', async () => {
    io.use((socket, next) => {
      next(socket.handshake.auth['token'] === 'basi' ? new Error('session-expired') : undefined);
    });
    const { heard } = following('a', { token: 'basi' });
    await has(heard, 1);
    expect(tokens).toEqual([undefined]);
  });

  it('[CL45 E-56] leaving the page ends the connection, coming back opens it and catches up', async () => {
    const { heard } = following('a');
    await has(heard, 1);
    page.dispatchEvent(new Event('pagehide'));
    await until(() => io.engine.clientsCount === 0);
    page.dispatchEvent(new Event('pageshow'));
    await has(heard, 2);
    expect(asked.at(-1)).toEqual(['join', { site: 'koran', thread: 'a', since: 4 }]);
  });

  it('[CL46] where WebSockets are stopped it asks over HTTP, and says it is live once that is answered', async () => {
    io.engine.opts.transports = ['polling'];
    const { heard, it: follower } = following('a');
    await has(heard, 1);
    await until(() => heard.includes('live'));
    expect(polled).toEqual([
      ['/komentar/v1/thread:join', { site: 'koran', thread: 'a', since: 4 }],
    ]);
    follower.catchUp();
    await has(heard, 2);
    expect(asked).toEqual([]);
  });

  it('[CL46] as soon as there is a connection it takes the place of asking', async () => {
    io.engine.opts.transports = ['polling'];
    const { heard } = following('a');
    await has(heard, 1);
    io.engine.opts.transports = ['websocket'];
    await until(() => asked.length === 1);
    await has(heard, 2);
    expect(heard.filter((each) => typeof each === 'string').at(-1)).toBe('live');
  });

  it('[CL47] one who follows again within a second finds the connection of the one before', async () => {
    const before = following('a');
    await has(before.heard, 1);
    before.it.release();
    const after = following('b');
    await has(after.heard, 1);
    expect(after.heard[0]).toBe('live');
    expect(tokens.length).toBe(1);
  });

  it('[CL48] hears how many read along', async () => {
    const { heard } = following('a');
    await has(heard, 1);
    io.to('a').emit('presence:changed', {
      site: 'koran',
      thread: 'id:b',
      seq: 4,
      total: 0,
      readers: 9,
    });
    io.to('a').emit('presence:changed', {
      site: 'koran',
      thread: 'id:a',
      seq: 4,
      total: 0,
      readers: 3,
    });
    await until(() => heard.length === 4);
    expect(heard.at(-1)).toEqual(['readers', 3]);
  });

  describe('while nobody looks', () => {
    const look = (visibilityState: 'hidden' | 'visible') => {
      vi.stubGlobal('document', { visibilityState });
      page.dispatchEvent(new Event('visibilitychange'));
    };
    afterEach(() => void vi.useRealTimers());

    it('[CL49] for a minute, the connection is given up; looking again catches up', async () => {
      const { heard } = following('a');
      await has(heard, 1);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      look('hidden');
      vi.advanceTimersByTime(59_999);
      expect(io.engine.clientsCount).toBe(1);
      vi.advanceTimersByTime(1);
      vi.useRealTimers();
      await until(() => io.engine.clientsCount === 0);
      look('visible');
      await has(heard, 2);
      // What nobody sees is not said: for the reader it has been live all the time.
      expect(heard.filter((each) => typeof each === 'string')).toEqual([
        'connecting',
        'live',
        'live',
      ]);
    });

    it('[CL49] for less, it stays', async () => {
      const { heard } = following('a');
      await has(heard, 1);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      look('hidden');
      vi.advanceTimersByTime(59_999);
      look('visible');
      vi.advanceTimersByTime(600_000);
      expect(io.engine.clientsCount).toBe(1);
    });
  });
});
