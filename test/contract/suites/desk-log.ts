/** Contract: the desk's log takes entries and gives none back, and its verification finds every tampering. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { EVERY_SITE, type DecisionMove } from '#domain/index.js';
import { SERVER, type Fault } from '#server/ports/log.js';
import { digestOf, hashOf } from '#server/storage/log-hash.js';
import type { LogEntryRow } from '#server/storage/log-tables.js';
import type { Db } from '#server/storage/schema.js';
import { writeRaw } from '../raw.js';
import { ACT, NOON, SITE, World, type Harness } from '../world.js';

const entriesOf = (world: World, site = SITE): Promise<readonly LogEntryRow[]> =>
  writeRaw(world.url, (db) =>
    db.selectFrom('log_entry').selectAll().where('site', '=', site).orderBy('n').execute(),
  );

const detailOf = (row: LogEntryRow | undefined) =>
  JSON.parse(row?.detail ?? '{}') as Record<string, unknown>;

const GUARDS = {
  SQLite: ['entry_unchanged', 'entry_stays', 'entry_once', 'head_forward', 'head_stays'].map(
    (name) => `drop trigger log_${name}`,
  ),
  PostgreSQL: [
    'alter table log_entry disable trigger all',
    'alter table log_head disable trigger all',
  ],
};

/** A site with six entries: its adding, four decisions and an undo. */
const filled = async (url: string): Promise<World> => {
  const world = await World.open(url);
  for (const move of ['approve', 'reject', 'spam'] as const) {
    const { id } = await world.post();
    await world.decided(id, move, { reason: 'ad' });
  }
  const { id } = await world.post();
  await world.undone((await world.decided(id, 'approve')).decision.id);
  return world;
};

type Tamper = (db: Db) => Promise<unknown>;

const entry = (db: Db, n: number) => db.updateTable('log_entry').where('n', '=', n);

const rewrite = async (db: Db, n: number): Promise<void> => {
  const row = await db
    .selectFrom('log_entry')
    .selectAll()
    .where('n', '=', n)
    .executeTakeFirstOrThrow();
  const forged = { ...row, by_id: 'tono', by_name: 'tono' };
  await entry(db, n)
    .set({ ...forged, hash: hashOf(forged) })
    .execute();
};

/** What somebody with the whole database in hand does, and where it is found out. */
const TAMPERINGS: readonly [string, Tamper, { n: number; fault: Fault }][] = [
  [
    'one letter of a name',
    (db) => entry(db, 3).set({ by_name: 'Ani' }).execute(),
    { n: 3, fault: 'changed' },
  ],
  [
    'one blank in the detail',
    (db) =>
      entry(db, 3)
        .set({ detail: sql`replace(detail, ',', ', ')` })
        .execute(),
    { n: 3, fault: 'changed' },
  ],
  ['a row written anew with a fitting hash', (db) => rewrite(db, 3), { n: 4, fault: 'misplaced' }],
  ['the last row written anew', (db) => rewrite(db, 6), { n: 6, fault: 'changed' }],
  [
    'a row taken away',
    (db) => db.deleteFrom('log_entry').where('n', '=', 2).execute(),
    { n: 2, fault: 'missing' },
  ],
  [
    'two rows in each other’s place',
    async (db) => {
      for (const [from, to] of [
        [2, 99],
        [3, 2],
        [99, 3],
      ] as const)
        await entry(db, from).set({ n: to }).execute();
    },
    { n: 2, fault: 'misplaced' },
  ],
  [
    'the end cut off',
    (db) => db.deleteFrom('log_entry').where('n', '>', 4).execute(),
    { n: 5, fault: 'cut-off' },
  ],
  [
    'everything taken away',
    (db) => db.deleteFrom('log_entry').execute(),
    { n: 1, fault: 'cut-off' },
  ],
  [
    'the recorded end taken away',
    (db) => db.deleteFrom('log_head').execute(),
    { n: 1, fault: 'beyond-end' },
  ],
];

