/** What the inside needs to know of sites. */
import type { Policy } from '@komentar/domain';
import type { Act, Doer } from './log.js';
import type { SiteIdentity, SiteRecord } from './records.js';

export interface Sites {
  readonly find: (id: string) => Promise<SiteRecord | undefined>;
  readonly list: () => Promise<readonly SiteRecord[]>;
  /**
   * Adds a site. In the same transaction as a real site, every demo site goes with all that
   * belongs to it. `taken` where the id is in use by a site that is not a demo,
   * and for a demo where it is in use at all. Absent `by`: the server or its command line.
   */
  readonly add: (site: SiteRecord, by?: Doer) => Promise<'added' | 'taken'>;
  /** Replaces the origins; false where there is no such site. */
  readonly setOrigins: (id: string, origins: readonly string[], act: Act) => Promise<boolean>;
  /** Lays changes over what the site sets of its policy; false where there is no such site. */
  readonly changePolicy: (id: string, changes: Partial<Policy>, act: Act) => Promise<boolean>;
  /** Sets how the site vouches for its readers, `null` for not at all; false where there is no such site. */
  readonly setIdentity: (id: string, identity: SiteIdentity | null, act: Act) => Promise<boolean>;
}
