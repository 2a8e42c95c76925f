/** Shows a comment's source text with its links plain and what the checks found marked: text only, never HTML. */
import { html, nothing, type TemplateResult } from 'lit';
import type { SignalCode, Span } from '@komentar/domain';
import type { SignalView } from '@komentar/protocol';
import type { Texts } from '../i18n/texts.js';
import { linksOf, type Link } from './links.js';
import { segmentsOf } from './segments.js';

/** What a finding is about; each kind has a line of its own under the words. */
export type MarkKind = 'word' | 'link' | 'contact' | 'other';

const KIND_OF: Readonly<Partial<Record<SignalCode, MarkKind>>> = {
  'listed-word': 'word',
  'hidden-link': 'link',
  'newcomer-link': 'link',
  'many-links': 'link',
  contact: 'contact',
  'personal-number': 'contact',
};

/** The kind of a finding, the same in the text and on its chip. */
export const kindOf = ({ code }: Pick<SignalView, 'code'>): MarkKind => KIND_OF[code] ?? 'other';

/** Why a run is marked, in words: the signals' names, with the rule where one is known. */
const titleOf = (t: Texts, signals: readonly SignalView[]): string =>
  signals
    .map(({ code, rule, ruleName = rule }) =>
      [t.signal[code].chip, ruleName === undefined ? '' : t.card.rule(ruleName)]
        .filter(Boolean)
        .join('. '),
    )
    .join('; ');

const covers = ({ start, end }: Span, at: number): boolean => start <= at && at < end;

/** A link is never more than text here, so that nothing can be clicked by accident; its host stands out. */
const linked = (text: string, links: readonly Link[], at: number) => {
  const link = links.find((each) => covers(each, at));
  if (link === undefined) return text;
  return html`<span class=${covers(link.host, at) ? 'link host' : 'link'}>${text}</span>`;
};

interface Reading {
  readonly t: Texts;
  /** The card is the one in focus: its marks can be reached by Tab, and say there why they are. */
  readonly isCurrent: boolean;
}

/** Neighbouring runs with the same findings, as one mark. */
interface Group {
  readonly signals: readonly SignalView[];
  readonly contents: unknown[];
}

const isSame = (a: readonly SignalView[], b: readonly SignalView[]): boolean =>
  a.length === b.length && a.every((signal, at) => signal === b[at]);

const grouped = (text: string, signals: readonly SignalView[]): readonly Group[] => {
  const links = linksOf(text);
  const cuts = links.flatMap(({ start, end, host }) => [start, host.start, host.end, end]);
  const groups: Group[] = [];
  let at = 0;
  for (const segment of segmentsOf(text, signals, cuts)) {
    const content = linked(segment.text, links, at);
    const last = groups.at(-1);
    at += segment.text.length;
    if (last !== undefined && isSame(last.signals, segment.signals)) last.contents.push(content);
    else groups.push({ signals: segment.signals, contents: [content] });
  }
  return groups;
};

/** The text as plain runs, links and `<mark>`s. */
export const markedText = (
  { t, isCurrent }: Reading,
  text: string,
  signals: readonly SignalView[],
): TemplateResult =>
  html`${grouped(text, signals).map(({ signals: [first, ...more], contents }) =>
    first === undefined
      ? contents
      : html`<mark class=${kindOf(first)} title=${titleOf(t, [first, ...more])} tabindex=${isCurrent ? '0' : nothing}>${contents}</mark>`,
  )}`;
