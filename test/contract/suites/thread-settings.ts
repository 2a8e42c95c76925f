/** Contract: what the desk sets for a thread holds, is recorded, can be put back, and ends by itself. */
import { describe, expect, it } from 'vitest';
import { SETTABLE_STATES, UNDO_WINDOW_MS, mayComment, type ThreadSetting } from '#domain/index.js';
import type { NewThreadChange, ThreadChanged } from '#server/ports/thread-settings.js';
import type { ThreadsQuery } from '#server/ports/threads.js';
import { writeRaw } from '../raw.js';
import { pageIds } from '../reading.js';
import { KEY, NAME, NOON, SITE, World, effects, openForTest, type Harness } from '../world.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const ani = { id: 'ani', name: 'Ani' };
const budi = { id: 'budi', name: 'Budi' };

type Asked = Partial<Omit<NewThreadChange, 'setting'>> & {
  readonly setting?: Partial<ThreadSetting> | null;
};

/** Sets the thread; `setting` begins as pre-moderation to last. */
const set = (world: World, { setting, ...asked }: Asked = {}): Promise<ThreadChanged> => {
  const full = setting && {
    ...{ state: 'premod', slowMs: null, until: null, reason: null },
    ...setting,
  };
  return world.store.threads.change({
    ...{ id: world.newId(), name: NAME, by: ani, at: world.now(), closeAfterDays: 0 },
    newThread: { id: world.newId(), url: null },
    ...asked,
    ...(full !== undefined && { setting: full as NonNullable<NewThreadChange['setting']> }),
  });
};

const changed = (it: ThreadChanged): Extract<ThreadChanged, { kind: 'changed' }> => {
  if (it.kind !== 'changed') throw new Error(`not changed: ${JSON.stringify(it)}`);
  return it;
};

const setTo = async (world: World, setting: Partial<ThreadSetting> | null, asked: Asked = {}) =>
  changed(await set(world, { ...asked, setting }));

const undo = (world: World, decisionId: string, at = world.now()) =>
  world.store.threads.undoChange({
    ...{ id: world.newId(), decisionId, by: budi, at, closeAfterDays: 0 },
  });

/** What a moderator sees of the thread, without what counts its writes. */
const standing = async (world: World) => {
  const { thread } = (await world.store.threads.settings(NAME)) ?? {};
  const { state, lasting, passing, note } = thread ?? {};
  return { state, lasting, passing, note };
};

const NOTE = { text: 'Mohon **tertib**.', html: '<p>Mohon</p>', sanitizerVersion: 1 };

