/** How a thread is set through the real server: what readers are answered and told, and what the clock does. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addModerator,
  addSite,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 4, 4, 12);

let server: TestServer;
let site: string;
let guest: string;
let desk: Record<string, string>;
let now = NOON;

beforeAll(async () => {
  server = await startServer({ now: () => now, tickMs: 5 });
  site = await addSite(server);
  guest = await openGuest(server, site);
  desk = { authorization: `Bearer ${(await addModerator(server)).token}` };
});
afterAll(() => server.remove());

/** An article of its own for each test. */
let articles = 0;
const article = (): string => `artikel-${String((articles += 1))}`;

const value = async (name: string, input: object, headers = desk) => {
  const { answer } = await server.post(name, { site, ...input }, headers);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as Record<string, never>;
};

const error = async (name: string, input: object, headers = desk) => {
  const { answer, status } = await server.post(name, { site, ...input }, headers);
  if (answer.ok) throw new Error(`${name} was not refused`);
  return { ...answer.error, status };
};

interface Settings {
  readonly key: string;
  readonly version: number;
  readonly decision: { readonly id: string };
}

const set = async (thread: string, input: object): Promise<Settings> =>
  (await value('thread:change', { thread, ...input }))['thread'] as unknown as Settings;

const settings = async (thread: string) =>
  (await value('thread:settings', { thread }))['thread'] as unknown as Settings;

const asGuest = (token = guest) => ({ authorization: `Bearer ${token}` });

/** No text twice: that would be held for itself. */
let texts = 0;
const draft = (thread: string, body = `Selamat pagi, ini yang ke-${String((texts += 1))}.`) => ({
  ...{ thread, body, clientId: randomUUID() },
});

const post = async (thread: string, token = guest) =>
  (await value('comment:post', draft(thread), asGuest(token)))['comment'] as unknown as {
    readonly id: string;
    readonly version: number;
    readonly status: string;
  };

const read = async (thread: string) => {
  const response = await fetch(`${server.url}/v1/thread?site=${site}&thread=${thread}`);
  return { etag: response.headers.get('etag'), page: (await response.json()) as Page };
};

interface Page {
  readonly thread: Readonly<Record<string, unknown>>;
  readonly items: readonly unknown[];
}

/** A reader who has the thread open, with everything told since, to be waited for. */
const follow = async (thread: string) => {
  const socket: Socket = await server.connect();
  const told: (readonly [string, Record<string, unknown>])[] = [];
  const waiting: (() => void)[] = [];
  socket.onAny((name: string, body: Record<string, unknown>) => {
    if (name === 'presence:changed') return;
    told.push([name, body]);
    waiting.splice(0).forEach((wake) => wake());
  });
  const { value: joined } = (await ask(socket, 'thread:join', { site, thread })) as unknown as {
    value: Page;
  };
  const until = async (n: number) => {
    while (told.length < n) await new Promise<void>((resolve) => waiting.push(resolve));
    return told;
  };
  return { socket, joined, until };
};

