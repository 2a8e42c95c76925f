/** Changes of single comments in the desk's state: newer versions win, older ones are ignored. */
import type { CardView, ConflictView } from '@komentar/protocol';
import type { DeskState, Entry } from './queue-state.js';

type Patch = Pick<CardView, 'status' | 'version' | 'queues'> &
  Partial<Pick<CardView, 'decision' | 'opinion'>>;

const put = (state: DeskState, id: string, entry: Entry): DeskState => ({
  ...state,
  entries: new Map(state.entries).set(id, entry),
});

/** The state with one entry changed; an unknown id changes nothing. */
export const changeEntry = (
  state: DeskState,
  id: string,
  change: (entry: Entry) => Entry,
): DeskState => {
  const entry = state.entries.get(id);
  return entry === undefined ? state : put(state, id, change(entry));
};

const countedOf = ({ queues, version }: CardView) => ({ queues, version });

const fresh = (card: CardView, touched: number): Entry => ({
  card,
  gone: false,
  touched,
  counted: countedOf(card),
});

/** Whether a card, put beside what is known of its comment, is news or at least no older. */
const isCurrent = (card: CardView, known: Entry): boolean => card.version >= known.card.version;

/** The text that a newer card replaces; an author's second change is compared with the same text as the first. */
const textBefore = (card: CardView, { card: known, was = known.text }: Entry) =>
  was === card.text ? undefined : was;

/** What a card that is no older than the known one makes of an entry. */
const renewed = (card: CardView, known: Entry): Entry => ({
  ...known,
  card,
  was: textBefore(card, known),
  gone: false,
});

/** Takes a card of a list over, unless a newer one is known. */
export const mergeRead = (state: DeskState, card: CardView): DeskState => {
  const known = state.entries.get(card.id);
  if (known === undefined) return put(state, card.id, fresh(card, 0));
  return isCurrent(card, known) ? put(state, card.id, renewed(card, known)) : state;
};

/**
 * Takes the card of a notice over, unless a newer one is known. The comment is `touched` then: an
 * answer that was asked for earlier may not contradict it.
 */
export const mergeNoticed = (before: DeskState, card: CardView): DeskState => {
  const state = { ...before, tick: before.tick + 1 };
  const known = state.entries.get(card.id);
  if (known === undefined) return put(state, card.id, fresh(card, state.tick));
  const counted = card.version >= known.counted.version ? countedOf(card) : known.counted;
  const current = isCurrent(card, known) ? renewed(card, known) : known;
  // Whatever was refused before this write is of no more use; a conflict says more than the card does.
  const isStale = card.version > known.card.version && known.refused?.code !== 'conflict';
  const refused = isStale ? undefined : known.refused;
  return put(state, card.id, { ...current, refused, counted, touched: state.tick });
};

/** Applies what an answer said of a comment, unless something newer is known. */
export const patchCard = (state: DeskState, id: string, patch: Patch): DeskState => {
  const tick = state.tick + 1;
  return changeEntry({ ...state, tick }, id, (entry) =>
    patch.version > entry.card.version
      ? { ...entry, card: { ...entry.card, ...patch }, gone: false, touched: tick }
      : entry,
  );
};

/**
 * Takes over where a conflict says the comment stands. Why we had not heard of it is not known, so
 * the counters are read again: its notice is late, or was lost and is counted already.
 */
export const patchConflict = (state: DeskState, id: string, conflict: ConflictView): DeskState => {
  const { status, version, decision, queues = [] } = conflict;
  const isNews = version > (state.entries.get(id)?.card.version ?? version);
  const patched = patchCard(state, id, { status, version, decision, queues });
  return isNews ? { ...patched, doubtful: true } : patched;
};

/** Ends the wait for one answer; a later command's wait goes on. */
export const cleared = (state: DeskState, id: string, key: number): DeskState =>
  changeEntry(state, id, (entry) =>
    entry.sending?.key === key ? { ...entry, sending: undefined } : entry,
  );

/** The entry without the refusal it showed. */
export const withoutRefusal = (entry: Entry): Entry => ({ ...entry, refused: undefined });

/**
 * After an answer's counters were taken over: they include all that was known when it was asked
 * for. Whether they include what our own commands led to since, nobody can say.
 */
export const recounted = (state: DeskState, since: number): DeskState => {
  const entries = [...state.entries].map(([id, entry]): [string, Entry] => [
    id,
    entry.touched <= since ? { ...entry, counted: countedOf(entry.card) } : entry,
  ]);
  const doubtful = entries.some(
    ([, { card, counted, sending }]) => sending !== undefined || counted.version < card.version,
  );
  return { ...state, entries: new Map(entries), doubtful };
};

/** True where something is still under way for a comment: it may not be forgotten. */
export const unsettled = ({ sending, refused, counted, card }: Entry): boolean =>
  sending !== undefined || refused !== undefined || counted.version < card.version;
