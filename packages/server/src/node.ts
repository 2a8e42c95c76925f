/** Makes a server one node of several: joins the others by Redis, and takes its turn with the clock's work by the database. */
import type { Cluster } from './cluster/cluster.js';
import type { Settings } from './config/settings.js';
import { nameOfKeys, type Keys } from './identity/keys-file.js';
import type { Lookout } from './lookout.js';
import type { Log } from './observe/log.js';
import type { Nodes } from './ports/nodes.js';
import { tick } from './ticking.js';
import { countedRooms, sessionOfRoom } from './transport/counted-rooms.js';
import type { Live } from './transport/socket.js';

/** How often a node gives a sign of life in the database, and after how long without one it is gone. */
const SIGN_MS = 1_500;
const GONE_MS = 6_000;
/** So long a sign of life is relied on: whoever takes over does so later. */
const RELIED_ON_MS = 3_000;

/** This node among the others. */
export interface Node {
  readonly id: string;
  readonly cluster: Cluster;
}

interface Opening {
  readonly settings: Settings;
  readonly id: string;
  readonly log: Log;
  readonly now: () => number;
}

/** `undefined` where the settings name no Redis: the server is alone then. */
export const openNode = async (opening: Opening): Promise<Node | undefined> => {
  const { settings, id, log, now } = opening;
  const { redisUrl: url } = settings;
  if (url === undefined) return undefined;
  const warn = (what: string, error?: unknown): void => log.warn(what, {}, error);
  // Loaded, like its driver, only where it is used.
  const { openCluster } = await import('./cluster/cluster.js');
  return { id, cluster: openCluster({ url, node: id, now, warn }) };
};

/** A node's keys are not those of the nodes that are there; the message says what to do. */
export class OtherKeys extends Error {
  override readonly name = 'OtherKeys';
  constructor() {
    super(
      'other-keys: another node runs with other keys. Copy keys.json from its data folder into this one, or give both one data folder.',
    );
  }
}

/** Who does the clock's work. */
export interface Duty {
  readonly isMine: () => boolean;
  /** This node has given its signs without a gap for as long as others have to give theirs. */
  readonly isSteady: () => boolean;
  /** Ends it, so that the next one takes over at once. */
  readonly leave: () => Promise<void>;
  readonly goneAfterMs: number;
}

/** A server that is alone does everything, and what ran before it started is abandoned. */
export const ALWAYS: Duty = {
  isMine: () => true,
  isSteady: () => true,
  leave: () => Promise.resolve(),
  goneAfterMs: 0,
};

interface Taking {
  readonly nodes: Nodes;
  readonly id: string;
  readonly keys: Keys;
  readonly log: Log;
}

/** Gives the first sign of life, and then one after the other. Rejects with `OtherKeys`. */
export const takeTurns = async ({ nodes, id, keys, log }: Taking): Promise<Duty> => {
  const sign = { id, keys: nameOfKeys({ ...keys }), goneAfterMs: GONE_MS };
  let mineUntil = 0;
  let signs = { since: performance.now(), last: performance.now() };
  const beat = async (): Promise<void> => {
    // Reckoned from before the question, and by a clock that nobody sets.
    const askedAt = performance.now();
    const standing = await nodes.beat(sign);
    if (standing === 'other-keys') throw new OtherKeys();
    mineUntil = standing === 'on-duty' ? askedAt + RELIED_ON_MS : 0;
    const isGap = askedAt - signs.last > RELIED_ON_MS;
    signs = { since: isGap ? askedAt : signs.since, last: askedAt };
  };
  await beat();
  const rest = tick(beat, { everyMs: SIGN_MS, log });
  return {
    isMine: () => performance.now() < mineUntil,
    isSteady: () => signs.last - signs.since >= GONE_MS,
    leave: async () => {
      await rest();
      await nodes.leave(id);
    },
    goneAfterMs: GONE_MS,
  };
};

interface Joining {
  readonly live: Live;
  readonly lookout: Lookout;
  /** Whatever is kept ready to send may be old. */
  readonly forgetReads: () => void;
}

/** Begins to hear the others and to be heard; what ends it. */
export const joinOthers = (
  { cluster }: Node,
  { live, lookout, forgetReads }: Joining,
): (() => void) => {
  const counted = countedRooms(live.io);
  const changed = (room: string): void => {
    const session = sessionOfRoom(room);
    if (session === undefined) return live.presence.moved(room);
    if (counted.here(room) + cluster.elsewhere(room) === 0) void live.shifts.left(session);
  };
  const doubt = (): void => {
    forgetReads();
    lookout.doubt();
  };
  const { moved, leave } = cluster.join({ ...counted, changed, doubt });
  counted.onMoved(moved);
  return leave;
};
