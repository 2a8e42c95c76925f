/** This server as one node of several: what it shares with the others by Redis, and what it does when that is away. */
import type { ChangeShift } from '@komentar/domain';
import { useUpHere, type UseUp } from '../identity/proof-of-work.js';
import type { Announce } from '../ports/announce.js';
import { BEAT_MS, Bus } from './bus.js';
import { Crowd, type CrowdNeeds } from './crowd.js';
import { openRedis, type RedisDoor } from './redis.js';
import { sharedShift } from './shared-shift.js';
import { spread } from './spread.js';
import { usedUp } from './used-up.js';

export interface ClusterNeeds {
  readonly url: string;
  /** Names this run of the server. */
  readonly node: string;
  readonly now: () => number;
  readonly warn: (what: string, error?: unknown) => void;
}

/** What the cluster is told of this node's connections. */
export interface Here extends Omit<CrowdNeeds, 'bus'> {
  /** Something others said may not have come here. */
  readonly doubt: () => void;
}

export interface Cluster {
  /** Where all nodes count what is limited. */
  readonly counts: Pick<RedisDoor, 'client' | 'prefix'>;
  readonly useUp: UseUp;
  readonly changeShift: ChangeShift;
  /** Connections a room has on other nodes. */
  readonly elsewhere: (room: string) => number;
  /** Notices for everybody, made of those for this node's connections. */
  readonly everywhere: (here: Announce) => Announce;
  /** Begins to hear the others; answers who hears of rooms entered and left here, and what ends it. */
  readonly join: (here: Here) => {
    readonly moved: (room: string) => void;
    readonly leave: () => void;
  };
  readonly close: () => void;
}

/** Beats without hearing oneself after which Redis counts as away and connections are opened anew. */
const DEAF_BEATS = 3;

interface Beating extends Pick<ClusterNeeds, 'warn'> {
  readonly bus: Bus;
  readonly redis: RedisDoor;
  readonly crowd: Crowd;
  readonly here: Here;
  /** The last trouble Redis made. */
  readonly why: () => unknown;
}

/** One beat: says that this node is there, and who is where, and sees whether it hears itself. */
const beatOf = ({ bus, redis, crowd, here, warn, why }: Beating): (() => void) => {
  let deaf = 0;
  const hearNothing = (): void => {
    deaf += 1;
    // While nothing is heard of the others it is looked up what they did.
    here.doubt();
    if (deaf === DEAF_BEATS) warn('Redis is away; this node works alone', why());
    if (deaf % DEAF_BEATS === 0) redis.reconnect();
  };
  return () => {
    bus.beat();
    crowd.tell();
    if (!bus.isWhole) return hearNothing();
    if (deaf >= DEAF_BEATS) warn('Redis is back');
    deaf = 0;
  };
};

/** Connects to the Redis of an installation; where it does not answer, the node begins alone. */
export const openCluster = ({ url, node, now, warn }: ClusterNeeds): Cluster => {
  let why: unknown;
  const redis = openRedis(url, (error) => (why = error));
  let missed = (): void => undefined;
  let gone = (_: string): void => undefined;
  const bus = new Bus({
    ...{ node, now, send: redis.publish },
    missed: () => missed(),
    gone: (other) => gone(other),
  });
  let crowd: Crowd | undefined;
  redis.onText((text) => {
    try {
      bus.heard(text);
    } catch (error) {
      warn('a message of another node could not be read', error);
    }
  });
  return {
    counts: redis,
    useUp: usedUp(redis, useUpHere()),
    changeShift: sharedShift(redis, () => bus.isWhole),
    elsewhere: (room) => crowd?.elsewhere(room) ?? 0,
    everywhere: (here) => spread(here, bus),
    join: (here) => {
      const joined = new Crowd({ ...here, bus });
      crowd = joined;
      missed = () => {
        joined.ask();
        here.doubt();
      };
      gone = (other) => joined.forget(other);
      const beat = beatOf({ bus, redis, crowd: joined, here, warn, why: () => why });
      beat();
      const timer = setInterval(beat, BEAT_MS).unref();
      const leave = (): void => {
        clearInterval(timer);
        bus.leave();
      };
      return { moved: joined.moved, leave };
    },
    close: redis.close,
  };
};
