/** What the inside needs to know of authors. */
import type { AuthorRecord, GuestRecord } from './records.js';

/** A reader as the site vouches for him. */
export interface NewMember {
  /** Used where the reader is new. */
  readonly id: string;
  readonly site: string;
  /** The site's own id of the reader, which never changes. */
  readonly subject: string;
  readonly name: string;
  /** Absent: the e-mail known so far stays. */
  readonly email?: string | undefined;
  readonly badges: readonly string[];
  readonly at: number;
}

export interface Authors {
  readonly find: (id: string) => Promise<AuthorRecord | undefined>;
  readonly add: (guest: GuestRecord) => Promise<void>;
  /** The reader the site knows by `subject`, as the site says now; made where there is none yet. */
  readonly findOrCreateMember: (member: NewMember) => Promise<AuthorRecord>;
  /** Changes the name, and the e-mail where one is given; comments already written keep theirs. */
  readonly rename: (id: string, to: { name: string; email?: string | undefined }) => Promise<void>;
}
