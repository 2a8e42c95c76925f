/** Contract: what is read at every visit is read through an index, in the index's order. */
import { describe, expect, it } from 'vitest';
import { QUEUES, QUEUE_SORTS, type Queue, type QueueSort } from '#domain/index.js';
import type { Store } from '#server/ports/store.js';
import type { QuerySeen } from '#server/storage/connection.js';
import { mine, page, queuePage } from '../reading.js';
import { run, withConnection } from '../raw.js';
import { KEY, NAME, NOON, SITE, World, type Harness } from '../world.js';

/** A dialect's plan of a statement, and what in it would mean reading or sorting more than is asked for. */
interface Planner {
  readonly planOf: (url: string, query: QuerySeen) => Promise<string>;
  readonly wasteful: RegExp;
}

const PLANNERS: Record<Harness['dialect'], Planner> = {
  SQLite: {
    planOf: (url, { sql, parameters }) =>
      withConnection(url, async ({ read }) => {
        const rows = await read((db) => run(db, `explain query plan ${sql}`, parameters));
        return rows.map(({ detail }) => String(detail)).join('\n');
      }),
    // `SCAN first` reads the few rows of a subquery; `SCAN below` the recursion's own.
    wasteful: /SCAN (?!first\b|below\b|\d)|TEMP B-TREE/u,
  },
  PostgreSQL: {
    // A small table is read whole whatever its indexes; with that forbidden, the plan shows
    // whether an index can answer the query and give its order.
    planOf: (url, { sql, parameters }) =>
      withConnection(url, async ({ write }) =>
        write(async (db) => {
          // Of two indexes that begin alike it takes the one that leaves fewer rows, once it knows.
          await run(db, 'analyze comment');
          for (const way of ['seqscan', 'bitmapscan', 'sort'])
            await run(db, `set local enable_${way} = off`);
          const rows = await run(db, `explain ${sql}`, parameters);
          return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
        }),
      ),
    wasteful: /Seq Scan|Sort/u,
  },
};

/** What to read, and the index that must carry it. */
type Read = readonly [string, RegExp, (store: Store, ids: Ids) => Promise<unknown>];

