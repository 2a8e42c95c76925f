/** Which words of a comment are marked for its author to change: pure steps over one text. */
import type { Span } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import { segmentsOf } from '../render/segments.js';
import { piecesOf } from '../render/words.js';

/** The mark that the keys are at: where it began, and by how many words it was drawn on (or back). */
interface Current {
  readonly span: Span;
  readonly reach: number;
}

export interface Marking {
  readonly text: string;
  /** Everything that can be marked, in order; in a text without words, the text. */
  readonly words: readonly Span[];
  /** What the checks found, in order: the first things to be offered. */
  readonly matches: readonly Span[];
  /** Marks that the keys have left behind, in order. */
  readonly kept: readonly Span[];
  readonly current?: Current | undefined;
}

/** Marks that the server takes with one decision. */
const MAX_MARKS = 50;

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Spans in order; those that overlap, or have only blanks between them, are one. */
const joined = (text: string, spans: readonly Span[]): readonly Span[] => {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last === undefined || text.slice(last.end, span.start).trim() !== '') all.push(span);
    else all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return all;
};

const wordsOf = (text: string): readonly Span[] => {
  const words = piecesOf(text).filter(({ isWord }) => isWord);
  return words.length > 0 ? words : [{ start: 0, end: text.length }];
};

/** Runs that carry signals; those that touch are one. */
const matchesOf = ({ text, signals }: Pick<CardView, 'text' | 'signals'>): readonly Span[] => {
  const runs: Span[] = [];
  let start = 0;
  for (const segment of segmentsOf(text, signals)) {
    const span = { start, end: start + segment.text.length };
    const last = runs.at(-1);
    start = span.end;
    if (segment.signals.length === 0) continue;
    if (last?.end === span.start) runs[runs.length - 1] = { start: last.start, end: span.end };
    else runs.push(span);
  }
  return runs;
};

/** A text with nothing marked yet. */
export const markingOf = (card: Pick<CardView, 'text' | 'signals'>): Marking => ({
  text: card.text,
  words: wordsOf(card.text),
  matches: matchesOf(card),
  kept: [],
});

/** The mark the keys are at, or `undefined` where there is none. */
export const currentOf = ({ current, words }: Marking): Span | undefined => {
  if (current === undefined) return undefined;
  const { span, reach } = current;
  const before = words.filter(({ end }) => end <= span.start);
  const after = words.filter(({ start }) => start >= span.end);
  return {
    start: before.slice(reach < 0 ? reach : before.length)[0]?.start ?? span.start,
    end: after.slice(0, Math.max(reach, 0)).at(-1)?.end ?? span.end,
  };
};

const at = (marking: Marking, span: Span | undefined): Marking =>
  span === undefined ? marking : { ...marking, current: { span, reach: 0 } };

/** The span after or before a place, around the ends. */
const beside = (spans: readonly Span[], place: Span | undefined, by: 1 | -1): Span | undefined => {
  const next =
    by === 1
      ? spans.find(({ start }) => start >= (place?.end ?? 0))
      : spans.findLast(({ end }) => end <= (place?.start ?? Infinity));
  return next ?? spans.at(by === 1 ? 0 : -1);
};

/**
 * On to the next (`1`) or the last (`-1`) of what the checks found, or of all words where they
 * found nothing. What was marked by keys alone moves along; kept marks stay.
 */
export const cycled = (marking: Marking, by: 1 | -1): Marking => {
  const { matches, words, kept } = marking;
  const offered = matches.length > 0 ? matches : words;
  const free = offered.filter((span) => !kept.some((mark) => overlaps(mark, span)));
  return at(marking, beside(free, currentOf(marking), by));
};

/** To the word after or before, whether the checks found it or not. */
export const moved = (marking: Marking, by: 1 | -1): Marking =>
  at(marking, beside(marking.words, currentOf(marking), by));

/** One word longer or shorter; below one word it grows to the other side. Begins where nothing is marked. */
export const drawn = (marking: Marking, by: 1 | -1): Marking => {
  const { current, words } = marking;
  if (current === undefined) return cycled(marking, by);
  const reach = current.reach + by;
  const room = words.filter(({ start, end }) =>
    reach > 0 ? start >= current.span.end : end <= current.span.start,
  ).length;
  return Math.abs(reach) > room ? marking : { ...marking, current: { ...current, reach } };
};

/** The mark the keys are at stays, and the next one can be looked for. */
export const kept = (marking: Marking): Marking => {
  const mark = currentOf(marking);
  if (mark === undefined) return marking;
  return { ...marking, current: undefined, kept: joined(marking.text, [...marking.kept, mark]) };
};

/** The last thing marked is no longer. */
export const unmarked = (marking: Marking): Marking =>
  marking.current === undefined
    ? { ...marking, kept: marking.kept.slice(0, -1) }
    : { ...marking, current: undefined };

/**
 * By pointer: the words that a stretch of the text touches are marked, and kept; a single place
 * within a mark takes that mark away. A stretch that touches no word changes nothing.
 */
export const pointed = (marking: Marking, stretch: Span): Marking => {
  const settled = kept(marking);
  const words = marking.words.filter((word) => overlaps(word, stretch));
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return marking;
  const hit = words.length === 1 && settled.kept.find((mark) => overlaps(mark, first));
  if (hit) return { ...settled, kept: settled.kept.filter((mark) => mark !== hit) };
  const mark = { start: first.start, end: last.end };
  return { ...settled, kept: joined(marking.text, [...settled.kept, mark]) };
};

/** All marks as they are sent: in order, apart from each other, no more than the server takes. */
export const marksOf = (marking: Marking): readonly Span[] =>
  kept(marking).kept.slice(0, MAX_MARKS);
