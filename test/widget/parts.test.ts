/** The widget's pure parts, without a browser. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Conversation } from '@komentar/client';
import { luminance } from '#widget/controllers/theme-controller.js';
import { GROUP_SIZE, groupConversations, type Group } from '#widget/group-conversations.js';
import { TINTS, initialOf, tintOf } from '#widget/render/avatar.js';

const rows = (...ids: string[]): Conversation[] => ids.map((id) => ({ id }) as Conversation);
const idsOf = (groups: readonly Group[]) => groups.map(({ items }) => items.map(({ id }) => id));

describe('groups', () => {
  it('[WG60] a list is divided into tens', () => {
    const groups = groupConversations(
      rows(...Array.from({ length: 25 }, (_, i) => `r${String(i)}`)),
    );
    expect(groups.map(({ items }) => items.length)).toEqual([GROUP_SIZE, GROUP_SIZE, 5]);
  });

  it('[WG60] no row ever moves to another group, whatever comes, goes or changes place', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(list, { minLength: 2, maxLength: 6 }), (versions) => {
        let groups: readonly Group[] = [];
        for (const version of versions) {
          const items = rows(...version.sort((a, b) => a - b).map(String));
          const before = new Map(
            groups.flatMap(({ id, items: old }) => old.map((row) => [row.id, id])),
          );
          groups = groupConversations(items, groups);
          expect(idsOf(groups).flat()).toEqual(items.map(({ id }) => id));
          expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
          for (const { id, items: now } of groups) {
            for (const row of now) expect(before.get(row.id) ?? id).toBe(id);
          }
        }
      }),
    );
  });
});

describe('groups of rows that change places', () => {
  it('[WG60] stay in one piece each, and lose or double no row', () => {
    const list = fc.shuffledSubarray(Array.from({ length: 40 }, (_, i) => String(i)));
    fc.assert(
      fc.property(fc.array(list, { minLength: 2, maxLength: 6 }), (versions) => {
        let groups: readonly Group[] = [];
        for (const version of versions) {
          groups = groupConversations(rows(...version), groups);
          expect(idsOf(groups).flat()).toEqual(version);
          expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
        }
      }),
    );
  });
});

describe('theme', () => {
  it.each([
    ['rgb(255, 255, 255)', 1],
    ['rgba(0, 0, 0, 0.8)', 0],
    ['color(srgb 1 1 1)', 1],
    ['lab(100 0 0)', 1],
    ['lch(0 0 0)', 0],
    ['oklab(1 0 0)', 1],
    ['oklch(0.2 0.02 250)', 0.008],
  ])('[WG44] %s has the luminance %d', (color, expected) => {
    expect(luminance(color)).toBeCloseTo(expected, 3);
  });

  it('[WG44] what lets the page through has none', () => {
    expect(luminance('rgba(0, 0, 0, 0)')).toBeUndefined();
    expect(luminance('rgba(0, 0, 0, 0.3)')).toBeUndefined();
  });
});

describe('module', () => {
  it('[WG62 E-50] can be imported where there is no browser', async () => {
    const { KomentarSection, KomentarCount } = await import('@komentar/widget');
    expect([KomentarSection.name, KomentarCount.name]).toEqual([
      'KomentarSection',
      'KomentarCount',
    ]);
  });
});

describe('avatar', () => {
  it.each([
    ['budi', 'B'],
    ['👨‍👩‍👧 keluarga', '👨‍👩‍👧'],
    ['e\u0301lla', 'E\u0301'],
    ['', ''],
  ])('[WG61] %s begins with %s', (name, letter) => {
    expect(initialOf(name)).toBe(letter);
  });

  it('[WG61] the same name has the same tint', () => {
    expect(tintOf('Sri Wahyuni')).toBe(tintOf('Sri Wahyuni'));
    expect(tintOf('Sri Wahyuni')).toBeLessThan(TINTS);
  });
});
