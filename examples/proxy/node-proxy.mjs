#!/usr/bin/env node
/**
 * Passes /komentar/* of a newspaper's own server on to a Komentar server, live connections included.
 * Import `createProxy` into your server, or run this file to try it: node node-proxy.mjs
 */
import { createServer, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { fileURLToPath } from 'node:url';

/** Headers that belong to one connection and must not be passed on (RFC 9110, 7.6.1). */
const OF_ONE_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const endToEnd = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE_CONNECTION.has(name)));

/** Who asks: the reader's address goes in front of the chain, so that limits count readers. */
const forwarded = ({ headers, socket }) => ({
  'x-forwarded-for': [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', '),
  'x-forwarded-proto': socket.encrypted ? 'https' : 'http',
  'x-forwarded-host': headers.host ?? '',
});

/**
 * Handlers for a server's `request` and `upgrade`; each answers false where the path is not below `prefix`.
 * Start Komentar with KOMENTAR_TRUST_PROXY=loopback (or this server's address).
 */
export const createProxy = ({ prefix = '/komentar', upstream = 'http://localhost:3100' } = {}) => {
  const { protocol, hostname, port } = new URL(upstream);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  const onward = (incoming, extra = {}) =>
    send({
      hostname,
      port,
      method: incoming.method,
      path: incoming.url.slice(prefix.length) || '/',
      headers: { ...endToEnd(incoming.headers), ...forwarded(incoming), ...extra },
    });
  const isOurs = ({ url }) => url.startsWith(`${prefix}/`);

  return {
    request(incoming, answer) {
      if (!isOurs(incoming)) return false;
      const out = onward(incoming);
      out.on('response', (response) => {
        answer.writeHead(response.statusCode, endToEnd(response.headers));
        response.pipe(answer);
      });
      out.on('error', () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
      answer.on('close', () => out.destroy());
      incoming.pipe(out);
      return true;
    },

    upgrade(incoming, socket, head) {
      if (!isOurs(incoming)) return false;
      const out = onward(incoming, { connection: 'Upgrade', upgrade: incoming.headers.upgrade });
      out.on('upgrade', (response, far, first) => {
        const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
        // The first frame may have come in one piece with the answer.
        if (first.length > 0) far.unshift(first);
        if (head.length > 0) socket.unshift(head);
        far.pipe(socket).pipe(far);
        far.on('close', () => socket.destroy()).on('error', () => socket.destroy());
        socket.on('close', () => far.destroy()).on('error', () => far.destroy());
      });
      out.on('response', () => socket.destroy());
      out.on('error', () => socket.destroy());
      out.end();
      return true;
    },
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const upstream = process.env.KOMENTAR_URL ?? 'http://localhost:3100';
  const port = Number(process.env.PORT ?? 3200);
  const proxy = createProxy({ upstream });
  const server = createServer((incoming, answer) => {
    if (proxy.request(incoming, answer)) return;
    answer.writeHead(404, { 'content-type': 'text/plain' }).end('Only /komentar/ is passed on.\n');
  });
  server.on('upgrade', (incoming, socket, head) => {
    if (!proxy.upgrade(incoming, socket, head)) socket.destroy();
  });
  server.listen(port, () => console.log(`http://localhost:${port}/komentar/ -> ${upstream}/`));
}
