/**
 * What rules found in comments, and what people made of it: the counters behind a rule's precision.
 *
 * Comes before the counters of author and queues in a transaction, always in the order of the rules'
 * ids, so that on PostgreSQL two writers cannot wait for each other.
 */
import type { DecisionMove, Signal } from '@komentar/domain';
import type { RuleHitTable } from './rule-tables.js';
import type { CommentRow, Db } from './schema.js';

type Verdict = NonNullable<RuleHitTable['verdict']>;

/** Whoever returns a comment has not let it through as it stood. */
const VERDICT_OF: Record<DecisionMove, Verdict> = {
  approve: 'approved',
  restore: 'approved',
  reject: 'rejected',
  spam: 'rejected',
  return: 'rejected',
};

/** Ids of the rules behind signals, each once. */
const rulesIn = (signals: string): readonly string[] => [
  ...new Set((JSON.parse(signals) as Signal[]).flatMap(({ rule }) => rule ?? [])),
];

/** A new text: the comment's version with which it came, and what was found in it. */
export interface NewText extends Pick<CommentRow, 'id' | 'site' | 'signals' | 'version'> {
  readonly at: number;
}

/** Notes what was found in new texts. Rules the site does not keep (any more) are passed over. */
export const noteHits = async (db: Db, texts: readonly NewText[]): Promise<void> => {
  const hits = texts
    .flatMap((text) => rulesIn(text.signals).map((rule) => ({ ...text, rule })))
    .toSorted((a, b) => (`${a.site} ${a.rule}` < `${b.site} ${b.rule}` ? -1 : 1));
  for (const { id, site, version, rule, at } of hits) {
    const { numUpdatedRows } = await db
      .updateTable('rule')
      .set((eb) => ({ hits: eb('hits', '+', 1), last_hit_at: at }))
      .where('site', '=', site)
      .where('id', '=', rule)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) continue;
    await db
      .insertInto('rule_hit')
      .values({ comment_id: id, since: version, rule_id: rule, site, verdict: null })
      .execute();
  }
};

/** What the last decision that stands made of the comment's text of this version. */
const standingVerdict = async (
  db: Db,
  commentId: string,
  since: number,
): Promise<Verdict | null> => {
  const row = await db
    .selectFrom('decision')
    .select('move')
    .where('comment_id', '=', commentId)
    .where('version', '>', since)
    .where('undone_by', 'is', null)
    .where('move', '!=', 'undo')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : VERDICT_OF[row.move as DecisionMove];
};

interface Change {
  readonly from: Verdict | null;
  readonly to: Verdict | null;
}

const added = ({ from, to }: Change, verdict: Verdict): number =>
  Number(to === verdict) - Number(from === verdict);

const countVerdict = async (
  db: Db,
  { site, rule }: { readonly site: string; readonly rule: string },
  change: Change,
): Promise<void> => {
  await db
    .updateTable('rule')
    .set((eb) => ({
      approved: eb('approved', '+', added(change, 'approved')),
      rejected: eb('rejected', '+', added(change, 'rejected')),
    }))
    .where('site', '=', site)
    .where('id', '=', rule)
    .execute();
};

/** Brings the verdicts on a comment's present text in step with the decision that stands now. */
export const noteVerdict = async (
  db: Db,
  { id, site, signals }: Pick<CommentRow, 'id' | 'site' | 'signals'>,
): Promise<void> => {
  // Most comments are found by no rule; the hits of earlier texts are history.
  if (rulesIn(signals).length === 0) return;
  const hits = await db
    .selectFrom('rule_hit')
    .select(['rule_id', 'since', 'verdict'])
    .where('comment_id', '=', id)
    .orderBy('since', 'desc')
    .orderBy('rule_id')
    .execute();
  const since = hits[0]?.since;
  if (since === undefined) return;
  const to = await standingVerdict(db, id, since);
  for (const hit of hits) {
    if (hit.since !== since || hit.verdict === to) continue;
    await countVerdict(db, { site, rule: hit.rule_id }, { from: hit.verdict, to });
    await db
      .updateTable('rule_hit')
      .set({ verdict: to })
      .where('comment_id', '=', id)
      .where('since', '=', since)
      .where('rule_id', '=', hit.rule_id)
      .execute();
  }
};
