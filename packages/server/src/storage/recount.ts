/** Compares everything that is kept twice with what it is kept of. Reads everything: not for requests. */
import { QUEUES, type Queue } from '@komentar/domain';
import { sql, type RawBuilder } from 'kysely';
import type { Mended } from '../ports/store.js';
import type { Connection } from './connection.js';
import { IN_QUEUE } from './counted.js';
import { driftSentence, findDrifts, mendDrifts } from './kept-counters.js';
import type { Db } from './schema.js';

interface Difference {
  readonly what: string;
  readonly kept: number;
  readonly counted: number;
}

type Query = RawBuilder<Difference>;

/** Rows of `source(what, kept, counted)` whose two numbers differ. */
const differing = (source: RawBuilder<unknown>): Query =>
  sql<Difference>`select what, kept, counted from (${source}) as counter where kept <> counted`;

const threadSeqs = differing(sql`
  select 'seq of thread ' || t.id as what, t.seq as kept,
    (select coalesce(max(c.seq), 0) from change c where c.thread_id = t.id) as counted
  from thread t`);

const authorsTallies = differing(sql`
  select 'tally of author ' || t.author_id || ', ' || t.status || ' ' || t.reason as what, t.n as kept,
    (select count(*) from comment c where c.author_id = t.author_id and c.status = t.status
      and coalesce(c.reason, '') = t.reason) as counted
  from author_tally t`);

/** Comments that no tally speaks of. */
const authorsUntallied = sql<Difference>`
  select 'no tally of author ' || c.author_id || ', ' || c.status as what, 0 as kept, count(*) as counted
  from comment c
  where not exists (select 1 from author_tally t where t.author_id = c.author_id
    and t.status = c.status and t.reason = coalesce(c.reason, ''))
  group by c.author_id, c.status`;

const openReports = differing(sql`
  select 'open reports of comment ' || r.id as what, r.open_reports as kept,
    (select count(*) from report a where a.comment_id = r.id and a.state = 'open') as counted
  from comment r`);

const firstReports = differing(sql`
  select 'first open report of comment ' || r.id as what, coalesce(r.reported_at, 0) as kept,
    (select coalesce(min(a.at), 0) from report a where a.comment_id = r.id and a.state = 'open') as counted
  from comment r`);

const isIn = (queue: Queue) =>
  sql`(select count(*) from queue_item i where i.comment_id = c.id and i.queue = ${sql.lit(queue)}`;

/** A comment has its place where it belongs, and none elsewhere. */
const queuePlaces = (queue: Queue): readonly Query[] => {
  const { holds, at, rank } = IN_QUEUE[queue];
  const what = sql`${sql.lit(`place in ${queue} of comment `)} || c.id as what`;
  return [
    differing(sql`select ${what}, ${isIn(queue)}) as kept,
      case when ${sql.raw(holds)} then 1 else 0 end as counted from comment c`),
    differing(sql`select ${what}, 1 as kept,
      ${isIn(queue)} and i.site = c.site and i.at = ${sql.raw(at)} and i.rank = ${sql.raw(rank)}) as counted
      from comment c where ${sql.raw(holds)}`),
  ];
};

const ruleCounter = (counter: 'hits' | 'approved' | 'rejected'): Query =>
  differing(sql`
  select ${sql.lit(`${counter} of rule `)} || r.id as what, ${sql.ref(`r.${counter}`)} as kept,
    (select count(*) from rule_hit h where h.site = r.site and h.rule_id = r.id
      ${counter === 'hits' ? sql`` : sql`and h.verdict = ${sql.lit(counter)}`}) as counted
  from rule r`);

const ruleTotals = differing(sql`
  select 'rules of site ' || s.site as what, s.total as kept,
    (select count(*) from rule r where r.site = s.site) as counted
  from rule_set s`);

const hiddenAncestors = sql<Difference>`
  with recursive tree (id, kept, above, staged, status) as (
    select id, hidden_ancestors, 0, case when staged_until is null then 0 else 1 end, status
    from comment where parent_id is null
    union all
    select c.id, c.hidden_ancestors,
      tree.above + case when tree.status = 'published' and tree.staged = 0 then 0 else 1 end,
      case when c.staged_until is null then 0 else 1 end, c.status
    from comment c inner join tree on c.parent_id = tree.id
  )
  select 'hidden ancestors of comment ' || id as what, kept, above + staged as counted
  from tree where kept <> above + staged`;

const QUERIES: readonly Query[] = [
  threadSeqs,
  authorsTallies,
  authorsUntallied,
  openReports,
  firstReports,
  ...QUEUES.flatMap(queuePlaces),
  ruleCounter('hits'),
  ruleCounter('approved'),
  ruleCounter('rejected'),
  ruleTotals,
  hiddenAncestors,
];

/** What is wrong beside the counters that can be mended, a sentence each. Reads everything. */
const findFaults = async (db: Db): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const query of QUERIES) {
    const { rows } = await query.execute(db);
    wrong.push(
      ...rows.map(
        ({ what, kept, counted }) => `${what}: ${String(kept)} kept, ${String(counted)} counted`,
      ),
    );
  }
  return wrong;
};

/** One sentence per counter that is wrong; empty when all is well. */
export const recount = async (db: Db): Promise<readonly string[]> => [
  ...(await findDrifts(db)).map(driftSentence),
  ...(await findFaults(db)),
];

/** See `Store.mend`. */
export const mend = async ({ snapshot, write }: Connection): Promise<Mended> => {
  const [drifts, left] = await snapshot(async (db) => [await findDrifts(db), await findFaults(db)]);
  await write((db) => mendDrifts(db, drifts));
  return { mended: drifts.map(driftSentence), left };
};
