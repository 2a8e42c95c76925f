/** Starts a throwaway Redis that cannot outlive the test process, even when that one is killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findRedis } from '../../scripts/tools.mjs';
import { freePort } from './free-port.js';

/** A Redis of the caller's own; it keeps nothing on disk. */
export interface TestRedis {
  readonly url: string;
  /** Ends it at once, with all it knew. */
  readonly kill: () => Promise<void>;
  /** Starts an empty one on the same port. */
  readonly start: () => Promise<void>;
  /** Stops it for good. */
  readonly stop: () => Promise<void>;
}

/** As for PostgreSQL: a shell waits for the end of this process and takes the server with it. */
const SUPERVISOR = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(cat <&3 >/dev/null; kill -KILL $server) >/dev/null 2>&1 &
exec 3<&-
wait $server
`;

const serve = async (program: string, port: number, folder: string): Promise<ChildProcess> => {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = spawn('sh', ['-c', SUPERVISOR, 'supervisor', program, ...settings], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('Ready to accept connections')) continue;
    child.stdout.resume();
    child.unref();
    return child;
  }
  throw new Error('Redis did not start');
};

/** Starts one on a free port of the loopback interface. */
export const startRedis = async (): Promise<TestRedis> => {
  const program = findRedis();
  if (program === undefined)
    throw new Error('No Redis found: run `node scripts/ensure-tools.mjs` or set REDIS_SERVER.');
  const folder = await mkdtemp(join(tmpdir(), 'komentar-redis-'));
  const port = await freePort();
  let server = await serve(program, port, folder);
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const exited = once(server, 'exit');
    server.ref();
    server.stdin?.end();
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    kill,
    start: async () => {
      server = await serve(program, port, folder);
    },
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
