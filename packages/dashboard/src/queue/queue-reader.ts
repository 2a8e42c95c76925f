/** Reads a queue from the server: a page, or all over again as far as the screen reaches. */
import { compareSpots, orderOf, placeIn, type Queue, type QueueSpot } from '@komentar/domain';
import type { CardView, CommandResult, Failure } from '@komentar/protocol';
import type { Wire } from '../wire.js';
import type { Action } from './queue-actions.js';
import { factsOf } from './desk-move.js';
import { arrivedIds, openIds, type DeskState } from './queue-state.js';

/** Cards on a page, the most the protocol gives. */
const PAGE_CARDS = 50;
/** Pages that are read again at most; what lies beyond is left as it is and guarded by its version. */
const MAX_PAGES = 20;

type Page = CommandResult<'queue:read'>;

/** The waiting comments on the screen: reading again may stop behind the last of them. */
const waitingOf = (state: DeskState): readonly CardView[] =>
  [...openIds(state), ...arrivedIds(state)].flatMap((id) => state.entries.get(id)?.card ?? []);

const ask = (wire: Wire, state: DeskState, after: string | undefined) =>
  wire.call('queue:read', {
    queue: state.queue,
    limit: PAGE_CARDS,
    ...(state.site !== undefined && { site: state.site }),
    ...(after !== undefined && { after }),
  });

const spotIn =
  (queue: Queue) =>
  (card: CardView): QueueSpot => ({ ...placeIn(queue, factsOf(card)), id: card.id });

/** True where nothing on the screen stands behind the end of the page, in the order it was read in. */
const covers = (
  queue: Queue,
  { next, items, sort, at }: Page,
  waiting: readonly CardView[],
): boolean => {
  const last = items.at(-1);
  if (next === undefined || last === undefined) return true;
  const compare = compareSpots(orderOf(queue, sort), at);
  const spot = spotIn(queue);
  return waiting.every((card) => compare(spot(card), spot(last)) <= 0);
};

/** Reads from the beginning until everything on the screen is covered. Resolves always. */
export const readAgain = async (wire: Wire, state: DeskState): Promise<Action | Failure> => {
  const waiting = waitingOf(state);
  const items: CardView[] = [];
  let after: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const answer = await ask(wire, state, after);
    if (!answer.ok) return answer.error;
    const { counts, seqs, next } = answer.value;
    items.push(...answer.value.items);
    const whole = covers(state.queue, answer.value, waiting);
    const done = {
      type: 'read' as const,
      pass: state.pass,
      since: state.tick,
      items,
      counts,
      seqs,
      next,
    };
    if (whole || pages === MAX_PAGES) return { ...done, whole };
    after = next;
  }
};

/** Reads the page after the last one. Resolves always. */
export const readOn = async (wire: Wire, state: DeskState): Promise<Action | Failure> => {
  const answer = await ask(wire, state, state.shown.next);
  if (!answer.ok) return answer.error;
  const { items, counts, seqs, next } = answer.value;
  return { type: 'paged', pass: state.pass, since: state.tick, items, counts, seqs, next };
};
