/** The live connection: every command of an audience over Socket.IO, and the rooms notices go to. */
import type { Server as HttpServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Server, type Namespace, type Socket } from 'socket.io';
import { partsOf, type ChangeShift } from '@komentar/domain';
import {
  COMMANDS,
  DESK_NAMESPACE,
  LIVE_PATH,
  type Answer,
  type Audience,
  type CommandName,
} from '@komentar/protocol';
import { Refusal, isReader, type Caller } from '../use-case.js';
import { ConnectionCaps, type Caps } from './connection-caps.js';
import type { Credentials, Door } from './door.js';
import type { Execute } from './execute.js';
import { failureOf, judge, type Judging } from './failure.js';
import { writeDirectly } from './direct-frames.js';
import { FollowedThreads } from './followed-threads.js';
import { AROUND, type ReaderConnection } from './live-reader.js';
import { FRAME_BYTES, isTooLarge } from './message-size.js';
import { PRESENCE_EVERY_MS, Presence } from './presence.js';
import { SHIFT_EVERY_MS, ShiftDesk, shiftInMemory } from './shift-desk.js';
import { WHOLE_DESK, authorRoom, deskRoom, memberRoom, sessionRoom } from './rooms.js';
import {
  allowRequest,
  connectError,
  countConnections,
  deskCredentials,
  identifySocket,
  readerCredentials,
} from './socket-door.js';

export interface LiveNeeds extends Judging {
  readonly door: Door;
  readonly execute: Execute;
  readonly caps: Caps;
  /** Hears of every connection that was given up because it takes nothing any more. */
  readonly cutOff: () => void;
  /** Events one connection may send in ten seconds before it is closed; absent: any number. */
  readonly eventsPerTenSeconds?: number;
  /** Absent: the shift is kept in this process. */
  readonly changeShift?: ChangeShift;
  /** Absent: there are no other nodes. */
  readonly elsewhere?: (room: string) => number;
}

/** The live side of the server. */
export interface Live {
  readonly io: Server;
  readonly presence: Presence;
  readonly shifts: ShiftDesk;
  /** Open connections by namespace. */
  readonly counts: () => Readonly<Record<string, number>>;
  /** Closes connections of the desk whose session has ended. */
  readonly checkDesk: () => Promise<void>;
  /** Closes the desk's connections; their pages come back and read again what they show. */
  readonly returnDesk: () => void;
  /** Closes every connection in a way that makes clients come back, not all at once; resolves when none is open. */
  readonly close: () => Promise<void>;
}

/** What the connections of both namespaces are given. */
interface Listening extends LiveNeeds {
  readonly presence: Presence;
}

const PING_MS = 25_000;
const PONG_MS = 20_000;
/** A connection that names no namespace within this time is closed. */
const CONNECT_MS = 10_000;
const BUCKET_MS = 10_000;
/** Connections that cannot take their last answers within this time are cut. */
const FLUSH_MS = 1_000;
/** Readers are sent away in at most so many slices, each of at least so many, with so long in between. */
const SLICES = 40;
const LEAST_SLICE = 50;
const SLICE_MS = 50;

/** What is remembered with a connection. */
interface Remembered {
  credentials: Credentials;
  /** The room of the reader whose connection it is. */
  author?: string;
  /** The room of the desk session it was opened with, and what the session is known by. */
  session?: { readonly room: string; readonly hash: string };
}
const remember = (socket: Socket): Remembered => socket.data as Remembered;

const commandsOf = (audience: Audience): readonly CommandName[] =>
  (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].audience === audience);

type Ack = (answer: Answer<unknown>) => void;

/** The input and the way to answer; a client may leave out either, or send something else in its place. */
const read = (args: readonly unknown[]): { readonly input: unknown; readonly ack: Ack } => {
  const last = args.at(-1);
  const ack = typeof last === 'function' ? (last as Ack) : () => undefined;
  return { input: typeof args[0] === 'function' ? undefined : args[0], ack };
};

/** From the answer to `session:open` on the connection is that reader's. */
const adoptOn =
  (socket: Socket, door: Door) =>
  async (bearer: string): Promise<void> => {
    // Where this fails the reader still gets the token and connects with it.
    const caller = await identifySocket(socket, { bearer }, { door, occasion: 'look' }).catch(
      () => undefined,
    );
    if (caller === undefined || !isReader(caller)) return;
    const { author } = remember(socket);
    const mine = authorRoom(caller.authorId);
    if (author !== undefined && author !== mine) await socket.leave(author);
    Object.assign(remember(socket), { credentials: { bearer }, author: mine });
    await socket.join(mine);
  };

