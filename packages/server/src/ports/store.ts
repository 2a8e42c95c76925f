/** All of the store's ports in one object, as the adapters implement and `app.ts` hands them out. */
import type { AuthorRecords } from './author-records.js';
import type { Accounts } from './accounts.js';
import type { Authors } from './authors.js';
import type { Batches } from './batches.js';
import type { Comments, Queues } from './comments.js';
import type { Desk } from './desk.js';
import type { DeskLog } from './log.js';
import type { Nodes } from './nodes.js';
import type { Rules } from './rules.js';
import type { Sanctions } from './sanctions.js';
import type { Sites } from './sites.js';
import type { Team } from './team.js';
import type { Threads } from './threads.js';

/** What a recount found, a sentence each. */
export interface Mended {
  /** Counters that were wrong and are right now. */
  readonly mended: readonly string[];
  /** What is no mere counter and so was left as it is. */
  readonly left: readonly string[];
}

export interface Store {
  readonly sites: Sites;
  readonly authors: Authors;
  readonly threads: Threads;
  readonly comments: Comments;
  readonly queues: Queues;
  readonly batches: Batches;
  readonly desk: Desk;
  readonly team: Team;
  readonly accounts: Accounts;
  readonly log: DeskLog;
  readonly rules: Rules;
  readonly sanctions: Sanctions;
  readonly authorRecords: AuthorRecords;
  readonly nodes: Nodes;
  /** Rejects where the store is away. */
  readonly ping: () => Promise<void>;
  /** Kept counters that differ from a recount; empty when all is well. */
  readonly recount: () => Promise<readonly string[]>;
  /** Recounts, and mends the counters that differ, also while others write. */
  readonly mend: () => Promise<Mended>;
  readonly close: () => Promise<void>;
}

/**
 * Thrown by any port where the store is away or full; nothing was written. Only where the
 * connection to a database server broke during the commit itself nobody can know: the same call
 * made again is safe, since a post is known by its `clientId` and a decision by its `version`.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
