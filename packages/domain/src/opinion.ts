/** A second opinion: a moderator asks the colleagues about a comment; one of them answers, or decides. */
import type { Colleague } from './shift.js';

export interface Opinion {
  readonly question: string;
  readonly by: Colleague;
  readonly at: number;
  /** Absent while it waits. */
  readonly answer?:
    { readonly text: string; readonly by: Colleague; readonly at: number } | undefined;
}

export const OPINION_ACTS = ['ask', 'answer'] as const;
export type OpinionAct = (typeof OPINION_ACTS)[number];

interface Saying {
  readonly act: OpinionAct;
  readonly text: string;
  readonly by: Colleague;
  readonly at: number;
}

/** Since when a question waits for its answer; null where none does. */
export const askedAt = (opinion: Opinion | null): number | null =>
  opinion === null || opinion.answer !== undefined ? null : opinion.at;

/**
 * The opinion after somebody asked or answered; `undefined` where that cannot be: a question is
 * answered by somebody else, and while it waits only whoever asked it asks another one.
 */
export const opinionAfter = (
  opinion: Opinion | null,
  { act, text, by, at }: Saying,
): Opinion | undefined => {
  const waits = askedAt(opinion) !== null;
  const isMine = opinion?.by.id === by.id;
  if (act === 'ask') return waits && !isMine ? undefined : { question: text, by, at };
  return opinion === null || !waits || isMine
    ? undefined
    : { ...opinion, answer: { text, by, at } };
};