describe('what readers are told', () => {
  test('[TH7] [TH16] a change reaches those who have the thread open and every read after it, note included', async () => {
    const thread = article();
    await post(thread);
    const before = await read(thread);
    expect(before.page.thread).toMatchObject({ state: 'open', total: 1 });
    const { until } = await follow(thread);
    const reason = 'Rapat redaksi.';
    await set(thread, { state: 'slow', slowMs: 60_000, reason, note: 'Mohon <b>tertib</b>.' });
    const [told] = await until(1);
    const stands = { state: 'slow', slowMs: 60_000, reason, since: now };
    expect(told).toEqual([
      'thread:changed',
      {
        ...{ site, thread: `id:${thread}`, seq: 2, total: 1, ...stands },
        note: expect.stringContaining('Mohon') as string,
      },
    ]);
    const after = await read(thread);
    expect(after.etag).not.toBe(before.etag);
    expect(after.page.thread).toMatchObject(stands);
    expect(after.page.thread['note']).not.toContain('<b>');
    expect((await read(thread)).etag).toBe(after.etag);
  });

  test('[TH13] nothing of a hidden thread leaves but that it is hidden, whatever happens in it', async () => {
    const thread = article();
    const { id } = await post(thread);
    const { until, joined, socket } = await follow(thread);
    expect(joined.items).toHaveLength(1);
    const { decision } = await set(thread, {
      state: 'hidden',
      reason: 'Ditinjau.',
      note: 'Rahasia',
    });
    const approved = await post(thread + '-lain');
    expect(approved.status).toBe('published');
    await value('comment:reject', { site: undefined, commentId: id, version: 1, reason: 'abuse' });
    await value('comment:restore', { site: undefined, commentId: id, version: 2 });
    const hidden = { state: 'hidden', total: 0, reason: 'Ditinjau.', since: now };
    const { page } = await read(thread);
    expect(page).toMatchObject({ thread: { ...hidden, seq: 4 }, items: [] });
    expect(JSON.stringify(page)).not.toMatch(/Selamat|Rahasia/u);
    const missed = await ask(socket, 'thread:join', { site, thread, since: 0 });
    expect(missed).toMatchObject({ value: { thread: hidden, changes: [] } });
    const totals = await fetch(`${server.url}/v1/totals?site=${site}&thread=${thread}`);
    expect(await totals.json()).toEqual({ totals: { [thread]: 0 } });
    await value('thread:undo', { site: undefined, decisionId: decision.id });
    const told = await until(2);
    expect(told.map(([name, { seq, state, total }]) => [name, seq, state, total])).toEqual([
      ['thread:changed', 2, 'hidden', 0],
      ['thread:changed', 6, 'open', 1],
    ]);
    const again = await ask(socket, 'thread:join', { site, thread, since: 2 });
    expect(again).toMatchObject({ value: { thread: { seq: 6 }, items: [{ id }] } });
    expect((await read(thread)).page.items).toHaveLength(1);
  });

  test('[TH14] when a state ends by itself readers are told with the next number, once', async () => {
    const thread = article();
    await set(thread, { state: 'premod' });
    await set(thread, { state: 'closed', until: now + 60_000 });
    const { until, joined } = await follow(thread);
    expect(joined.thread).toMatchObject({ state: 'closed', until: now + 60_000, seq: 2 });
    now += 60_000;
    const [told] = await until(1);
    expect(told).toEqual([
      'thread:changed',
      { site, thread: `id:${thread}`, seq: 3, total: 0, state: 'premod', since: now },
    ]);
    await set(thread, { note: 'Selesai.' });
    expect((await until(2)).map(([, { seq }]) => seq)).toEqual([3, 4]);
  });

  test('[TH1] [TH14] a thread closes with its age while readers have it open', async () => {
    const thread = article();
    await post(thread);
    const { until } = await follow(thread);
    now += 14 * DAY_MS;
    const [told] = await until(1);
    expect(told?.[1]).toMatchObject({ state: 'closed', since: now, seq: 2 });
    expect(await error('comment:post', draft(thread), asGuest())).toMatchObject({
      code: 'thread-closed',
    });
  });
});

describe('what a thread takes', () => {
  test('[TH10] a closed one refuses comments and replies with the editors’ reason, and loses nothing', async () => {
    const thread = article();
    const shown = await post(thread);
    await set(thread, { state: 'closed', reason: 'Sampai besok.' });
    const no = {
      code: 'thread-closed',
      status: 409,
      explanation: 'Sampai besok.',
      field: 'thread',
    };
    expect(await error('comment:post', draft(thread), asGuest())).toMatchObject(no);
    const reply = { ...draft(thread), parentId: shown.id };
    expect(await error('comment:post', reply, asGuest())).toMatchObject(no);
    const edit = { site: undefined, commentId: shown.id, version: 1, body: 'Teks yang lain.' };
    expect(await error('comment:edit', edit, asGuest())).toMatchObject(no);
    await value('comment:withdraw', { site: undefined, commentId: shown.id }, asGuest());
  });

  test('[AC24] what stands in one that closed with its age is moderated and taken back like anything else', async () => {
    const thread = article();
    const { id: commentId } = await post(thread);
    now += 15 * DAY_MS;
    expect((await settings(thread)) as object).toMatchObject({ state: 'closed' });
    const reject = { site: undefined, commentId, version: 1, reason: 'ad' };
    const { decision } = await value('comment:reject', reject);
    expect(decision).toMatchObject({ from: 'published', to: 'rejected' });
    const { id: decisionId } = decision as unknown as { readonly id: string };
    const back = await value('decision:undo', { site: undefined, decisionId });
    expect(back['comment']).toMatchObject({ status: 'published' });
  });

  test('[TH11] a slow one says how long the author still has to wait', async () => {
    const thread = article();
    const other = await openGuest(server, site, 'Tono');
    await set(thread, { state: 'slow', slowMs: 60_000 });
    await post(thread);
    now += 15_000;
    const no = { code: 'rate-limited', field: 'thread', status: 429, retryAfterMs: 45_000 };
    expect(await error('comment:post', draft(thread), asGuest())).toMatchObject(no);
    await post(thread, other);
    now += 45_000;
    await post(thread);
  });

  test('[TH12] a pre-moderated one holds everything and says why at the desk', async () => {
    const thread = article();
    await set(thread, { state: 'premod' });
    expect(await post(thread)).toMatchObject({ status: 'pending' });
    const { items } = (await value('queue:read', { queue: 'pending' })) as unknown as {
      items: readonly { signals: readonly { code: string }[] }[];
    };
    expect(items.at(-1)?.signals).toMatchObject([{ code: 'thread-premod' }]);
  });
});

