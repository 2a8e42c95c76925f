/** Starts the real server as its users do: `komentar serve` in a process of its own, on a throwaway data folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Answer, CommandInput, CommandName, CommandResult } from '@komentar/protocol';

const MAIN = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url));

type Env = Readonly<Record<string, string>>;

/** What the three lines of `serve` say. */
interface Printed {
  readonly url: string;
  readonly setupCode: string | undefined;
}

const argumentsOf = (port: number, dataDir: string, env: Env): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  KOMENTAR_PORT: String(port),
  KOMENTAR_HOST: '127.0.0.1',
  KOMENTAR_DATA_DIR: dataDir,
  KOMENTAR_RATE_LIMITS: 'off',
  KOMENTAR_APPROVAL_DELAY_MS: '0',
  KOMENTAR_LOG_LEVEL: 'warn',
  ...env,
});

const readPrinted = async (child: ChildProcess): Promise<Printed> => {
  if (!child.stdout) throw new Error('the server has no output');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const url = /https?:\/\/[^\s/]+(?=\/dashboard)/u.exec(line)?.[0];
    const last = lines.length >= 3 ? lines.join('\n') : undefined;
    if (last !== undefined) {
      const base = url ?? /https?:\/\/[^\s/]+/u.exec(last)?.[0];
      if (base === undefined) throw new Error(`no address in: ${last}`);
      return { url: base, setupCode: /#setup=([\w-]+)/u.exec(last)?.[1] };
    }
  }
  throw new Error(`the server ended early: ${lines.join('\n')}`);
};

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Runs one subcommand to its end and answers what it printed; throws with its complaints. */
export const runCli = (dataDir: string, args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: argumentsOf(0, dataDir, {}) });
    let out = '';
    let complaints = '';
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.once('exit', (code) => {
      if (code === 0) resolve(out.trim());
      else
        reject(
          new Error(`komentar ${args.join(' ')} ended with ${String(code)}: ${complaints}${out}`),
        );
    });
    child.stdin.end(input);
  });

/** A running server. */
export interface Komentar {
  readonly url: string;
  readonly dataDir: string;
  readonly setupCode: string | undefined;
  readonly pid: number;
  /** One command over HTTP; `token` goes along as bearer. */
  readonly call: <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    token?: string,
  ) => Promise<Answer<CommandResult<N>>>;
  /** Like `call`, but a refusal is thrown. */
  readonly must: <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    token?: string,
  ) => Promise<CommandResult<N>>;
  /** Kills the process without notice. */
  readonly kill: () => Promise<void>;
  /** Asks the process to stop and waits for it; the data stays. */
  readonly stop: () => Promise<void>;
  /** Stops and removes the data folder. */
  readonly remove: () => Promise<void>;
}

const callOf =
  (url: string): Komentar['call'] =>
  async (name, input, token) => {
    const response = await fetch(`${url}/v1/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
    });
    return (await response.json()) as never;
  };

/** An empty data folder. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'komentar-'));

/** Starts a server; with `dataDir` on an existing folder, else on a new one. */
export const startKomentar = async ({
  dataDir,
  port = 0,
  env = {},
  args = [],
}: {
  dataDir?: string;
  port?: number;
  env?: Env;
  /** More of the command line. */
  args?: readonly string[];
} = {}): Promise<Komentar> => {
  const folder = dataDir ?? (await newFolder());
  const child = spawn(process.execPath, [MAIN, 'serve', ...args], {
    env: argumentsOf(port, folder, env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = await readPrinted(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended(child);
  };
  const call = callOf(printed.url);
  return {
    ...printed,
    dataDir: folder,
    pid: child.pid ?? 0,
    call,
    must: async (name, input, token) => {
      const answer = await call(name, input, token);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    remove: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** A site of its own with an admin's script token, made by the command line as an owner would. */
export const ownSite = async (
  dataDir: string,
  { site = 'koran', origin, mode = 'balanced' }: { site?: string; origin: string; mode?: string },
): Promise<{ site: string; token: string }> => {
  await runCli(dataDir, [
    'site',
    'add',
    site,
    '--name',
    'Koran Uji',
    '--origin',
    origin,
    '--moderation',
    mode,
  ]);
  await runCli(
    dataDir,
    ['moderator', 'add', 'ani@koran.example', '--role', 'admin', '--password-stdin'],
    'kata-sandi-panjang\n',
  );
  const printed = await runCli(dataDir, ['token', 'create', '--moderator', 'ani@koran.example']);
  return { site, token: printed.split(/\s+/u).at(-1) ?? '' };
};

/** A running server with one site of its own. */
export interface OwnSite {
  readonly server: Komentar;
  readonly site: string;
  /** An administrator's script token. */
  readonly desk: string;
}

/** Makes the site first and then starts the server, on a new folder: no demo is ever planted. */
export const startOwnSite = async ({
  origin = 'https://koran.example',
  mode = 'balanced',
  env = {},
  dataDir,
}: { origin?: string; mode?: string; env?: Env; dataDir?: string } = {}): Promise<OwnSite> => {
  const folder = dataDir ?? (await newFolder());
  const { site, token } = await ownSite(folder, { origin, mode });
  return { server: await startKomentar({ dataDir: folder, env }), site, desk: token };
};
