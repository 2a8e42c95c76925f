/** Decides who may open a live connection, before anything is spent on it. */
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions, Socket } from 'socket.io';
import type { Occasion } from '../identity/calling.js';
import { Refusal } from '../use-case.js';
import { judge, type Judging } from './failure.js';
import { ConnectionCaps, type Caps } from './connection-caps.js';
import {
  TOKEN_UNITS,
  askingPage,
  callingOf,
  sessionOf,
  type Credentials,
  type Door,
} from './door.js';

type AllowRequest = NonNullable<ServerOptions['allowRequest']>;

/**
 * The check of every handshake: the asking page must be one of a site's or the server's own, and
 * there must be room. Socket.IO's `cors` alone would let a WebSocket from any page in.
 */
export const allowRequest =
  (door: Door, caps: ConnectionCaps): AllowRequest =>
  (request, decide) => {
    const check = async (): Promise<string | null> => {
      const page = askingPage(request.headers);
      if (page !== undefined && !(await door.isKnown(page))) return door.turnAway(page).code;
      return caps.hasRoom(door.addressHash(request)) ? null : 'rate-limited';
    };
    check().then(
      (no) => decide(no, no === null),
      () => decide('unavailable', false),
    );
  };

interface RawConnection {
  readonly request: IncomingMessage;
  readonly once: (event: 'close', listener: () => void) => void;
}

/** Counts connections of this server as they come and go. */
export const countConnections = (io: Server, door: Door, caps: Caps): ConnectionCaps => {
  const counted = new ConnectionCaps(caps);
  io.engine.on('connection', (connection: RawConnection) => {
    connection.once('close', counted.enter(door.addressHash(connection.request)));
  });
  return counted;
};

/** The token a client sends in its handshake; anything but a string of sane length is refused. */
const tokenOf = ({ handshake }: Socket): string | undefined => {
  const token: unknown = handshake.auth['token'];
  if (token === undefined || token === null) return undefined;
  if (typeof token !== 'string' || token.length > TOKEN_UNITS) throw new Refusal('session-expired');
  return token;
};

/** What a reader's connection shows: a token or nothing. Cookies are not looked at. */
export const readerCredentials = (socket: Socket): Credentials => {
  const bearer = tokenOf(socket);
  return bearer === undefined ? {} : { bearer };
};

/**
 * What a connection to the desk shows: a token, or the cookie where the asking page is the
 * server's own. A page of the same registered domain would send the cookie, too.
 */
export const deskCredentials = (socket: Socket, door: Door): Credentials => {
  const bearer = tokenOf(socket);
  if (bearer !== undefined) return { bearer };
  const page = askingPage(socket.request.headers);
  if (page !== undefined && !door.isOwn(page)) throw new Refusal('origin-not-allowed');
  const session = sessionOf(socket.request.headers, door.cookieName);
  return session === undefined ? {} : { session };
};

/** Identifies a connection anew: sessions end while connections last. */
export const identifySocket = (
  socket: Socket,
  credentials: Credentials,
  { door, occasion }: { readonly door: Door; readonly occasion: Occasion },
) => door.identify(credentials, callingOf(socket.request, door), occasion);

/** The error a client gets in `connect_error`: the code as message, the whole failure as `data`. */
export const connectError = (error: unknown, judging: Judging): Error => {
  const { failure } = judge(error, judging);
  return Object.assign(new Error(failure.code), { data: failure });
};
