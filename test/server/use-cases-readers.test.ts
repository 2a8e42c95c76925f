/** What readers do to comments, their own and others', and what each refusal is; through the real server. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Policy } from '#domain/index.js';
import { DEFAULT_POLICY, MAX_FEATURED, TAKE_BACK_MS } from '#domain/index.js';
import type { OwnCommentView, PageView, QueueView } from '@komentar/protocol';
import {
  addModerator,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const SITE = 'koran';
const named = { site: SITE, thread: 'artikel-1' };

let server: TestServer;
let now: number;
let sari: string;
let tono: string;
let desk: string;

const as = (token: string) => ({ authorization: `Bearer ${token}` });

beforeEach(async () => {
  now = Date.now();
  server = await startServer({ now: () => now });
  await addSite('open');
  sari = await openGuest(server, SITE, 'Sari');
  tono = await openGuest(server, SITE, 'Tono');
  desk = (await addModerator(server)).token;
});

afterEach(() => server.remove());

const addSite = (mode: Policy['mode'], id = SITE) =>
  server.app.store.sites.add({
    ...{ id, name: id, origins: ['https://koran.example'], policy: { mode, editMs: 60_000 } },
    ...{ demo: false, createdAt: 0 },
  });

/** The value of a command that must succeed. */
const must = async <V>(name: string, input: object, token = ''): Promise<V> => {
  const { answer } = await server.post(name, input, token === '' ? {} : as(token));
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as V;
};

/** The refusal of a command that must not succeed. */
const refusal = async (name: string, input: object, token = '') => {
  const { answer } = await server.post(name, input, token === '' ? {} : as(token));
  if (answer.ok) throw new Error(`${name} was answered`);
  return answer.error;
};

let written = 0;
const post = async (token = sari, more: object = {}): Promise<OwnCommentView> => {
  written += 1;
  const body = `Pendapat nomor ${String(written)} tentang liputan ini.`;
  const input = { ...named, body, clientId: randomUUID(), ...more };
  return (await must<{ comment: OwnCommentView }>('comment:post', input, token)).comment;
};

const read = (more: object = {}) => must<PageView>('thread:read', { ...named, ...more });
const mine = (token = sari) =>
  must<{
    items: OwnCommentView[];
    liked: string[];
    reported: string[];
    usualWaitMs?: number;
  }>('thread:mine', named, token);
const queue = (name: 'pending' | 'spam') =>
  must<QueueView>('queue:read', { queue: name, site: SITE }, desk);

/** A reader who follows the thread, or an author who hears of the own comments. */
const following = async (token?: string): Promise<Socket> => {
  const socket = await server.connect(token === undefined ? {} : { token });
  await ask(socket, 'thread:join', named);
  return socket;
};
const heard = (socket: Socket, notice: string): Promise<Record<string, unknown>> =>
  new Promise((resolve) => socket.once(notice, resolve));

