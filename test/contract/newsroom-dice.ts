/** What every command of the newsroom's table is made of: dice, whom and what they choose from, and what is left behind. */
import type { World } from './world.js';

/** Dice for one command: each side is a number below 1,000. */
export interface Dice {
  /** Which comment, mostly; small numbers are old comments. */
  readonly which: number;
  /** As whom. */
  readonly who: number;
  /** How, where a command can be given in more than one way. */
  readonly how: number;
}

/** What a command left behind. */
export interface Played {
  /** Entries it wrote into the log. */
  readonly logged: number;
  /** Takes it back, where that is possible at all; false where it is not possible any more. */
  readonly takeBack?: () => Promise<boolean>;
}

/** Of a command that came to nothing, or leaves nothing. */
export const NOTHING: Played = { logged: 0 };

export const READERS = ['sari', 'tono', 'wati', 'joko'] as const;

/** One of a list, by dice. */
export const at = <T>(list: readonly T[], dice: number): T => {
  const found = list[dice % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

/** As much of a newsroom as one command needs. */
export interface Room {
  readonly world: World;
  /** Entries in the log so far. */
  logged: number;
  /** A moderator. */
  readonly person: (dice: Dice) => { readonly id: string; readonly name: string };
}
