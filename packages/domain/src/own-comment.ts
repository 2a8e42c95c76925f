/** What an author may still do with a comment of his own, and until when. */
import { next, type Move } from './lifecycle.js';
import type { Status } from './comment.js';
import type { Policy } from './policy.js';

/** The facts about a comment that the author's rights depend on. */
export interface OwnFacts {
  readonly status: Status;
  readonly createdAt: number;
}

/** How long a withdrawal can be taken back as if nothing had been. */
export const TAKE_BACK_MS = 60 * 1000;

const EDITS = ['edit', 'resubmit'] as const satisfies readonly Move[];

/** The move by which an author changes a comment that stands here, or `undefined` where none is legal. */
export const editMove = (status: Status): (typeof EDITS)[number] | undefined =>
  EDITS.find((move) => next(status, move) !== undefined);

/**
 * Until when the author may change the comment: a time for a published one, `null` for as long as
 * it waits or has been returned, `undefined` where it can no longer be changed at all.
 */
export const editableUntil = (
  { status, createdAt }: OwnFacts,
  policy: Pick<Policy, 'editMs'>,
): number | null | undefined => {
  if (editMove(status) === undefined) return undefined;
  return status === 'published' ? createdAt + policy.editMs : null;
};

/** True where the author may change the comment now. */
export const mayEdit = (
  comment: OwnFacts,
  policy: Pick<Policy, 'editMs'>,
  now: number,
): boolean => {
  const until = editableUntil(comment, policy);
  return until === null || (until !== undefined && now <= until);
};

/**
 * Where a comment stands once its author has changed it and the checks have said their `verdict`.
 * Only a published one is published again: what waits for a moderator, or comes back to him, waits
 * on however harmless it has become. Spam stays spam.
 */
export const editTo = (from: Status, verdict: Status): Status => {
  if (from === 'spam') return from;
  if (verdict === 'published') return from === 'published' ? from : 'pending';
  return verdict;
};

/** Statuses that a withdrawal is no way out of. */
const JUDGED: ReadonlySet<Status> = new Set(['rejected', 'spam']);

/**
 * Where a withdrawn comment goes when its author takes the withdrawal back: to where it came from
 * within `TAKE_BACK_MS`, to the moderators after that. One that was rejected or spam is always that
 * again, or withdrawing would be a way to be judged once more.
 */
export const takeBackTo = (
  withdrawal: { readonly from: Status; readonly at: number },
  now: number,
): Status =>
  now - withdrawal.at <= TAKE_BACK_MS || JUDGED.has(withdrawal.from) ? withdrawal.from : 'pending';
