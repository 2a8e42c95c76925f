/** Sends a decision so that a broken line neither loses it nor makes it twice. */
import type { Reason, Span } from '@komentar/domain';
import type { Answer, DecidedView, Failure } from '@komentar/protocol';
import type { Wire } from '../wire.js';
import type { DeskMove } from './desk-move.js';

/** When a decision without an answer is sent again; the card says all the while that it is being sent. */
const RESEND_MS = 800;

/** What a decision says to the comment's author. */
export interface Saying {
  readonly reason?: Reason | undefined;
  readonly note?: string | undefined;
  /** The words to change; only of a return. */
  readonly marks?: readonly Span[] | undefined;
}

export interface Sent extends Saying {
  readonly commentId: string;
  /** The version of the comment that was looked at. */
  readonly version: number;
  readonly move: DeskMove;
  /** The moderator's own id. */
  readonly by: string;
}

const once = (
  wire: Wire,
  { commentId, version, move, reason, note, marks }: Sent,
): Promise<Answer<DecidedView>> => {
  const about = {
    commentId,
    version,
    ...(reason !== undefined && { reason }),
    ...(note !== undefined && { note }),
  };
  if (move === 'return')
    return wire.call('comment:return', {
      ...about,
      ...(marks !== undefined && { marks: [...marks] }),
    });
  return wire.call(`comment:${move}`, about);
};

/** A conflict with my own same decision: it was made, only the answer was lost. */
const madeBefore = (
  { commentId: id, move, by }: Sent,
  { conflict }: Failure,
): DecidedView | undefined => {
  const decision = conflict?.decision;
  if (!conflict || !decision || decision.by.id !== by || decision.move !== move) return undefined;
  const { status, version, queues = [] } = conflict;
  return { comment: { id, status, version, queues }, decision };
};

/** Takes a decision back. */
export const sendUndo = async (wire: Wire, decisionId: string): Promise<Answer<DecidedView>> => {
  const answer = await wire.call('decision:undo', { decisionId });
  if (!answer.ok) return answer;
  if ('decision' in answer.value) return { ok: true, value: answer.value };
  throw new Error('a decision was taken back and the answer speaks of a batch');
};

const settled = (sent: Sent, answer: Answer<DecidedView>): Answer<DecidedView> => {
  const value = answer.ok ? undefined : madeBefore(sent, answer.error);
  return value === undefined ? answer : { ok: true, value };
};

/**
 * Sends a decision, and once more where no answer came. The version makes that safe: a decision
 * that had arrived is met as a conflict with oneself, which is a success.
 */
export const sendDecision = async (wire: Wire, sent: Sent): Promise<Answer<DecidedView>> => {
  const first = settled(sent, await once(wire, sent));
  if (first.ok || first.error.code !== 'unavailable') return first;
  await new Promise((resolve) => setTimeout(resolve, RESEND_MS));
  return settled(sent, await once(wire, sent));
};
