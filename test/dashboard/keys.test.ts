/** Which key presses are the desk's, what they ask for, and how they can be changed. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ACTS, modesOf, type Act, type KeyMode } from '#dashboard/keys/acts.js';
import { chordOf, digitOf, isBindable, keycapsOf, type KeyPress } from '#dashboard/keys/chord.js';
import { commandsOf, filtered } from '#dashboard/keys/commands.js';
import {
  DEFAULT_CHOICE,
  actOf,
  assigned,
  choiceFrom,
  holderOf,
  keyMapOf,
  type KeyMap,
} from '#dashboard/keys/key-map.js';
import { PRESET_NAMES } from '#dashboard/keys/presets.js';
import { en } from '#dashboard/i18n/en.js';
import { id } from '#dashboard/i18n/id.js';
import { PAGE_NAMES } from '#dashboard/routes.js';

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
});
const MODES: readonly KeyMode[] = ['cards', 'some', 'many', 'reject', 'return', 'overrule'];
const own = keyMapOf(DEFAULT_CHOICE);
const asks = (chord: string, mode: KeyMode = 'cards', keys = own) => actOf(keys, mode, chord);

describe('presses', () => {
  it('[DK10] Caps Lock makes no difference, Shift only with letters and named keys', () => {
    expect(chordOf(press('A'))).toBe('a');
    expect(chordOf(press('A', { shiftKey: true }))).toBe('Shift+a');
    expect(chordOf(press('?', { shiftKey: true }))).toBe('?');
    expect(chordOf(press('ArrowLeft', { shiftKey: true }))).toBe('Shift+ArrowLeft');
  });

  it('[DK10] Ctrl and Cmd are the same, and Alt is never ours', () => {
    expect(chordOf(press('z', { ctrlKey: true }))).toBe('Mod+z');
    expect(chordOf(press('Z', { metaKey: true, shiftKey: true }))).toBe('Mod+Shift+z');
    expect(chordOf(press('a', { altKey: true }))).toBeUndefined();
  });

  it('[DK10] on a keyboard of another script the place of the key counts', () => {
    expect(chordOf(press('ش', { code: 'KeyA' }))).toBe('a');
    expect(chordOf(press('ф', { code: 'KeyA' }))).toBe('a');
  });

  it('[DK11] a digit is one on the number pad and where digits are typed with Shift', () => {
    expect(digitOf(press('1'))).toBe(1);
    expect(digitOf(press('1', { code: 'Numpad1' }))).toBe(1);
    expect(digitOf(press('&', { code: 'Digit1', shiftKey: true }))).toBe(1);
    expect(digitOf(press('1', { ctrlKey: true }))).toBeUndefined();
    expect(digitOf(press('a'))).toBeUndefined();
  });

  it('[DK10] Ctrl and Cmd are taken from the browser for undoing and for the commands only', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 1 }).filter((key) => !/^[zk]$/i.test(key)),
        fc.constantFrom('ctrlKey', 'metaKey'),
        fc.constantFrom(...MODES),
        (key, modifier, mode) =>
          asks(chordOf(press(key, { [modifier]: true }))!, mode) === undefined,
      ),
    );
    expect([asks('Mod+z'), asks('Mod+k'), asks('Mod+Shift+z')]).toEqual([
      'undo',
      'commands',
      undefined,
    ]);
  });
});

describe('the desk’s own keys', () => {
  it.each([
    ['a', 'approve'],
    ['r', 'reject'],
    ['e', 'return'],
    ['s', 'spam'],
    ['u', 'undo'],
    ['j', 'forward'],
    ['k', 'back'],
    ['ArrowDown', 'forward'],
    ['ArrowUp', 'back'],
    ['c', 'context'],
    ['z', 'single'],
    ['?', 'help'],
    ['g', 'more'],
    ['g p', 'go:pending'],
    ['g s', 'go:spam'],
    ['g r', 'go:reports'],
    ['g l', 'go:log'],
  ] as const)('[DK10] %s asks for %s', (chord, act) => {
    expect(asks(chord)).toBe(act);
  });

  it('[DK11] while a reason is chosen no letter of another decision counts', () => {
    for (const mode of ['reject', 'return'] as const) {
      expect(asks('Escape', mode)).toBe('cancel');
      for (const letter of 'asujkcz0g') expect(asks(letter, mode)).toBeUndefined();
    }
  });

  it('[DK35] its own letter counts while it is chosen for, and only that', () => {
    expect([asks('r', 'reject'), asks('e', 'return')]).toEqual(['reject', 'return']);
    expect([asks('e', 'reject'), asks('r', 'return')]).toEqual([undefined, undefined]);
    expect([asks('Enter', 'reject'), asks('Enter', 'return')]).toEqual(['suggested', 'keep']);
  });

  it('[OV6] while a reason to overrule is chosen, nothing but putting it away is a key', () => {
    expect(asks('Escape', 'overrule')).toBe('cancel');
    for (const letter of 'aresnujkw') expect(asks(letter, 'overrule')).toBeUndefined();
    expect(asks('Enter', 'overrule')).toBeUndefined();
  });

  it('[DK31] words are marked with w and the arrows, and only for a return', () => {
    const steps = ['w', 'Shift+w', 'ArrowRight', 'ArrowLeft', 'Shift+ArrowRight', 'Backspace'];
    expect(steps.map((chord) => asks(chord, 'return'))).toEqual([
      'mark-next',
      'mark-back',
      'longer',
      'shorter',
      'word-next',
      'unmark',
    ]);
    expect(steps.map((chord) => asks(chord, 'reject'))).toEqual(steps.map(() => undefined));
  });
});

/** Two acts that one row of presses asks for, in any mode. */
const clashes = (keys: KeyMap): readonly string[] =>
  MODES.flatMap((mode) => {
    const held = [...ACTS].flatMap(([act, { also = [] }]) =>
      modesOf(act).includes(mode) ? [...also, keys.get(act) ?? []].flat() : [],
    );
    return held.filter((key, at) =>
      held.some((other, to) => to !== at && `${other} `.startsWith(`${key} `)),
    );
  });