const READS: readonly Read[] = [
  ['newest page', /comment_roots/u, (store) => page(store, { limit: 2 })],
  ['oldest page', /comment_roots/u, (store) => page(store, { sort: 'oldest', limit: 2 })],
  [
    'next page',
    /comment_roots/u,
    async (store) => page(store, { limit: 2, after: (await page(store, { limit: 2 })).next }),
  ],
  [
    'page at a comment',
    /comment_roots/u,
    (store, { reply }) => page(store, { limit: 2, at: reply }),
  ],
  ['replies with their roots', /comment_replies/u, (store) => page(store, { limit: 5 })],
  [
    'replies of a root',
    /comment_replies/u,
    (store, { root, reply }) => page(store, { root, at: reply, limit: 2 }),
  ],
  ['missed changes', /change/u, (store) => store.threads.missed(NAME, 1, 100)],
  ...QUEUES.flatMap((queue) => QUEUE_SORTS.map((sort) => queueRead(queue, sort))),
  [
    'card',
    /decision_once|sqlite_autoindex_decision/u,
    (store, { root }) => store.queues.card(root),
  ],
  [
    'repeat',
    /comment_repeat|sqlite_autoindex_comment/u,
    (store, { clientId }) => store.comments.findRepeat('sari', clientId),
  ],
  ['own comments', /comment_mine/u, (store) => mine(store, 'sari', { editableSince: 0 })],
  ['own likes and reports', /reaction_mine[^]*report_mine/u, (store) => mine(store)],
  ['top page', /comment_top/u, (store) => page(store, { sort: 'top', limit: 2 })],
  [
    'next top page',
    /comment_top/u,
    async (store) => {
      const { next } = await page(store, { sort: 'top', limit: 2 });
      return page(store, { sort: 'top', limit: 2, after: next });
    },
  ],
  ['standing sanctions', /sanction_open/u, (store) => store.sanctions.standing('sari', 5)],
  ['last post', /comment_author/u, (store) => store.sanctions.lastPostAt('sari')],
  [
    'past of an author',
    /author_tally[^]*report_author[^]*sanction_author[^]*author_note/u,
    (store) => store.authorRecords.past('sari', 5),
  ],
  [
    "next page of an author's comments",
    /comment_author/u,
    async (store) => {
      const query = { authorId: 'sari', limit: 2 };
      const page = await store.authorRecords.comments(query);
      const after = page === 'bad-cursor' ? undefined : page.next;
      return store.authorRecords.comments({ ...query, after });
    },
  ],
  ['what is set apart', /comment_featured/u, (store) => page(store, { limit: 2 })],
  ['usual wait', /decision_site/u, (store) => store.comments.waits(SITE, 50)],
  [
    'threads of a site',
    /thread_youngest/u,
    async (store) => {
      const first = await store.threads.list({ sites: [SITE], limit: 1 });
      const after = first === 'bad-cursor' ? undefined : first.next;
      return store.threads.list({ sites: [SITE], limit: 1, search: 'artikel', after });
    },
  ],
  [
    'threads whose state ends',
    /thread_until[^]*thread_age/u,
    (store) => store.threads.due({ now: NOON, sites: [{ id: SITE, closeAfterDays: 1 }], most: 9 }),
  ],
  ['approvals whose delay is over', /comment_staged/u, (store) => store.comments.due(NOON, 9)],
  [
    'batches of nodes that are gone',
    /batch_worked_on/u,
    (store) => store.batches.interrupt(60_000),
  ],
  [
    'next step of a batch',
    /batch_item_state/u,
    async (store, { batch: id }) => {
      const by = { id: 'ani', name: 'Ani' };
      await store.batches.step({ id, newId: () => id, by, at: NOON, most: 1 });
    },
  ],
  [
    'who is on duty',
    /duty_pk|sqlite_autoindex_duty/u,
    (store) => store.nodes.beat({ id: 'a', keys: 'k', goneAfterMs: 60_000 }),
  ],
  [
    'how far threads are',
    /thread_alias_pk|sqlite_autoindex_thread_alias/u,
    (store) => store.threads.seqs(SITE, [KEY, 'b']),
  ],
  ['settings of a thread', /thread_decision_thread/u, (store) => store.threads.settings(NAME)],
  [
    'same text',
    /comment_digest/u,
    (store) => store.comments.sameText({ site: SITE, digest: 'x', authorId: 'sari', since: 0 }),
  ],
  ['log', /log_entry_at/u, (store) => store.log.page({ sites: [SITE], limit: 2 })],
  [
    'next page of the log',
    /log_entry_at/u,
    async (store) => {
      const page = await store.log.page({ sites: [SITE], limit: 2 });
      const after = page === 'bad-cursor' ? '' : page.next;
      return store.log.page({ sites: [SITE], limit: 2, after });
    },
  ],
  [
    'log of a comment',
    /log_entry_target/u,
    (store, { root: commentId }) => store.log.page({ sites: [SITE], limit: 2, commentId }),
  ],
  [
    'log of an author',
    /log_entry_author/u,
    (store) => store.log.page({ sites: [SITE], limit: 2, authorId: 'sari' }),
  ],
  [
    'log of a moderator',
    /log_entry_by/u,
    (store) => store.log.page({ sites: [SITE], limit: 2, moderatorId: 'ani' }),
  ],
  [
    'log of an act',
    /log_entry_act/u,
    (store) => store.log.page({ sites: [SITE], limit: 2, act: 'comment:spam' }),
  ],
  ['history of a comment', /log_entry_target/u, (store, { root }) => store.log.history(root)],
  [
    'stretch of the log',
    /log_entry_pk|sqlite_autoindex_log_entry/u,
    (store) => store.log.stretch({ site: SITE, after: 1, limit: 2 }),
  ],
  [
    'totals',
    /thread_alias_pk|sqlite_autoindex_thread_alias/u,
    (store) => store.threads.totals(SITE, [KEY, 'b'], NOON),
  ],
];

