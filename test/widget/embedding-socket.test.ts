/** The browser's own part of the live protocol, against a real Socket.IO server. */
import { readFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import type { LeanSocket } from '#client/lean-socket.js';

const CODE = join(import.meta.dirname, '../../packages/client/dist/lean-socket.js');

const PAGE =
  "<!doctype html><script type=module>import { io } from '/lean.js'; globalThis.io = io;</script>";

let browser: Browser;
let http: HttpServer;
let io: Server;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  http = createServer((request, response) => {
    const isCode = request.url === '/lean.js';
    response
      .writeHead(200, { 'content-type': isCode ? 'text/javascript' : 'text/html' })
      .end(isCode ? readFileSync(CODE) : PAGE);
  });
  io = new Server(http, { path: '/sub/live', serveClient: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${String((http.address() as AddressInfo).port)}/`);
});
afterEach(async () => {
  await page.close();
  await io.close();
});

interface World {
  io: (url: string, options: object) => LeanSocket;
  socket: LeanSocket;
  heard: unknown[][];
}

/** Connects in the page; what it hears is kept as `[name, …]`. */
const connect = (names: readonly string[], space = ''): Promise<void> =>
  page.evaluate(
    ({ names, space }) => {
      const heard: unknown[][] = [];
      const auth = (send: (it: object) => void) => send({ token: 'rahasia' });
      const socket = (globalThis as unknown as World).io(location.origin + space, {
        path: '/sub/live',
        timeout: 500,
        auth,
      });
      for (const name of names)
        socket.on(name, (...args: unknown[]) =>
          heard.push([name, ...args.map((it) => (it instanceof Error ? 'error' : it))]),
        );
      Object.assign(globalThis, { socket, heard });
    },
    { names, space },
  );

const heard = (): Promise<unknown[][]> =>
  page.evaluate(() => (globalThis as unknown as World).heard);

const now = () =>
  page.evaluate(() => {
    const { connected, active } = (globalThis as unknown as World).socket;
    return { connected, active };
  });

const ask = (ms: number): Promise<unknown[]> =>
  page.evaluate(
    (patience) =>
      new Promise<unknown[]>((resolve) => {
        const answer = (lost: unknown, value: unknown) =>
          resolve([lost instanceof Error ? lost.message : lost, value]);
        (globalThis as unknown as World).socket
          .timeout(patience)
          .emit('tanya', { a: 1 }, answer as never);
      }),
    ms,
  );

describe('lean socket', () => {
  it('[CL60] says who it is, hears events, sends them and gets answers', async () => {
    const said: unknown[] = [];
    io.on('connection', (socket) => {
      said.push(socket.handshake.auth);
      socket.on('kata', (...args: unknown[]) => said.push(args));
      socket.on('tanya', (input: unknown, reply: (answer: unknown) => void) =>
        reply({ ok: true, value: input }),
      );
      socket.emit('kabar', { n: 1, teks: 'é "kutip"\n' });
    });
    await connect(['connect', 'kabar']);
    await expect.poll(heard).toEqual([['connect'], ['kabar', { n: 1, teks: 'é "kutip"\n' }]]);
    expect(await ask(5_000)).toEqual([null, { ok: true, value: { a: 1 } }]);
    await page.evaluate(() => (globalThis as unknown as World).socket.emit('kata', 'x', 2));
    await expect.poll(() => said).toEqual([{ token: 'rahasia' }, ['x', 2]]);
    expect(await now()).toEqual({ connected: true, active: true });
  });

  it('[CL60] keeps to its own name space', async () => {
    io.on('connection', (socket) => socket.emit('kabar', 'bukan untukmu'));
    io.of('/meja').on('connection', (socket) => socket.emit('kabar', 'untukmu'));
    await connect(['kabar'], '/meja');
    await expect.poll(heard).toEqual([['kabar', 'untukmu']]);
  });

  it('[CL61] a line that breaks comes back by itself, and questions on it are lost', async () => {
    io.on('connection', (socket) =>
      socket.on('tanya', () => {
        socket.conn.close();
      }),
    );
    await connect(['connect', 'disconnect', 'connect_error']);
    await expect.poll(heard).toEqual([['connect']]);
    expect(await ask(5_000)).toEqual(['transport close', undefined]);
    await expect
      .poll(heard, { timeout: 5_000 })
      .toEqual([['connect'], ['disconnect', 'transport close'], ['connect']]);
  });

  it('[CL61] a question nobody answers is lost after its time', async () => {
    await connect(['connect']);
    await expect.poll(heard).toEqual([['connect']]);
    expect(await ask(50)).toEqual(['no answer', undefined]);
  });

  it("[CL62] the server's own word ends it: a goodbye, or a no at the door", async () => {
    let isWelcome = true;
    io.use((_, next) => next(isWelcome ? undefined : new Error('no')));
    io.on('connection', (socket) => socket.on('kata', () => socket.disconnect(true)));
    await connect(['connect', 'disconnect', 'connect_error']);
    await expect.poll(heard).toEqual([['connect']]);
    await page.evaluate(() => (globalThis as unknown as World).socket.emit('kata'));
    await expect
      .poll(async () => (await heard()).at(-1))
      .toEqual(['disconnect', 'io server disconnect']);
    expect(await now()).toEqual({ connected: false, active: false });
    isWelcome = false;
    await page.evaluate(() => void (globalThis as unknown as World).socket.connect());
    await expect.poll(async () => (await heard()).at(-1)).toEqual(['connect_error', 'error']);
    expect(await now()).toEqual({ connected: false, active: false });
  });

  it('[CL62] ended by the page, it says so and stays away; begun again, it is there', async () => {
    await connect(['connect', 'disconnect']);
    await expect.poll(heard).toEqual([['connect']]);
    await page.evaluate(() => void (globalThis as unknown as World).socket.disconnect());
    expect((await heard()).at(-1)).toEqual(['disconnect', 'io client disconnect']);
    await expect.poll(() => io.engine.clientsCount).toBe(0);
    await page.evaluate(() => void (globalThis as unknown as World).socket.connect());
    await expect.poll(async () => (await heard()).at(-1)).toEqual(['connect']);
  });

  it('[CL63] where no line can be had it tries on, and says each time that it failed', async () => {
    await page.routeWebSocket(/.*/, (line) => line.close());
    await connect(['connect', 'connect_error']);
    await expect.poll(async () => (await heard()).length, { timeout: 8_000 }).toBeGreaterThan(1);
    expect(new Set((await heard()).map(([name]) => name))).toEqual(new Set(['connect_error']));
    expect(await now()).toEqual({ connected: false, active: true });
  });

  it('[CL63] a browser that goes offline knows at once', async () => {
    await connect(['connect', 'disconnect']);
    await expect.poll(heard).toEqual([['connect']]);
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    expect((await heard()).at(-1)).toEqual(['disconnect', 'transport close']);
    await expect.poll(async () => (await heard()).at(-1), { timeout: 5_000 }).toEqual(['connect']);
  });

  it('[CL63] pings are answered, and a server that falls silent is left', async () => {
    io.engine.opts.pingInterval = 200;
    io.engine.opts.pingTimeout = 400;
    let pings = 0;
    io.engine.on(
      'connection',
      (line: { on: (name: string, it: (packet: { type: string }) => void) => void }) =>
        line.on('packet', ({ type }) => (pings += Number(type === 'pong'))),
    );
    await connect(['connect', 'disconnect']);
    await expect.poll(() => pings, { timeout: 5_000 }).toBeGreaterThan(2);
    expect(await heard()).toEqual([['connect']]);
    // Silent from here on: what it should have said is held back.
    io.engine.removeAllListeners();
    for (const socket of io.sockets.sockets.values())
      Object.assign(socket.conn, { sendPacket: () => undefined });
    await expect
      .poll(async () => (await heard())[1], { timeout: 5_000 })
      .toEqual(['disconnect', 'ping timeout']);
  });
});
