/** The public names that only those need who write: drafts, and the line of what waits to be sent. */
export {
  createDrafts,
  draftKey,
  type DraftPlace,
  type Drafts,
  type DraftsOptions,
} from './drafts.js';
export { browserStorage, type KeptStorage } from './kept-storage.js';
export {
  createOutbox,
  type Outbox,
  type OutboxEntry,
  type OutboxEvent,
  type OutboxOptions,
} from './outbox.js';
export type { OutboxItem, OutboxThread } from './outbox-store.js';
export { pauseFor } from './pause-for.js';
export { spanText } from './span-text.js';
export { watchSession } from './watch-session.js';