const readerConnection = (socket: Socket, { door, presence }: Listening): ReaderConnection => ({
  followed: new FollowedThreads({
    join: (room) => socket.join(room),
    leave: (room) => socket.leave(room),
  }),
  // After the turn in which the join is answered: a client knows the thread from the answer only.
  joined: (room, thread) => void setImmediate(() => presence.greet(socket.id, room, thread)),
  adopt: adoptOn(socket, door),
});

/** Says no when a connection floods; a reader's clicks and reconnections stay far below. */
const eventBucket = (most = Number.POSITIVE_INFINITY): (() => boolean) => {
  let sent = 0;
  let since = Date.now();
  return () => {
    if (Date.now() - since > BUCKET_MS) [sent, since] = [0, Date.now()];
    sent += 1;
    return sent <= most;
  };
};

/** Answers every command of the audience over this connection, and every other name with a refusal. */
const listen = (socket: Socket, audience: Audience, needs: Listening): void => {
  const known = new Set<unknown>(commandsOf(audience));
  const connection = readerConnection(socket, needs);
  const mayGoOn = eventBucket(needs.eventsPerTenSeconds);
  // Joining and leaving one after the other: the last one asked for must be the one that stays.
  let turn: Promise<unknown> = Promise.resolve();

  const execute = async (name: string, input: unknown): Promise<Answer<unknown>> => {
    const identify = (): Promise<Caller> =>
      identifySocket(socket, remember(socket).credentials, {
        door: needs.door,
        occasion: 'command',
      });
    return (await needs.execute({ name, input, identify })).answer;
  };

  const answerTo = (name: string, input: unknown): Promise<Answer<unknown>> => {
    const around = AROUND[name];
    if (around === undefined) return execute(name, input);
    const mine = turn.then(() => around(connection, input, () => execute(name, input)));
    turn = mine.catch(() => undefined);
    return mine;
  };

  socket.onAny((name: unknown, ...args: unknown[]) => {
    if (!mayGoOn()) return void socket.disconnect(true);
    const { input, ack } = read(args);
    const code = isTooLarge([name, ...args]) ? 'too-large' : 'unknown-command';
    const answer =
      code !== 'too-large' && typeof name === 'string' && known.has(name)
        ? answerTo(name, input)
        : Promise.resolve({ ok: false, error: failureOf(code) } as const);
    // `execute` never rejects; this is for what is around it, and for an `ack` that breaks.
    answer
      .catch((error: unknown) => ({ ok: false, error: judge(error, needs).failure }) as const)
      .then(ack)
      .catch(() => undefined);
  });
};

const enterReader = async (socket: Socket, caller: Caller): Promise<void> => {
  if (!isReader(caller)) return;
  const author = authorRoom(caller.authorId);
  remember(socket).author = author;
  await socket.join(author);
};

const enterDesk = async (socket: Socket, caller: Caller): Promise<void> => {
  if (caller.kind !== 'desk') throw new Refusal('session-required');
  if (caller.incomplete) throw new Refusal('factor-required');
  const rooms = caller.sites?.map(deskRoom) ?? [WHOLE_DESK];
  const session = { room: sessionRoom(caller.tokenHash), hash: caller.tokenHash };
  remember(socket).session = session;
  await socket.join([session.room, memberRoom(caller.moderatorId), ...rooms]);
};

interface Side {
  readonly audience: Audience;
  readonly show: (socket: Socket) => Credentials;
  readonly enter: (socket: Socket, caller: Caller) => Promise<void>;
}

const serve = (namespace: Namespace, { audience, show, enter }: Side, needs: Listening): void => {
  const welcome = async (socket: Socket): Promise<void> => {
    const credentials = show(socket);
    remember(socket).credentials = credentials;
    const looking = { door: needs.door, occasion: 'look' } as const;
    await enter(socket, await identifySocket(socket, credentials, looking));
  };
  namespace.use((socket, next) => {
    welcome(socket).then(
      () => next(),
      (error: unknown) => next(connectError(error, needs)),
    );
  });
  namespace.on('connection', (socket) => {
    listen(socket, audience, needs);
  });
};

