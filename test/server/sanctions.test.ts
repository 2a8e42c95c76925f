/** Sanctions through the real server: what they stop, what their author is told, who may set and take them back. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UNDO_WINDOW_MS, type DeskRole } from '#domain/index.js';
import type {
  AuthorCommentsView,
  AuthorView,
  OwnCommentView,
  OwnSanctionView,
  SanctionView,
} from '@komentar/protocol';
import {
  addModerator,
  addSite,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const SITE = 'koran';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The thread as the desk names it. */
const KEY = 'id:artikel-1';
const named = { site: SITE, thread: 'artikel-1' };

let server: TestServer;
let now: number;
let sari: string;
let sariId: string;
let tono: string;
/** Tokens of the desk, by role. */
let desk: Record<DeskRole, string>;

interface Sanctioned {
  sanction: SanctionView;
  version: number;
  missed: number;
}

beforeEach(async () => {
  now = Date.now();
  server = await startServer({ now: () => now });
  await addSite(server);
  sari = await openGuest(server, SITE, 'Sari');
  tono = await openGuest(server, SITE, 'Tono');
  const add = async (role: DeskRole) =>
    (await addModerator(server, { email: `${role}@koran.example`, role })).token;
  desk = { moderator: await add('moderator'), lead: await add('lead'), admin: await add('admin') };
  sariId = (await post()).author.id;
});

afterEach(() => server.remove());

const call = async (name: string, input: object, token: string) =>
  (await server.post(name, input, { authorization: `Bearer ${token}` })).answer;

const must = async <V>(name: string, input: object, token: string): Promise<V> => {
  const answer = await call(name, input, token);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as V;
};

const refusal = async (name: string, input: object, token: string) => {
  const answer = await call(name, input, token);
  if (answer.ok) throw new Error(`${name} was answered`);
  return answer.error;
};

let written = 0;
const draft = (more: object = {}) => {
  written += 1;
  const body = `Pendapat nomor ${String(written)} tentang liputan ini.`;
  return { ...named, body, clientId: randomUUID(), ...more };
};
const post = async (token = sari, more: object = {}): Promise<OwnCommentView> =>
  (await must<{ comment: OwnCommentView }>('comment:post', draft(more), token)).comment;

const sanction = (kind: string, more: object = {}, token = desk.moderator) =>
  must<Sanctioned>('author:sanction', { authorId: sariId, kind, reason: 'abuse', ...more }, token);
const noSanction = (kind: string, more: object = {}, token = desk.moderator) =>
  refusal('author:sanction', { authorId: sariId, kind, reason: 'abuse', ...more }, token);
const author = async (token = desk.moderator) =>
  (await must<{ author: AuthorView }>('author:read', { authorId: sariId }, token)).author;
const total = async () =>
  (await must<{ thread: { total: number } }>('thread:read', named, sari)).thread.total;
const heard = (socket: Socket, notice: string): Promise<Record<string, unknown>> =>
  new Promise((resolve) => socket.once(notice, resolve));