describe('likes and reports', () => {
  test('[US6] a like is told to readers as a change, and repeating it changes nothing', async () => {
    const { id: commentId } = await post();
    const told = heard(await following(), 'comment:changed');
    const like = (liked: boolean) => must('comment:like', { commentId, liked }, tono);
    expect(await like(true)).toEqual({ likes: 1, liked: true });
    expect(await told).toMatchObject({ seq: 2, total: 1, comment: { id: commentId, likes: 1 } });
    expect(await like(true)).toEqual({ likes: 1, liked: true });
    expect((await read()).thread.seq).toBe(2);
    expect((await mine(tono)).liked).toEqual([commentId]);
    expect(await like(false)).toEqual({ likes: 0, liked: false });
    expect(await like(false)).toEqual({ likes: 0, liked: false });
  });

  test('[US6] the order `top` is that of likes', async () => {
    const [first, second] = [await post(), await post()];
    await must('comment:like', { commentId: first.id, liked: true }, tono);
    const ids = async (sort: string) => (await read({ sort })).items.map(({ id }) => id);
    expect(await ids('top')).toEqual([first.id, second.id]);
    expect(await ids('newest')).toEqual([second.id, first.id]);
  });

  test('[US6] a comment of one’s own, or out of sight, is neither liked nor reported', async () => {
    const { id: own } = await post();
    const { id: hidden } = await post(sari, { website: 'https://jualan.example' });
    const acts = [
      ['comment:like', { liked: true }],
      ['comment:report', { reason: 'abuse' }],
    ] as const;
    for (const [name, more] of acts) {
      const no = (commentId: string, token: string) => refusal(name, { commentId, ...more }, token);
      expect(await no(own, sari)).toMatchObject({ code: 'own-comment', field: 'commentId' });
      expect(await no(hidden, tono)).toMatchObject({ code: 'unknown-comment' });
      expect(await no(own, '')).toMatchObject({ code: 'session-required' });
    }
    await addSite('open', 'lain');
    const stranger = await openGuest(server, 'lain', 'Lina');
    expect(await refusal('comment:like', { commentId: own, liked: true }, stranger)).toMatchObject({
      code: 'unknown-comment',
    });
  });

  test('[US7] a report is answered the same each time and leaves the comment where it is', async () => {
    const { id: commentId } = await post();
    const report = { commentId, reason: 'hate_sara', note: 'Menyinggung.' };
    expect(await must('comment:report', report, tono)).toEqual({});
    expect(await must('comment:report', { ...report, reason: 'spam' }, tono)).toEqual({});
    expect((await mine(tono)).reported).toEqual([commentId]);
    expect((await server.app.store.comments.find(commentId))?.reports).toBe(1);
    expect((await read()).items.map(({ status }) => status)).toEqual(['published']);
    expect(await refusal('comment:report', { ...report, reason: 'threat' }, tono)).toMatchObject({
      ...{ code: 'invalid', field: 'reason' },
    });
  });
});

describe('changing and withdrawing', () => {
  const edit = (comment: OwnCommentView, body: string, token = sari) =>
    ['comment:edit', { commentId: comment.id, version: comment.version, body }, token] as const;

  test('[US8] a harmless change stays in place, is marked as changed and sanitised again', async () => {
    const comment = await post();
    const told = heard(await following(), 'comment:changed');
    now += 1_000;
    const { comment: after } = await must<{ comment: OwnCommentView }>(
      ...edit(comment, 'Lebih <b>tepat</b> begini.'),
    );
    expect(after).toMatchObject({
      ...{ status: 'published', version: 2, text: 'Lebih <b>tepat</b> begini.', editedAt: now },
      ...{
        html: '<p>Lebih &lt;b&gt;tepat&lt;/b&gt; begini.</p>',
        publishedAt: comment.publishedAt,
      },
      editableUntil: comment.createdAt + 60_000,
    });
    expect(await told).toMatchObject({ comment: { id: comment.id, html: after.html } });
  });

  test('[US8] the time for a change is over to the millisecond', async () => {
    const comment = await post();
    now = comment.createdAt + 60_001;
    expect(await refusal(...edit(comment, 'Terlambat sudah.'))).toMatchObject({
      code: 'edit-closed',
    });
    expect((await mine()).items).toEqual([]);
    now -= 1;
    expect((await mine()).items).toMatchObject([{ id: comment.id, editableUntil: now }]);
    await must(...edit(comment, 'Tepat waktu.'));
  });

  test('[US8] a change that has to be looked at goes from readers and waits', async () => {
    const comment = await post();
    const told = heard(await following(), 'comment:gone');
    const { comment: after } = await must<{ comment: OwnCommentView }>(
      ...edit(comment, 'Dasar goblok kalian.'),
    );
    expect(after).toMatchObject({ status: 'pending', editableUntil: null });
    expect(await told).toMatchObject({ commentId: comment.id, total: 0 });
    expect((await queue('pending')).items).toMatchObject([
      { id: comment.id, text: 'Dasar goblok kalian.', version: 2 },
    ]);
  });

  test('[WG10] a reply that goes is named with the root of its conversation', async () => {
    const { id: rootId } = await post();
    const { id: parentId } = await post(sari, { parentId: rootId });
    const reply = await post(sari, { parentId });
    const told = heard(await following(), 'comment:gone');
    await must(...edit(reply, 'Dasar goblok kalian.'));
    expect(await told).toMatchObject({ commentId: reply.id, rootId });
  });

  test('[US8] a stale version is a conflict that does not say who decided', async () => {
    const comment = await post();
    await must(...edit(comment, 'Yang pertama menang.'));
    expect(await refusal(...edit(comment, 'Yang kedua kalah.'))).toMatchObject({
      ...{ code: 'conflict', field: 'version' },
      conflict: { status: 'published', version: 2, decision: null },
    });
  });

  test('[US8] the comment of somebody else, and a text that cannot be posted, are refused', async () => {
    const comment = await post();
    const code = async (...call: ReturnType<typeof edit>) => (await refusal(...call)).code;
    expect(await code(...edit(comment, 'Bukan punya saya.', tono))).toBe('unknown-comment');
    expect(await code(...edit(comment, ' . '))).toBe('too-short');
    expect(await code(...edit(comment, 'x'.repeat(DEFAULT_POLICY.maxGraphemes + 1)))).toBe(
      'too-long',
    );
    for (const name of ['comment:withdraw', 'comment:take-back'])
      expect((await refusal(name, { commentId: comment.id }, tono)).code).toBe('unknown-comment');
    expect((await read()).items).toMatchObject([{ version: 1 }]);
  });

  test('[US9] what was withdrawn is gone for readers and can be taken back at once', async () => {
    const root = await post();
    const reply = await post(tono, { parentId: root.id });
    const command = (name: string) =>
      must<{ comment: OwnCommentView }>(name, { commentId: root.id }, sari);
    expect((await command('comment:withdraw')).comment.status).toBe('withdrawn');
    expect((await command('comment:withdraw')).comment.version).toBe(2);
    expect(await read()).toMatchObject({ items: [], thread: { total: 0 } });
    now += TAKE_BACK_MS;
    expect((await mine()).items).toMatchObject([{ id: root.id, status: 'withdrawn' }]);
    expect((await command('comment:take-back')).comment.status).toBe('published');
    expect((await read()).items.map(({ id }) => id)).toEqual([root.id, reply.id]);
    expect(await refusal('comment:take-back', { commentId: root.id }, sari)).toMatchObject({
      code: 'not-legal',
    });
    await command('comment:withdraw');
    now += TAKE_BACK_MS + 1;
    expect((await mine()).items).toEqual([]);
    expect((await command('comment:take-back')).comment.status).toBe('pending');
  });
});

