/** Every setting of the server: its name, what it may be, its default and a sentence about it. */
import type * as v from 'valibot';
import {
  databaseUrl,
  filled,
  integer,
  networks,
  oneOf,
  originUrl,
  redisUrl,
} from './setting-kinds.js';

interface Row {
  readonly schema: v.GenericSchema<string, unknown>;
  /** As one would write it; absent where it is made from other settings (`fallback` says how). */
  readonly default?: string;
  /** For the documentation, where there is no fixed default. */
  readonly fallback?: string;
  readonly does: string;
}

const row = <R extends Row>(it: R): R => it;

/** The settings by name. Environment variables and `komentar.config.json` use the same names. */
export const SETTINGS = {
  KOMENTAR_PORT: row({
    schema: integer(0, 65_535),
    default: '3100',
    does: 'The port to listen on; 0 takes any free one.',
  }),
  KOMENTAR_HOST: row({
    schema: filled,
    default: '127.0.0.1',
    does: 'The address to listen on. The default is reached from this machine only, as behind a proxy; `0.0.0.0` is reached from everywhere.',
  }),
  KOMENTAR_PUBLIC_URL: row({
    schema: originUrl,
    fallback: '`http://localhost:<port>`',
    does: 'The address under which browsers reach the server. Over https the cookie of the desk is bound to this host.',
  }),
  KOMENTAR_DATA_DIR: row({
    schema: filled,
    default: './data',
    does: 'The folder for the database and the keys. It is made where it is missing.',
  }),
  KOMENTAR_DATABASE_URL: row({
    schema: databaseUrl,
    fallback: '`sqlite:<data folder>/komentar.db`',
    does: 'The database: `sqlite:<file>` or `postgres://…`.',
  }),
  KOMENTAR_REDIS_URL: row({
    schema: redisUrl,
    fallback: 'none: one node',
    does: 'The Redis by which several nodes on one PostgreSQL hear of each other: `redis://host:6379`, `rediss://…` over TLS, with `/1` at its end another of its databases. See [scale.md](scale.md).',
  }),
  KOMENTAR_TRUST_PROXY: row({
    schema: networks,
    default: '',
    does: 'Proxies whose `X-Forwarded-For` is believed: addresses, networks like `10.0.0.0/8`, or `loopback`, separated by commas. The nearest address that is not among them counts as the caller’s.',
  }),
  KOMENTAR_LOG_LEVEL: row({
    schema: oneOf(['debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
    does: 'What is logged to standard error, as JSON lines. Nothing that readers write, no addresses and no tokens are ever in it.',
  }),
  KOMENTAR_RATE_LIMITS: row({
    schema: oneOf(['on', 'off']),
    default: 'on',
    does: 'Whether commands are limited per address and per caller. `off` is accepted only while the server listens on a loopback address, for benchmarks and checks.',
  }),
  KOMENTAR_APPROVAL_DELAY_MS: row({
    schema: integer(0, 10_000),
    default: '4000',
    does: 'For how long an approved comment is kept from readers, so that an undo in time goes unnoticed; `0`: not at all. A script or a moderator says otherwise with `delayMs`. What takes a comment out of sight does so at once.',
  }),
  KOMENTAR_NOTICES_EVERY_MS: row({
    schema: integer(0, 250),
    default: '50',
    does: 'Readers of a thread are sent notices no oftener than this. The first change goes out at once, what follows within this time travels together; `0`: each by itself.',
  }),
  KOMENTAR_METRICS: row({
    schema: oneOf(['loopback', 'public']),
    default: 'loopback',
    does: 'Who may read `/metrics`: processes on this machine that come without a proxy, or everybody.',
  }),
  KOMENTAR_DESK_SECOND_FACTOR: row({
    schema: oneOf(['offered', 'required']),
    default: 'offered',
    does: 'Whether members of the desk may set up a second factor, or can do nothing in a browser before they have. Whoever has one is always asked for it.',
  }),
  KOMENTAR_DESK_IDLE_MINUTES: row({
    schema: integer(5, 720),
    default: '30',
    does: 'Minutes without a command after which a browser has to sign in to the desk again; after twelve hours it has to anyway.',
  }),
  KOMENTAR_MAX_CONNECTIONS: row({
    schema: integer(1, 1_000_000),
    default: '20000',
    does: 'Live connections this server holds at most.',
  }),
  KOMENTAR_MAX_CONNECTIONS_PER_ADDRESS: row({
    schema: integer(1, 1_000_000),
    default: '500',
    does: 'Live connections of one address (IPv6: one /64) at most. Mobile networks put many readers behind one address.',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

type Value<N extends SettingName> = v.InferOutput<(typeof SETTINGS)[N]['schema']>;

/** The settings as the server uses them. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absent: `http://localhost:` and the port that is taken. */
  readonly publicUrl?: string;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Absent: the server is the only node. */
  readonly redisUrl?: string;
  readonly trustProxy: readonly string[];
  readonly logLevel: Value<'KOMENTAR_LOG_LEVEL'>;
  readonly rateLimits: boolean;
  /** Milliseconds. */
  readonly approvalDelayMs: number;
  readonly noticesEveryMs: Value<'KOMENTAR_NOTICES_EVERY_MS'>;
  readonly metrics: Value<'KOMENTAR_METRICS'>;
  readonly secondFactorRequired: boolean;
  readonly deskIdleMs: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
}

/** What each setting was parsed to; settings without a default may be absent. */
export type Parsed = { readonly [N in SettingName]?: Value<N> };
