/** What the parts of a section that are fetched later may touch of its thread. */
import type { Call } from '@komentar/client';
import type { PageView } from '@komentar/protocol';
import type { LiveStatus } from '../events.js';
import type { ListState } from './list-state.js';

/** The live connection, as far as those who write need it. */
export interface Line {
  readonly status: LiveStatus;
  readonly hold: () => void;
  readonly letGo: () => void;
  readonly catchUp: () => void;
  readonly renewToken: () => void;
}

export interface ThreadAccess {
  readonly list: ListState;
  /** Sends commands about this thread; another one for another thread. */
  readonly call: Call;
  /** Absent until its code has been fetched. */
  readonly line: Line | undefined;
  /** Takes a fresh page in place of too many changes. */
  readonly renew: (page: PageView) => void;
}
