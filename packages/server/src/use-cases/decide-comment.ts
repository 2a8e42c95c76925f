/** `comment:approve`, `comment:reject`, `comment:spam`, `comment:return`, `comment:restore`, `report:close` and `decision:undo`. */
import { can, needsReason, type DecisionMove, type Reason, type Span } from '@komentar/domain';
import type { DecidedView } from '@komentar/protocol';
import type { Decided } from '../ports/comments.js';
import { toBatchView, toConflict, toDecisionView, toDoneComment } from '../presenters.js';
import { Refusal, colleagueOf, type DeskCaller, type UseCase } from '../use-case.js';
import { undoBatch } from './decide-many.js';
import { mustOutrank, mustOverrule } from './overrule.js';
import type { Ports } from './ports.js';
import { tellAuthor, tellDesk, tellReaders } from './tell.js';

/** What a decision takes. */
export type Deciding = Pick<
  Ports,
  | 'comments'
  | 'queues'
  | 'sites'
  | 'batches'
  | 'desk'
  | 'team'
  | 'announce'
  | 'unfinished'
  | 'secrets'
  | 'approvalDelayMs'
>;

interface Input {
  readonly commentId: string;
  readonly version: number;
  readonly reason?: Reason | undefined;
  readonly note?: string | undefined;
  readonly delayMs?: number | undefined;
  /** Only of a return. */
  readonly marks?: readonly Span[] | undefined;
}

/** Tells everyone of a decision that was written, or refuses with what stood in its way. */
const conclude = async (ports: Deciding, decided: Decided): Promise<DecidedView> => {
  switch (decided.kind) {
    case 'missing':
      throw new Refusal('unknown-comment', { field: 'commentId' });
    case 'conflict':
      throw new Refusal('conflict', { field: 'version', conflict: toConflict(decided) });
    case 'refused':
      throw new Refusal(decided.no);
    case 'concurred':
      return {
        comment: toDoneComment(decided.comment),
        decision: toDecisionView(decided.decision),
        concurs: true,
      };
    case 'decided': {
      tellReaders(ports.announce, decided);
      tellAuthor(ports.announce, decided);
      await tellDesk(ports, decided, decided.decision);
      const { stagedUntil } = decided.comment;
      return {
        comment: {
          ...toDoneComment(decided.comment),
          ...(stagedUntil !== null && { stagedUntil }),
        },
        decision: toDecisionView(decided.decision),
      };
    }
  }
};

/** A site out of the caller's sight answers as if its things did not exist. */
const mustSee = (
  caller: DeskCaller,
  site: string | undefined,
  code: 'unknown-comment' | 'unknown-decision',
) => {
  if (site === undefined || !can(caller, 'queue.read', { site })) throw new Refusal(code);
};

/** Marks are places in the text that was looked at, in their order and apart from each other. */
const mustFit = (marks: readonly Span[], { length }: string): void => {
  const ends = [0, ...marks.map(({ end }) => end)];
  const fit = marks.every(({ start, end }, n) => start >= (ends[n] ?? 0) && end > start);
  if (!fit || (marks.at(-1)?.end ?? 0) > length) throw new Refusal('invalid', { field: 'marks' });
};

/** Makes a decision that may be made, tells everyone of it, or refuses. */
export const decideOn = async (
  ports: Deciding,
  { move, ...input }: Input & { readonly move: DecisionMove },
  caller: DeskCaller,
): Promise<DecidedView> => {
  const decided = await ports.comments.decide({
    id: ports.secrets.newId(),
    commentId: input.commentId,
    version: input.version,
    move,
    reason: input.reason ?? null,
    note: input.note ?? null,
    marks: input.marks,
    delayMs: input.delayMs ?? ports.approvalDelayMs,
    moderator: colleagueOf(caller),
    at: caller.now,
  });
  return conclude(ports, decided);
};

const decideComment =
  (ports: Deciding, move: DecisionMove) =>
  async (input: Input, caller: DeskCaller): Promise<{ value: DecidedView }> => {
    const comment = await ports.comments.find(input.commentId);
    mustSee(caller, comment?.site, 'unknown-comment');
    if (needsReason(move) && input.reason === undefined) {
      throw new Refusal('reason-required', { field: 'reason' });
    }
    // Where it is another one by now, the version says so better.
    if (comment?.version === input.version) {
      mustFit(input.marks ?? [], comment.text);
      await mustOverrule(ports, caller, { comment, move, reason: input.reason });
    }
    return { value: await decideOn(ports, { ...input, move }, caller) };
  };

/** The moves that have a command in this version. */
const DECIDING = [
  'approve',
  'reject',
  'spam',
  'return',
  'restore',
] as const satisfies readonly DecisionMove[];

type DecisionName = `comment:${(typeof DECIDING)[number]}`;

export const decisions = (ports: Deciding): readonly UseCase<DecisionName, 'comment.decide'>[] =>
  DECIDING.map((move) => ({
    name: `comment:${move}`,
    allowed: 'comment.decide',
    run: decideComment(ports, move),
  }));

export const closeReports = (ports: Deciding): UseCase<'report:close', 'report.close'> => ({
  name: 'report:close',
  allowed: 'report.close',
  run: async ({ commentId, version, outcome, note = null }, caller) => {
    const comment = await ports.comments.find(commentId);
    mustSee(caller, comment?.site, 'unknown-comment');
    const decided = await ports.comments.closeReports({
      id: ports.secrets.newId(),
      ...{ commentId, version, outcome, note, at: caller.now },
      moderator: colleagueOf(caller),
    });
    return { value: await conclude(ports, decided) };
  },
});

/** Takes a decision back and tells everyone of it, or refuses. */
export const undoOn = async (
  ports: Deciding,
  decisionId: string,
  caller: DeskCaller,
): Promise<DecidedView> => {
  const decided = await ports.comments.undo({
    id: ports.secrets.newId(),
    decisionId,
    moderator: colleagueOf(caller),
    at: caller.now,
  });
  return conclude(ports, decided);
};

export const undoDecision = (ports: Deciding): UseCase<'decision:undo', 'decision.undo'> => ({
  name: 'decision:undo',
  allowed: 'decision.undo',
  run: async ({ decisionId = '', batchId }, caller) => {
    if (batchId !== undefined)
      return { value: { batch: toBatchView(await undoBatch(ports, batchId, caller)) } };
    const decision = await ports.comments.findDecision(decisionId);
    mustSee(caller, decision?.site, 'unknown-decision');
    if (decision !== undefined)
      await mustOutrank(ports, caller, { whose: decision.moderatorId, site: decision.site });
    return { value: await undoOn(ports, decisionId, caller) };
  },
});
