/** Who may decide against a colleague: asked before a decision, an undo and a whole batch. */
import {
  barOfOverruling,
  overruledBy,
  type DecisionMove,
  type DeskRole,
  type Reason,
} from '@komentar/domain';
import type { CommentRecord } from '../ports/records.js';
import { toConflict } from '../presenters.js';
import { Refusal, type DeskCaller } from '../use-case.js';
import type { Ports } from './ports.js';

/** Whoever is not there any more counts as one of many. */
const roleOf = async ({ desk }: Pick<Ports, 'desk'>, id: string): Promise<DeskRole> =>
  (await desk.find(id))?.role ?? 'moderator';

interface Overruling {
  /** As it stands, in the version that was looked at. */
  readonly comment: CommentRecord;
  readonly move: DecisionMove;
  readonly reason: Reason | undefined;
}

/**
 * Refuses a decision against a colleague's by whoever may not overrule him (`not-allowed`), or not
 * without a reason (`reason-required`); either says who decided what.
 */
export const mustOverrule = async (
  ports: Pick<Ports, 'desk' | 'queues'>,
  caller: DeskCaller,
  { comment, move, reason }: Overruling,
): Promise<void> => {
  const whose = overruledBy(comment, move, caller.moderatorId);
  if (whose === undefined) return;
  const of = await roleOf(ports, whose);
  const overruling = { site: comment.site, of, reason: reason !== undefined };
  const bar = barOfOverruling(caller, overruling);
  if (bar === undefined) return;
  const card = await ports.queues.card(comment.id);
  throw new Refusal(bar, {
    ...(bar === 'reason-required' && { field: 'reason' }),
    ...(card && { conflict: toConflict(card) }),
  });
};

/** Refuses to take back what somebody did whom the caller may not overrule; a reason is not asked for. */
export const mustOutrank = async (
  ports: Pick<Ports, 'desk'>,
  caller: DeskCaller,
  { whose, site }: { readonly whose: string; readonly site: string },
): Promise<void> => {
  if (whose === caller.moderatorId) return;
  const bar = barOfOverruling(caller, { site, of: await roleOf(ports, whose), reason: true });
  if (bar !== undefined) throw new Refusal(bar);
};

/** The members whose decisions a batch of this caller leaves as they are. */
export const sparedBy = async (
  { team }: Pick<Ports, 'team'>,
  caller: DeskCaller,
  reason: Reason | null,
): Promise<ReadonlySet<string>> => {
  const members = await team.members();
  const isSpared = (of: DeskRole) =>
    barOfOverruling(caller, { of, reason: reason !== null }) !== undefined;
  return new Set(members.filter(({ role }) => isSpared(role)).map(({ id }) => id));
};
