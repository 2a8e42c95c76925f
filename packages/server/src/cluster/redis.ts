/** The connections to Redis: one for commands, one that listens. The only file that knows the library. */
import { Redis, type RedisOptions } from 'ioredis';

/** How long an answer, and a connection, may take; Redis answers within a millisecond or is away. */
const ANSWER_MS = 1_000;
const CONNECT_MS = 2_000;
/** Longest pause between two attempts to connect: a Redis that is back is used again within this time. */
const RETRY_MS = 500;

/** What the parts of the cluster need of Redis; everything but `publish` rejects where it is away. */
export interface RedisDoor {
  /** For limiters, which speak to it themselves. */
  readonly client: object;
  /** Begins the name of everything kept or said: Redis shares its channels among its databases. */
  readonly prefix: string;
  readonly publish: (text: string) => void;
  /** Everything that was published here or elsewhere while the connection stood. */
  readonly onText: (hear: (text: string) => void) => void;
  readonly hash: (key: string) => Promise<Readonly<Record<string, string>>>;
  /** Runs a script on one key. */
  readonly run: (
    script: Script,
    key: string,
    args: readonly (string | number)[],
  ) => Promise<unknown>;
  /** Connections that stand but say nothing are given up and opened anew. */
  readonly reconnect: () => void;
  readonly close: () => void;
}

/** A script in Redis' own language; `name` is free to choose. */
export interface Script {
  readonly name: string;
  readonly lua: string;
}

const OPTIONS = {
  connectTimeout: CONNECT_MS,
  // What cannot be sent now is of no use later: notices are looked up then, limits count in memory.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (attempts: number) => Math.min(50 * attempts, RETRY_MS),
  reconnectOnError: () => false,
} satisfies RedisOptions;

const numberOf = ({ pathname }: URL): string => pathname.slice(1) || '0';

/** Connects, and goes on trying where it cannot. `failed` hears why, again and again. */
export const openRedis = (url: string, failed: (error: unknown) => void): RedisDoor => {
  const client = new Redis(url, { ...OPTIONS, commandTimeout: ANSWER_MS });
  const listener = new Redis(url, OPTIONS);
  const prefix = `komentar:${numberOf(new URL(url))}:`;
  const channel = `${prefix}bus`;
  for (const connection of [client, listener]) connection.on('error', failed);
  // The library subscribes again by itself, but only to what it has subscribed to once.
  listener.on('ready', () => void listener.subscribe(channel).catch(failed));
  return {
    client,
    prefix,
    publish: (text) => void client.publish(channel, text).catch(() => undefined),
    onText: (hear) => void listener.on('message', (_, text) => hear(text)),
    hash: (key) => client.hgetall(prefix + key),
    run: ({ lua }, key, args) => client.eval(lua, 1, prefix + key, ...args),
    reconnect: () => {
      client.disconnect(true);
      listener.disconnect(true);
    },
    close: () => {
      client.disconnect();
      listener.disconnect();
    },
  };
};