/** A page of a queue in an order, and the one after it. */
function queueRead(queue: Queue, sort: QueueSort): Read {
  const index = sort === 'risk' ? /queue_item_rank/u : /queue_item_at/u;
  return [
    `${queue}, ${sort}`,
    index,
    async (store) => {
      const { next } = await queuePage(store, queue, { sort, limit: 1 });
      if (next === undefined) throw new Error('the queue has one page only');
      await queuePage(store, queue, { sort, limit: 1, after: next });
    },
  ];
}

interface Ids {
  readonly root: string;
  readonly reply: string;
  /** Runs, and has decided on nothing yet. */
  readonly batch: string;
  readonly clientId: string;
}

const fill = async (world: World): Promise<Ids> => {
  for (let n = 0; n < 5; n += 1) await world.post();
  for (let n = 0; n < 5; n += 1) await world.post({ status: 'published' });
  for (let n = 0; n < 2; n += 1) {
    await world.post({ status: 'spam' });
    await world.decided((await world.post()).id, 'return', { reason: 'off_topic' });
    await world.report((await world.post({ status: 'published' })).id);
    const opinion = { question: 'Fitnah?', by: { id: 'ani', name: 'Ani' }, at: NOON };
    const { id: commentId } = await world.post();
    await world.store.comments.opine({ commentId, version: 1, act: 'ask', opinion });
  }
  for (let n = 0; n < 5; n += 1) await world.post({ name: { site: SITE, key: 'lain' } });
  const root = await world.post({ status: 'published' });
  const reply = await world.post({ status: 'published', parentId: root.id });
  for (let n = 0; n < 3; n += 1) await world.decided((await world.post()).id, 'spam');
  const batch = await begunBatch(world);
  return { root: root.id, reply: reply.id, clientId: root.clientId, batch };
};

const begunBatch = async ({ store }: World): Promise<string> => {
  const by = { id: 'ani', name: 'Ani' };
  const query = { sites: [SITE], queue: 'spam' as const, now: NOON };
  await store.batches.freeze({ id: 'batch', by, at: NOON, query, most: 9 });
  const order = { move: 'restore', reason: null, note: null, at: NOON } as const;
  await store.batches.start('batch', order);
  return 'batch';
};

/**
 * Has a row for each node that is there: reading it whole is reading what is asked for, and an index on
 * when it was last seen would have to be written with every sign of life.
 */
const NODES = /(?:Seq Scan on|SCAN) "?node\b[^\n]*/gu;

/**
 * PostgreSQL weighs costs, and of a log of a few entries any index of the site is as good as another:
 * there the table's indexes together have to do.
 */
const oneOfTable = (index: RegExp): RegExp =>
  index.source.startsWith('log_entry_') ? /log_entry_/u : index;

export const plansContract = ({ freshUrl, dialect }: Harness): void => {
  const { planOf, wasteful } = PLANNERS[dialect];
  describe('plans', () => {
    it.each(READS)('[ST60] [AC8] %s: only through indexes', async (_, index, read) => {
      const seen: QuerySeen[] = [];
      const world = await World.open(await freshUrl(), { onQuery: (query) => seen.push(query) });
      const ids = await fill(world);
      seen.length = 0;
      await read(world.store, ids);
      const selects = seen.filter(({ sql }) => sql.startsWith('select'));
      const plans: string[] = [];
      for (const query of selects) {
        const plan = await planOf(world.url, query);
        expect(plan.replaceAll(NODES, ''), query.sql).not.toMatch(wasteful);
        expect(query.sql).not.toMatch(/\boffset\b|count\(/u);
        plans.push(plan);
      }
      expect(plans.join('\n')).toMatch(dialect === 'SQLite' ? index : oneOfTable(index));
    });

    it('[ST60] deciding finds what stands below a comment only through indexes', async () => {
      const seen: QuerySeen[] = [];
      const world = await World.open(await freshUrl(), { onQuery: (query) => seen.push(query) });
      const { root } = await fill(world);
      seen.length = 0;
      await world.decided(root, 'spam');
      const [shift] = seen.filter(({ sql }) => sql.startsWith('with recursive'));
      if (!shift) throw new Error('nothing was asked of the comments below');
      const plan = await planOf(world.url, shift);
      expect(plan).toMatch(/comment_children/u);
      if (dialect === 'SQLite') expect(plan).not.toMatch(/SCAN comment/u);
    });
  });
};
