/** A text whose words can be marked by pointer, with the marks in it and what the checks found. */
import { html, type TemplateResult } from 'lit';
import type { Span } from '@komentar/domain';
import { currentOf, type Marking } from '../queue/marking.js';

const covers = ({ start, end }: Span, at: number): boolean => start <= at && at < end;

/** The places between which nothing changes: each piece lies within or without every one of the spans. */
const cutsOf = (from: Span, spans: readonly Span[]): readonly number[] => {
  const edges = spans
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => covers(from, edge));
  return [...new Set([from.start, ...edges, from.end])].sort((a, b) => a - b);
};

/** The pieces of a stretch, each with the place it begins at. */
const pieces = ({ text, words, matches }: Marking, stretch: Span): readonly TemplateResult[] => {
  const cuts = cutsOf(stretch, [...words, ...matches]);
  return cuts.slice(0, -1).map((start, index) => {
    const look = matches.some((match) => covers(match, start)) ? 'match' : '';
    return html`<span class=${look} data-at=${start}>${text.slice(start, cuts[index + 1])}</span>`;
  });
};

/** The text as pieces, those of one mark within one `<mark>`; the mark that the keys are at is `now`. */
export const markableText = (marking: Marking): TemplateResult => {
  const current = currentOf(marking);
  const marks = [...marking.kept, ...(current === undefined ? [] : [current])];
  const whole = { start: 0, end: marking.text.length };
  const cuts = cutsOf(whole, marks);
  return html`${cuts.slice(0, -1).map((start, index) => {
    const stretch = { start, end: cuts[index + 1] ?? whole.end };
    const inside = pieces(marking, stretch);
    const isNow = current !== undefined && covers(current, start);
    if (isNow) return html`<mark class="now">${inside}</mark>`;
    return marks.some((mark) => covers(mark, start)) ? html`<mark>${inside}</mark>` : inside;
  })}`;
};