const createServer = (server: HttpServer, door: Door, caps: () => ConnectionCaps): Server =>
  new Server(server, {
    path: LIVE_PATH,
    addTrailingSlash: false,
    serveClient: false,
    transports: ['websocket', 'polling'],
    allowEIO3: false,
    allowRequest: (request, decide) => allowRequest(door, caps())(request, decide),
    cors: {
      credentials: false,
      origin: (origin, decide) => {
        Promise.resolve(origin !== undefined && door.isKnown(origin)).then(
          (known) => decide(null, known),
          () => decide(null, false),
        );
      },
    },
    maxHttpBufferSize: FRAME_BYTES,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: PING_MS,
    pingTimeout: PONG_MS,
    connectTimeout: CONNECT_MS,
    cleanupEmptyChildNamespaces: true,
  });

const presenceIn = (readers: Namespace, elsewhere: (room: string) => number): Presence => {
  const { adapter } = readers;
  const presence = new Presence({
    count: (room) => adapter.rooms.get(room)?.size ?? 0,
    elsewhere,
    tell: (to, body) => readers.to(to).emit('presence:changed', body),
  });
  for (const event of ['join-room', 'leave-room'])
    adapter.on(event, (room: string) => presence.moved(room));
  return presence;
};

interface ShiftHere {
  readonly now: () => number;
  readonly change: ChangeShift;
  readonly elsewhere: (room: string) => number;
}

const shiftAt = (desk: Namespace, { now, change, elsewhere }: ShiftHere): ShiftDesk => {
  const shifts = new ShiftDesk({
    now,
    change,
    isAnybodyHere: () => desk.sockets.size > 0,
    tell: (session, seen) => desk.to(sessionRoom(session)).emit('desk:changed', seen),
  });
  desk.on('connection', (socket) => {
    socket.on('disconnect', () => {
      const { session } = remember(socket);
      if (session && !desk.adapter.rooms.has(session.room) && elsewhere(session.room) === 0)
        void shifts.left(session.hash);
    });
  });
  return shifts;
};

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** The transport is closed without a farewell of Socket.IO's: after one, clients would not come back. */
const hangUp = (sockets: Iterable<Socket>): void => {
  for (const { conn } of sockets) conn.close();
};

/** In slices, so that the nodes that take the clients over are not asked for everything at once. */
const hangUpSlowly = async (sockets: readonly Socket[]): Promise<void> => {
  const size = Math.max(LEAST_SLICE, Math.ceil(sockets.length / SLICES));
  for (const [n, slice] of partsOf(sockets, size).entries()) {
    if (n > 0) await pause(SLICE_MS);
    hangUp(slice);
  }
};

/** Opens the live side on an HTTP server. */
export const createLive = (server: HttpServer, needs: LiveNeeds): Live => {
  const { door } = needs;
  let caps = new ConnectionCaps(needs.caps);
  const io = createServer(server, door, () => caps);
  caps = countConnections(io, door, needs.caps);
  writeDirectly(io, needs.cutOff);
  io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, HEADERS));

  const readers = io.of('/');
  const desk = io.of(DESK_NAMESPACE);
  const { changeShift: change = shiftInMemory(), elsewhere = () => 0 } = needs;
  const presence = presenceIn(readers, elsewhere);
  const shifts = shiftAt(desk, { now: door.now, change, elsewhere });
  const listening = { ...needs, presence };
  const rounds = [
    setInterval(() => presence.tellMoved(), PRESENCE_EVERY_MS).unref(),
    setInterval(() => void shifts.tellChanged(), SHIFT_EVERY_MS).unref(),
  ];
  serve(readers, { audience: 'reader', show: readerCredentials, enter: enterReader }, listening);
  const show = (socket: Socket): Credentials => deskCredentials(socket, door);
  serve(desk, { audience: 'desk', show, enter: enterDesk }, listening);

  const checkDesk = async (): Promise<void> => {
    for (const socket of desk.sockets.values()) {
      const { credentials } = remember(socket);
      const caller = await identifySocket(socket, credentials, { door, occasion: 'look' }).catch(
        (error: unknown) => (error instanceof Refusal ? undefined : ('unknown' as const)),
      );
      // While the store is away nobody is sent out.
      if (caller !== 'unknown' && caller?.kind !== 'desk') socket.disconnect(true);
    }
  };

  return {
    io,
    presence,
    shifts,
    counts: () => ({ '/': readers.sockets.size, [DESK_NAMESPACE]: desk.sockets.size }),
    checkDesk,
    returnDesk: () => hangUp(desk.sockets.values()),
    close: async () => {
      rounds.forEach(clearInterval);
      await hangUpSlowly([...desk.sockets.values(), ...readers.sockets.values()]);
      setTimeout(() => io.engine.close(), FLUSH_MS).unref();
    },
  };
};