describe('nudge and honeypot', () => {
  test('[US10] a nudge says what the text seems to break and keeps nothing; sent again it is taken', async () => {
    const input = { ...named, body: 'Dasar goblok kalian.', clientId: randomUUID() };
    expect(await refusal('comment:post', { ...input, nudge: true }, sari)).toMatchObject({
      ...{ code: 'nudge', reason: 'abuse', field: 'body' },
    });
    const gambling = { ...input, body: 'Main slot online saja.', nudge: true };
    expect(await refusal('comment:post', gambling, sari)).toMatchObject({ reason: 'gambling' });
    expect(await mine()).toMatchObject({ items: [] });
    expect(
      await server.app.store.threads.find({ site: SITE, key: 'id:artikel-1' }),
    ).toBeUndefined();
    const { comment } = await must<{ comment: OwnCommentView }>('comment:post', input, sari);
    expect(comment.status).toBe('pending');
    // A retry with the nudge still in it is answered by what became of the first.
    expect(await must('comment:post', { ...input, nudge: true }, sari)).toEqual({ comment });
  });

  test('[US10] only listed words are a cause for a nudge', async () => {
    const held = { body: 'Hubungi saya di 0812-3456-7890 ya.', nudge: true };
    expect((await post(sari, held)).status).toBe('pending');
    expect((await post(sari, { nudge: true })).status).toBe('published');
  });

  test('[US11] whoever fills in the hidden field writes spam and is answered like anybody', async () => {
    const honest = await post(sari, { body: 'Dasar goblok kalian.' });
    const caught = await post(sari, { website: 'https://jualan.example', nudge: true });
    expect(caught.status).toBe('pending');
    expect(Object.keys(caught).sort()).toEqual(Object.keys(honest).sort());
    const [card, ...others] = (await queue('spam')).items;
    expect([card?.id, others]).toEqual([caught.id, []]);
    expect(card?.signals).toMatchObject([{ check: 'honeypot', code: 'honeypot', advice: 'spam' }]);
    expect((await queue('pending')).items.map(({ id }) => id)).toEqual([honest.id]);
    const change = (version: number, body: string) => ({ commentId: caught.id, version, body });
    const edited = await must<{ comment: OwnCommentView }>(
      ...(['comment:edit', change(1, 'Pesan lain lagi.'), sari] as const),
    );
    expect(edited.comment).toMatchObject({ status: 'pending', version: 2, editableUntil: null });
    expect(await refusal('comment:edit', change(1, 'Pesan ketiga.'), sari)).toMatchObject({
      conflict: { status: 'pending' },
    });
    expect((await queue('spam')).counts).toMatchObject({ pending: 1, spam: 1 });
    expect((await queue('spam')).items[0]?.signals[0]?.code).toBe('honeypot');
    expect((await post(sari, { website: '' })).status).toBe('published');
  });
});

