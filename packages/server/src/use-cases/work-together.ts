/** `desk:look`, `lease:take`, `lease:free` and `hand:deal`: how members of the desk keep out of each other's way. */
import type { Placed } from '@komentar/domain';
import { toShiftView } from '../presenters.js';
import { colleagueOf, demand, type DeskCaller, type UseCase } from '../use-case.js';
import { commentInSight } from './comment-in-sight.js';
import type { Ports } from './ports.js';
import { sitesOf } from './read-queue.js';

type Working = Pick<Ports, 'comments' | 'queues' | 'sites' | 'shifts'>;

/** Cards looked at to deal a hand: enough for ten people. */
const DEALT_FROM = 100;

/** The card with its site; one out of the caller's sight is unknown. */
const placed = async (
  { comments }: Working,
  commentId: string,
  caller: DeskCaller,
): Promise<Placed> => {
  const { site } = await commentInSight(comments, { commentId, action: 'queue.read' }, caller);
  return { commentId, site };
};

const mustSee = (caller: DeskCaller, site: string | undefined): void => {
  if (site !== undefined) demand(caller, 'queue.read', { site });
};

const lookAround = (ports: Working): UseCase<'desk:look', 'queue.read'> => ({
  name: 'desk:look',
  allowed: 'queue.read',
  run: async ({ queue, site, commentId }, caller) => {
    mustSee(caller, site);
    const card = commentId === undefined ? undefined : await placed(ports, commentId, caller);
    const { sites, tokenHash: session, now: at } = caller;
    const by = colleagueOf(caller);
    const seen = await ports.shifts.look({ session, by, sites, queue, site, card, at });
    return { value: toShiftView(seen) };
  },
});

const takeLease = (ports: Working): UseCase<'lease:take', 'comment.decide'> => ({
  name: 'lease:take',
  allowed: 'comment.decide',
  run: async ({ commentId, steal = false }, caller) => {
    const card = await placed(ports, commentId, caller);
    const { tokenHash: session, now: at } = caller;
    const { by, until } = await ports.shifts.take({
      ...card,
      session,
      by: colleagueOf(caller),
      steal,
      at,
    });
    return { value: { commentId, by, until, mine: by.id === caller.moderatorId } };
  },
});

const freeLease = ({ shifts }: Working): UseCase<'lease:free', 'comment.decide'> => ({
  name: 'lease:free',
  allowed: 'comment.decide',
  run: async ({ commentId }, { tokenHash }) => {
    await shifts.free(tokenHash, commentId);
    return { value: {} };
  },
});

const dealHand = ({ queues, sites, shifts }: Working): UseCase<'hand:deal', 'comment.decide'> => ({
  name: 'hand:deal',
  allowed: 'comment.decide',
  run: async ({ queue, site }, caller) => {
    const order = await queues.places({
      sites: await sitesOf(sites, caller, site),
      ...{ queue, limit: DEALT_FROM, now: caller.now },
    });
    const hand = await shifts.deal(caller.tokenHash, order);
    return { value: { hand: hand?.map(({ commentId }) => commentId) ?? null } };
  },
});

/** The four of them. */
export const workTogether = (ports: Working) =>
  [lookAround(ports), takeLease(ports), freeLease(ports), dealHand(ports)] as const;
