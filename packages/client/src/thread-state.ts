/** How everything that happens to a thread changes what is known of it: one pure function in three parts. */
import { reduceChanges } from './thread-changes.js';
import { reduceLists } from './thread-lists.js';
import type { Reduction, ThreadEvent, ThreadState } from './thread-model.js';
import { reduceOwn } from './thread-own.js';

/**
 * The state after an event, and whether changes are missing. A page that loads its code in pieces
 * takes the parts one by one; they are told apart by the kind of event.
 */
export const reduceThread = (state: ThreadState, event: ThreadEvent): Reduction => {
  switch (event.kind) {
    case 'page':
    case 'more':
    case 'replies':
    case 'pill-opened':
    case 'chip-opened':
      return reduceLists(state, event);
    case 'own-read':
    case 'own-posted':
    case 'own-changed':
    case 'own-dismissed':
    case 'own-forgotten':
      return reduceOwn(state, event);
    case 'notice':
    case 'caught-up':
    case 'own-decided':
      return reduceChanges(state, event);
  }
};