describe('spam', () => {
  const waiting = async (id: string) => {
    const { items } = await mine();
    const { comment: answer } = await must<{ comment: OwnCommentView }>(
      ...([
        'comment:post',
        { ...named, body: 'Sama.', clientId: items[0]?.clientId },
        sari,
      ] as const),
    );
    return { read: items.map((item) => [item.id, item.status]), same: answer.id === id };
  };

  test('[US17 ST8] a machine’s comment looks waiting to its author after a reload too', async () => {
    const { id } = await post(sari, { website: 'https://jualan.example' });
    expect(await waiting(id)).toEqual({ read: [[id, 'pending']], same: true });
    expect((await mine(tono)).items).toEqual([]);
  });

  test('[US17 ST8] so does one that a moderator took for spam, and nothing in it says otherwise', async () => {
    const honest = await post(sari, { body: 'Dasar goblok kalian.' });
    const caught = await post(sari, { body: 'Kalian semua goblok sekali.' });
    await must('comment:spam', { commentId: caught.id, version: 1, delayMs: 0 }, desk);
    const { items } = await mine();
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      [honest.id, 'pending'],
      [caught.id, 'pending'],
    ]);
    expect(new Set(items.map((item) => Object.keys(item).sort().join()))).toHaveProperty('size', 1);
  });
});

describe('returned comments', () => {
  test('[US12] a return reaches its author with reason, note and marks, and the new text waits again', async () => {
    const comment = await post(sari, { body: 'Dasar goblok kalian.' });
    const told = heard(await following(sari), 'comment:decided');
    const input = { commentId: comment.id, version: 1, note: 'Mohon lebih sopan.' };
    const marks = [{ start: 6, end: 12 }];
    const { decision } = await must<{ decision: { id: string; move: string } }>(
      ...(['comment:return', { ...input, reason: 'abuse', marks }, desk] as const),
    );
    expect(decision.move).toBe('return');
    const said = { status: 'returned', version: 2, reason: 'abuse', note: input.note, marks };
    expect(await told).toMatchObject({ commentId: comment.id, ...said });
    expect((await mine()).items).toMatchObject([{ id: comment.id, ...said, editableUntil: null }]);
    const { comment: after } = await must<{ comment: OwnCommentView }>(
      ...([
        'comment:edit',
        { commentId: comment.id, version: 2, body: 'Saya keliru.' },
        sari,
      ] as const),
    );
    expect(after.status).toBe('pending');
    expect(after).not.toHaveProperty('reason');
    expect(after).not.toHaveProperty('marks');
    expect(after).not.toHaveProperty('editedAt');
  });

  test('[US12] a return can be undone, and what was said with it goes', async () => {
    const comment = await post(sari, { body: 'Dasar goblok kalian.' });
    const input = { commentId: comment.id, version: 1, reason: 'abuse', note: 'Mohon sopan.' };
    const { decision } = await must<{ decision: { id: string } }>('comment:return', input, desk);
    const told = heard(await following(sari), 'comment:decided');
    await must('decision:undo', { decisionId: decision.id }, desk);
    expect(await told).toEqual({
      ...{ site: SITE, thread: 'id:artikel-1', commentId: comment.id },
      ...{ status: 'pending', version: 3 },
    });
  });

  test('[US12] a return needs a reason and marks that lie in the text, apart and in order', async () => {
    const { id: commentId } = await post(sari, { body: 'Dasar goblok kalian.' });
    const refused = (more: object) =>
      refusal('comment:return', { commentId, version: 1, ...more }, desk);
    expect(await refused({})).toMatchObject({ code: 'reason-required', field: 'reason' });
    const wrong = [
      [{ start: 0, end: 21 }],
      [{ start: 3, end: 3 }],
      [
        { start: 6, end: 12 },
        { start: 0, end: 5 },
      ],
      [
        { start: 0, end: 8 },
        { start: 6, end: 12 },
      ],
    ];
    for (const marks of wrong)
      expect(await refused({ reason: 'abuse', marks })).toMatchObject({
        ...{ code: 'invalid', field: 'marks' },
      });
    expect((await server.app.store.comments.find(commentId))?.version).toBe(1);
  });
});

