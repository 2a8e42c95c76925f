/** The store contract on a real PostgreSQL, and what only PostgreSQL has to prove. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { StoreUnavailable } from '#server/ports/store.js';
import type { Connection } from '#server/storage/connection.js';
import { connect, openStore } from '#server/storage/open-store.js';
import { startPostgres, type Postgres } from '../support/postgres.js';
import { pageIds } from './reading.js';
import { withConnection, writeRaw } from './raw.js';
import { storeContract } from './store-contract.js';
import { KEY, NAME, SITE, World, closeForTest } from './world.js';

let cluster: Postgres | undefined;
let database = '';
let made = 0;

beforeAll(async () => {
  cluster = await startPostgres();
  database = await cluster.createDatabase('contract');
});
afterAll(() => cluster?.stop());

/** A schema of its own: as empty as a database and made a hundred times faster. */
const freshUrl = async (): Promise<string> => {
  made += 1;
  const schema = `test_${String(made)}`;
  await writeRaw(database, (db) => db.schema.createSchema(schema).execute());
  return `${database}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
};

storeContract({
  dialect: 'PostgreSQL',
  freshUrl,
  quickUrl: freshUrl,
  propertyRuns: 15,
  longHistory: 1_000,
});

interface Backend {
  readonly pid: number;
}

/** Ends the server's side of connections. */
const terminate = (pids: readonly number[]): Promise<unknown> =>
  withConnection(database, ({ read }) =>
    read((db) =>
      sql`select pg_terminate_backend(pid) from unnest(${pids}::int[]) as pid`.execute(db),
    ),
  );

/** Asks until at least one connection waits for a lock, and answers which. */
const waitingForLock = async ({ read }: Connection): Promise<readonly number[]> => {
  for (;;) {
    const { rows } = await read((db) =>
      sql<Backend>`select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(db),
    );
    if (rows.length > 0) return rows.map(({ pid }) => pid);
  }
};

/** Holds the table `thread` against everybody until `release`. */
const holdThreads = async (url: string) => {
  const connection = await connect(url);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const holding = connection.write(async (db) => {
    await sql`lock table thread in access exclusive mode`.execute(db);
    locked();
    await released;
  });
  await isLocked;
  return async (): Promise<void> => {
    release();
    await holding;
    await connection.close();
  };
};

