/** What the inside needs to know of authors. */
import type { AuthorRecord } from './records.js';

export interface Authors {
  readonly find: (id: string) => Promise<AuthorRecord | undefined>;
  readonly add: (author: AuthorRecord) => Promise<void>;
  /** Changes the name, and the e-mail where one is given; comments already written keep theirs. */
  readonly rename: (id: string, to: { name: string; email?: string | undefined }) => Promise<void>;
}
