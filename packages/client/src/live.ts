/** The live connection: one per server, shared by every section of the page that follows a thread there. */
import { LIVE_PATH } from '@komentar/protocol';
import type { Answer, JoinView, NoticeBody } from '@komentar/protocol';
import { io, type Socket } from 'socket.io-client';
import type { ThreadRef } from './read.js';
import type { ThreadNotice } from './thread-model.js';

export { reduceChanges } from './thread-changes.js';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** What a follower wants to hear, and the one thing it is asked. */
export interface FollowHandlers {
  /** The last change it knows; asked before every join. */
  readonly since: () => number;
  readonly notice: (notice: ThreadNotice) => void;
  readonly decided: (decided: NoticeBody<'comment:decided'>) => void;
  /** What was missed since `since`, or a fresh page. */
  readonly joined: (join: JoinView) => void;
  readonly state: (state: LiveState) => void;
}

export interface FollowOptions {
  readonly server: string;
  /** `key` is the server's own name of the thread, by which notices are told apart. */
  readonly ref: ThreadRef & { readonly key: string };
  readonly token: string | undefined;
  readonly handlers: FollowHandlers;
}

/** A thread being followed. */
export interface Follow {
  /** Asks for what was missed; asked again while an answer is on its way, it asks once more after it. */
  readonly catchUp: () => void;
  /** Connects anew in the name of somebody else; the same token changes nothing. */
  readonly setToken: (token: string | undefined) => void;
  /** Stops; the last follower of a server takes the connection down with it. */
  readonly release: () => void;
}

/** How long an answer to a join may take before the join counts as lost. */
const JOIN_TIMEOUT_MS = 10_000;

/**
 * How long a connection may take to open. One that is cut in the middle of its handshake is not
 * reported by the library, so this is also how long it goes unnoticed (20 s by default).
 */
const OPEN_TIMEOUT_MS = 5_000;

/** When a join that was refused or lost is tried again. */
const REJOIN_MS = 5_000;

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

const NOTICES = [
  'comment:published',
  'comment:changed',
  'comment:gone',
  'thread:changed',
] as const satisfies readonly ThreadNotice['name'][];

/**
 * A connection of its own to a server. Socket.IO takes the origin and the path apart, so that a
 * server below a sub-path is reached too.
 */
export const connectTo = (
  server: string,
  token: () => string | undefined,
  namespace = '',
): Socket => {
  const { origin, pathname } = new URL(server);
  return io(origin + namespace, {
    path: `${pathname.replace(/\/$/, '')}${LIVE_PATH}`,
    transports: ['websocket', 'polling'],
    // Where a proxy stops WebSockets, polling is tried instead of giving up.
    tryAllTransports: true,
    timeout: OPEN_TIMEOUT_MS,
    forceNew: true,
    auth: (send: (auth: object) => void) => {
      const value = token();
      send(value === undefined ? {} : { token: value });
    },
  });
};

