/** Which key presses are the desk's and what they ask for. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { intentOf, type KeyPress } from '#dashboard/queue/key-intents.js';

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
});

describe('keys of the cards', () => {
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
    ['?', 'help'],
  ] as const)('[DK10] %s asks for %s', (key, kind) => {
    expect(intentOf(press(key), 'cards')).toEqual({ kind });
  });

  it('[DK10] Caps Lock changes nothing', () => {
    expect(intentOf(press('A'), 'cards')).toEqual({ kind: 'approve' });
  });

  it('[DK10] Shift with a letter is not the desk’s, but ? needs it', () => {
    expect(intentOf(press('A', { shiftKey: true }), 'cards')).toBeUndefined();
    expect(intentOf(press('?', { shiftKey: true }), 'cards')).toEqual({ kind: 'help' });
  });

  it.each(['ctrlKey', 'metaKey'] as const)(
    '[DK10] with %s only Z is taken, and not with Shift',
    (modifier) => {
      expect(intentOf(press('z', { [modifier]: true }), 'cards')).toEqual({ kind: 'undo' });
      expect(intentOf(press('Z', { [modifier]: true, shiftKey: true }), 'cards')).toBeUndefined();
    },
  );

  it('[DK10] no key with Ctrl, Cmd or Alt is taken from the browser', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 1 }).filter((key) => key.toLowerCase() !== 'z'),
        fc.constantFrom('ctrlKey', 'metaKey', 'altKey'),
        fc.constantFrom('cards' as const, 'reject' as const, 'return' as const),
        (key, modifier, mode) => intentOf(press(key, { [modifier]: true }), mode) === undefined,
      ),
    );
  });
});

describe.each(['reject', 'return'] as const)('keys of the reasons to %s', (mode) => {
  it('[DK11] a digit picks its reason, on the number pad and on keyboards that type digits with Shift', () => {
    const abuse = { kind: 'reason', reason: 'abuse' };
    expect(intentOf(press('1'), mode)).toEqual(abuse);
    expect(intentOf(press('1', { code: 'Numpad1' }), mode)).toEqual(abuse);
    expect(intentOf(press('&', { code: 'Digit1', shiftKey: true }), mode)).toEqual(abuse);
  });

  it('[DK11] Escape cancels, and no letter of another decision decides', () => {
    expect(intentOf(press('Escape'), mode)).toEqual({ kind: 'cancel' });
    for (const letter of 'asujk0') expect(intentOf(press(letter), mode)).toBeUndefined();
  });

  it('[DK35] its own letter again takes the suggested reason', () => {
    const own = { reject: 'r', return: 'e' } as const;
    for (const [move, letter] of Object.entries(own))
      expect(intentOf(press(letter), mode)).toEqual(
        move === mode ? { kind: 'suggested' } : undefined,
      );
  });

  it('[DK31] words are marked with w and the arrows, and only for a return', () => {
    const steps = [
      ['w', false, 'mark-next'],
      ['W', true, 'mark-back'],
      ['ArrowRight', false, 'longer'],
      ['ArrowLeft', false, 'shorter'],
      ['ArrowRight', true, 'word-next'],
      ['ArrowLeft', true, 'word-back'],
      ['Enter', false, 'keep'],
      ['Backspace', false, 'unmark'],
    ] as const;
    for (const [key, shiftKey, kind] of steps) {
      const asked = intentOf(press(key, { shiftKey }), mode)?.kind;
      if (mode === 'return') expect(asked).toBe(kind);
      else expect(asked).toBe(key === 'Enter' ? 'suggested' : undefined);
    }
  });

  it('[DK11] without the list a digit does nothing', () => {
    for (const digit of '123456789') expect(intentOf(press(digit), 'cards')).toBeUndefined();
  });
});
