/** Words and times: complete in both languages, and said as readers say them. */
import { describe, expect, it } from 'vitest';
import {
  counted,
  fill,
  relativeTime,
  fullTime,
  refusalText,
  rejectionText,
} from '@komentar/client';
import { spanText } from '@komentar/client/writing';
import { ar } from '#client/i18n/ar.js';
import { arWriting } from '#client/i18n/ar-writing.js';
import { en } from '#client/i18n/en.js';
import { enWriting } from '#client/i18n/en-writing.js';
import { id } from '#client/i18n/id.js';
import { idWriting } from '#client/i18n/id-writing.js';
import { stringsFor } from '#client/i18n/texts.js';
import { writingStringsFor } from '#client/i18n/writing-texts.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every text of a catalogue by its path. */
const textsOf = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('catalogues', () => {
  it.each([
    ['reading, in English', id, en],
    ['writing, in English', idWriting, enWriting],
    ['reading, in Arabic', id, ar],
    ['writing, in Arabic', idWriting, arWriting],
  ])('[CL20] every text for %s, exists with the same places in it', (_, first, second) => {
    const other = new Map(textsOf(second).filter(([path]) => !path.endsWith('.one')));
    const indonesian = textsOf(first);
    expect([...other.keys()]).toEqual(indonesian.map(([path]) => path));
    for (const [path, text] of indonesian)
      expect(places(other.get(path) ?? '')).toEqual(places(text));
    for (const [, text] of [...indonesian, ...textsOf(second)])
      expect(text).not.toMatch(/[<>]|\(\)|^$/);
  });

  it('[CL20] English is fetched for English of every region, Indonesian stands in for the rest', async () => {
    expect(await stringsFor('en-GB')).toBe(en);
    expect(await stringsFor('jv')).toBe(id);
    expect(await stringsFor('enm')).toBe(id);
    expect(await writingStringsFor('EN')).toBe(enWriting);
    expect(await writingStringsFor('')).toBe(idWriting);
  });

  it('[CL20 T-21] Arabic is there for the direction of writing', async () => {
    expect(await stringsFor('ar-EG')).toBe(ar);
    expect(await writingStringsFor('ar')).toBe(arWriting);
  });

  it('[CL21] numbers are written as the language writes them, and one is told from many', () => {
    expect(counted(id.newComments, 1234, 'id')).toBe('1.234 komentar baru');
    expect(counted(en.newComments, 1, 'en')).toBe('1 new comment');
    expect(counted(en.newComments, 1234, 'en')).toBe('1,234 new comments');
    expect(fill('{a} dari {b} {c}', { a: 1, b: 'x' }, 'id')).toBe('1 dari x {c}');
  });

  it('[CL21] an English text for any number does not speak of several things', () => {
    const any = [...textsOf(en), ...textsOf(enWriting)].filter(
      ([path]) => !path.endsWith('.other'),
    );
    for (const [, text] of any) expect(text).not.toMatch(/\{n\} \w+s\b/);
  });

  it('[CL20] an e-mail is written as one everywhere', () => {
    for (const [, text] of [en, enWriting, id, idWriting].flatMap((each) => textsOf(each)))
      expect(text).not.toMatch(/\bemail\b/i);
  });

  it('[CL22] a refusal has its own words, one without any has those of a defect', () => {
    const text = (code: 'rate-limited' | 'credentials-wrong', retryAfterMs?: number) =>
      refusalText(idWriting, {
        code,
        message: '',
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      });
    expect(text('rate-limited', 4_001)).toBe('Tunggu 5 detik sebelum mengirim lagi.');
    expect(text('rate-limited')).toBe('Tunggu 1 detik sebelum mengirim lagi.');
    expect(text('credentials-wrong')).toBe(idWriting.errors.internal);
  });

  it('[CL22] a rejection gives its reason where there is one and the words have arrived', () => {
    expect(rejectionText(id, idWriting, 'gambling')).toBe('Tidak diterbitkan: promosi judi.');
    expect(rejectionText(id, idWriting, undefined)).toBe('Tidak diterbitkan.');
    expect(rejectionText(id, undefined, 'gambling')).toBe('Tidak diterbitkan.');
  });
});

describe('times', () => {
  const now = Date.UTC(2026, 2, 8, 12);
  it.each([
    [59_999, undefined],
    [-5 * MINUTE, undefined],
    [MINUTE, '1 menit yang lalu'],
    [59 * MINUTE + 59_000, '59 menit yang lalu'],
    [2 * HOUR, '2 jam yang lalu'],
    [DAY, 'kemarin'],
    [7 * DAY - 1, '6 hari yang lalu'],
    [7 * DAY, '1 Maret 2026'],
  ])('[CL23 W-98] %d ms ago is %s', (agoMs, text) => {
    expect(relativeTime(now - agoMs, now, 'id')).toBe(text);
  });

  it('[CL23] the full time names the day and the zone', () => {
    expect(fullTime(now, 'id')).toMatch(/8 Maret 2026 .*\d/);
  });

  it.each([
    [0, '1 detik', '1 second'],
    [MINUTE - 1, '60 detik', '60 seconds'],
    [MINUTE, '1 menit', '1 minute'],
    [MINUTE + 1, '2 menit', '2 minutes'],
    [90 * MINUTE - 1, '90 menit', '90 minutes'],
    [90 * MINUTE, '2 jam', '2 hours'],
    [36 * HOUR, '2 hari', '2 days'],
  ])('[CL24] a span of %d ms is said to last %s', (ms, indonesian, english) => {
    expect([spanText(ms, 'id'), spanText(ms, 'en')]).toEqual([indonesian, english]);
  });
});
