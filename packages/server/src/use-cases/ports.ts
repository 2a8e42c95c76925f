/** The ports use-cases ask for, each by name. */
import type { Announce } from '../ports/announce.js';
import type { Challenge } from '../ports/challenge.js';
import type { OneTimeCodes } from '../ports/one-time-codes.js';
import type { Readers } from '../ports/readers.js';
import type { Sanitizer } from '../ports/sanitizer.js';
import type { Secrets } from '../ports/secrets.js';
import type { Shifts } from '../ports/shifts.js';
import type { Store } from '../ports/store.js';
import type { Unfinished } from '../ports/unfinished.js';

export interface Ports extends Pick<
  Store,
  | 'sites'
  | 'authors'
  | 'threads'
  | 'comments'
  | 'queues'
  | 'batches'
  | 'desk'
  | 'log'
  | 'rules'
  | 'sanctions'
  | 'authorRecords'
  | 'team'
  | 'accounts'
> {
  readonly announce: Announce;
  readonly challenge: Challenge;
  readonly oneTimeCodes: OneTimeCodes;
  readonly readers: Readers;
  readonly secrets: Secrets;
  readonly shifts: Shifts;
  readonly sanitizer: Sanitizer;
  readonly unfinished: Unfinished;
  /** For how long an approval is kept from readers where the moderator does not say, in ms. */
  readonly approvalDelayMs: number;
  /** The server's own origin; its pages may embed every site. */
  readonly ownOrigin: string;
  /** Whether nobody works at the desk without a second factor. */
  readonly secondFactorRequired: boolean;
}