describe('changed keys', () => {
  const changeable = [...ACTS].flatMap(([act, { key }]) => (key === undefined ? [] : [act]));
  const choices = fc
    .tuple(
      fc.constantFrom(...PRESET_NAMES),
      fc.array(
        fc.tuple(
          fc.constantFrom(...changeable),
          fc.constantFrom(...'adefgjkrsuwz?/'.split(''), 'Shift+a', 'Shift+w'),
        ),
        { maxLength: 8 },
      ),
    )
    .map(([preset, all]) =>
      all.reduce((choice, [act, key]) => assigned(choice, act, key), { ...DEFAULT_CHOICE, preset }),
    );

  it('[DK36] no key ever asks for two things, whatever preset and own keys', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        expect(clashes(keyMapOf(choice))).toEqual([]);
      }),
    );
  });

  it('[DK36] every preset leaves a key for each decision and for moving', () => {
    for (const preset of PRESET_NAMES) {
      const keys = keyMapOf({ preset, own: {} });
      const must: Act[] = [
        'approve',
        'reject',
        'return',
        'spam',
        'undo',
        'forward',
        'back',
        'help',
      ];
      expect(must.filter((act) => !keys.has(act))).toEqual([]);
    }
  });

  it('[DK36] a new key is in force, and whoever had it has none', () => {
    const choice = assigned(DEFAULT_CHOICE, 'spam', 'a');
    const keys = keyMapOf(choice);
    expect([asks('a', 'cards', keys), asks('s', 'cards', keys)]).toEqual(['spam', undefined]);
    expect(keys.has('approve')).toBe(false);
    expect(holderOf(own, 'a', 'spam')).toBe('approve');
  });

  it('[DK36] a queue keeps its g and gets another second letter', () => {
    const keys = keyMapOf(assigned(DEFAULT_CHOICE, 'go:spam', 'x'));
    expect([asks('g x', 'cards', keys), asks('g s', 'cards', keys)]).toEqual([
      'go:spam',
      undefined,
    ]);
  });

  it('[DK36] keys of the browser, of the page and of the reasons cannot be given away', () => {
    const kept = [
      'Mod+f',
      'Mod+s',
      'F5',
      'Tab',
      'Enter',
      'Escape',
      ' ',
      '1',
      '9',
      'ArrowDown',
      'ش',
    ];
    for (const key of kept) {
      expect(isBindable(key)).toBe(false);
      expect(assigned(DEFAULT_CHOICE, 'approve', key)).toBe(DEFAULT_CHOICE);
    }
    expect(assigned(DEFAULT_CHOICE, 'commands', 'x')).toBe(DEFAULT_CHOICE);
  });

  it('[DK36] what was stored is taken as far as it makes sense', () => {
    expect(
      choiceFrom({ preset: 'coral', own: { approve: 'x', spam: null, undo: 'Mod+f', no: 'y' } }),
    ).toEqual({
      preset: 'coral',
      own: { approve: 'x', spam: null },
    });
    for (const stored of [null, 'x', [], { preset: 'toString', own: 3 }])
      expect(choiceFrom(stored)).toEqual(DEFAULT_CHOICE);
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => clashes(keyMapOf(choiceFrom(stored))).length === 0),
    );
  });

  it('[DK36] is drawn as it stands on the keyboard', () => {
    expect(keycapsOf('g p')).toEqual([['g'], ['p']]);
    expect(keycapsOf('Mod+z')).toEqual([['Ctrl/⌘', 'z']]);
    expect(keycapsOf('Shift+ArrowRight')).toEqual([['⇧', '→']]);
    expect(keycapsOf('+')).toEqual([['+']]);
  });
});

describe('commands by name', () => {
  it('[DK37] are those that go now, with queues and pages, and without the list itself', () => {
    const all = commandsOf(id, PAGE_NAMES, (act) => act !== 'spam' && act !== 'go:pending');
    const ids = all.map((command) => command.id);
    expect(ids).toEqual(expect.arrayContaining(['approve', 'go:spam', 'page:account', 'help']));
    for (const absent of ['spam', 'go:pending', 'commands', 'keep', 'cancel'])
      expect(ids).not.toContain(absent);
  });

  it('[DK37] are found by any of their words, without marks and capitals, beginnings first', () => {
    const all = commandsOf(en, PAGE_NAMES, () => true);
    const names = (typed: string) => filtered(all, typed).map(({ name }) => name);
    expect(names('SPÁM')[0]).toBe('Mark as spam');
    expect(names('undo')[0]).toBe('Undo my last decision');
    expect(names('go to spam')).toEqual(['Go to Spam']);
    expect(names('xyz')).toEqual([]);
    expect(names('')).toHaveLength(all.length);
  });
});