describe('what the desk does', () => {
  test('[TH6] a second moderator learns who set what, and a scripted change need not look first', async () => {
    const thread = article();
    const { version } = await set(thread, { version: 0, state: 'premod' });
    const late = { thread, version: version - 1, state: 'closed' };
    expect(await error('thread:change', late)).toMatchObject({
      ...{ code: 'conflict', status: 409, field: 'version' },
      thread: { state: 'premod', by: { name: 'Ani' }, version, decision: { kind: 'change' } },
    });
    expect(await set(thread, { state: 'closed', delayMs: 0 })).toMatchObject({ state: 'closed' });
  });

  test('[TH8] [AC9] any of the team takes a change back; then what stood before stands again', async () => {
    const thread = article();
    await set(thread, { state: 'premod', note: 'Satu' });
    const { decision } = await set(thread, { state: 'closed', until: now + DAY_MS, note: null });
    expect(await settings(thread)).toMatchObject({
      ...{ state: 'closed', until: now + DAY_MS, afterwards: { state: 'premod' } },
    });
    const email = 'budi@koran.example';
    const budi = { authorization: `Bearer ${(await addModerator(server, { email })).token}` };
    const undone = await value('thread:undo', { site: undefined, decisionId: decision.id }, budi);
    expect(undone['thread']).toMatchObject({ state: 'premod', note: { text: 'Satu' } });
    const again = { site: undefined, decisionId: decision.id };
    expect(await error('thread:undo', again)).toMatchObject({ code: 'undone-already' });
  });

  test('[TH5] [TH9] a thread is set before its first comment and given back to the site’s rules', async () => {
    const thread = article();
    const unmade = { key: `id:${thread}`, version: 0, state: 'open', cause: 'nobody', total: 0 };
    expect(await settings(thread)).toMatchObject(unmade);
    await set(thread, { state: 'open' });
    expect(await settings(thread)).toMatchObject({ cause: 'desk' });
    await set(thread, { state: null });
    expect(await settings(thread)).toMatchObject({ cause: 'nobody', closesAt: now + 14 * DAY_MS });
  });

  test.each([
    ['state', {}],
    ['slowMs', { state: 'closed', slowMs: 5000 }],
    ['slowMs', { slowMs: 5000, note: 'x' }],
    ['slowMs', { state: 'slow', slowMs: 999 }],
    ['until', { state: 'closed', until: NOON - 1 }],
    ['until', { until: NOON + 900 * DAY_MS, note: 'x' }],
    ['reason', { state: 'closed', reason: '\u200b' }],
    ['state', { state: 'archived' }],
    ['sampai', { state: 'closed', sampai: 1 }],
  ])('[TH17] what does not go together is refused and names %s: %j', async (field, input) => {
    const thread = article();
    expect(await error('thread:change', { thread, ...input })).toMatchObject({
      ...{ code: 'invalid', field },
    });
    expect(await settings(thread)).toMatchObject({ version: 0 });
  });

  test('[TH17] a note without words is refused, and names the note', async () => {
    const thread = article();
    expect(await error('thread:change', { thread, note: ' ' })).toMatchObject({
      ...{ code: 'too-short', field: 'note' },
    });
  });

  test('[TH15] a thread is found by its title, and set by its key', async () => {
    const thread = article();
    const body = { ...draft(thread), title: 'Jembatan Kali Wisanggeni ditutup' };
    await value('comment:post', body, asGuest());
    const found = await value('threads:list', { site: undefined, search: 'wisanggeni' });
    expect(found).toEqual({
      items: [
        {
          ...{ site, key: `id:${thread}`, title: 'Jembatan Kali Wisanggeni ditutup', url: null },
          ...{ total: 1, pending: 0, state: 'open' },
        },
      ],
    });
    const { thread: stands } = await value('thread:change', {
      key: `id:${thread}`,
      state: 'closed',
    });
    expect(stands).toMatchObject({ state: 'closed' });
    const unknown = { key: 'id:tiada', state: 'closed' };
    expect(await error('thread:change', unknown)).toMatchObject({ code: 'unknown-thread' });
    expect(await error('thread:settings', { key: 'id:tiada' })).toMatchObject({
      code: 'unknown-thread',
    });
  });

  test('[PM2] a moderator of another site finds, sees and changes nothing', async () => {
    const thread = article();
    const { decision } = await set(thread, { state: 'closed' });
    const other = await addSite(server, { id: 'lain' });
    const email = 'citra@koran.example';
    const { token } = await addModerator(server, { email, sites: [other] });
    const citra = { authorization: `Bearer ${token}` };
    const no = { code: 'not-allowed' };
    expect(await error('thread:change', { thread, state: 'open' }, citra)).toMatchObject(no);
    expect(await error('thread:settings', { thread }, citra)).toMatchObject(no);
    expect(await error('threads:list', {}, citra)).toMatchObject(no);
    const undo = { site: undefined, decisionId: decision.id };
    expect(await error('thread:undo', undo, citra)).toMatchObject({ code: 'unknown-decision' });
    const found = await value('threads:list', { site: undefined }, citra);
    expect(found).toEqual({ items: [] });
    expect(await error('thread:change', { thread, state: 'open' }, asGuest())).toMatchObject({
      code: 'session-required',
    });
  });
});
