/** Puts places in a text in order, and makes a check's findings a signal. */
import type { Signal, Span } from './signal.js';

/** Spans in order, those that overlap made one. */
export const merged = (spans: readonly Span[]): readonly Span[] => {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return kept;
};

/** What a signal says apart from its places. */
export type SignalHead = Omit<Signal, 'matches' | 'spans'>;

/** A signal about some places of a text; the words there are copied out of it. */
export const signalAt = (head: SignalHead, text: string, places: readonly Span[]): Signal => {
  const spans = merged(places);
  return { ...head, spans, matches: spans.map(({ start, end }) => text.slice(start, end)) };
};

/** A signal about the whole of a text or about its author. */
export const signalOfWhole = (head: SignalHead): Signal => ({ ...head, spans: [], matches: [] });
