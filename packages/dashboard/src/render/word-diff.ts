/** What changed between two texts, word by word, as runs that a reader can follow. */
import { editScript, type Edit } from './edit-script.js';
import { piecesOf } from './words.js';

/** A run of text that stayed, came or went. */
export interface Change {
  readonly kind: Edit['kind'];
  readonly text: string;
}

const tokensOf = (text: string): readonly string[] =>
  piecesOf(text).map(({ start, end }) => text.slice(start, end));

/** A change as it is gathered: what went and what came in its place. */
interface Gathered {
  readonly removed: string;
  readonly added: string;
}

const NOTHING: Gathered = { removed: '', added: '' };

const changesOf = ({ removed, added }: Gathered): readonly Change[] => [
  ...(removed === '' ? [] : [{ kind: 'removed' as const, text: removed }]),
  ...(added === '' ? [] : [{ kind: 'added' as const, text: added }]),
];

/** The edits with the texts they cover. */
const spelled = (edits: readonly Edit[], before: readonly string[], after: readonly string[]) => {
  let at = 0;
  let to = 0;
  return edits.map(({ kind, count }): Change => {
    const text = kind === 'added' ? after.slice(to, to + count) : before.slice(at, at + count);
    if (kind !== 'added') at += count;
    if (kind !== 'removed') to += count;
    return { kind, text: text.join('') };
  });
};

/** A blank within a line between two changes belongs to both sides: one change of three words is read, three are puzzled out. */
const isBridge = (change: Change, next: Change | undefined): boolean =>
  change.kind === 'same' && next !== undefined && /^[^\S\n]+$/u.test(change.text);

/**
 * The runs from `before` to `after`, in order: without the added ones they are the one text,
 * without the removed ones the other. A change that only blanks interrupt is one change.
 */
export const wordDiff = (before: string, after: string): readonly Change[] => {
  const [from, to] = [tokensOf(before), tokensOf(after)];
  const edits = spelled(editScript(from, to), from, to);
  const changes: Change[] = [];
  let open = NOTHING;
  for (const [at, { kind, text }] of edits.entries()) {
    const isOpen = open !== NOTHING;
    if (kind === 'removed') open = { ...open, removed: open.removed + text };
    else if (kind === 'added') open = { ...open, added: open.added + text };
    else if (isOpen && isBridge({ kind, text }, edits[at + 1]))
      open = { removed: open.removed + text, added: open.added + text };
    else {
      changes.push(...changesOf(open), { kind, text });
      open = NOTHING;
    }
  }
  return [...changes, ...changesOf(open)];
};
