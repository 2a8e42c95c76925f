/** Says in one line what became of a comment, by whom and when. */
import type { Texts } from '../i18n/texts.js';
import { standing, type Entry } from '../queue/queue-state.js';
import { elapsed } from './waiting.js';

interface Reading {
  readonly t: Texts;
  /** The moderator who reads it: own decisions are "you". */
  readonly me: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

const sendingText = ({ sending }: Entry, { t }: Reading): string | undefined => {
  if (sending?.kind === 'close') return `${t.done.close}, ${t.card.sending}`;
  if (sending?.kind !== 'decide') return undefined;
  const reason = sending.reason === undefined ? '' : ` (${t.reason[sending.reason]})`;
  return `${t.done[sending.move]}${reason}, ${t.card.sending}`;
};

/** The line of a comment that no longer waits: the decision, else just where it stands. */
export const actText = (entry: Entry, reading: Reading): string => {
  const { t, me, now } = reading;
  const sending = sendingText(entry, reading);
  if (sending !== undefined) return sending;
  if (entry.gone) return t.card.gone;
  const { decision, status } = entry.card;
  if (decision === null || decision.to !== status) return t.card.status[standing(entry)];
  return t.card.act({
    done: t.done[decision.move],
    by: decision.by.id === me ? t.card.you : decision.by.name,
    ago: t.card.ago(elapsed(now - decision.at)),
    reason: decision.reason === undefined ? undefined : t.reason[decision.reason],
  });
};
