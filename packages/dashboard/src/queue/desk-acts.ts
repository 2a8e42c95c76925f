/** What each act of the desk does, and whether it can be done now: two tables beside each other. */
import { QUEUES, type Queue } from '@komentar/domain';
import type { DecidingController } from '../controllers/deciding-controller.js';
import type { DeskController } from '../controllers/desk-controller.js';
import type { SelectionController } from '../controllers/selection-controller.js';
import { queueOfAct, type Act, type NamedAct } from '../keys/acts.js';
import type { PanelName } from '../panels.js';
import { MARKING_STEPS, isMarkingStep, type MarkingStep } from './choosing.js';
import { lastUndoable } from './queue-state.js';

/** What acts work on. The functions are the page's own part of an act. */
export interface Hands {
  readonly desk: DeskController;
  readonly deciding: DecidingController;
  readonly selection: SelectionController;
  readonly takeOver: () => void;
  readonly writeNote: () => void;
  readonly writeOpinion: () => void;
  readonly togglePanel: (panel: PanelName) => void;
  readonly toggleContext: () => void;
  readonly toggleSingle: () => void;
  readonly showCommands: () => void;
  readonly showHelp: () => void;
  readonly go: (queue: Queue) => void;
}

type PlainAct = Exclude<NamedAct, MarkingStep>;

const DOES: Readonly<Record<PlainAct, (hands: Hands) => void>> = {
  approve: ({ deciding }) => deciding.approve(),
  reject: ({ deciding }) => deciding.decide('reject'),
  return: ({ deciding }) => deciding.decide('return'),
  spam: ({ deciding }) => deciding.decide('spam'),
  undo: ({ desk }) => desk.undo(),
  'take-over': ({ takeOver }) => takeOver(),
  select: ({ selection }) => selection.toggle(),
  'select-to': ({ selection }) => selection.reach(),
  'select-all': ({ selection }) => selection.all(),
  deselect: ({ selection }) => selection.back(),
  forward: ({ desk }) => desk.step(1),
  back: ({ desk }) => desk.step(-1),
  context: ({ toggleContext }) => toggleContext(),
  single: ({ toggleSingle }) => toggleSingle(),
  thread: ({ togglePanel }) => togglePanel('thread'),
  history: ({ togglePanel }) => togglePanel('history'),
  author: ({ togglePanel }) => togglePanel('author'),
  opinion: ({ writeOpinion }) => writeOpinion(),
  sanction: ({ togglePanel }) => togglePanel('sanction'),
  commands: ({ showCommands }) => showCommands(),
  help: ({ showHelp }) => showHelp(),
  note: ({ writeNote }) => writeNote(),
  suggested: ({ deciding }) => deciding.send(deciding.choosing?.suggested),
  cancel: ({ deciding, selection }) => (selection.isUnderWay ? selection.back() : deciding.close()),
};

const hasCard = ({ deciding }: Hands): boolean => deciding.card !== undefined;

const hasFocus = ({ desk }: Hands): boolean => desk.state.shown.focus !== undefined;

/** Acts that cannot always be done; all others can. */
const CAN: Readonly<Partial<Record<Act, (hands: Hands) => boolean>>> = {
  approve: ({ desk }) => desk.can('approve') || desk.can('restore'),
  reject: ({ desk }) => desk.can('reject'),
  return: ({ desk }) => desk.can('return'),
  spam: ({ desk }) => desk.can('spam'),
  undo: ({ desk }) => lastUndoable(desk.state) !== undefined,
  'take-over': ({ desk }) => desk.current !== undefined && desk.state.taken.has(desk.current),
  opinion: hasCard,
  select: hasCard,
  'select-to': hasCard,
  'select-all': hasCard,
  deselect: ({ selection }) => selection.mode !== undefined,
  context: hasCard,
  thread: hasFocus,
  history: hasFocus,
  author: hasFocus,
  sanction: hasFocus,
  ...Object.fromEntries(
    QUEUES.map((queue) => [`go:${queue}`, ({ desk }: Hands) => desk.state.queue !== queue]),
  ),
};

/** True where an act leads to something now. */
export const canAct = (hands: Hands, act: Act): boolean => CAN[act]?.(hands) ?? true;

/** The act that is meant: while something is chosen for a decision, its own key takes the suggestion. */
const meant = ({ deciding }: Hands, act: Act): Act =>
  deciding.choosing?.move === act ? 'suggested' : act;

/** Does what a key or a command asked for; what cannot be done now does nothing. */
export const perform = (hands: Hands, asked: Act): void => {
  const act = meant(hands, asked);
  const queue = queueOfAct(act);
  if (hands.selection.takes(act)) return;
  if (queue !== undefined) hands.go(queue);
  else if (isMarkingStep(act)) hands.deciding.mark(MARKING_STEPS[act]);
  else DOES[act as PlainAct](hands);
};
