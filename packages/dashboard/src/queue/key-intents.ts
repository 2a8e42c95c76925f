/** Which key asks for what at the desk, as one pure table; `?` at the desk shows the same table. */
import { reasonOfDigit, type Reason } from '@komentar/domain';

/** What a key asks for. `forward` and `back` move between the comments. */
export type Intent =
  | {
      readonly kind:
        'approve' | 'reject' | 'spam' | 'undo' | 'forward' | 'back' | 'help' | 'cancel';
    }
  | { readonly kind: 'reason'; readonly reason: Reason };

/** The facts of a key press that count. `code` is the place of the key, `key` what it types. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** `palette`: the reasons are listed and a digit picks one. */
export type KeyMode = 'cards' | 'palette';

type Plain = Exclude<Intent, { kind: 'reason' }>['kind'];

const CARD_KEYS: Readonly<Record<string, Plain>> = {
  a: 'approve',
  r: 'reject',
  s: 'spam',
  u: 'undo',
  j: 'forward',
  k: 'back',
  ArrowDown: 'forward',
  ArrowUp: 'back',
  '?': 'help',
};

/** On some keyboards digits are typed with Shift; the place of the key tells them all the same. */
const digitOf = ({ code }: KeyPress): number => Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]);

const inPalette = (press: KeyPress): Intent | undefined => {
  if (press.key === 'Escape') return { kind: 'cancel' };
  const reason = reasonOfDigit(digitOf(press));
  return reason === undefined ? undefined : { kind: 'reason', reason };
};

const nameOf = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

/**
 * What a key press asks for, or `undefined` where it is none of ours. With Ctrl, Cmd or Alt
 * every key stays the browser's, Ctrl/Cmd+Z excepted, which undoes.
 */
export const intentOf = (press: KeyPress, mode: KeyMode): Intent | undefined => {
  const modified = press.ctrlKey || press.metaKey;
  if (press.altKey) return undefined;
  if (modified) {
    const undoes = press.key.toLowerCase() === 'z' && !press.shiftKey;
    return undoes ? { kind: 'undo' } : undefined;
  }
  if (mode === 'palette') return inPalette(press);
  const letter = nameOf(press.key);
  if (press.shiftKey && letter !== '?') return undefined;
  const kind = CARD_KEYS[letter];
  return kind === undefined ? undefined : { kind };
};