describe('what a sanction stops', () => {
  test('[AU40] a suspended author neither posts, edits nor likes, is told why and until when, and may report', async () => {
    const { id: commentId, version } = await post();
    const other = await post(tono);
    await sanction('suspend', { durationMs: HOUR_MS, note: 'Tolong tenang.' });
    const acts = [
      ['comment:post', draft()],
      ['comment:edit', { commentId, version, body: 'Kata yang lain.' }],
      ['comment:like', { commentId: other.id, liked: true }],
    ] as const;
    for (const [name, input] of acts)
      expect(await refusal(name, input, sari)).toMatchObject({
        code: 'suspended',
        sanction: {
          kind: 'suspend',
          reason: 'abuse',
          note: 'Tolong tenang.',
          until: now + HOUR_MS,
        },
      });
    await must('comment:report', { commentId: other.id, reason: 'abuse' }, sari);
    await must('comment:withdraw', { commentId }, sari);
    expect((await post(tono)).status).toBe('published');
  });

  test('[AU2] it ends by the clock', async () => {
    await sanction('suspend', { durationMs: HOUR_MS });
    now += HOUR_MS - 1;
    expect((await refusal('comment:post', draft(), sari)).code).toBe('suspended');
    now += 1;
    expect((await post()).status).toBe('published');
  });

  test('[AU41] a text that was taken before the sanction is answered again, not refused', async () => {
    const input = draft();
    await must('comment:post', input, sari);
    await sanction('suspend', { durationMs: HOUR_MS });
    expect((await call('comment:post', input, sari)).ok).toBe(true);
  });

  test('[AU40] a banned author may not even report', async () => {
    const other = await post(tono);
    await sanction('ban', {}, desk.lead);
    expect(await refusal('comment:post', draft(), sari)).toMatchObject({ code: 'banned' });
    const report = { commentId: other.id, reason: 'abuse' };
    expect(await refusal('comment:report', report, sari)).toMatchObject({ code: 'banned' });
  });

  test('[AU4] a mute holds in its thread only', async () => {
    await sanction('mute', { thread: KEY });
    expect(await refusal('comment:post', draft(), sari)).toMatchObject({
      code: 'muted',
      sanction: { thread: KEY },
    });
    expect((await post(sari, { thread: 'artikel-2' })).status).toBe('published');
    expect(await noSanction('mute')).toMatchObject({ code: 'invalid', field: 'thread' });
    expect(await noSanction('mute', { thread: 'tiada' })).toMatchObject({ field: 'thread' });
    expect(await noSanction('warn', { thread: KEY })).toMatchObject({ field: 'thread' });
  });

  test('[AU5] a slowed author waits between two comments, whatever became of the first', async () => {
    await sanction('slow', { everyMs: 30_000 });
    now += 29_000;
    expect(await refusal('comment:post', draft(), sari)).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 1_000,
      sanction: { kind: 'slow', everyMs: 30_000 },
    });
    now += 1_000;
    await post();
    expect((await refusal('comment:post', draft(), sari)).retryAfterMs).toBe(30_000);
    expect(await noSanction('warn', { everyMs: 5_000 })).toMatchObject({ field: 'everyMs' });
  });

  test('[AU8] a pre-moderated author is held with a signal that says so, after an edit too', async () => {
    const before = await post();
    await sanction('premod', { durationMs: DAY_MS });
    expect((await post()).status).toBe('pending');
    const edit = { commentId: before.id, version: before.version, body: 'Kata yang lain sekali.' };
    const edited = await must<{ comment: OwnCommentView }>('comment:edit', edit, sari);
    expect(edited.comment.status).toBe('pending');
    const { items } = await must<AuthorCommentsView>(
      'author:comments',
      { authorId: sariId, status: 'pending' },
      desk.moderator,
    );
    expect(items).toHaveLength(2);
    for (const { signals } of items)
      expect(signals.map(({ code }) => code)).toContain('author-premod');
  });

  test('[AU42] a warned author acknowledges before the next comment, once', async () => {
    const { sanction: warning } = await sanction('warn', { note: 'Jangan menghina.' });
    expect(await refusal('comment:post', draft(), sari)).toMatchObject({
      code: 'warned',
      sanction: { id: warning.id, note: 'Jangan menghina.' },
    });
    const acknowledge = { sanctionId: warning.id };
    expect(await refusal('sanction:acknowledge', acknowledge, tono)).toMatchObject({
      code: 'unknown-sanction',
    });
    expect(await must('sanction:acknowledge', acknowledge, sari)).toEqual({ sanctions: [] });
    await must('sanction:acknowledge', acknowledge, sari);
    expect((await post()).status).toBe('published');
    expect((await author()).sanctions[0]?.ended).toEqual({ how: 'acknowledged', at: now });
    const { sanction: suspension } = await sanction('suspend', { durationMs: HOUR_MS });
    expect(
      await refusal('sanction:acknowledge', { sanctionId: suspension.id }, sari),
    ).toMatchObject({ code: 'unknown-sanction' });
  });
});

