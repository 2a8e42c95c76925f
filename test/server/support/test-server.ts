/** Runs the real server inside the test's process: real HTTP and real sockets on a free port, an empty store in memory. */
import { rm } from 'node:fs/promises';
import { io, type Socket } from 'socket.io-client';
import type { DeskRole } from '@komentar/domain';
import type { Answer } from '@komentar/protocol';
import { createApp, type App, type AppOverrides } from '#server/app.js';
import { readSettings } from '#server/config/read-settings.js';
import { createLog } from '#server/observe/log.js';
import { newFolder } from '../../support/komentar.js';
import { plainSanitizer } from './plain-sanitizer.js';

export interface TestServer {
  readonly app: App;
  /** Without a slash at its end. */
  readonly url: string;
  readonly dataDir: string;
  /** Every log line so far, parsed. */
  readonly logged: Readonly<Record<string, unknown>>[];
  /** One command over HTTP as JSON. */
  readonly post: (name: string, input: unknown, headers?: Record<string, string>) => Promise<Reply>;
  /** A client of the live connection; it is closed with the server. */
  readonly connect: (options?: Connecting) => Promise<Socket>;
  readonly remove: () => Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly answer: Answer<Record<string, unknown>>;
}

export interface Connecting {
  readonly namespace?: string;
  readonly headers?: Record<string, string>;
  readonly token?: unknown;
  readonly transports?: readonly ('websocket' | 'polling')[];
}

/** Sends a command over a socket and waits for its answer. */
export const ask = (socket: Socket, name: string, ...args: unknown[]): Promise<Answer<never>> =>
  new Promise((resolve) => {
    socket.emit(name, ...args, resolve);
  });

const opened = (socket: Socket): Promise<Socket> =>
  new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });

const postTo =
  (url: string): TestServer['post'] =>
  async (name, input, headers = {}) => {
    const response = await fetch(`${url}/v1/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    });
    return {
      status: response.status,
      headers: response.headers,
      answer: (await response.json()) as never,
    };
  };

/** Starts one; `env` holds settings. Without `demo: true` the store is empty. */
export const startServer = async ({
  env = {},
  ...overrides
}: AppOverrides & {
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<TestServer> => {
  const dataDir = await newFolder();
  const settings = readSettings({
    cwd: dataDir,
    env: {
      KOMENTAR_PORT: '0',
      KOMENTAR_DATA_DIR: dataDir,
      KOMENTAR_DATABASE_URL: 'sqlite::memory:',
      KOMENTAR_RATE_LIMITS: 'off',
      KOMENTAR_APPROVAL_DELAY_MS: '0',
      KOMENTAR_NOTICES_EVERY_MS: '0',
      KOMENTAR_LOG_LEVEL: 'debug',
      ...env,
    },
  });
  const logged: Record<string, unknown>[] = [];
  const log = createLog(settings.logLevel, {
    write: (line) => void logged.push(JSON.parse(line) as Record<string, unknown>),
  });
  const app = await createApp(settings, {
    log,
    demo: false,
    sanitizer: plainSanitizer,
    ...overrides,
  });
  await app.listen();
  const { port } = app.server.address() as { port: number };
  const url = `http://localhost:${port}`;
  const sockets: Socket[] = [];
  return {
    app,
    url,
    dataDir,
    logged,
    post: postTo(url),
    connect: ({ namespace = '/', headers = {}, token, transports = ['websocket'] } = {}) => {
      const socket = io(`${url}${namespace}`, {
        path: '/v1/live',
        forceNew: true,
        reconnection: false,
        transports: [...transports],
        extraHeaders: headers,
        ...(token !== undefined && { auth: { token } }),
      });
      sockets.push(socket);
      return opened(socket);
    },
    remove: async () => {
      sockets.forEach((socket) => socket.disconnect());
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** A site with one origin, in a running server's store. */
export const addSite = async (
  { app }: TestServer,
  { id = 'koran', origin = 'https://koran.example', mode = 'open' as const } = {},
): Promise<string> => {
  await app.store.sites.add({
    id,
    name: `Koran ${id}`,
    origins: [origin],
    policy: { mode },
    demo: false,
    createdAt: 0,
  });
  return id;
};

/** A guest's token. */
export const openGuest = async (
  { post }: TestServer,
  site: string,
  name = 'Pembaca',
): Promise<string> => {
  const { answer } = await post('session:open', { site, name });
  if (!answer.ok) throw new Error(answer.error.code);
  return String(answer.value['token']);
};

/** A member of the desk with a script token that is also a valid cookie of another session. */
export const addModerator = async (
  { app, dataDir }: TestServer,
  {
    email = 'ani@koran.example',
    sites,
    name = 'Ani',
    role = 'admin',
  }: {
    readonly email?: string;
    readonly sites?: readonly string[];
    readonly name?: string;
    readonly role?: DeskRole;
  } = {},
): Promise<{ readonly token: string; readonly cookie: string; readonly password: string }> => {
  const { createSecrets } = await import('#server/identity/secrets.js');
  const { readKeys } = await import('#server/identity/keys-file.js');
  const secrets = createSecrets(await readKeys(dataDir), Date.now);
  const password = 'kata-sandi-panjang';
  const id = secrets.newId();
  await app.store.desk.add({
    id,
    ...{ email, name, role },
    ...(sites && { sites }),
    passwordHash: await secrets.hashPassword(password),
    createdAt: 0,
  });
  const open = async (kind: 'script' | 'browser'): Promise<string> => {
    const token = secrets.newToken();
    const expiresAt = kind === 'browser' ? Date.now() + 3_600_000 : null;
    const session = { id: secrets.newId(), tokenHash: secrets.digest(token), moderatorId: id };
    await app.store.desk.openSession({ ...session, kind, createdAt: Date.now(), expiresAt });
    return token;
  };
  return {
    token: await open('script'),
    cookie: `komentar_desk=${await open('browser')}`,
    password,
  };
};
