/** A newspaper's own web server: serves pages with any headers and passes `/komentar/*` on to a Komentar server. */
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

interface Page {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HostPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const PREFIX = '/komentar';

const onward = (upstream: URL, req: IncomingMessage) => ({
  host: upstream.hostname,
  port: upstream.port,
  method: req.method,
  path: (req.url ?? '/').slice(PREFIX.length) || '/',
  headers: req.headers,
});

const passUpgrade = (upstream: URL, req: IncomingMessage, socket: Duplex): void => {
  const out = request(onward(upstream, req));
  out.on('upgrade', (answer, far) => {
    const head = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${head.join('\r\n')}\r\n\r\n`);
    far.pipe(socket).pipe(far);
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
  });
  out.on('error', () => socket.destroy());
  out.end();
};

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    });
  });

/** Serves `pages` by path; everything under `/komentar/` goes to `upstream`, sockets included. */
export const startHostPage = async (
  upstream: () => string,
  pages: Readonly<Record<string, Page>>,
): Promise<HostPage> => {
  const server = createServer((req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    const page = pages[path];
    if (page) {
      res
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
        .end(page.html);
      return;
    }
    if (!path.startsWith(`${PREFIX}/`)) {
      res.writeHead(404).end();
      return;
    }
    const out = request(onward(new URL(upstream()), req), (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    out.on('error', () => res.writeHead(502).end());
    req.pipe(out);
  });
  server.on('upgrade', (req, socket) => {
    passUpgrade(new URL(upstream()), req, socket);
  });
  const url = await listening(server);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