describe('what the author is told', () => {
  test('[AU43] open sessions of the author hear it at once, nobody else does', async () => {
    const own = await server.connect({ token: sari });
    const other = await server.connect({ token: tono });
    const anyone = await server.connect();
    for (const socket of [own, other, anyone]) await ask(socket, 'thread:join', named);
    const leaked: unknown[] = [];
    for (const socket of [other, anyone]) socket.on('author:sanctioned', (it) => leaked.push(it));
    const told = heard(own, 'author:sanctioned');
    const { sanction: suspension } = await sanction('suspend', { durationMs: HOUR_MS });
    const view: OwnSanctionView = {
      ...{ id: suspension.id, kind: 'suspend', reason: 'abuse', at: now, until: now + HOUR_MS },
    };
    expect(await told).toEqual({ site: SITE, sanctions: [view] });
    const refused = await ask(own, 'comment:post', draft());
    expect(refused).toMatchObject({ ok: false, error: { code: 'suspended' } });
    const toldAgain = heard(own, 'author:sanctioned');
    await must('sanction:lift', { sanctionId: suspension.id }, desk.moderator);
    expect(await toldAgain).toEqual({ site: SITE, sanctions: [] });
    await ask(other, 'thread:join', named);
    expect(leaked).toEqual([]);
  });

  test('[AU44] whoever comes back is told with the session, the joining and what is his alone', async () => {
    const open = (token: string) => must<{ viewer: object }>('session:open', { site: SITE }, token);
    const join = (token: string) => must<{ viewer: object }>('thread:join', named, token);
    const mine = (token: string) => must<{ sanctions?: object[] }>('thread:mine', named, token);
    expect((await join(sari)).viewer).toEqual({ id: sariId, name: 'Sari', kind: 'guest' });
    expect(await mine(sari)).not.toHaveProperty('sanctions');
    await post(sari, { thread: 'artikel-2' });
    await sanction('mute', { thread: 'id:artikel-2' });
    await sanction('premod');
    const kinds = ['mute', 'premod'].map((kind) => ({ kind }));
    expect((await open(sari)).viewer).toMatchObject({ sanctions: kinds });
    expect((await join(sari)).viewer).toMatchObject({ sanctions: kinds });
    expect((await mine(sari)).sanctions).toMatchObject(kinds);
    expect((await join(tono)).viewer).not.toHaveProperty('sanctions');
    const stranger = await server.post('thread:join', named);
    expect(stranger.answer).not.toHaveProperty('value.viewer');
  });
});

describe('who may', () => {
  test('[AU7] a moderator suspends for seven days at most and bans nobody', async () => {
    expect(await noSanction('suspend', { durationMs: 7 * DAY_MS + 1 })).toMatchObject({
      code: 'not-allowed',
    });
    expect((await noSanction('ban')).code).toBe('not-allowed');
    await sanction('suspend', { durationMs: 7 * DAY_MS });
    const { sanction: ban } = await sanction('ban', {}, desk.lead);
    const lift = { sanctionId: ban.id };
    expect((await refusal('sanction:lift', lift, desk.moderator)).code).toBe('not-allowed');
    await must('sanction:lift', lift, desk.admin);
    expect((await refusal('sanction:lift', lift, desk.admin)).code).toBe('sanction-over');
  });

  test('[AU6] an end that cannot be is refused by its field', async () => {
    expect(await noSanction('suspend')).toMatchObject({ code: 'invalid', field: 'until' });
    expect(await noSanction('suspend', { until: now })).toMatchObject({ field: 'until' });
    expect(await noSanction('warn', { durationMs: 1 })).toMatchObject({ field: 'durationMs' });
    expect((await author()).sanctions).toEqual([]);
  });

  test('[AU45] authors and sanctions of other sites do not exist for a moderator of one', async () => {
    const { sanction: warning } = await sanction('warn');
    const stranger = await addModerator(server, { email: 'x@lain.example', sites: ['lain'] });
    const calls = [
      ['author:read', { authorId: sariId }, 'unknown-author'],
      ['author:comments', { authorId: sariId }, 'unknown-author'],
      ['author:note', { authorId: sariId, text: 'x' }, 'unknown-author'],
      ['author:sanction', { authorId: sariId, kind: 'warn', reason: 'ad' }, 'unknown-author'],
      ['sanction:lift', { sanctionId: warning.id }, 'unknown-sanction'],
      ['sanction:undo', { sanctionId: warning.id }, 'unknown-sanction'],
    ] as const;
    for (const [name, input, code] of calls) {
      expect((await refusal(name, input, stranger.token)).code).toBe(code);
      expect((await refusal(name, input, sari)).code).toBe('session-required');
    }
  });

  test('[AU21] of two moderators who look at the same author and act, the second is told', async () => {
    const { version } = await author();
    await sanction('suspend', { durationMs: HOUR_MS, version });
    expect(await noSanction('suspend', { durationMs: HOUR_MS, version })).toMatchObject({
      code: 'conflict',
      field: 'version',
    });
    expect((await author()).sanctions).toHaveLength(1);
  });
});

