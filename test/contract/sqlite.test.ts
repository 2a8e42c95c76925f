/** The store contract on SQLite, and what only SQLite has to prove. */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { StoreUnavailable } from '#server/ports/store.js';
import { connect, openStore, storeOver } from '#server/storage/open-store.js';
import { pageIds, queuePage } from './reading.js';
import { withConnection } from './raw.js';
import { freshPath, sqlite } from './sqlite-harness.js';
import { storeContract } from './store-contract.js';
import { World, closeForTest, openForTest, site } from './world.js';

storeContract(sqlite);

/** The file as a crash would leave it at this moment: with whatever is still in the write-ahead log. */
const afterCrash = (path: string): string => {
  const copy = freshPath();
  mkdirSync(dirname(copy), { recursive: true });
  for (const ending of ['', '-wal']) copyFileSync(path + ending, copy + ending);
  return copy;
};

const STORE_MODULE = new URL('../../packages/server/dist/storage/open-store.js', import.meta.url)
  .href;

/** Opens the store and adds 25 moderators, all at once. */
const STARTING = `
  const { openStore } = await import(process.env.STORE);
  const store = await openStore(process.env.URL);
  const add = (id) => store.desk.add({
    id, email: id, name: id, role: 'moderator', passwordHash: 'x', createdAt: 1,
  });
  await Promise.all(Array.from({ length: 25 }, (_, n) => add(process.env.NAME + '-' + n)));
  await store.close();
`;

