/** Reads a queue from the server: a page, or all over again as far as the screen reaches. */
import type { CardView, CommandResult, Failure } from '@komentar/protocol';
import type { Wire } from '../wire.js';
import type { Action } from './queue-actions.js';
import { arrivedIds, openIds, type DeskState } from './queue-state.js';

/** Cards on a page, the most the protocol gives. */
const PAGE_CARDS = 50;
/** Pages that are read again at most; what lies beyond is left as it is and guarded by its version. */
const MAX_PAGES = 20;

type Page = CommandResult<'queue:read'>;

/** The newest of the waiting comments on the screen: reading again may stop at it or behind it. */
const reachOf = (state: DeskState): Pick<CardView, 'id' | 'createdAt'> =>
  [...openIds(state), ...arrivedIds(state)]
    .flatMap((id) => state.entries.get(id)?.card ?? [])
    .reduce((newest, card) => (card.createdAt >= newest.createdAt ? card : newest), {
      id: '',
      createdAt: 0,
    });

const ask = (wire: Wire, state: DeskState, after: string | undefined) =>
  wire.call('queue:read', {
    queue: state.queue,
    limit: PAGE_CARDS,
    ...(state.site !== undefined && { site: state.site }),
    ...(after !== undefined && { after }),
  });

const covers = ({ next, items }: Page, reach: Pick<CardView, 'id' | 'createdAt'>): boolean => {
  const last = items.at(-1);
  return (
    next === undefined ||
    last === undefined ||
    last.createdAt > reach.createdAt ||
    last.id === reach.id
  );
};

/** Reads from the beginning until everything on the screen is covered. Resolves always. */
export const readAgain = async (wire: Wire, state: DeskState): Promise<Action | Failure> => {
  const reach = reachOf(state);
  const items: CardView[] = [];
  let after: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const answer = await ask(wire, state, after);
    if (!answer.ok) return answer.error;
    const { counts, seqs, next } = answer.value;
    items.push(...answer.value.items);
    const whole = covers(answer.value, reach);
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