describe('the author’s comments', () => {
  test('[AU46] the last ones are rejected along with it, told like any rejection, and an undo brings them back', async () => {
    const [first, second, third] = [await post(), await post(), await post()];
    const reader = await server.connect();
    await ask(reader, 'thread:join', named);
    const gone = heard(reader, 'comment:gone');
    const done = await sanction('suspend', { durationMs: HOUR_MS, rejectLast: 2 });
    expect(done).toMatchObject({ missed: 0, sanction: { rejected: 2 } });
    expect(await gone).toMatchObject({ commentId: third.id });
    expect(await total()).toBe(2);
    const { tally } = await author();
    expect(tally).toContainEqual({ status: 'rejected', reason: 'abuse', count: 2 });
    // Another moderator brings one back first: the undo leaves that as it is.
    const { items } = await must<AuthorCommentsView>(
      'author:comments',
      { authorId: sariId, status: 'rejected' },
      desk.lead,
    );
    expect(items.map(({ id }) => id)).toEqual([third.id, second.id]);
    const { version } = items[0] ?? { version: 0 };
    await must('comment:restore', { commentId: third.id, version }, desk.lead);
    const undone = await must<object>(
      'sanction:undo',
      { sanctionId: done.sanction.id },
      desk.moderator,
    );
    expect(undone).toMatchObject({
      restored: 1,
      kept: 1,
      sanction: { ended: { how: 'undone' } },
    });
    expect(await total()).toBe(4);
    expect((await post()).status).toBe('published');
    expect(first.status).toBe('published');
  });

  test('[AU47] [AC9] a sanction is undone by anyone of the team within 30 minutes, once', async () => {
    const { sanction: ban } = await sanction('ban', {}, desk.admin);
    const undo = { sanctionId: ban.id };
    now += UNDO_WINDOW_MS + 1;
    expect((await refusal('sanction:undo', undo, desk.admin)).code).toBe('too-late');
    now -= 1;
    await must('sanction:undo', undo, desk.moderator);
    expect((await refusal('sanction:undo', undo, desk.moderator)).code).toBe('sanction-over');
  });

  test('[AU48] the record shows who an author is, and the whole e-mail to a lead only', async () => {
    const { answer } = await server.post('session:open', {
      ...{ site: SITE, name: 'Rina', email: 'rina@surat.example' },
    });
    const rina = answer.ok ? String(answer.value['token']) : '';
    sariId = (await post(rina)).author.id;
    await must('author:note', { authorId: sariId, text: 'Sudah ditelepon.' }, desk.moderator);
    const seen = await author();
    expect(seen).toMatchObject({
      ...{ name: 'Rina', kind: 'guest', site: SITE, email: 'r***@surat.example', version: 0 },
      tally: [{ status: 'published', count: 1 }],
      notes: [{ text: 'Sudah ditelepon.' }],
    });
    expect((await author(desk.lead)).email).toBe('rina@surat.example');
  });

  test('[AU29] comments are found by a text in them, page by page', async () => {
    const wanted = await post(sari, { body: 'Harga semangka naik lagi, Pak.' });
    const find = (more: object) =>
      must<AuthorCommentsView>('author:comments', { authorId: sariId, ...more }, desk.moderator);
    expect((await find({ text: 'SEMANGKA' })).items.map(({ id }) => id)).toEqual([wanted.id]);
    const { items, next } = await find({ limit: 1 });
    expect(items.map(({ id }) => id)).toEqual([wanted.id]);
    expect((await find({ limit: 1, after: next })).items).toHaveLength(1);
    const wrong = await refusal('author:comments', { authorId: sariId, after: 'x' }, desk.admin);
    expect(wrong).toMatchObject({ code: 'invalid', field: 'after' });
  });
});
