/** Takes a port and gives it back. */
import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server as NetServer } from 'node:net';

/** Where to listen. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** The port cannot be had; the message says what to do. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

const WHY: Readonly<Record<string, (place: Place) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is in use. Stop the other program, or choose another port with KOMENTAR_PORT.`,
  EACCES: ({ port }) =>
    `Port ${port} may not be opened by this user. Choose one above 1023 with KOMENTAR_PORT.`,
  EADDRNOTAVAIL: ({ host }) => `${host} is not an address of this machine. Check KOMENTAR_HOST.`,
  ENOTFOUND: ({ host }) => `${host} is not an address. Check KOMENTAR_HOST.`,
};

const explain = (error: NodeJS.ErrnoException, place: Place): Error => {
  const why = WHY[error.code ?? ''];
  return why ? new PortTaken(why(place), { cause: error }) : error;
};

const listening = (server: NetServer, place: Place, start: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(explain(error, place));
    server.once('error', fail);
    server.once('listening', () => {
      server.off('error', fail);
      resolve();
    });
    start();
  });

/** A port that is taken before the server that will use it exists, because its number must be known. */
export interface Reserved {
  readonly port: number;
  readonly listen: (server: HttpServer) => Promise<void>;
  readonly release: () => void;
}

/**
 * Port 0 is exchanged for a free one at once and kept; any other is only taken when `listen` is
 * called. Both reject with `PortTaken` where it cannot be had.
 */
export const reservePort = async (place: Place): Promise<Reserved> => {
  if (place.port !== 0) {
    return {
      port: place.port,
      listen: (server) => listening(server, place, () => server.listen(place)),
      release: () => undefined,
    };
  }
  const keeper = createServer((socket) => socket.destroy());
  await listening(keeper, place, () => keeper.listen(place));
  return {
    port: (keeper.address() as AddressInfo).port,
    listen: (server) => listening(server, place, () => server.listen(keeper)),
    release: () => keeper.close(),
  };
};

/** Stops accepting connections; resolves when all have ended, those still open after `ms` being cut. */
export const stopListening = (server: HttpServer, ms: number): Promise<void> =>
  new Promise((resolve) => {
    if (!server.listening) return resolve();
    const timer = setTimeout(() => server.closeAllConnections(), ms);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
