/** Which key asks for what at the desk, as one pure table; `?` at the desk shows the same table. */
import { reasonOfDigit, type Reason } from '@komentar/domain';
import type { MarkingStep } from './choosing.js';

/** What a key asks for. `forward` and `back` move between the comments. */
export type Intent =
  | {
      readonly kind:
        | 'approve'
        | 'reject'
        | 'return'
        | 'spam'
        | 'undo'
        | 'forward'
        | 'back'
        | 'help'
        | 'cancel'
        | 'note'
        | 'suggested'
        | MarkingStep;
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

/** `reject` and `return`: the reasons are listed and a digit picks one; for a return words are marked as well. */
export type KeyMode = 'cards' | 'reject' | 'return';

type Plain = Exclude<Intent, { kind: 'reason' }>['kind'];

const CARD_KEYS: Readonly<Record<string, Plain>> = {
  a: 'approve',
  r: 'reject',
  e: 'return',
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

/** Beside the digits; with Shift where the name says so. */
const PALETTE_KEYS: Readonly<Record<Exclude<KeyMode, 'cards'>, Readonly<Record<string, Plain>>>> = {
  reject: { Escape: 'cancel', n: 'note', r: 'suggested', Enter: 'suggested' },
  return: {
    Escape: 'cancel',
    n: 'note',
    e: 'suggested',
    w: 'mark-next',
    'Shift+w': 'mark-back',
    ArrowRight: 'longer',
    ArrowLeft: 'shorter',
    'Shift+ArrowRight': 'word-next',
    'Shift+ArrowLeft': 'word-back',
    Enter: 'keep',
    Backspace: 'unmark',
  },
};

const nameOf = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

const inPalette = (press: KeyPress, mode: Exclude<KeyMode, 'cards'>): Intent | undefined => {
  const reason = reasonOfDigit(digitOf(press));
  if (reason !== undefined) return { kind: 'reason', reason };
  const kind = PALETTE_KEYS[mode][(press.shiftKey ? 'Shift+' : '') + nameOf(press.key)];
  return kind === undefined ? undefined : { kind };
};

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
  if (mode !== 'cards') return inPalette(press, mode);
  const letter = nameOf(press.key);
  if (press.shiftKey && letter !== '?') return undefined;
  const kind = CARD_KEYS[letter];
  return kind === undefined ? undefined : { kind };
};
