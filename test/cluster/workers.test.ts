/** Several processes on one machine that share a port: each a node, replaced one by one under load. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../support/free-port.js';
import { startKomentar, type Komentar } from '../support/komentar.js';
import { install, type Installation } from './support/installation.js';
import { startLoad } from './support/load.js';
import { freshLoad, openReader } from './support/reader.js';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const THREAD = 'artikel';
let it: Installation;
let server: Komentar;
let database: pg.Client;

beforeAll(async () => {
  it = await install({ nodes: 0, env: { KOMENTAR_LOG_LEVEL: 'error' } });
  const [port, { dataDir, env }] = [await freePort(), it];
  server = await startKomentar({ dataDir, port, env, args: ['--workers', '2'] });
  database = new pg.Client({ connectionString: env['KOMENTAR_DATABASE_URL'] });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await server.stop();
  await it.remove();
});

const nodes = async (): Promise<string[]> =>
  (await database.query<{ id: string }>('select id from node order by id')).rows.map(
    ({ id }) => id,
  );

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

test('[ND14] workers are replaced one by one without losing an acknowledgement; their readers stay up to date', async () => {
  await until(async () => expect(await nodes()).toHaveLength(2));
  const before = await nodes();
  const readers = await Promise.all([1, 2, 3, 4].map(() => openReader(server.url, THREAD)));
  const load = await startLoad(server.url, THREAD, 4);
  await load.further(20);
  process.kill(server.pid, 'SIGHUP');
  await until(async () => {
    const now = await nodes();
    expect(now).toHaveLength(2);
    expect(now.filter((id) => before.includes(id))).toEqual([]);
  });
  await load.further(20);
  await load.end();
  expect(load.refused).toEqual([]);
  const fresh = await freshLoad(server.url, THREAD);
  const ids = new Set(fresh.comments.map((line) => line.split(' ')[0]));
  expect(load.acknowledged.filter(({ id, isPublished }) => isPublished && !ids.has(id))).toEqual(
    [],
  );
  await until(() => readers.forEach((reader) => expect(reader.seen()).toEqual(fresh)));
  readers.forEach((reader) => reader.leave());
});
