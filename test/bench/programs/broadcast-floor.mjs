// The floor of the fan-out: a bare Socket.IO server that broadcasts one payload to one room at each POST.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const ROOM = 'readers';

/** @param {unknown} payload */
const serve = (payload) => {
  const http = createServer((_request, response) => {
    io.to(ROOM).emit('comment:published', payload);
    response.end('{"ok":true}');
  });
  const io = new Server(http, {
    path: '/v1/live',
    addTrailingSlash: false,
    serveClient: false,
    perMessageDeflate: false,
  });
  io.on('connection', (socket) => {
    socket.on('thread:join', (_input, answer) => {
      void socket.join(ROOM);
      answer({ ok: true });
    });
  });
  http.listen(0, '127.0.0.1', () => {
    const address = http.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : undefined });
  });
};

/** What this process took so far: processor seconds, and bytes of memory now. */
const usage = () => {
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, bytes: process.memoryUsage.rss() };
};

process.on('message', (/** @type {{ payload?: unknown }} */ { payload }) => {
  if (payload === undefined) process.send?.(usage());
  else serve(payload);
});
process.on('disconnect', () => process.exit());
