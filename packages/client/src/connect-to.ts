/** Opens a live connection to a server, and opens it again where the library would leave it at that. */
import { LIVE_PATH } from '@komentar/protocol';
import { io, type Socket } from 'socket.io-client';

/** A connection of the library's, or of what stands in for it in browsers. */
export type { Socket };

/**
 * How long a connection may take to open. One that is cut in the middle of its handshake is not
 * reported by the library, so this is also how long it goes unnoticed (20 s by default).
 */
const OPEN_TIMEOUT_MS = 5_000;

/** When a connection that the server closed is opened again, up to twice this: not everybody at once. */
const BACK_AFTER_MS = 1_000;

/**
 * Opens a connection again where Socket.IO would not: it leaves it at that when the server closed
 * it, and a restart does just that. The timer is the caller's to clear.
 */
export const comeBack = (
  socket: Socket,
  reason: string,
): ReturnType<typeof setTimeout> | undefined =>
  reason === 'io server disconnect'
    ? setTimeout(() => socket.connect(), BACK_AFTER_MS * (1 + Math.random()))
    : undefined;

export interface ConnectOptions {
  readonly server: string;
  /** Asked for at every attempt. */
  readonly token?: () => string | undefined;
  readonly namespace?: string;
  /** What is tried, in this order, where a proxy stops the first. */
  readonly transports: readonly ('polling' | 'websocket')[];
}

/**
 * A connection of its own to a server. Socket.IO takes the origin and the path apart, so that a
 * server below a sub-path is reached too.
 */
export const connectTo = ({
  server,
  token,
  namespace = '',
  transports,
}: ConnectOptions): Socket => {
  const { origin, pathname } = new URL(server);
  return io(origin + namespace, {
    path: `${pathname.replace(/\/$/, '')}${LIVE_PATH}`,
    transports: [...transports],
    tryAllTransports: true,
    timeout: OPEN_TIMEOUT_MS,
    forceNew: true,
    auth: (send: (auth: object) => void) => {
      const value = token?.();
      send(value === undefined ? {} : { token: value });
    },
  });
};
