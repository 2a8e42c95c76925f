/** Reads the settings from the environment and `komentar.config.json`, and complains of everything at once. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { isLoopback } from '../identity/address.js';
import { nearest } from './nearest.js';
import { SETTINGS, type Parsed, type SettingName, type Settings } from './settings.js';

/** Name of the file beside which the server is started. */
export const CONFIG_FILE = 'komentar.config.json';

type Written = Readonly<Record<string, string>>;

/** The settings cannot be used; `complaints` are all of them, one sentence each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly complaints: readonly string[]) {
    super(complaints.join('\n'));
  }
}

const fileSchema = v.pipe(
  v.unknown(),
  v.check((content) => !Array.isArray(content)),
  v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
);

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const parseFile = (text: string): Written | undefined => {
  try {
    const entries = Object.entries(v.parse(fileSchema, JSON.parse(text)));
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
  } catch {
    return undefined;
  }
};

const fromFile = (cwd: string, complain: (complaint: string) => void): Written => {
  const text = readText(join(cwd, CONFIG_FILE));
  if (text === undefined) return {};
  const parsed = parseFile(text);
  if (parsed) return parsed;
  complain(`${CONFIG_FILE} is not a JSON object of texts, numbers and true/false.`);
  return {};
};

const fromEnvironment = (env: NodeJS.ProcessEnv): Written =>
  Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] =>
        entry[0].startsWith('KOMENTAR_') && entry[1] !== undefined,
    ),
  );

const isSetting = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

const parseAll = (written: Written, complain: (complaint: string) => void): Parsed => {
  const parsed: Partial<Record<SettingName, unknown>> = {};
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const setting: { schema: v.GenericSchema<string, unknown>; default?: string } = SETTINGS[name];
    const text = written[name] ?? setting.default;
    if (text === undefined) continue;
    const result = v.safeParse(setting.schema, text);
    if (result.success) parsed[name] = result.output;
    else complain(`${name} ${result.issues[0].message}.`);
  }
  return parsed as Parsed;
};

const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || (isIP(host) !== 0 && isLoopback(host));

const complainTogether = (parsed: Parsed, complain: (complaint: string) => void): void => {
  if (parsed.KOMENTAR_RATE_LIMITS === 'off' && !isLoopbackHost(parsed.KOMENTAR_HOST ?? '')) {
    complain(
      'KOMENTAR_RATE_LIMITS can be off only while KOMENTAR_HOST is a loopback address like 127.0.0.1.',
    );
  }
};

/** Nodes that do not share their database are no nodes of one installation. */
const complainOfNodes = (parsed: Parsed, complain: (complaint: string) => void): void => {
  const { KOMENTAR_REDIS_URL: redis, KOMENTAR_DATABASE_URL: database } = parsed;
  if (redis === undefined || /^postgres/u.test(database ?? '')) return;
  complain(
    'KOMENTAR_REDIS_URL is for several nodes, which need one PostgreSQL: set KOMENTAR_DATABASE_URL to postgres://… (nodes-need-postgres).',
  );
};

/** What parsed without a complaint is complete, apart from the two settings made of others. */
const toSettings = (parsed: Required<Parsed>, written: Written, cwd: string): Settings => {
  const dataDir = resolve(cwd, parsed.KOMENTAR_DATA_DIR);
  const publicUrl =
    written['KOMENTAR_PUBLIC_URL'] === undefined ? undefined : parsed.KOMENTAR_PUBLIC_URL;
  return {
    port: parsed.KOMENTAR_PORT,
    host: parsed.KOMENTAR_HOST,
    ...(publicUrl !== undefined && { publicUrl }),
    dataDir,
    databaseUrl:
      written['KOMENTAR_DATABASE_URL'] === undefined
        ? `sqlite:${join(dataDir, 'komentar.db')}`
        : parsed.KOMENTAR_DATABASE_URL,
    ...(written['KOMENTAR_REDIS_URL'] !== undefined && { redisUrl: parsed.KOMENTAR_REDIS_URL }),
    trustProxy: parsed.KOMENTAR_TRUST_PROXY,
    logLevel: parsed.KOMENTAR_LOG_LEVEL,
    rateLimits: parsed.KOMENTAR_RATE_LIMITS === 'on',
    approvalDelayMs: parsed.KOMENTAR_APPROVAL_DELAY_MS,
    metrics: parsed.KOMENTAR_METRICS,
    secondFactorRequired: parsed.KOMENTAR_DESK_SECOND_FACTOR === 'required',
    deskIdleMs: parsed.KOMENTAR_DESK_IDLE_MINUTES * 60_000,
    noticesEveryMs: parsed.KOMENTAR_NOTICES_EVERY_MS,
    maxConnections: parsed.KOMENTAR_MAX_CONNECTIONS,
    maxConnectionsPerAddress: parsed.KOMENTAR_MAX_CONNECTIONS_PER_ADDRESS,
  };
};

/** Where settings are looked for. */
export interface SettingsSources {
  readonly env?: NodeJS.ProcessEnv;
  /** The folder of `komentar.config.json`, from which relative paths lead on. */
  readonly cwd?: string;
}

/**
 * The settings, the environment winning over the file and both over the defaults. Throws
 * `SettingsError` with every complaint, names nobody knows included.
 */
export const readSettings = ({
  env = process.env,
  cwd = process.cwd(),
}: SettingsSources = {}): Settings => {
  const complaints: string[] = [];
  const complain = (complaint: string): void => void complaints.push(complaint);
  const written = { ...fromFile(cwd, complain), ...fromEnvironment(env) };
  for (const name of Object.keys(written)) {
    if (isSetting(name)) continue;
    const meant = nearest(name, Object.keys(SETTINGS));
    complain(`${name} is not a setting${meant === undefined ? '.' : `; did you mean ${meant}?`}`);
  }
  const parsed = parseAll(written, complain);
  complainTogether(parsed, complain);
  complainOfNodes(parsed, complain);
  if (complaints.length > 0) throw new SettingsError(complaints);
  return toSettings(parsed as Required<Parsed>, written, cwd);
};
