/** A place among elements made by hand in which Lit shows something; until there is something, it costs nothing. */
import { nothing, render } from 'lit';

/** What is shown stands before it; absent as long as there has been nothing. */
export type Hole = Comment | undefined;

/**
 * Shows something in a place, or nothing.
 * @param place puts the end of the place where it belongs; called once, when there is something to show
 */
export const showIn = (hole: Hole, value: unknown, place: (end: Comment) => void): Hole => {
  const isNone = value === undefined || value === nothing;
  if (!hole && isNone) return undefined;
  const end = hole ?? document.createComment('');
  if (!hole) place(end);
  if (end.parentElement) render(value, end.parentElement, { renderBefore: end });
  return end;
};
