/** Selecting cards on the screen: one, from one to another, or all that wait. Pure. */
import { openIds, type DeskState } from './queue-state.js';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a stretch begins: the card that was selected or let go last. */
  readonly from?: string | undefined;
}

export const NOTHING_SELECTED: Selection = { ids: new Set() };

/** What of it still waits on the screen, in its order. */
export const selectedIds = (state: DeskState, { ids }: Selection): readonly string[] =>
  openIds(state).filter((id) => ids.has(id));

/** One card more, or less. */
export const toggled = ({ ids }: Selection, id: string): Selection => {
  const after = new Set(ids);
  if (!after.delete(id)) after.add(id);
  return { ids: after, from: id };
};

/** Everything from where the selection was begun to this card, in either direction; without a beginning, this card. */
export const reached = (state: DeskState, { ids, from }: Selection, id: string): Selection => {
  const open = openIds(state);
  const [start, end] = [open.indexOf(from ?? id), open.indexOf(id)].sort((a, b) => a - b);
  const stretch = start === -1 ? [id] : open.slice(start, (end ?? 0) + 1);
  return { ids: new Set([...ids, ...stretch]), from: id };
};

/** All that wait on the screen and are no colleague's; where they are selected already, none. */
export const allOrNone = (state: DeskState, selection: Selection): Selection => {
  const free = openIds(state).filter((id) => !state.taken.has(id));
  const has = new Set(selectedIds(state, selection));
  return free.every((id) => has.has(id)) ? NOTHING_SELECTED : { ids: new Set(free) };
};
