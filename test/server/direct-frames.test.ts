/** Broadcasts written straight to connections: in order with everything else, and never for somebody who takes nothing. */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeDirectly } from '#server/transport/direct-frames.js';

let http: HttpServer;
let io: Server;
let cutOff: number;
const clients: Socket[] = [];

beforeEach(async () => {
  cutOff = 0;
  http = createServer();
  io = new Server(http, { perMessageDeflate: false });
  writeDirectly(io, () => void (cutOff += 1));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await io.close();
});

const open = async (transport: 'websocket' | 'polling' = 'websocket'): Promise<Socket> => {
  const { port } = http.address() as AddressInfo;
  const options = { transports: [transport], forceNew: true, reconnection: false };
  const client = connect(`http://127.0.0.1:${port}`, options);
  clients.push(client);
  await new Promise<void>((resolve) => client.once('connect', resolve));
  return client;
};

for (const transport of ['websocket', 'polling'] as const) {
  test(`[PR31] broadcasts and what is sent to one connection arrive in their order, over ${transport}`, async () => {
    const client = await open(transport);
    const heard: unknown[] = [];
    client.onAny((_name, n: number) => heard.push(n));
    const [own] = io.sockets.sockets.values();
    for (let n = 0; n < 300; n += 1) {
      if (n % 3 === 0) own?.emit('own', n, 'x'.repeat(n % 7 === 0 ? 20_000 : 10));
      else io.emit('all', n);
      if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.waitFor(() => expect(heard).toHaveLength(300));
    expect(heard).toEqual(Array.from({ length: 300 }, (_, n) => n));
  });
}

test('[PR32] one who takes nothing is cut off, the others hear everything', async () => {
  const slow = await open();
  const slowId = slow.id ?? '';
  const quick = await open();
  // The slow one's computer no longer takes anything from the line.
  const { transport } = io.sockets.sockets.get(slowId)?.conn ?? {};
  const { _socket: line } = (transport as unknown as { socket: { _socket: TcpSocket } }).socket;
  const gone = new Promise<string>((resolve) => {
    io.sockets.sockets.get(slowId)?.once('disconnect', resolve);
  });
  const engine = slow.io.engine as unknown as { transport: { ws: { pause: () => void } } };
  engine.transport.ws.pause();
  let heard = 0;
  quick.on('all', () => void (heard += 1));
  let most = 0;
  let sent = 0;
  while (cutOff === 0 && sent < 2_000) {
    io.emit('all', 'x'.repeat(50_000));
    sent += 1;
    most = Math.max(most, line.writableLength);
    await vi.waitFor(() => expect(heard).toBe(sent));
  }
  await gone;
  expect(cutOff).toBe(1);
  expect(most).toBeLessThan(1.2 * 1024 * 1024);
  expect(io.sockets.sockets.has(slowId)).toBe(false);
  io.emit('all', 'x');
  await vi.waitFor(() => expect(heard).toBe(sent + 1));
});
