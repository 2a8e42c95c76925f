/** The shape of a catalogue: the Indonesian one sets it, every other language must fill it. */
import type { id } from './id.js';
import type { idWriting } from './id-writing.js';
import type { Counted } from './must-say.js';

/** Widens the literals of the first catalogue to what another one may say. */
type Widen<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : keyof T[K] extends 'one' | 'other'
      ? Counted
      : Widen<T[K]>;
};

/** The catalogue of what is read. */
export type Strings = Widen<typeof id>;

/** The catalogue of what is met when writing. */
export type WritingStrings = Widen<typeof idWriting>;
