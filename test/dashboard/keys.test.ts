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
        fc.constantFrom('cards' as const, 'palette' as const),
        (key, modifier, mode) => intentOf(press(key, { [modifier]: true }), mode) === undefined,
      ),
    );
  });
});

describe('keys of the reasons', () => {
  it('[DK11] a digit picks its reason, on the number pad and on keyboards that type digits with Shift', () => {
    const abuse = { kind: 'reason', reason: 'abuse' };
    expect(intentOf(press('1'), 'palette')).toEqual(abuse);
    expect(intentOf(press('1', { code: 'Numpad1' }), 'palette')).toEqual(abuse);
    expect(intentOf(press('&', { code: 'Digit1', shiftKey: true }), 'palette')).toEqual(abuse);
  });

  it('[DK11] Escape cancels and no letter decides', () => {
    expect(intentOf(press('Escape'), 'palette')).toEqual({ kind: 'cancel' });
    for (const letter of 'arsujk0') expect(intentOf(press(letter), 'palette')).toBeUndefined();
  });

  it('[DK11] without the palette a digit does nothing', () => {
    for (const digit of '123456789') expect(intentOf(press(digit), 'cards')).toBeUndefined();
  });
});