/** One follower's joins: never two on their way at once. */
class Membership {
  #socket: Socket;
  #options: FollowOptions;
  #asking = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket, options: FollowOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  get handlers(): FollowHandlers {
    return this.#options.handlers;
  }

  get #name(): ThreadRef {
    const { site, thread, url } = this.#options.ref;
    return thread === undefined ? { site, url } : { site, thread };
  }

  follows(site: string, key: string): boolean {
    return this.#options.ref.site === site && this.#options.ref.key === key;
  }

  /** Joins, or catches up where it has joined. */
  join(): void {
    if (this.#asking) this.#again = true;
    else if (this.#socket.connected) this.#ask();
  }

  #ask(): void {
    this.#asking = true;
    const input = { ...this.#name, since: Math.max(0, this.handlers.since()) };
    this.#socket
      .timeout(JOIN_TIMEOUT_MS)
      .emit('thread:join', input, (lost: unknown, answer?: Answer<JoinView>) =>
        this.#answered(lost, answer),
      );
  }

  #answered(lost: unknown, answer: Answer<JoinView> | undefined): void {
    this.#asking = false;
    if (this.#timer === undefined && (lost || !answer?.ok)) this.#later(answer);
    const isWanted = this.#again;
    this.#again = false;
    if (!lost && answer?.ok) this.handlers.joined(answer.value);
    if (isWanted) this.join();
  }

  #later(answer: Answer<JoinView> | undefined): void {
    const waitMs = answer?.ok === false ? answer.error.retryAfterMs : undefined;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.join();
    }, waitMs ?? REJOIN_MS);
  }

  /** @param isLast whether nobody else on this connection follows the thread */
  end(isLast: boolean): void {
    clearTimeout(this.#timer);
    if (isLast && this.#socket.connected) this.#socket.emit('thread:leave', this.#name);
  }
}

/** The connection to one server with everybody who follows something over it. */
class Connection {
  readonly #socket: Socket;
  readonly #members = new Set<Membership>();
  #token: string | undefined;
  #wasLive = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(server: string, token: string | undefined) {
    this.#token = token;
    this.#socket = connectTo(server, () => this.#token);
    this.#socket.on('connect', this.#handleConnect);
    this.#socket.on('disconnect', this.#handleDisconnect);
    this.#socket.on('connect_error', this.#handleConnectError);
    for (const name of NOTICES) {
      this.#socket.on(name, (body: ThreadNotice['body']) =>
        this.#handleNotice({ name, body } as ThreadNotice),
      );
    }
    this.#socket.on('comment:decided', (body: NoticeBody<'comment:decided'>) => {
      for (const member of this.#members) {
        if (member.follows(body.site, body.thread)) member.handlers.decided(body);
      }
    });
    // An open connection would keep the page out of the back/forward cache.
    addEventListener('pagehide', this.#handlePageHide);
    addEventListener('pageshow', this.#handlePageShow);
  }

  get isIdle(): boolean {
    return this.#members.size === 0;
  }

  get #state(): LiveState {
    if (this.#socket.connected) return 'live';
    return this.#wasLive ? 'reconnecting' : 'connecting';
  }

  #tellState(): void {
    for (const member of this.#members) member.handlers.state(this.#state);
  }

  #handleConnect = (): void => {
    this.#wasLive = true;
    this.#tellState();
    for (const member of this.#members) member.join();
  };

  #handleDisconnect = (reason: string): void => {
    this.#tellState();
    clearTimeout(this.#timer);
    this.#timer = comeBack(this.#socket, reason);
  };

  /** While `active` Socket.IO goes on trying; otherwise the server has said no, perhaps to an old token. */
  #handleConnectError = (): void => {
    if (this.#socket.active || this.#token === undefined) return;
    this.#token = undefined;
    this.#socket.connect();
  };

  #handleNotice = (notice: ThreadNotice): void => {
    for (const member of this.#members) {
      if (member.follows(notice.body.site, notice.body.thread)) member.handlers.notice(notice);
    }
  };

  #handlePageHide = (): void => {
    this.#socket.disconnect();
  };

  #handlePageShow = (): void => {
    this.#socket.connect();
  };

  add(options: FollowOptions): Membership {
    const member = new Membership(this.#socket, options);
    this.#members.add(member);
    this.setToken(options.token);
    options.handlers.state(this.#state);
    member.join();
    return member;
  }

  remove(member: Membership, { site, key }: FollowOptions['ref']): void {
    this.#members.delete(member);
    member.end(![...this.#members].some((other) => other.follows(site, key)));
  }

  setToken(token: string | undefined): void {
    if (token === undefined || token === this.#token) return;
    this.#token = token;
    this.#socket.disconnect().connect();
  }

  close(): void {
    clearTimeout(this.#timer);
    removeEventListener('pagehide', this.#handlePageHide);
    removeEventListener('pageshow', this.#handlePageShow);
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }
}

const connections = new Map<string, Connection>();

/**
 * Follows a thread live. Joins at once and again after every reconnection, each time with the last
 * change the follower knows.
 */
export const follow = (options: FollowOptions): Follow => {
  const { server, ref } = options;
  const connection = connections.get(server) ?? new Connection(server, options.token);
  connections.set(server, connection);
  const member = connection.add(options);
  return {
    catchUp: () => member.join(),
    setToken: (token) => connection.setToken(token),
    release: () => {
      connection.remove(member, ref);
      if (!connection.isIdle) return;
      connection.close();
      connections.delete(server);
    },
  };
};
