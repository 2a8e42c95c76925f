/** Lets the clock work: shows readers what was approved and kept back, and tells its author. */
import type { Ports } from './ports.js';
import { tellAuthor, tellReaders } from './tell.js';

/** Comments in one round; what is left comes with the next. */
const MOST = 200;

/** @returns how many came to be seen */
export const showApproved = async (
  { comments, announce }: Pick<Ports, 'comments' | 'announce'>,
  now: number,
): Promise<number> => {
  const due = await comments.due(now, MOST);
  for (const id of due) {
    const effects = await comments.show(id, now);
    if (effects === undefined) continue;
    tellReaders(announce, effects);
    tellAuthor(announce, effects);
  }
  return due.length;
};
