/** Starts a throwaway PostgreSQL that cannot outlive the test process, even when that one is killed. */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgres } from '../../scripts/tools.mjs';
import { freePort } from './free-port.js';

/** A running cluster of the caller's own. */
export interface Postgres {
  /** Connection URL of the cluster's maintenance database, as a superuser of this cluster. */
  readonly url: string;
  /** Creates an empty UTF-8 database and answers its URL; rejects when the name is taken. */
  readonly createDatabase: (name: string) => Promise<string>;
  /** Takes the server away, connections and all, as a crash does; resolves when it is gone. What was committed stays. */
  readonly crash: () => Promise<void>;
  /** Brings it back after `crash`, on the same port; resolves when it answers. */
  readonly recover: () => Promise<void>;
  /** Stops the server's processes where they are: connections stay open, and nothing is answered on them. */
  readonly hang: () => Promise<void>;
  /** Lets it go on after `hang`. */
  readonly goOn: () => void;
  /** Ends the server and removes its files; resolves when both are gone. Calling it again is harmless. */
  readonly stop: () => Promise<void>;
}

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The server runs under a shell that waits for the end of its own standard input. That pipe closes when this
 * process ends, in whatever way, and then the server is told to quit at once and its folder is removed, unless it
 * is to come back.
 */
const SUPERVISOR = `
exec 3<&0
trap '' INT HUP
"$@" </dev/null 3<&- &
server=$!
(cat <&3 >/dev/null; kill -QUIT $server; kill -CONT $server) >/dev/null 2>&1 &
exec 3<&-
wait $server
status=$?
[ -e "$CLUSTER/kept" ] || rm -rf "$CLUSTER"
exit $status
`;

/** Durability is not what these tests ask of PostgreSQL; without it, they spend no time waiting for the disk. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  timezone: 'UTC',
  log_min_messages: 'warning',
  lc_messages: 'C',
};

/** For measuring: what a server in use has, and memory for a million comments. */
const FLUSHING = {
  shared_buffers: '1GB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

const READY = 'database system is ready to accept connections';

/**
 * Starts a cluster in a temporary folder on a free port of the loopback interface.
 * Throws with the server's own log when it does not come up. `durable`: it flushes as it does in use.
 */
export async function startPostgres({
  durable = false,
}: { readonly durable?: boolean } = {}): Promise<Postgres> {
  const bin = findPostgres();
  if (bin === undefined)
    throw new Error(
      'No PostgreSQL found: run `node scripts/ensure-tools.mjs` or set POSTGRES_BIN.',
    );
  const identity = unprivileged();
  const folder = await ownFolder(identity);
  const password = randomBytes(12).toString('hex');
  try {
    await initialise(join(bin, 'initdb'), { folder, password, identity });
    const serving = { folder, identity, durable, port: await freePort() };
    const start = () => serve(join(bin, 'postgres'), serving);
    const base = `postgres://komentar:${password}@127.0.0.1:${String(serving.port)}`;
    const files = { kept: join(folder, 'kept'), pidFile: join(folder, 'data', 'postmaster.pid') };
    return cluster({ server: await start(), start, base, ...files });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface Cluster {
  server: ChildProcess;
  readonly start: () => Promise<ChildProcess>;
  readonly base: string;
  /** A file that says that the folder is needed again. */
  readonly kept: string;
  /** Where the server says which process it is. */
  readonly pidFile: string;
}

/** @param running the process changes when the server is taken away and brought back */
function cluster(running: Cluster): Postgres {
  const { base, kept } = running;
  const url = `${base}/postgres`;
  const hanging: number[] = [];
  const halt = (pid: number): void => {
    process.kill(pid, 'SIGSTOP');
    hanging.push(pid);
  };
  const quit = async (): Promise<void> => {
    const { server } = running;
    if (server.exitCode !== null) return;
    const exited = once(server, 'exit');
    server.ref(); // So that this process stays until the files are gone.
    server.stdin?.end();
    await exited;
  };
  return {
    url,
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
      return `${base}/${encodeURIComponent(name)}`;
    },
    async crash() {
      await writeFile(kept, '');
      await quit();
    },
    async recover() {
      running.server = await running.start();
      await rm(kept);
    },
    async hang() {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      // The first process makes all others: once it stands still none is added to those that are there.
      halt(Number((await readFile(running.pidFile, 'utf8')).split('\n')[0]));
      const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
      for (const { pid } of rows) halt(pid);
      client.connection.stream.destroy();
    },
    goOn() {
      for (const pid of hanging.splice(0)) process.kill(pid, 'SIGCONT');
    },
    stop: quit,
  };
}

/** PostgreSQL refuses to run as root, so root lends it the first of these users that exists. */
function unprivileged(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    try {
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: the next one.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and neither user "postgres" nor "nobody" exists.',
  );
}

async function ownFolder({ uid, gid }: Identity): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'komentar-postgres-'));
  await chmod(folder, 0o700);
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
  return folder;
}

interface Initial {
  readonly folder: string;
  readonly password: string;
  readonly identity: Identity;
}

async function initialise(initdb: string, { folder, password, identity }: Initial): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (identity.uid !== undefined && identity.gid !== undefined)
    await chown(passwordFile, identity.uid, identity.gid);
  const flags = ['--username=komentar', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(initdb, ['-D', join(folder, 'data'), ...flags, ...locale], {
    ...identity,
    cwd: '/',
  });
}

interface Serving {
  readonly folder: string;
  readonly port: number;
  readonly identity: Identity;
  readonly durable: boolean;
}

/** Resolves when the server says that it is ready. */
async function serve(
  postgres: string,
  { folder, port, identity, durable }: Serving,
): Promise<ChildProcess> {
  const chosen = { ...SETTINGS, ...(durable && FLUSHING), port: String(port) };
  const settings = Object.entries(chosen).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(
    'sh',
    ['-c', SUPERVISOR, 'supervisor', postgres, '-D', join(folder, 'data'), ...settings],
    {
      ...identity,
      cwd: '/',
      env: { PATH: process.env['PATH'], CLUSTER: folder, LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'pipe'],
      detached: true, // A Ctrl+C in the terminal is for the tests; the server ends by their end.
    },
  );
  const log: string[] = [];
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.includes(READY)) {
      child.stderr.resume();
      child.unref();
      return child;
    }
    log.push(line);
  }
  throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`);
}
