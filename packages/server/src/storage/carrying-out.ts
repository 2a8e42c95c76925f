/** Carrying acts on comments out: with what hangs on them, and what the log is to say. */
import type { ReportOutcome, Status } from '@komentar/domain';
import type { Decided, Effects, NewUndo, Standing } from '../ports/comments.js';
import type { NewLogEntry } from '../ports/log.js';
import { lastDecision } from './decision-rows.js';
import { appendLog } from './log.js';
import { digestOf } from './log-hash.js';
import { moveComments, type Move } from './movement.js';
import { closeOpen } from './reports.js';
import { toComment, toDecision } from './rows.js';
import { noteVerdict } from './rule-hits.js';
import type { CommentRow, Db, DecisionRow } from './schema.js';

/** Where the comment stands, for whoever looked at another version of it. */
export const conflict = async (
  db: Db,
  row: CommentRow,
): Promise<{ kind: 'conflict' } & Standing> => {
  const last = await lastDecision(db, row.id);
  return { kind: 'conflict', comment: toComment(row), decision: last ? toDecision(last) : null };
};

/** What an undo puts back besides what has a column of its own in the log. */
export const standingOf = (row: CommentRow) => ({
  review: row.review,
  review_by: row.review_by,
  review_name: row.review_name,
  review_revision: row.review_revision,
  waiting_since: row.waiting_since,
  decided_at: row.decided_at,
  opinion: row.opinion,
  asked_at: row.asked_at,
});

/** What is written of an act. */
export interface Act extends Pick<NewUndo, 'id' | 'moderator' | 'at'> {
  readonly move: DecisionRow['move'];
  readonly reason: DecisionRow['reason'];
  readonly note: string | null;
  readonly marks: string | null;
  readonly outcome: ReportOutcome | null;
}

/** The row of an act in the log. */
export const logRow = (
  before: CommentRow,
  to: Status,
  { moderator, ...act }: Act,
): DecisionRow => ({
  ...act,
  comment_id: before.id,
  site: before.site,
  from_status: before.status,
  to_status: to,
  version: before.version + 1,
  moderator_id: moderator.id,
  moderator_name: moderator.name,
  reason_before: before.reason,
  published_before: before.published_at,
  note_before: before.note,
  marks_before: before.marks,
  standing_before: JSON.stringify(standingOf(before)),
  revision: before.revision,
  undone_by: null,
});

const ACT_OF: Readonly<Record<DecisionRow['move'], string>> = {
  ...{ approve: 'comment:approve', reject: 'comment:reject', spam: 'comment:spam' },
  ...{ return: 'comment:return', restore: 'comment:restore' },
  ...{ close: 'report:close', undo: 'decision:undo' },
};

/** What came of an act, and what the log is to say of it where something did. */
export interface Carried {
  readonly decided: Decided;
  readonly entry?: NewLogEntry;
}

/** Makes an act whole: with its entry at the end of the log. */
export const logged = async (db: Db, { decided, entry }: Carried): Promise<Decided> => {
  if (entry !== undefined) await appendLog(db, entry);
  return decided;
};

/** An act to be carried out: how the comment stands before and then, and what is written of it. */
export interface Carrying extends Move {
  readonly row: DecisionRow;
  readonly batch?: string | undefined;
}

/** The act for the desk's log: digests in place of texts, which may be erased one day. */
const entryOf = ({ before, row, batch }: Carrying): NewLogEntry => {
  const { id: decision, from_status: from, to_status: to, reason, note, version, outcome } = row;
  return {
    site: row.site,
    at: row.at,
    by: { kind: 'moderator', id: row.moderator_id, name: row.moderator_name },
    act: ACT_OF[row.move],
    target: { kind: 'comment', id: before.id },
    authorId: before.author_id,
    detail: {
      ...{ decision, from, to, reason, version, thread: before.thread_id },
      ...(outcome !== null && { outcome }),
      note: note === null ? null : digestOf(note),
      revision: before.revision,
      text: digestOf(before.text),
      ...(batch !== undefined && { batch }),
    },
  };
};

/** Why an act was not carried out. */
export type Unwell =
  Exclude<Decided, { kind: 'decided' | 'conflict' | 'concurred' }> | { readonly stale: CommentRow };

/** What an act on a comment comes to. */
export type Judged = Carrying | Unwell;

const isWell = (judged: Judged): judged is Carrying => 'target' in judged;

/** Closes the reports that were open on the comment, in the name of the decision. */
const closeIn = async (db: Db, { row }: Carrying): Promise<void> => {
  const { comment_id: commentId, id: decisionId, outcome } = row;
  if (outcome !== null) await closeOpen(db, commentId, { outcome, decisionId });
};

const carryOut = async (db: Db, carryings: readonly Carrying[]): Promise<readonly Carried[]> => {
  if (carryings.length === 0) return [];
  await db
    .insertInto('decision')
    .values(carryings.map(({ row }) => row))
    .execute();
  for (const carrying of carryings) {
    await closeIn(db, carrying);
    await noteVerdict(db, carrying.before);
  }
  const effects = await moveComments(db, carryings);
  return carryings.map((carrying, n): Carried => {
    const decision = toDecision(carrying.row);
    const decided = { kind: 'decided', decision, ...(effects[n] as Effects) } as const;
    return { decided, entry: entryOf(carrying) };
  });
};

/** Carries out what can be; of the rest the answer is why not. In the order of what was judged. */
export const carryOutWell = async (
  db: Db,
  judged: readonly Judged[],
): Promise<readonly Carried[]> => {
  const carried = [...(await carryOut(db, judged.filter(isWell)))];
  const answers: Carried[] = [];
  for (const each of judged) {
    if ('kind' in each) answers.push({ decided: each });
    else if ('stale' in each) answers.push({ decided: await conflict(db, each.stale) });
    else answers.push(carried.shift() as Carried);
  }
  return answers;
};

/** Of what was carried out alone. */
export const only = <T>([one]: readonly T[]): T => one as T;
