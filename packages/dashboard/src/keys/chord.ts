/** A key press as one word (`a`, `Shift+w`, `Mod+z`, `ArrowDown`), and which of them may be the desk's. */

/** The facts of a key press that count. `code` is the place of the key, `key` what it types. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Where letters of another script are typed, the place of the key says which Latin letter it is. */
const letterOf = ({ key, code }: KeyPress): string => {
  const [, placed] = /^Key([A-Z])$/.exec(code) ?? [];
  return /^\P{ASCII}$/u.test(key) && placed !== undefined ? placed.toLowerCase() : key;
};

/**
 * The press as a word, or `undefined` with Alt, which types characters on many keyboards. Caps Lock
 * makes no difference, and Shift none where it only helps to type a sign. `Mod` is Ctrl or Cmd.
 */
export const chordOf = (press: KeyPress): string | undefined => {
  if (press.altKey) return undefined;
  const key = letterOf(press);
  const name = key.length === 1 ? key.toLowerCase() : key;
  const isShifted = press.shiftKey && (name.length > 1 || /[a-z]/u.test(name));
  const isModified = press.ctrlKey || press.metaKey;
  return `${isModified ? 'Mod+' : ''}${isShifted ? 'Shift+' : ''}${name}`;
};

/** On some keyboards digits are typed with Shift; the place of the key tells them all the same. */
export const digitOf = ({ code, ...press }: KeyPress): number | undefined => {
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? [];
  const isPlain = !press.ctrlKey && !press.metaKey && !press.altKey;
  return digit === undefined || !isPlain ? undefined : Number(digit);
};

/**
 * True where a press may be given to the desk: letters and most signs. Never what belongs to the
 * browser or to the page (Ctrl, Cmd, Alt, function keys, Tab, Escape, Enter, the space bar, arrows),
 * nor digits, which pick reasons.
 */
export const isBindable = (chord: string): boolean =>
  /^(?:(?:Shift\+)?[a-z]|[^\p{L}\p{M}\p{N}\p{C}\p{Z}])$/u.test(chord);

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Escape: 'Esc',
  Mod: 'Ctrl/⌘',
  Shift: '⇧',
};

/** The keys of a row of presses as they stand on a keyboard: `g p` is two presses, `Mod+z` two keys. */
export const keycapsOf = (chord: string): readonly (readonly string[])[] =>
  chord
    .split(' ')
    .map((press) =>
      press.length === 1 ? [press] : press.split('+').map((key) => SIGNS[key] ?? key),
    );
