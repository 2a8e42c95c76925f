/** The same decision once more: where a colleague's stands, it is noted that this one concurs. */
import { concurs } from '@komentar/domain';
import type { NewDecision } from '../ports/comments.js';
import type { NewLogEntry } from '../ports/log.js';
import type { Carried } from './carrying-out.js';
import { findComment } from './comment-rows.js';
import { lastDecision } from './decision-rows.js';
import { digestOf } from './log-hash.js';
import { toComment, toDecision } from './rows.js';
import type { CommentRow, Db, DecisionRow } from './schema.js';

/** That a colleague's decision found another of the same mind. */
const concurrence = (
  row: CommentRow,
  { last, decision }: { readonly last: DecisionRow; readonly decision: NewDecision },
): NewLogEntry => {
  const { move, reason, note, at, moderator } = decision;
  return {
    ...{ site: row.site, at, by: { kind: 'moderator', id: moderator.id, name: moderator.name } },
    act: 'comment:concur',
    target: { kind: 'comment', id: row.id },
    authorId: row.author_id,
    detail: {
      ...{ decision: last.id, move, reason, version: row.version, thread: row.thread_id },
      note: note === null ? null : digestOf(note),
      revision: row.revision,
      text: digestOf(row.text),
    },
  };
};

const isSame = (
  row: CommentRow,
  { last, decision }: { readonly last: DecisionRow; readonly decision: NewDecision },
): boolean => {
  const { move, version, moderator } = decision;
  const made = {
    ...{ move: last.move, by: last.moderator_id },
    ...{ version: last.version, undone: last.undone_by !== null },
  };
  return concurs(made, { move, by: moderator.id, version }, row.version);
};

/** What a decision came to; one that could not be made any more, and says what a colleague's says, concurs. */
export const orConcurred = async (
  db: Db,
  decision: NewDecision,
  carried: Carried,
): Promise<Carried> => {
  const { kind } = carried.decided;
  if (kind !== 'conflict' && kind !== 'refused') return carried;
  const row = await findComment(db, decision.commentId);
  const last = await lastDecision(db, decision.commentId);
  if (!row || !last || !isSame(row, { last, decision })) return carried;
  return {
    decided: { kind: 'concurred', comment: toComment(row), decision: toDecision(last) },
    entry: concurrence(row, { last, decision }),
  };
};
