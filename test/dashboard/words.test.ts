/** What the desk says: waits, acts, refusals, addresses and set-up entries put into words or taken from them. */
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '@komentar/protocol';
import { MODES, REASON_CODES, SIGNAL_CODES } from '@komentar/domain';
import { enWriting } from '#client/i18n/en-writing.js';
import { idWriting } from '#client/i18n/id-writing.js';
import { en } from '#dashboard/i18n/en.js';
import { id } from '#dashboard/i18n/id.js';
import { actText } from '#dashboard/render/act-text.js';
import { refusalText } from '#dashboard/render/refusal-text.js';
import { elapsed, waitLevel } from '#dashboard/render/waiting.js';
import { hashOf, routeOf } from '#dashboard/routes.js';
import {
  complaintsOf,
  fieldOf,
  idFromName,
  inputOf,
  originFrom,
} from '#dashboard/session/setup-form.js';
import type { Entry } from '#dashboard/queue/queue-state.js';
import { ANI, BUDI, cardOf, decisionOf } from './cards.js';

const MINUTE_MS = 60_000;

describe('waiting', () => {
  it.each([
    [0, 'fresh'],
    [15, 'fair'],
    [30, 'slow'],
    [60, 'late'],
  ] as const)('[DK13] from %i minutes on a wait is %s', (minutes, level) => {
    expect(waitLevel(minutes * MINUTE_MS)).toBe(level);
    if (minutes > 0) expect(waitLevel(minutes * MINUTE_MS - 1)).not.toBe(level);
  });

  it('[DK13] is told in days, hours and minutes, and never below zero', () => {
    expect(id.card.wait(elapsed(65 * MINUTE_MS))).toBe('1 jam 5 mnt');
    expect(id.card.wait(elapsed(-5 * MINUTE_MS))).toBe('kurang dari 1 mnt');
    expect(en.card.wait(elapsed(49 * 60 * MINUTE_MS))).toBe('2 days');
    expect(id.card.ago(elapsed(MINUTE_MS - 1))).toBe('baru saja');
  });
});

describe('acts', () => {
  const reading = { t: id, me: ANI.id, now: 2_000 + 3 * MINUTE_MS };
  const entry = (over: Partial<Entry>): Entry => ({
    card: cardOf('1'),
    gone: false,
    touched: 0,
    counted: { queues: ['pending'], version: 1 },
    ...over,
  });

  it('[DK5] names the colleague, the time and the reason', () => {
    const decision = decisionOf('1', {
      move: 'reject',
      to: 'rejected',
      by: BUDI,
      reason: 'gambling',
    });
    const card = cardOf('1', { status: 'rejected', decision });
    expect(actText(entry({ card }), reading)).toBe('Ditolak oleh Budi, 3 mnt lalu (Judi daring)');
  });

  it('[DK2] says "Anda" of an own decision, and that it is being sent', () => {
    const card = cardOf('1', { status: 'published', decision: decisionOf('1') });
    expect(actText(entry({ card }), reading)).toBe('Disetujui oleh Anda, 3 mnt lalu');
    const sending = { kind: 'decide', key: 1, move: 'spam' } as const;
    expect(actText(entry({ sending }), reading)).toBe('Ditandai spam, sedang dikirim…');
  });

  it('[DK7] says so where nobody knows who decided, or where no moderator did', () => {
    expect(actText(entry({ gone: true }), reading)).toBe(id.card.gone);
    expect(actText(entry({ card: cardOf('1', { status: 'withdrawn' }) }), reading)).toBe(
      'Ditarik oleh penulisnya',
    );
  });
});

