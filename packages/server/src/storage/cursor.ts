/** Opaque places in a list: where a page ended, as text that a client hands back. */

/** A place in a list that is ordered by a time and, at the same time, by id. */
export interface Place {
  /** A time, or of rules by hits their number. */
  readonly at: number;
  readonly id: string;
  /** In the list by likes, which come before the time; 0 elsewhere. */
  readonly likes?: number;
}

/** Orders places, earliest first; ids are compared unit by unit, as the databases are told to. */
export const comparePlaces = (a: Place, b: Place): number =>
  a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));

/** The lists that have places. A place of one is not a place of another. */
export type List =
  | 'newest'
  | 'oldest'
  | 'top'
  | 'replies'
  | 'threads'
  | 'log'
  | 'ruleschanged'
  | 'ruleshits'
  | 'author';

/** The list, the likes where it is ordered by them, the time and an id. */
const FORM =
  /^(?<list>[a-z]+) (?:(?<likes>0|[1-9]\d{0,9}) )?(?<at>0|[1-9]\d{0,15}) (?<id>[\w-]{1,64})$/u;

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

/** The cursor of a place. */
export const toCursor = (list: List, { at, id, likes = 0 }: Place): string =>
  encode([list, ...(list === 'top' ? [likes] : []), at, id].join(' '));

/** The place of a cursor, or `undefined` where `toCursor` did not make it for this list. */
export const fromCursor = (list: List, cursor: string): Place | undefined => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const { at = '', id = '', likes = 0 } = FORM.exec(text)?.groups ?? {};
  const place = { at: Number(at), id, likes: Number(likes) };
  // Comparing with a fresh cursor refuses other lists and other spellings of the same bytes.
  return toCursor(list, place) === cursor ? place : undefined;
};