describe('the store on SQLite', () => {
  it('[SQ1] what is acknowledged is in the file and its log, without a close or a checkpoint', async () => {
    const path = freshPath();
    const world = await World.open(`sqlite:${path}`);
    const posted = await Promise.all(
      Array.from({ length: 40 }, () => world.post({ status: 'published' })),
    );
    const crashed = await openForTest(`sqlite:${afterCrash(path)}`);
    expect([...(await pageIds(crashed, { limit: 50 }))].sort()).toEqual(
      posted.map(({ id }) => id).sort(),
    );
    expect(await crashed.recount()).toEqual([]);
  });

  it('[SQ1] commits are flushed to the disk before they are reported', async () => {
    const settings = await withConnection(`sqlite:${freshPath()}`, ({ write }) =>
      write(async (db) => {
        const one = async (name: string) =>
          Object.values(
            (await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0] ?? {},
          )[0];
        return [await one('journal_mode'), await one('synchronous'), await one('foreign_keys')];
      }),
    );
    const FULL = 2; // https://www.sqlite.org/pragma.html#pragma_synchronous
    expect(settings).toEqual(['wal', FULL, 1]);
  });

  it('[SQ2] writes that come together share one commit', async () => {
    const commits: string[] = [];
    const world = await World.open(`sqlite:${freshPath()}`, {
      onQuery: (query) => query.sql === 'commit' && commits.push(query.sql),
    });
    commits.length = 0;
    await Promise.all(Array.from({ length: 60 }, () => world.post()));
    expect(commits.length).toBeLessThanOrEqual(3);
    expect((await queuePage(world.store)).counts.pending).toBe(60);
  });

  it('[SQ9] a write that finds too many waiting is unavailable; those that wait are all made, once', async () => {
    const world = await World.open(`sqlite:${freshPath()}`);
    const asked = await Promise.allSettled(Array.from({ length: 1_300 }, () => world.post()));
    const refused = asked.filter((it) => it.status === 'rejected');
    expect(refused.length).toBeGreaterThan(100);
    for (const { reason } of refused) expect(reason).toMatchObject({ name: 'StoreUnavailable' });
    expect((await queuePage(world.store)).counts.pending).toBe(1_300 - refused.length);
    await world.post();
    expect(await world.store.recount()).toEqual([]);
  });

  it('[SQ10] no limit is bound to a statement, and pages are as long as was asked', async () => {
    const seen: string[] = [];
    const world = await World.open(`sqlite:${freshPath()}`, {
      onQuery: (query) => seen.push(query.sql),
    });
    for (let n = 0; n < 4; n += 1) await world.post({ status: 'published' });
    expect(await pageIds(world.store, { limit: 1 })).toHaveLength(1);
    expect(await pageIds(world.store, { limit: 3 })).toHaveLength(3);
    expect(seen.filter((text) => text.includes('limit 4'))).toHaveLength(1);
    expect(seen.filter((text) => text.includes('limit ?'))).toEqual([]);
  });

  it('[SQ3] the file is made with its folder, for its owner only', async () => {
    const path = freshPath();
    expect(existsSync(dirname(path))).toBe(false);
    await openForTest(`sqlite:${path}`);
    expect(statSync(path).isFile()).toBe(true);
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('[SQ3] a place where no file can be is StoreUnavailable', async () => {
    await expect(openStore(`sqlite:${dirname(dirname(freshPath()))}`)).rejects.toMatchObject({
      ...{ name: 'StoreUnavailable', cause: { code: 'SQLITE_CANTOPEN' } },
    });
  });

  it('[SQ4] a full disk is StoreUnavailable, nothing is half written, and writing goes on once there is room', async () => {
    const url = `sqlite:${freshPath()}`;
    await closeForTest(await openForTest(url));
    const connection = await connect(url);
    const limitPages = (n: number) =>
      connection.write((db) => sql.raw(`pragma max_page_count = ${String(n)}`).execute(db));
    const store = storeOver(connection);
    await store.sites.add(site());
    const world = await World.over(store, url);
    await limitPages(60);
    const text = 'panjang '.repeat(1_000);
    const answers = await Promise.allSettled(
      Array.from({ length: 64 }, () => world.post({ text })),
    );
    const failed = answers.filter(({ status }) => status === 'rejected');
    expect(failed.length).toBeGreaterThan(0);
    for (const answer of failed) {
      expect(answer).toMatchObject({
        reason: { name: 'StoreUnavailable', cause: { code: 'SQLITE_FULL' } },
      });
    }
    expect((await queuePage(store)).counts.pending).toBe(answers.length - failed.length);
    expect(await store.recount()).toEqual([]);
    await limitPages(100_000);
    await world.post({ text });
    await store.close();
  });

  it('[SQ5] a writer waits for another process, and says StoreUnavailable when that takes too long', async () => {
    const path = freshPath();
    const world = await World.open(`sqlite:${path}`, { waitMs: 50 });
    const root = await world.post({ status: 'published' });
    const foreign = new Database(path);
    foreign.exec('begin immediate');
    const draft = world.draft({ status: 'published' });
    await expect(world.store.comments.post(draft)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await pageIds(world.store)).toEqual([root.id]);
    foreign.exec('commit');
    foreign.close();
    expect(await world.store.comments.post(draft)).toMatchObject({ kind: 'posted' });
  });

  it('[SQ6] reads see what is committed and do not wait for a write that is under way', async () => {
    const url = `sqlite:${freshPath()}`;
    const world = await World.open(url);
    await withConnection(url, async ({ read, write }) => {
      const sites = () => read((db) => db.selectFrom('site').select('id').execute());
      await write(async (db) => {
        await db.deleteFrom('site').execute();
        expect(await sites()).toHaveLength(1);
      });
      expect(await sites()).toHaveLength(0);
    });
    expect(await world.store.sites.list()).toEqual([]);
  });

  it('[SQ8] several processes may start on the same new file, and write to it', async () => {
    const path = freshPath();
    const run = promisify(execFile);
    const starts = Array.from({ length: 4 }, (_, n) =>
      run(process.execPath, ['--input-type=module', '--eval', STARTING], {
        env: { ...process.env, STORE: STORE_MODULE, URL: `sqlite:${path}`, NAME: String(n) },
      }),
    );
    await Promise.all(starts);
    const store = await openForTest(`sqlite:${path}`);
    expect(await store.desk.count()).toBe(4 * 25);
  });

  it('[SQ7] memory holds a store of its own for as long as it is open', async () => {
    const [first, second] = [
      await World.open('sqlite::memory:'),
      await openForTest('sqlite::memory:'),
    ];
    const { id } = await first.post({ status: 'published' });
    expect(await pageIds(first.store)).toEqual([id]);
    expect(await second.sites.list()).toEqual([]);
  });
});