export const threadSettingsContract = ({ freshUrl }: Harness): void => {
  describe('settings of a thread', () => {
    it('[TH7] a change takes the next number of the thread and says what was set, by whom and when', async () => {
      const world = await World.open(await freshUrl());
      const { thread: before } = await world.postEffects({ status: 'published' });
      const at = world.now();
      const it = await setTo(world, { state: 'closed', reason: 'Rapat redaksi.' }, { at });
      expect(it.changes).toEqual([{ kind: 'thread', seq: before.seq + 1 }]);
      expect(it.thread).toMatchObject({
        ...{ state: 'closed', seq: before.seq + 1, version: before.version + 1, total: 1 },
        ...{ lasting: { state: 'closed', reason: 'Rapat redaksi.', at, by: ani }, passing: null },
      });
      const known = { kind: 'change', moderatorId: 'ani', moderatorName: 'Ani', at, undone: false };
      expect(it.decision).toMatchObject(known);
      expect(await world.store.threads.settings(NAME)).toEqual({
        thread: it.thread,
        decision: it.decision,
      });
      expect(await world.store.threads.findChange(it.decision.id)).toEqual(it.decision);
      const missed = await world.store.threads.missed(NAME, before.seq, 10);
      expect(missed?.changes).toEqual(it.changes);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[TH6] of two changes of one version one is made and the other learns how it stands, 50 times', async () => {
      const world = await World.open(await freshUrl());
      const other = await openForTest(world.url);
      await world.post();
      for (let round = 0; round < 50; round += 1) {
        const version = (await world.store.threads.find(NAME))?.version;
        const both = await Promise.all([
          set(world, { version, setting: {} }),
          set(World.continued(other, world.url), {
            ...{ version, id: `lain-${String(round)}`, setting: { state: 'closed' } },
          }),
        ]);
        expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'conflict']);
        const [won] = both.filter(({ kind }) => kind === 'changed').map(changed);
        expect(both.find(({ kind }) => kind === 'conflict')).toEqual({
          ...{ kind: 'conflict', thread: won?.thread, decision: won?.decision },
        });
      }
    }, 60_000);

    it('[TH9] a thread can be set before its first comment, by a name, and not by a key that is nobody’s', async () => {
      const world = await World.open(await freshUrl());
      const { newThread: _none, ...found } = {
        ...{ id: 'x', name: NAME, by: ani, at: NOON, closeAfterDays: 0, setting: null },
        newThread: undefined,
      };
      expect(await world.store.threads.change(found)).toEqual({ kind: 'missing' });
      await setTo(world, { state: 'closed' }, { version: 0 });
      expect(await world.store.comments.post(world.draft())).toMatchObject({ no: 'thread-closed' });
      expect(await set(world, { version: 0, setting: {} })).toMatchObject({ kind: 'conflict' });
      expect(await world.store.recount()).toEqual([]);
    });

    it('[TH8] undoing puts back exactly what stood, note and passing state included, one after the other', async () => {
      const world = await World.open(await freshUrl());
      await world.post();
      const acts: Asked[] = [
        { setting: {}, note: NOTE },
        { setting: { state: 'slow', slowMs: 5000, until: NOON + DAY_MS, reason: 'ramai' } },
        { note: null },
        { setting: { state: 'hidden' } },
        { setting: null },
      ];
      const before: unknown[] = [];
      const ids: string[] = [];
      for (const act of acts) {
        before.push(await standing(world));
        ids.push(changed(await set(world, act)).decision.id);
      }
      for (const id of ids.reverse()) {
        changed(await undo(world, id));
        expect(await standing(world)).toEqual(before.pop());
      }
      expect(await world.store.recount()).toEqual([]);
    });

    it('[TH8] it is possible once, within the time, unless somebody set something since', async () => {
      const world = await World.open(await freshUrl());
      await world.post();
      const first = await setTo(world, {});
      const second = await setTo(world, { state: 'closed' });
      expect(await undo(world, first.decision.id)).toMatchObject({
        ...{ kind: 'conflict', decision: { id: second.decision.id } },
      });
      const late = second.decision.at + UNDO_WINDOW_MS + 1;
      expect(await undo(world, second.decision.id, late)).toMatchObject({ no: 'too-late' });
      const undone = changed(await undo(world, second.decision.id));
      expect(undone.decision).toMatchObject({ kind: 'undo', moderatorName: 'Budi' });
      expect(await undo(world, second.decision.id)).toMatchObject({ no: 'undone-already' });
      expect(await undo(world, undone.decision.id)).toMatchObject({ no: 'not-legal' });
      expect(await undo(world, 'tiada')).toEqual({ kind: 'missing' });
    });
  });

  describe('what a thread takes', () => {
    it.each(SETTABLE_STATES)(
      '[TH10] one that is %s takes comments as the domain says',
      async (state) => {
        const world = await World.open(await freshUrl());
        await world.post({ status: 'published' });
        await setTo(world, { state, reason: 'sebab' });
        const posted = await world.store.comments.post(world.draft({ by: 'tono' }));
        if (mayComment(state)) expect(posted.kind).toBe('posted');
        else expect(posted).toEqual({ kind: 'refused', no: 'thread-closed', reason: 'sebab' });
      },
    );

    it('[TH10] in a closed one texts stay as they are, but for those the desk returned', async () => {
      const world = await World.open(await freshUrl());
      const shown = await world.post({ status: 'published' });
      const waiting = await world.post();
      const returned = await world.post();
      await setTo(world, { state: 'closed' });
      await world.decided(returned.id, 'return', { reason: 'abuse' });
      for (const { id } of [shown, waiting])
        expect(await world.edit(id)).toMatchObject({ kind: 'refused', no: 'thread-closed' });
      expect((await world.edit(returned.id, { verdict: 'pending' })).kind).toBe('done');
      effects(await world.withdraw(shown.id));
      effects(await world.takeBack(shown.id));
      await world.decided(waiting.id, 'approve');
      expect(await pageIds(world.store)).toEqual([waiting.id, shown.id]);
      expect(await world.store.recount()).toEqual([]);
    });

    it('[TH1] one that nobody has set closes with its age, to the millisecond', async () => {
      const world = await World.open(await freshUrl());
      const { createdAt } = await world.post({ status: 'published' });
      const post = (at: number) =>
        world.store.comments.post({ ...world.draft({ at }), closeAfterDays: 2 });
      expect((await post(createdAt + 2 * DAY_MS - 1)).kind).toBe('posted');
      expect(await post(createdAt + 2 * DAY_MS)).toMatchObject({ no: 'thread-closed' });
      await setTo(world, { state: 'open' });
      expect((await post(createdAt + 2 * DAY_MS)).kind).toBe('posted');
    });

    it('[TH11] a slow one takes an author’s next comment after its time, whatever became of the last', async () => {
      const world = await World.open(await freshUrl());
      await setTo(world, { state: 'slow', slowMs: MINUTE_MS, reason: 'ramai' });
      const first = world.draft({ status: 'spam' });
      const again = (by: string, afterMs: number) =>
        world.store.comments.post({ ...world.draft({ by, at: first.at + afterMs }) });
      expect((await world.store.comments.post(first)).kind).toBe('posted');
      expect(await again('sari', 20_000)).toEqual({
        ...{ kind: 'refused', no: 'thread-slow', reason: 'ramai', retryAfterMs: 40_000 },
      });
      expect((await again('tono', 20_000)).kind).toBe('posted');
      expect((await again('sari', MINUTE_MS)).kind).toBe('posted');
      expect((await world.store.comments.post({ ...first, id: world.newId() })).kind).toBe(
        'repeated',
      );
    });

    it('[TH13] of a hidden one readers are told nothing, count nothing and can like nothing', async () => {
      const world = await World.open(await freshUrl());
      const shown = await world.post({ status: 'published' });
      const waiting = await world.post();
      const until = NOON + DAY_MS;
      const { thread } = await setTo(world, { state: 'hidden', until });
      const approved = await world.decided(waiting.id, 'approve');
      expect(approved).toMatchObject({ changes: [], thread: { total: 2, seq: thread.seq + 1 } });
      expect(await world.like(shown.id)).toEqual({ kind: 'missing' });
      expect(await world.report(shown.id)).toEqual({ kind: 'missing' });
      const total = async (now: number) =>
        (await world.store.threads.totals(SITE, [KEY], now)).get(KEY);
      expect([await total(until - 1), await total(until)]).toEqual([0, 2]);
      expect(await world.store.recount()).toEqual([]);
    });
  });

  it('[TH13] shown again, by the desk or the clock, it has one number nobody is told of, and whoever knew it before misses too much', async () => {
    const world = await World.open(await freshUrl());
    const { seq: first } = (await world.postEffects({ status: 'published' })).thread;
    const missed = async (since: number) =>
      (await world.store.threads.missed(NAME, since, 10))?.changes;
    const { decision } = await setTo(world, { state: 'hidden' });
    expect(await missed(first)).toHaveLength(1);
    const { thread, changes } = changed(await undo(world, decision.id));
    expect(changes).toEqual([{ kind: 'thread', seq: first + 3 }]);
    expect(thread.seq).toBe(first + 3);
    const answers = await Promise.all([first, first + 1, first + 2].map(missed));
    expect(answers).toEqual([undefined, undefined, undefined]);
    expect(await missed(first + 3)).toEqual([]);
    const until = NOON + DAY_MS;
    await setTo(world, { state: 'hidden', until });
    await world.store.threads.turn(thread.id, { closeAfterDays: 0, now: until });
    expect(await missed(first + 4)).toBeUndefined();
    expect(await missed(first + 6)).toEqual([]);
    expect(await world.store.recount()).toEqual([]);
  });

  describe('the clock', () => {
    const sites = [{ id: SITE, closeAfterDays: 2 }];

    it('[TH14] finds a thread when its state ends, tells it once, and what was set to last holds again', async () => {
      const world = await World.open(await freshUrl());
      await world.post();
      await setTo(world, {});
      const until = NOON + DAY_MS;
      const { thread } = await setTo(world, { state: 'closed', until });
      const due = (now: number) => world.store.threads.due({ now, sites, most: 10 });
      const turn = (now: number) => world.store.threads.turn(thread.id, { closeAfterDays: 2, now });
      expect(await due(until - 1)).toEqual([]);
      expect(await turn(until - 1)).toBeUndefined();
      expect(await due(until)).toEqual([{ id: thread.id, site: SITE }]);
      const turned = await turn(until);
      expect(turned).toMatchObject({
        ...{ changes: [{ kind: 'thread', seq: thread.seq + 1 }], thread: { state: 'premod' } },
      });
      expect(await due(until)).toEqual([]);
      expect(await turn(until)).toBeUndefined();
      expect(await world.store.recount()).toEqual([]);
    });

    it('[TH18] every change, its undoing and every turn of the clock is in the log, without a text', async () => {
      const world = await World.open(await freshUrl());
      const until = NOON + DAY_MS;
      const { decision } = await setTo(world, { state: 'hidden', until, reason: 'rahasia' });
      changed(await undo(world, decision.id));
      const { thread } = await setTo(world, { state: 'closed', until }, { note: NOTE });
      await world.store.threads.turn(thread.id, { closeAfterDays: 0, now: until });
      const rows = await writeRaw(world.url, (db) =>
        db.selectFrom('log_entry').selectAll().where('target_kind', '=', 'thread').execute(),
      );
      expect(rows.map(({ act, by_kind: kind, by_id: id }) => [act, kind, id])).toEqual([
        ['thread:change', 'moderator', 'ani'],
        ['thread:undo', 'moderator', 'budi'],
        ['thread:change', 'moderator', 'ani'],
        ['thread:turn', 'clock', 'komentar'],
      ]);
      expect(rows.every((row) => row.target_id === thread.id)).toBe(true);
      expect(JSON.parse(rows[0]?.detail ?? '')).toMatchObject({
        ...{ decision: decision.id, from: 'open', to: 'hidden', version: 2 },
        set: { state: 'hidden', slowMs: null, until },
      });
      expect(JSON.stringify(rows)).not.toMatch(/rahasia|tertib/u);
      expect((await world.store.log.verify(SITE)).kind).toBe('whole');
    });

    it('[TH14] leaves be what somebody has set anew in the meantime', async () => {
      const world = await World.open(await freshUrl());
      const until = NOON + DAY_MS;
      await setTo(world, { state: 'closed', until });
      const { thread } = await setTo(world, { state: 'closed', until: until + 1 });
      const { turn } = world.store.threads;
      expect(await turn(thread.id, { closeAfterDays: 2, now: until })).toBeUndefined();
    });

    it('[TH14] finds threads that came of age, not those that were set, and reopens them where the rule changes', async () => {
      const world = await World.open(await freshUrl());
      const { createdAt, threadId } = await world.post();
      const other = { site: SITE, key: 'lain' };
      await world.post({ name: other });
      await setTo(world, { state: 'open' }, { name: other });
      const late = createdAt + 2 * DAY_MS;
      const due = (now: number, closeAfterDays: number) =>
        world.store.threads.due({ now, sites: [{ id: SITE, closeAfterDays }], most: 10 });
      const here = [{ id: threadId, site: SITE }];
      expect(await due(late - 1, 2)).toEqual([]);
      expect(await due(late + DAY_MS, 2)).toEqual(here);
      expect(await due(late + DAY_MS, 0)).toEqual([]);
      await world.store.threads.turn(threadId, { closeAfterDays: 2, now: late });
      expect(await due(late, 2)).toEqual([]);
      expect(await due(late, 0)).toEqual(here);
      expect(await due(late, 30)).toEqual(here);
    });
  });

  describe('finding a thread', () => {
    const list = async (world: World, query: Partial<Omit<ThreadsQuery, 'sites'>>) => {
      const found = await world.store.threads.list({ sites: [SITE], limit: 2, ...query });
      if (found === 'bad-cursor') throw new Error('bad cursor');
      return { keys: found.threads.map(({ key }) => key), next: found.next };
    };
    const titled = (world: World, key: string, title: string) =>
      world.store.comments.post({
        ...world.draft({ name: { site: SITE, key } }),
        newThread: { id: world.newId(), url: null, title },
      });

    it('[TH15] by words of title and key in whatever case, the youngest first, page by page', async () => {
      const world = await World.open(await freshUrl());
      await titled(world, 'id:1', 'Banjir di Kali ÉLOK 100%');
      await titled(world, 'id:2', 'Pasar pagi kebanjiran');
      await titled(world, 'id:banjir_3', 'Harga cabai');
      const first = await list(world, { search: ' BANJIR ' });
      expect(first.keys).toEqual(['id:banjir_3', 'id:2']);
      const rest = await list(world, { search: 'banjir', after: first.next ?? '' });
      expect(rest).toEqual({ keys: ['id:1'], next: undefined });
      const keysOf = async (search: string) => (await list(world, { search })).keys;
      expect(await keysOf('banjir élok')).toEqual(['id:1']);
      expect(await keysOf('élok banjir')).toEqual([]);
      expect(await keysOf('0%')).toEqual(['id:1']);
      expect(await keysOf('r_3')).toEqual(['id:banjir_3']);
      expect(await keysOf('\\')).toEqual([]);
      expect(await world.store.threads.list({ sites: [SITE], limit: 2, after: 'x' })).toBe(
        'bad-cursor',
      );
    });

    it('[TH15] by how they stand, page by page, with words beside that', async () => {
      const world = await World.open(await freshUrl());
      for (const n of ['1', '2', '3', '4']) await titled(world, `id:${n}`, `Artikel ${n}`);
      for (const n of ['1', '2', '4'])
        await setTo(world, { state: 'hidden' }, { name: { site: SITE, key: `id:${n}` } });
      const first = await list(world, { state: 'hidden' });
      expect(first.keys).toEqual(['id:4', 'id:2']);
      const rest = await list(world, { state: 'hidden', after: first.next ?? '' });
      expect(rest).toEqual({ keys: ['id:1'], next: undefined });
      expect((await list(world, { state: 'open' })).keys).toEqual(['id:3']);
      expect((await list(world, { state: 'hidden', search: 'artikel 2' })).keys).toEqual(['id:2']);
    });

    it('[TH15] counts what waits in each, and shows no site that was not asked for', async () => {
      const world = await World.open(await freshUrl());
      const held = await world.post();
      await world.post({ status: 'published' });
      await world.decided(held.id, 'approve');
      await world.post();
      const found = await world.store.threads.list({ sites: [SITE, SITE], limit: 20 });
      expect(found).toMatchObject({ threads: [{ key: KEY, total: 2, pending: 1 }] });
      expect(await world.store.threads.list({ sites: ['lain'], limit: 20 })).toEqual({
        threads: [],
      });
    });
  });
};