describe('reading', () => {
  test('[US13] every page says what a section has to know of its site', async () => {
    const site = { mode: 'open', maxGraphemes: 4000, guests: true, challenge: false };
    expect(await read()).toMatchObject({ site, items: [] });
    expect(await must('thread:join', named)).toMatchObject({ site });
    await post();
    const page = await read();
    expect(page.site).toEqual(site);
    expect(page).not.toHaveProperty('featured');
  });

  test('[US14] the usual wait is the median of first decisions, and absent before there is a habit', async () => {
    const decideAfter = async (ms: number) => {
      const { id, version } = await post(sari, { body: `Goblok nomor ${String(ms)}.` });
      now += ms;
      await must('comment:approve', { commentId: id, version }, desk);
    };
    for (const ms of [1_000, 2_000, 9_000, 4_000]) await decideAfter(ms);
    expect(await mine()).not.toHaveProperty('usualWaitMs');
    await decideAfter(3_000);
    now += 60_000;
    expect((await mine()).usualWaitMs).toBe(3_000);
  });

  test('[US15] a preview shows the text as it would be shown and keeps nothing', async () => {
    const preview = (body: string) => must('comment:preview', { site: SITE, body });
    expect(await preview('Satu <dua>')).toEqual({ html: '<p>Satu &lt;dua&gt;</p>' });
    expect(await preview('.')).toEqual({ html: '<p>.</p>' });
    const long = { site: SITE, body: 'x'.repeat(DEFAULT_POLICY.maxGraphemes + 1) };
    expect(await refusal('comment:preview', long)).toMatchObject({
      code: 'too-long',
      field: 'body',
    });
    expect(await refusal('comment:preview', { site: 'tiada', body: 'x' })).toMatchObject({
      code: 'unknown-site',
    });
    expect((await read()).thread.id).toBeNull();
  });

  test('[US16] editors set at most a few published comments apart, and readers hear of it', async () => {
    const ids: string[] = [];
    for (let n = 0; n <= MAX_FEATURED; n += 1) ids.push((await post()).id);
    const feature = (commentId: string | undefined, to: string | null, token = desk) =>
      ['comment:feature', { commentId, feature: to }, token] as const;
    const told = heard(await following(), 'comment:changed');
    expect(await must(...feature(ids[0], 'pick'))).toMatchObject({ comment: { feature: 'pick' } });
    expect(await told).toMatchObject({ comment: { id: ids[0], feature: 'pick' } });
    await must(...feature(ids[1], 'pin'));
    await must(...feature(ids[2], 'pick'));
    expect((await read()).featured?.map(({ id }) => id)).toEqual([ids[1], ids[2], ids[0]]);
    expect(await refusal(...feature(ids[3], 'pin'))).toMatchObject({ code: 'too-many' });
    expect(await refusal(...feature(ids[3], 'pin', sari))).toMatchObject({
      code: 'session-required',
    });
    const held = await post(sari, { body: 'Dasar goblok kalian.' });
    expect(await refusal(...feature(held.id, 'pin'))).toMatchObject({ code: 'not-legal' });
    const elsewhere = await addModerator(server, { email: 'b@koran.example', sites: ['lain'] });
    expect(await refusal(...feature(ids[0], null, elsewhere.token))).toMatchObject({
      code: 'unknown-comment',
    });
    await must(...feature(ids[0], null));
    await must(...feature(ids[3], 'pick'));
  });
});