/** What nobody may do to the log by an accident or a mistake in the code. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['a changed entry', `update log_entry set by_name = 'x' where n = 2`],
  ['an entry taken away', 'delete from log_entry where n = 2'],
  ['an end set back', 'update log_head set n = 3'],
  ['an end taken away', 'delete from log_head'],
];
const REFUSED_BY: Record<Harness['dialect'], typeof REFUSED> = {
  SQLite: [
    ['an entry replaced', 'insert or replace into log_entry select * from log_entry'],
    ['an end replaced', 'insert or replace into log_head select * from log_head'],
  ],
  PostgreSQL: [['everything at once', 'truncate log_entry, log_head']],
};

export const deskLogContract = ({ freshUrl, dialect }: Harness): void => {
  describe('desk log', () => {
    it.each(['approve', 'reject', 'return'] as const)(
      '[LG1] %s appends who, when, what, from where to where and why, with digests for texts',
      async (move: DecisionMove) => {
        const world = await World.open(await freshUrl());
        const { id, threadId } = await world.post({ text: 'kata rahasia' });
        const act = { reason: 'abuse', note: 'catatan', by: 'ani', at: NOON } as const;
        const { decision, comment } = await world.decided(id, move, act);
        const last = (await entriesOf(world)).at(-1);
        expect(last).toMatchObject({
          ...{ site: SITE, n: 2, at: NOON, act: `comment:${move}`, author_id: 'sari' },
          ...{ by_kind: 'moderator', by_id: 'ani', by_name: 'ani' },
          ...{ target_kind: 'comment', target_id: id },
        });
        expect(detailOf(last)).toEqual({
          ...{ decision: decision.id, from: 'pending', to: comment.status, reason: 'abuse' },
          ...{ version: 2, revision: 1, thread: threadId },
          ...{ text: digestOf('kata rahasia'), note: digestOf('catatan') },
        });
        expect(JSON.stringify(last)).not.toMatch(/rahasia|catatan/u);
      },
    );

    it('[LG1] an undo and a setting apart append an entry, what changed nothing appends none', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post();
      const { decision } = await world.decided(id, 'spam');
      await world.undone(decision.id);
      await world.undo(decision.id);
      await world.decide(id, 'approve', { version: 1 });
      await world.decided(id, 'approve');
      await world.feature(id, 'pick');
      await world.feature(id, 'pick');
      const entries = await entriesOf(world);
      expect(entries.map(({ act }) => act)).toEqual([
        'site:add',
        'comment:spam',
        'decision:undo',
        'comment:approve',
        'comment:feature',
      ]);
      expect(detailOf(entries[2])).toMatchObject({ from: 'spam', to: 'pending' });
      expect(detailOf(entries[4])).toMatchObject({ from: null, to: 'pick' });
    });

    it('[LG2] changes of sites and of the desk append an entry, without any secret', async () => {
      const world = await World.open(await freshUrl());
      const { sites, desk } = world.store;
      await sites.setOrigins(SITE, ['https://a.example'], ACT);
      await sites.changePolicy(SITE, { mode: 'open' }, ACT);
      await sites.changePolicy(SITE, { mode: 'pre' }, ACT);
      await sites.setIdentity(SITE, { kind: 'secret', secret: 'rahasia' }, ACT);
      await desk.add({
        ...{ id: 'm1', email: 'ani@koran.example', name: 'Ani', role: 'lead' },
        ...{ sites: [SITE], passwordHash: 'rahasia', createdAt: NOON },
      });
      await desk.openSession({
        ...{ id: 's1', tokenHash: 'rahasia', moderatorId: 'm1', kind: 'script' },
        ...{ createdAt: NOON, expiresAt: null },
      });
      const ofSite = await entriesOf(world);
      expect(ofSite.slice(1).map((row) => [row.act, row.by_kind, detailOf(row)])).toEqual([
        ['site:origins', 'system', { from: ['https://koran.example'], to: ['https://a.example'] }],
        ['site:policy', 'system', { from: {}, to: { mode: 'open' } }],
        ['site:policy', 'system', { from: { mode: 'open' }, to: { mode: 'pre' } }],
        ['site:identity', 'system', { from: null, to: 'secret' }],
      ]);
      const others = await entriesOf(world, EVERY_SITE);
      expect(others.map((row) => [row.act, row.target_id, row.by_id])).toEqual([
        ['moderator:add', 'm1', SERVER.id],
        ['token:create', 'm1', SERVER.id],
      ]);
      expect(JSON.stringify([ofSite, others])).not.toMatch(/rahasia|ani@/u);
    });

    it('[LG3] entries are numbered per site without a gap, each with the hash of the one before', async () => {
      const world = await filled(await freshUrl());
      const entries = await entriesOf(world);
      expect(entries.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
      for (const [n, row] of entries.entries()) {
        expect(row.prev_hash).toBe(entries[n - 1]?.hash ?? '0'.repeat(64));
        expect(row.hash).toBe(hashOf(row));
      }
      expect(await world.store.log.verify(SITE)).toEqual({
        ...{ kind: 'whole', n: 6, hash: entries.at(-1)?.hash },
      });
      expect(await world.store.log.chains()).toEqual([SITE]);
      expect(await world.store.log.verify('tiada')).toMatchObject({ kind: 'whole', n: 0 });
    });

    it('[LG3] the hash is SHA-256 over the entry as canonical JSON', () => {
      const row = {
        ...{ site: 'koran', n: 1, at: 5, act: 'rule:save', author_id: null, detail: '{"a":1}' },
        ...({ by_kind: 'moderator', by_id: 'm1', by_name: 'Ani "A"' } as const),
        ...({ target_kind: 'rule', target_id: 'r1', prev_hash: '0' } as const),
      };
      expect(hashOf(row)).toBe(
        digestOf(
          '{"act":"rule:save","at":5,"authorId":null,"by":{"id":"m1","kind":"moderator","name":"Ani \\"A\\""},' +
            '"detail":{"a":1},"n":1,"prev":"0","site":"koran","target":{"id":"r1","kind":"rule"}}',
        ),
      );
    });

    it('[LG3] writers at the same moment do not break the chain', async () => {
      const world = await World.open(await freshUrl());
      const ids = [];
      for (let n = 0; n < 20; n += 1)
        ids.push((await world.post({ name: { site: SITE, key: `artikel-${String(n % 5)}` } })).id);
      await Promise.all(ids.map((id) => world.decided(id, 'approve')));
      expect(await world.store.log.verify(SITE)).toMatchObject({ kind: 'whole', n: 21 });
    });

    it.each([...REFUSED, ...REFUSED_BY[dialect]])(
      '[LG4] the database refuses %s',
      async (_, statement) => {
        const world = await filled(await freshUrl());
        await expect(writeRaw(world.url, (db) => sql.raw(statement).execute(db))).rejects.toThrow(
          /append-only|forward only/u,
        );
        expect(await world.store.log.verify(SITE)).toMatchObject({ kind: 'whole', n: 6 });
      },
    );

    it.each(TAMPERINGS)('[LG5] verifying finds %s', async (_, tamper, found) => {
      const world = await filled(await freshUrl());
      await writeRaw(world.url, async (db) => {
        for (const guard of GUARDS[dialect]) await sql.raw(guard).execute(db);
        await tamper(db);
      });
      expect(await world.store.log.verify(SITE)).toEqual({ kind: 'broken', ...found });
    });

    it('[LG6] the log outlives the demo it tells of', async () => {
      const world = await World.open(await freshUrl());
      await world.store.sites.add({
        ...{ id: 'demo', name: 'Demo', origins: [], policy: {}, demo: true, createdAt: NOON },
      });
      await world.store.sites.add({
        ...{ id: 'asli', name: 'Asli', origins: [], policy: {}, demo: false, createdAt: NOON },
      });
      expect(await world.store.sites.find('demo')).toBeUndefined();
      expect(await world.store.log.chains()).toEqual(['asli', 'demo', SITE]);
      expect(await world.store.log.verify('demo')).toMatchObject({ kind: 'whole', n: 1 });
    });
  });
};
