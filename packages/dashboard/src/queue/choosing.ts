/** What is being chosen on a card before a decision can go: a reason, and for a return the words to change. */
import type { Reason } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import {
  cycled,
  drawn,
  kept,
  markingOf,
  marksOf,
  moved,
  unmarked,
  type Marking,
} from './marking.js';
import type { DeskMove } from './desk-move.js';
import { suggestedReason } from './suggested-reason.js';

/** The decisions that have something to choose first. */
export type ChosenMove = 'reject' | 'return';

/** True where a reason has to be picked before the decision can go. */
export const isChosen = (move: DeskMove): move is ChosenMove =>
  move === 'reject' || move === 'return';

/** What a choice is about: one of those decisions, or why a colleague's is overruled by any other. */
export type Choice = ChosenMove | 'overrule';

export interface Choosing {
  readonly move: DeskMove;
  readonly commentId: string;
  /** The name of the colleague whose decision it would overrule. */
  readonly against?: string | undefined;
  /** Only of a return. */
  readonly marking?: Marking | undefined;
  readonly suggested?: Reason | undefined;
  /** The reason that the pointer or the focus is at. */
  readonly eyed?: Reason | undefined;
  /** To the author; empty says nothing. */
  readonly note: string;
}

/** What is chosen for a decision. */
export const choiceOf = (move: DeskMove): Choice => (isChosen(move) ? move : 'overrule');

/** The beginning of a choice on a card; what the findings suggest speaks for rejecting and returning alone. */
export const choosingOn = (card: CardView, move: DeskMove, against?: string): Choosing => ({
  move,
  commentId: card.id,
  against,
  suggested: isChosen(move) ? suggestedReason(card.signals) : undefined,
  note: '',
  ...(move === 'return' && { marking: markingOf(card) }),
});

/** The keys' steps over the words, by what the key asks for. */
export const MARKING_STEPS = {
  'mark-next': (marking) => cycled(marking, 1),
  'mark-back': (marking) => cycled(marking, -1),
  'word-next': (marking) => moved(marking, 1),
  'word-back': (marking) => moved(marking, -1),
  longer: (marking) => drawn(marking, 1),
  shorter: (marking) => drawn(marking, -1),
  keep: kept,
  unmark: unmarked,
} as const satisfies Record<string, (marking: Marking) => Marking>;

/** The name of one step. */
export type MarkingStep = keyof typeof MARKING_STEPS;

/** True where a key asks for a step over the words. */
export const isMarkingStep = (name: string): name is MarkingStep => name in MARKING_STEPS;

/** The choice after a step over the words; nothing for a choice without words. */
export const marked = (choosing: Choosing, step: (marking: Marking) => Marking): Choosing =>
  choosing.marking === undefined ? choosing : { ...choosing, marking: step(choosing.marking) };

/** What a decision says to its author beside the reason: only what there is. */
export const sayingOf = ({ marking, note }: Choosing) => {
  const marks = marking === undefined ? [] : marksOf(marking);
  return {
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(marks.length > 0 && { marks }),
  };
};

/** True where a card no longer holds what was chosen on: another text would carry wrong marks. */
export const isStale = ({ commentId, marking }: Choosing, card: CardView | undefined): boolean =>
  card?.id !== commentId || (marking !== undefined && marking.text !== card.text);
