/** What the inside needs of the desk's log: who did what to whom, kept for good, each entry bound to the one before. */

/** Who did it. `id` names a moderator, a rule or an author; the other two act for the server itself. */
export interface Doer {
  readonly kind: 'moderator' | 'rule' | 'clock' | 'system' | 'author';
  readonly id: string;
  /** As it stood then. Of authors none is kept, since a name cannot be taken out of the log again. */
  readonly name: string;
}

/** The server itself, or whoever works on its command line. */
export const SERVER: Doer = { kind: 'system', id: 'komentar', name: 'komentar' };

/** What ends or begins because its time has come. */
export const CLOCK: Doer = { kind: 'clock', id: 'komentar', name: 'komentar' };

/** Who does something that will be logged, and when (epoch milliseconds). */
export interface Act {
  readonly by: Doer;
  readonly at: number;
}

/** What it was done to. A report is found by its comment, since it has no id of its own. */
export interface LogTarget {
  readonly kind: 'comment' | 'author' | 'thread' | 'rule' | 'report' | 'moderator' | 'site';
  readonly id: string;
}

/** What can stand in JSON. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One act, as whoever writes it hands it over. */
export interface NewLogEntry extends Act {
  /** The site whose chain it joins; acts of no single site join that of the domain's `EVERY_SITE`. */
  readonly site: string;
  /** `noun:verb`, like a command. */
  readonly act: string;
  readonly target: LogTarget;
  /** The author concerned, where the target is not the author already. */
  readonly authorId?: string | undefined;
  /** What is needed to understand the act later. Never a text that readers or moderators wrote: its digest. */
  readonly detail: { readonly [key: string]: Json };
}

/** The end of a chain, up to which it is whole. */
export interface Chain {
  /** Number of the last entry; 0 for none. */
  readonly n: number;
  readonly hash: string;
}

/**
 * What is wrong with an entry. `changed`: its hash is not that of what it says. `missing`: there is
 * none of this number though there are later ones. `misplaced`: it does not follow the one before.
 * `cut-off`: the chain should go on with it. `beyond-end`: it stands after the chain's recorded end.
 */
export type Fault = 'changed' | 'missing' | 'misplaced' | 'cut-off' | 'beyond-end';

export type Verified =
  | ({ readonly kind: 'whole' } & Chain)
  /** `n` is the first entry that is not as it was written. */
  | { readonly kind: 'broken'; readonly n: number; readonly fault: Fault };

export interface DeskLog {
  /** Every chain there is: sites, gone ones among them, and `EVERY_SITE`. */
  readonly chains: () => Promise<readonly string[]>;
  /** Reads the whole chain, a part at a time; works while others write. */
  readonly verify: (site: string) => Promise<Verified>;
}
