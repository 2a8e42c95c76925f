/** A section as those see it who write in it. */
import type { Strings } from '@komentar/client';
import type { ThreadHost } from './thread-host.js';

export interface DeskHost extends ThreadHost {
  readonly renderRoot: ParentNode;
  readonly composer: string;
  /** BCP 47, the nearest one. */
  readonly language: string;
  /** What readers see, in that language. */
  readonly strings: Strings;
  /** The page's own texts in place of the catalogue's. */
  readonly ownStrings: object;
  /** Resolves when the list has been rendered to its last row. */
  readonly settled: () => Promise<void>;
}