describe('the store on PostgreSQL', () => {
  it('[PG1] a connection that ends in the middle of a write is StoreUnavailable, and the next write succeeds', async () => {
    const world = await World.open(await freshUrl());
    await world.post({ status: 'published' });
    const draft = world.draft({ status: 'published' });
    const release = await holdThreads(world.url);
    const posting = world.store.comments.post(draft);
    const outcome = expect(posting).rejects.toMatchObject({
      name: 'StoreUnavailable',
      cause: { code: '57P01' },
    });
    await withConnection(database, async (connection) =>
      terminate(await waitingForLock(connection)),
    );
    await outcome;
    await release();
    expect(await world.store.comments.post(draft)).toMatchObject({ kind: 'posted' });
    expect(await world.store.recount()).toEqual([]);
  });

  it('[PG1] idle connections that end cost nothing, or one StoreUnavailable, and never the process', async () => {
    const world = await World.open(await freshUrl());
    await Promise.all(Array.from({ length: 8 }, () => world.store.ping()));
    await withConnection(database, async ({ read }) => {
      const { rows } = await read((db) =>
        sql<Backend>`select pid from pg_stat_activity
          where application_name = 'komentar' and state = 'idle' and pid <> pg_backend_pid()`.execute(
          db,
        ),
      );
      await terminate(rows.map(({ pid }) => pid));
    });
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => world.store.ping()));
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(StoreUnavailable);
    }
    await world.store.ping();
  });

  it('[PG1] a server that does not answer is StoreUnavailable', async () => {
    await expect(openStore('postgres://u:p@127.0.0.1:9/none')).rejects.toMatchObject({
      ...{ name: 'StoreUnavailable', cause: { code: 'ECONNREFUSED' } },
    });
  });

  it('[PG7] a thread that somebody holds keeps back its own posts only', async () => {
    const world = await World.open(await freshUrl());
    const elsewhere = { site: SITE, key: 'lain' };
    for (const name of [NAME, elsewhere]) await world.post({ name });
    const { write, close } = await connect(world.url);
    const kept: Promise<unknown>[] = [];
    await write(async (db) => {
      await sql`select id from thread where key = ${KEY} for update`.execute(db);
      // More of them than the pool has connections.
      for (let n = 0; n < 15; n += 1) {
        kept.push(world.post());
        await Promise.all(['sari', 'tono'].map((by) => world.post({ by, name: elsewhere })));
      }
    });
    await Promise.all(kept);
    await close();
    expect(await world.store.recount()).toEqual([]);
    expect((await world.store.threads.find(NAME))?.pending).toBe(16);
  });

  it('[PG2] a pool that is used up is StoreUnavailable after the wait, and a slow statement after its time', async () => {
    const url = await freshUrl();
    const world = await World.open(url, { poolSize: 1, waitMs: 100, statementTimeoutMs: 400 });
    const release = await holdThreads(url);
    const [slow, starved] = await Promise.allSettled([
      world.store.comments.post(world.draft()),
      world.store.ping(),
    ]);
    await release();
    expect(slow).toMatchObject({
      status: 'rejected',
      reason: { name: 'StoreUnavailable', cause: { code: '57014' } },
    });
    expect(starved).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    await world.post();
  });

  it('[PG6] a server that hangs is StoreUnavailable, and nothing it was in the middle of goes on when it wakes', async () => {
    const own = await startPostgres();
    const times = { poolSize: 3, waitMs: 1_000, statementTimeoutMs: 100 };
    const world = await World.open(await own.createDatabase('hanging'), times);
    await world.post({ status: 'published' });
    const drafts = Array.from({ length: 6 }, () => world.draft({ status: 'published' }));
    const { write, close } = await connect(world.url, times);
    let posts: Promise<PromiseSettledResult<unknown>[]> | undefined;
    const half = write(async (db) => {
      await db.updateTable('thread').set({ total: 99 }).execute();
      await own.hang();
      posts = Promise.allSettled(drafts.map((draft) => world.store.comments.post(draft)));
      await db.updateTable('thread').set({ seq: 99 }).execute();
    });
    const outcomes = [...(await Promise.allSettled([half])), ...((await posts) ?? [])];
    own.goOn();
    expect(outcomes).toHaveLength(1 + drafts.length);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    for (const draft of drafts) await world.store.comments.post(draft);
    expect(await pageIds(world.store)).toHaveLength(1 + drafts.length);
    expect(await world.store.recount()).toEqual([]);
    await close();
    await closeForTest(world.store);
    await own.stop();
  });

  it('[PG3] transactions that deadlock are run again and all succeed', async () => {
    const url = await freshUrl();
    const world = await World.open(url);
    const [first, second] = [await connect(url), await connect(url)];
    let attempts = 0;
    let arrived = 0;
    const rename = ({ write }: Connection, order: readonly [string, string]) =>
      write(async (db) => {
        attempts += 1;
        await db.updateTable('author').set({ name: order[0] }).where('id', '=', order[0]).execute();
        arrived += 1;
        // Both hold one row before either asks for the other's.
        while (arrived < 2) await sql`select 1`.execute(db);
        await db.updateTable('author').set({ name: order[1] }).where('id', '=', order[1]).execute();
      });
    await Promise.all([rename(first, ['sari', 'tono']), rename(second, ['tono', 'sari'])]);
    expect(attempts).toBeGreaterThan(2);
    expect(await world.store.authors.find('tono')).toMatchObject({ name: 'tono' });
    await first.close();
    await second.close();
  });

  it('[PG4] several reads of one page see one moment, whatever is committed between them', async () => {
    const url = await freshUrl();
    const world = await World.open(url);
    const root = await world.post({ status: 'published' });
    await withConnection(url, async ({ snapshot }) => {
      await snapshot(async (db) => {
        const count = async () => (await db.selectFrom('comment').select('id').execute()).length;
        expect(await count()).toBe(1);
        await world.post({ status: 'published', parentId: root.id });
        expect(await count()).toBe(1);
      });
    });
    expect(await pageIds(world.store)).toHaveLength(2);
  });

  it('[PG5] writers of many threads and sites at once leave every counter right', async () => {
    const world = await World.open(await freshUrl());
    const posts = Array.from({ length: 120 }, (_, n) => {
      const name = { site: 'koran-uji', key: `artikel-${String(n % 7)}` };
      const status = n % 2 === 0 ? ('published' as const) : ('pending' as const);
      return world.post({ name, status, by: n % 3 === 0 ? 'sari' : 'tono' });
    });
    const comments = await Promise.all(posts);
    await Promise.all(comments.map(({ id }) => world.decide(id, 'spam')));
    expect(await world.store.recount()).toEqual([]);
    await closeForTest(world.store);
  });
});
