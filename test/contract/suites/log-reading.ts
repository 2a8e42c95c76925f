/** Contract: the log is read newest first over any number of sites, by every question it answers, and by comment. */
import { describe, expect, it } from 'vitest';
import { EVERY_SITE } from '#domain/index.js';
import type { LogPage, LogQuery, NewLogEntry } from '#server/ports/log.js';
import { NOON, SITE, World, site, type Harness } from '../world.js';

const OTHER = 'lain';

const entry = (n: number, change: Partial<NewLogEntry> = {}): NewLogEntry => ({
  ...{ site: SITE, at: NOON + n, act: 'rule:save', detail: { n } },
  by: { kind: 'moderator', id: 'ani', name: 'Ani' },
  target: { kind: 'rule', id: 'r1' },
  ...change,
});

const read = async (world: World, query: Partial<LogQuery> = {}): Promise<LogPage> => {
  const page = await world.store.log.page({ sites: [SITE], limit: 50, ...query });
  if (page === 'bad-cursor') throw new Error('the cursor was refused');
  return page;
};

/** The numbers that the test gave its entries. */
const numbers = ({ items }: LogPage) =>
  items.flatMap((it) => {
    const { n } = it.entry.detail;
    return typeof n === 'number' ? [n] : [];
  });

/** All pages of two, one after the other. */
const allOf = async (world: World, query: Partial<LogQuery>): Promise<readonly number[]> => {
  const found: number[] = [];
  let after: string | undefined;
  do {
    const page = await read(world, { ...query, limit: 2, after });
    expect(page.items.length).toBeLessThanOrEqual(2);
    found.push(...numbers(page));
    after = page.next;
  } while (after !== undefined);
  return found;
};

const filled = async (url: string): Promise<World> => {
  const world = await World.open(url);
  await world.store.sites.add(site({ id: OTHER, createdAt: 0 }));
  const tono = { kind: 'moderator', id: 'tono', name: 'Tono' } as const;
  const rule = { kind: 'rule', id: 'r1', name: 'Judi' } as const;
  const comment = { kind: 'comment', id: 'k1' } as const;
  const sari = { kind: 'author', id: 'sari' } as const;
  const entries = [
    entry(1),
    entry(2, { site: OTHER }),
    entry(2, { by: tono, detail: { n: 3 } }),
    entry(4, { by: rule, act: 'comment:spam', target: comment, authorId: 'sari' }),
    entry(5, { act: 'author:sanction', target: sari }),
    entry(6, { site: EVERY_SITE }),
    entry(6, { site: OTHER, detail: { n: 7 } }),
    entry(6, { site: SITE, detail: { n: 8 } }),
  ];
  for (const one of entries) await world.store.log.append(one);
  return world;
};

