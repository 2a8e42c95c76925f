/** Cuts a comment's source text where the spans of its signals begin and end. */
import type { SignalView } from '@komentar/protocol';

/** A run of text and every signal that speaks of all of it; none for plain text. */
export interface Segment {
  readonly text: string;
  readonly signals: readonly SignalView[];
}

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly signal: SignalView;
}

/** True where an offset would cut a surrogate pair in two and show two broken characters. */
const splitsPair = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
};

/** The spans as they can be shown: inside the text, not empty, whole characters. */
const marksOf = (text: string, signals: readonly SignalView[]): readonly Marked[] =>
  signals
    .flatMap((signal) => signal.spans.map((span) => ({ ...span, signal })))
    .map(({ start, end, signal }) => {
      const from = Math.min(Math.max(start, 0), text.length);
      const to = Math.min(Math.max(end, 0), text.length);
      return {
        start: splitsPair(text, from) ? from - 1 : from,
        end: splitsPair(text, to) ? to + 1 : to,
        signal,
      };
    })
    .filter(({ start, end }) => start < end);

/**
 * The text as runs, in order; joined they are the text again. Offsets are UTF-16 code units, as
 * in `Span`. Spans may overlap, touch or lie in one another: a run then carries several signals.
 * `further` are places to cut at besides.
 */
export const segmentsOf = (
  text: string,
  signals: readonly SignalView[],
  further: readonly number[] = [],
): readonly Segment[] => {
  const marks = marksOf(text, signals);
  const cuts = new Set([
    0,
    text.length,
    ...further,
    ...marks.flatMap(({ start, end }) => [start, end]),
  ]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? text.length;
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
    return {
      text: text.slice(start, end),
      signals: [...new Set(over.map(({ signal }) => signal))],
    };
  });
};