describe('catalogues', () => {
  it.each([
    ['id', id],
    ['en', en],
  ] as const)('[DK14] %s has words for every signal, reason, refusal and mode', (_name, texts) => {
    for (const code of SIGNAL_CODES)
      expect(texts.signal[code].chip && texts.signal[code].sentence).not.toBe('');
    for (const reason of REASON_CODES) expect(texts.reason[reason]).not.toBe('');
    for (const code of ERROR_CODES) expect(texts.error[code]).not.toBe('');
    for (const mode of MODES) expect(texts.setup.modes[mode].sentence).not.toBe('');
  });

  it('[DK14] a refusal says how long to wait and under which number it was logged', () => {
    expect(refusalText(id, { code: 'rate-limited', message: '', retryAfterMs: 1_200 })).toMatch(
      /2 detik/,
    );
    expect(refusalText(en, { code: 'internal', message: '', incident: 'x7' })).toMatch(/x7/);
  });

  it('[DK14] a code of a newer server gets the sentence for a defect', () => {
    expect(refusalText(id, { code: 'brand-new' as 'internal', message: '' })).toBe(
      id.error.internal,
    );
  });
});

describe('addresses', () => {
  it('[DK15] lead to a queue and back', () => {
    expect(routeOf(hashOf('spam', 'koran-kita'))).toEqual({
      page: 'queue',
      queue: 'spam',
      site: 'koran-kita',
    });
    expect(routeOf(hashOf('pending'))).toEqual({ page: 'queue', queue: 'pending' });
  });

  it('[DK15] that make no sense lead to the pending queue', () => {
    for (const hash of ['', '#', '#queue=nope', '#x', '#%'])
      expect(routeOf(hash)).toEqual({ page: 'queue', queue: 'pending' });
  });

  it('[DK15] of a set-up link carry the code', () => {
    expect(routeOf('#setup=abc-123')).toEqual({ page: 'setup', code: 'abc-123' });
  });
});

describe('a return', () => {
  it.each([
    [id, idWriting],
    [en, enWriting],
  ] as const)(
    '[DK31] says on the card what the section tells the author',
    ({ returning }, writing) => {
      expect(returning.sentence('{reason}')).toBe(writing.returned);
      expect(returning.note('{note}')).toBe(writing.editorNote);
      expect([returning.marks, returning.resend]).toEqual([
        writing.returnedMarks,
        writing.editResend,
      ]);
    },
  );
});

describe('set-up', () => {
  const person = { name: 'Ani', email: 'ani@kabar-senja.example', password: 'senja di pelabuhan' };

  it('[DK16] goes without a site', () => {
    expect(complaintsOf(id, person, false)).toEqual({});
    expect(inputOf('k', person, false)).toEqual({ code: 'k', ...person });
  });

  it('[DK16] takes the origin out of whatever address was typed', () => {
    const site = {
      siteName: 'Kabar Senja',
      siteId: 'kabar-senja',
      origin: 'kabar-senja.example/berita',
      mode: 'pre',
    };
    const { site: made } = inputOf('k', { ...person, ...site }, true);
    expect(made).toEqual({
      id: 'kabar-senja',
      name: 'Kabar Senja',
      origin: 'https://kabar-senja.example',
      moderation: 'pre',
    });
    expect(originFrom('http://localhost:8080/x')).toBe('http://localhost:8080');
    for (const typed of ['', 'koran', 'https://', 'ftp://a.example'])
      expect(originFrom(typed)).toBeUndefined();
  });

  it('[DK16] names every field that is wrong, in order', () => {
    expect(Object.keys(complaintsOf(id, { email: 'ani@', password: 'pendek' }, true))).toEqual([
      'name',
      'email',
      'password',
      'siteName',
      'siteId',
      'origin',
    ]);
    expect([fieldOf('site.id'), fieldOf('email'), fieldOf(undefined)]).toEqual([
      'siteId',
      'email',
      undefined,
    ]);
  });

  it('[DK16] makes an id out of a name', () => {
    expect(idFromName('  Köran Kita: Édisi Sore! ')).toBe('koran-kita-edisi-sore');
    expect(idFromName(`${'a'.repeat(39)} b`)).toBe('a'.repeat(39));
  });
});
