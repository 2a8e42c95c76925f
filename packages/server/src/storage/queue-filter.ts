/** What of a queue is asked for, as conditions of a query over `queue_item`, `comment` and `revision`. */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
import type { QueueFilter } from '../ports/comments.js';
import type { Tables } from './schema.js';

/** The tables a condition may speak of. */
export type Filtered = ExpressionBuilder<Tables, 'queue_item' | 'comment' | 'revision'>;
type Condition = ExpressionWrapper<Tables, 'queue_item' | 'comment' | 'revision', SqlBool>;

/** A pattern that finds a text as it stands: the signs `like` reads are read as themselves. */
const within = (text: string): string => `%${text.replace(/[\\%_]/gu, String.raw`\$&`)}%`;

const contains = (column: 'revision.text' | 'revision.html' | 'comment.signals', text: string) =>
  sql<SqlBool>`${sql.ref(column)} like ${within(text)} escape '\\'`;

/** Sanitised HTML writes every link like this. */
const LINK = '<a ';

type Given = { readonly [K in keyof QueueFilter]-?: NonNullable<QueueFilter[K]> };

/** One condition for each entry of a filter. `now` is the moment waits are reckoned at. */
const CONDITIONS: {
  readonly [K in keyof Given]: (eb: Filtered, wanted: Given[K], now: number) => Condition;
} = {
  threadKeys: (eb, keys) =>
    eb(
      'comment.thread_id',
      'in',
      eb
        .selectFrom('thread_alias')
        .select('thread_alias.thread_id')
        .whereRef('thread_alias.site', '=', 'queue_item.site')
        .where('thread_alias.key', 'in', keys),
    ),
  ids: (eb, ids) => eb('queue_item.comment_id', 'in', ids),
  author: (eb, author) => eb('comment.author_id', '=', author),
  reason: (eb, reason) =>
    eb.or([
      eb('comment.reason', '=', reason),
      eb.exists(
        eb
          .selectFrom('report')
          .select('report.comment_id')
          .whereRef('report.comment_id', '=', 'comment.id')
          .where('report.state', '=', 'open')
          .where(sql<SqlBool>`${sql.ref('report.reason')} = ${reason}`),
      ),
    ]),
  rule: (eb, rule) => {
    const name = JSON.stringify(rule);
    return eb.or([
      contains('comment.signals', `"rule":${name}`),
      contains('comment.signals', `"code":${name}`),
    ]);
  },
  text: (eb, text) =>
    eb.and([
      sql<SqlBool>`lower(${sql.ref('revision.text')}) like lower(${within(text)}) escape '\\'`,
    ]),
  hasLink: (eb, has) => {
    const link = contains('revision.html', LINK);
    return has ? eb.and([link]) : eb.not(link);
  },
  olderThan: (eb, ms, now) => eb('queue_item.at', '<', now - ms),
};

/** All conditions of a filter; none where nothing is asked for. */
export const conditionsOf = (eb: Filtered, filter: QueueFilter, now: number): Condition[] =>
  (Object.keys(CONDITIONS) as (keyof Given)[]).flatMap((name) => {
    const wanted = filter[name];
    if (wanted === undefined) return [];
    const condition = CONDITIONS[name] as (
      builder: Filtered,
      value: typeof wanted,
      at: number,
    ) => Condition;
    return [condition(eb, wanted, now)];
  });
