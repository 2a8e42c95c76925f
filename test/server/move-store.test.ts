/** `komentar move-store`: an installation goes from its file to a PostgreSQL database, whole, also after it broke off. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createApp } from '#server/app.js';
import { readSettings } from '#server/config/read-settings.js';
import { moveStore } from '#server/storage/moving.js';
import { openStore } from '#server/storage/open-store.js';
import { startPostgres, type Postgres } from '../support/postgres.js';
import { typed } from './support/typed.js';

let postgres: Postgres;
let folder: string;
let file: string;
let url: string;
let databases = 0;

const run = async (...args: string[]) => {
  const { err, ...rest } = await typed(['move-store', ...args]);
  return { ...rest, err: err.join('\n') };
};

/** The demo with its comments, and one reply whose clock went backwards: its id is below its parent's. */
const fill = async (): Promise<void> => {
  vi.stubEnv('KOMENTAR_DATA_DIR', folder);
  vi.stubEnv('KOMENTAR_LOG_LEVEL', 'silent');
  await (await createApp({ ...readSettings(), port: 0 })).close();
  const database = new Database(file);
  const columns = (database.pragma('table_info(comment)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => !['id', 'parent_id', 'client_id'].includes(name));
  database.exec(`insert into comment (id, parent_id, client_id, ${columns.join()})
    select '00000000000000000000000000', id, 'backwards', ${columns.join()} from comment order by id desc limit 1`);
  database.close();
};

beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'komentar-move-'));
  file = join(folder, 'komentar.db');
  await fill();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  databases += 1;
  url = await postgres.createDatabase(`move_${String(databases)}`);
});

const ask = async (statement: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

const tables = (): string[] => {
  const database = new Database(file, { readonly: true });
  const names = database
    .prepare("select name from sqlite_master where type = 'table' and name <> 'migration'")
    .pluck()
    .all() as string[];
  database.close();
  return names.filter((name) => !name.startsWith('sqlite')).toSorted();
};

test('[MV1] every table goes over, is compared by number and hash, and the store reads there as before', async () => {
  const { code, out, err } = await run(`sqlite:${file}`, url);
  expect([code, err]).toEqual([0, '']);
  expect(
    out
      .slice(0, -2)
      .map((line) => line.split(':')[0])
      .toSorted(),
  ).toEqual(tables());
  const [before, after] = [await openStore(`sqlite:${file}`), await openStore(url)];
  expect(await after.sites.list()).toEqual(await before.sites.list());
  const [site] = await before.sites.list();
  const [thread] = await ask('select key from thread order by total desc limit 1');
  const name = { site: site?.id ?? '', key: String(thread?.['key']) };
  const page = { sort: 'newest', limit: 50 } as const;
  expect(await after.threads.page(name, page)).toEqual(await before.threads.page(name, page));
  expect((await ask("select to_regclass('move_progress') as left"))[0]).toEqual({ left: null });
  await Promise.all([before.close(), after.close()]);
});

test('[MV2] broken off, the next run goes on where it was', async () => {
  await (await openStore(url)).close();
  await ask(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$`,
  );
  await ask(
    'create trigger refuse before insert on queue_item for each row execute function refuse()',
  );
  const broken = await run(`sqlite:${file}`, url);
  expect([broken.code, broken.err]).toEqual([1, 'not now']);
  const [before] = await ask('select count(*) as n, max(xmin::text) as tx from comment');
  expect(Number(before?.['n'])).toBeGreaterThan(10);
  await ask('drop trigger refuse on queue_item');
  expect((await run(`sqlite:${file}`, url)).code).toBe(0);
  expect((await ask('select count(*) as n, max(xmin::text) as tx from comment'))[0]).toEqual(
    before,
  );
});

test('[MV3] a database with sites of its own is left as it is, and wrong addresses are refused', async () => {
  const store = await openStore(url);
  await store.sites.add({
    ...{ id: 'lain', name: 'Lain', origins: [], policy: {}, demo: false, createdAt: 1 },
  });
  await store.close();
  const taken = await run(`sqlite:${file}`, url);
  expect([taken.code, taken.err]).toMatchObject([1, /sites of its own/u]);
  expect(await ask('select id from site')).toEqual([{ id: 'lain' }]);
  expect((await run('sqlite:/nowhere/at-all.db', url)).err).toMatch(/sqlite:<file>/u);
  expect((await run(`sqlite:${file}`, 'mysql://x')).err).toMatch(/postgres:/u);
});

test('[MV4] while it runs nobody writes to the file', async () => {
  const other = new Database(file, { timeout: 0 });
  let tried: unknown;
  await moveStore(`sqlite:${file}`, url, () => {
    try {
      other.exec("update site set name = 'lain'");
    } catch (error) {
      tried ??= (error as { code: string }).code;
    }
  });
  other.close();
  expect(tried).toBe('SQLITE_BUSY');
});
