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
  /** The live connections over which a reader follows a thread now; destroy one to cut its reader off. */
  readonly connections: ReadonlySet<Duplex>;
  /** Resolves when at least `n` readers follow. */
  readonly connected: (n: number) => Promise<void>;
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

/** Opened, let in, and the answer to the first join: then a reader follows. */
const JOINED_AFTER = 3;

/** Keeps count of the open live connections. */
class Connections {
  readonly open = new Set<Duplex>();
  #waiting: { readonly n: number; readonly resolve: () => void }[] = [];

  add(socket: Duplex): void {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    for (const { n, resolve } of this.#waiting) if (this.open.size >= n) resolve();
    this.#waiting = this.#waiting.filter(({ n }) => this.open.size < n);
  }

  reach(n: number): Promise<void> {
    if (this.open.size >= n) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ n, resolve }));
  }
}

const passUpgrade = (
  upstream: URL,
  req: IncomingMessage,
  { socket, connections }: { socket: Duplex; connections: Connections },
): void => {
  const out = request(onward(upstream, req));
  out.on('upgrade', (answer, far, first) => {
    const head = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${head.join('\r\n')}\r\n\r\n`);
    // The first frame may have come in one piece with the answer.
    if (first.length > 0) far.unshift(first);
    far.pipe(socket).pipe(far);
    far.on('close', () => socket.destroy()).on('error', () => socket.destroy());
    socket.on('close', () => far.destroy()).on('error', () => far.destroy());
    let chunks = 0;
    far.on('data', () => {
      chunks += 1;
      if (chunks === JOINED_AFTER) connections.add(socket);
    });
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

export interface HostOptions {
  /** Lets no live connection through but WebSockets, so that every one of them is in `connections`. */
  readonly webSocketsOnly?: boolean;
}

/** Serves `pages` by path; everything under `/komentar/` goes to `upstream`, sockets included. */
export const startHostPage = async (
  upstream: () => string,
  pages: Readonly<Record<string, Page>>,
  { webSocketsOnly = false }: HostOptions = {},
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
    const isRefused = webSocketsOnly && (req.url ?? '').includes('transport=polling');
    if (isRefused || !path.startsWith(`${PREFIX}/`)) {
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
  const connections = new Connections();
  server.on('upgrade', (req, socket) => {
    passUpgrade(new URL(upstream()), req, { socket, connections });
  });
  const url = await listening(server);
  return {
    url,
    connections: connections.open,
    connected: (n) => connections.reach(n),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
