/** Everything a key can ask for at the desk, as one table: its group and its keys. */
import { QUEUES, type Queue } from '@komentar/domain';
import type { Choice, ChosenMove, MarkingStep } from '../queue/choosing.js';

/** What the desk is at: its cards, with some of them selected, one decision for many, or a choice on one. */
export type KeyMode = 'cards' | 'some' | 'many' | Choice;

/** What belongs together in the table of keys; it also says when a key is live. */
export const GROUPS = ['decide', 'many', 'move', 'show', 'go', 'choose', 'words'] as const;
export type Group = (typeof GROUPS)[number];

interface Row {
  readonly group: Group;
  /** The key that can be changed; none where there is only `also`. */
  readonly key?: string;
  /** Keys that are the same for everybody. */
  readonly also?: readonly string[];
  /** When it is live, where its group does not say. */
  readonly modes?: readonly KeyMode[];
}

const ROWS = {
  approve: { group: 'decide', key: 'a' },
  reject: { group: 'decide', key: 'r' },
  return: { group: 'decide', key: 'e' },
  spam: { group: 'decide', key: 's' },
  opinion: { group: 'decide', key: 'q' },
  sanction: { group: 'decide', key: 'b' },
  undo: { group: 'decide', key: 'u', also: ['Mod+z'] },
  'take-over': { group: 'decide', also: ['Enter'] },
  select: { group: 'many', key: 'x' },
  'select-to': { group: 'many', key: 'Shift+x' },
  'select-all': { group: 'many', key: '*' },
  deselect: { group: 'many', also: ['Escape'], modes: ['some'] },
  forward: { group: 'move', key: 'j', also: ['ArrowDown'] },
  back: { group: 'move', key: 'k', also: ['ArrowUp'] },
  context: { group: 'show', key: 'c' },
  single: { group: 'show', key: 'z' },
  thread: { group: 'show', key: 't' },
  history: { group: 'show', key: 'l' },
  author: { group: 'show', key: 'o' },
  commands: { group: 'show', also: ['Mod+k'] },
  help: { group: 'show', key: '?' },
  note: { group: 'choose', key: 'n', modes: ['reject', 'return'] },
  suggested: { group: 'choose', also: ['Enter'], modes: ['reject'] },
  cancel: {
    group: 'choose',
    also: ['Escape'],
    modes: ['reject', 'return', 'overrule', 'many'],
  },
  'mark-next': { group: 'words', key: 'w' },
  'mark-back': { group: 'words', key: 'Shift+w' },
  longer: { group: 'words', also: ['ArrowRight'] },
  shorter: { group: 'words', also: ['ArrowLeft'] },
  'word-next': { group: 'words', also: ['Shift+ArrowRight'] },
  'word-back': { group: 'words', also: ['Shift+ArrowLeft'] },
  keep: { group: 'words', also: ['Enter'] },
  unmark: { group: 'words', also: ['Backspace'] },
} as const satisfies Record<string, Row> & Record<ChosenMove | MarkingStep, Row>;

/** The letter after `g` that leads to a queue; one without is reached by name. */
const QUEUE_LETTERS: Readonly<Record<string, string>> = {
  pending: 'p',
  reports: 'r',
  opinions: 'q',
  returned: 'e',
  unreviewed: 'u',
  spam: 's',
  log: 'l',
};

/** An act with a name of its own in the catalogue. */
export type NamedAct = keyof typeof ROWS;
export type GoAct = `go:${Queue}`;
export type Act = NamedAct | GoAct;

const goRow = (queue: Queue): readonly [GoAct, Row] => {
  const letter = QUEUE_LETTERS[queue];
  return [`go:${queue}`, { group: 'go', ...(letter !== undefined && { key: `g ${letter}` }) }];
};

/** Every act with its row, in the order in which the table of keys shows them. */
export const ACTS: ReadonlyMap<Act, Row> = new Map<Act, Row>([
  ...(Object.entries(ROWS) as [NamedAct, Row][]),
  ...QUEUES.map(goRow),
]);

/** The queue that an act leads to, or `undefined` for every other act. */
export const queueOfAct = (act: Act): Queue | undefined =>
  QUEUES.find((queue) => act === `go:${queue}`);

const AT_CARDS = ['cards', 'some'] as const;

const MODES_OF: Readonly<Record<Group, readonly KeyMode[]>> = {
  decide: AT_CARDS,
  many: AT_CARDS,
  move: AT_CARDS,
  show: AT_CARDS,
  go: AT_CARDS,
  choose: ['reject', 'return', 'overrule'],
  words: ['return'],
};

/** When an act's keys are live. Its own key, pressed again, ends a choice with the suggested reason. */
export const modesOf = (act: Act): readonly KeyMode[] => {
  const row = ACTS.get(act);
  const modes = row?.modes ?? MODES_OF[row?.group ?? 'show'];
  return act === 'reject' || act === 'return' ? [...modes, act] : modes;
};