export const logReadingContract = ({ freshUrl }: Harness): void => {
  describe('reading the log', () => {
    it('[LG7] newest first over several sites, page by page without a gap or a repetition', async () => {
      const world = await filled(await freshUrl());
      const sites = [SITE, OTHER, EVERY_SITE];
      const all = [7, 8, 6, 5, 4, 2, 3, 1]; // At the same moment the site decides.
      expect(numbers(await read(world, { sites }))).toEqual(all);
      expect(await allOf(world, { sites, since: NOON + 1 })).toEqual(all);
      expect(await allOf(world, { sites: [OTHER] })).toEqual([7, 2]);
      expect(numbers(await read(world, { sites: [] }))).toEqual([]);
    });

    it.each<[string, Partial<LogQuery>, readonly number[]]>([
      ['who did it', { moderatorId: 'tono' }, [3]],
      ['what was done', { act: 'comment:spam' }, [4]],
      ['to which comment', { commentId: 'k1' }, [4]],
      ['which author is concerned', { authorId: 'sari' }, [5, 4]],
      ['which rule did it or had it done to it', { ruleId: 'r1' }, [8, 4, 3, 1]],
      ['a rule and a moderator', { ruleId: 'r1', moderatorId: 'ani' }, [8, 1]],
      ['a rule and a comment', { ruleId: 'r1', commentId: 'k1' }, [4]],
      ['when: from a moment on, and before another', { since: NOON + 2, until: NOON + 5 }, [4, 3]],
      ['everything at once', { authorId: 'sari', act: 'author:sanction', since: NOON }, [5]],
    ])('[LG7] by %s', async (_, query, expected) => {
      const world = await filled(await freshUrl());
      expect(await allOf(world, query)).toEqual(expected);
    });

    it('[LG7] a cursor of another list is refused', async () => {
      const world = await filled(await freshUrl());
      const { next = '' } = await read(world, { limit: 1 });
      expect(numbers(await read(world, { limit: 1, after: next }))).toEqual([5]);
      for (const after of ['x', `${next}!`, Buffer.from('pending 5 a').toString('base64url')])
        expect(await world.store.log.page({ sites: [SITE], limit: 1, after })).toBe('bad-cursor');
    });

    it('[LG8] what an act was done to is told by the names of today', async () => {
      const world = await World.open(await freshUrl());
      const { id, threadId } = await world.post();
      await world.decided(id, 'approve');
      await world.store.log.append(entry(1, { target: { kind: 'author', id: 'sari' } }));
      await world.store.log.append(entry(2, { target: { kind: 'thread', id: threadId } }));
      await world.store.log.append(entry(3, { target: { kind: 'comment', id: 'hilang' } }));
      await world.store.log.append(entry(4));
      const { items } = await read(world);
      expect(items.map((it) => [it.entry.target.kind, it.about])).toEqual([
        ['comment', { name: 'sari', title: 'Artikel' }],
        ['rule', null],
        ['comment', null],
        ['thread', { name: 'Artikel', title: null }],
        ['author', { name: 'sari', title: null }],
        ['site', { name: 'Koran Uji', title: null }],
      ]);
    });

    it('[LG9] a stretch of a chain is read oldest first, after a number and within a time', async () => {
      const world = await filled(await freshUrl());
      const stretch = async (change: object) => {
        const found = await world.store.log.stretch({ site: SITE, after: 0, limit: 9, ...change });
        return found.map(({ n }) => n);
      };
      expect(await stretch({})).toEqual([1, 2, 3, 4, 5, 6]);
      expect(await stretch({ after: 2, limit: 3 })).toEqual([3, 4, 5]);
      expect(await stretch({ since: NOON + 2, until: NOON + 6 })).toEqual([3, 4, 5]);
      expect(await stretch({ site: 'tiada' })).toEqual([]);
    });

    it('[LG10] the history of a comment has its texts, signals, reports, acts and withdrawal in their order', async () => {
      const world = await World.open(await freshUrl());
      const { id } = await world.post({ text: 'satu', status: 'published', at: NOON + 1 });
      await world.report(id);
      await world.edit(id, { text: 'dua', verdict: 'pending' });
      const { decision } = await world.decided(id, 'reject', { reason: 'ad', note: 'catatan' });
      await world.undone(decision.id);
      await world.withdraw(id);
      const history = await world.store.log.history(id);
      expect(history).toMatchObject({ title: 'Artikel', comment: { id, status: 'withdrawn' } });
      expect(history?.events).toMatchObject([
        { kind: 'revision', n: 1, text: 'satu', signals: null },
        { kind: 'report', reason: 'abuse', state: 'open' },
        { kind: 'revision', n: 2, text: 'dua', signals: [] },
        { kind: 'act', entry: { act: 'comment:reject' }, note: 'catatan' },
        { kind: 'act', entry: { act: 'decision:undo' }, note: null },
        { kind: 'withdrawn' },
      ]);
      const times = history?.events.map(({ at }) => at) ?? [];
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(await world.store.log.history('tiada')).toBeUndefined();
    });
  });
};
