/** Contract: rules are compare-and-set with every version kept, and their hits are counted as people decide. */
import { describe, expect, it } from 'vitest';
import {
  MAX_IF_THEN,
  MAX_RULES,
  UNDO_WINDOW_MS,
  type Rule,
  type RuleContent,
  type Signal,
} from '#domain/index.js';
import type { RuleRecord, RuleSaved } from '#server/ports/rules.js';
import { writeRaw } from '../raw.js';
import { NOON, SITE, World, effects, site, type Harness } from '../world.js';

const word = (pattern: string, change: Partial<RuleContent> = {}): RuleContent => ({
  looksFor: { kind: 'word', pattern, exceptions: [] },
  ...{ action: 'hold', reason: 'abuse', note: '', mode: 'active', expiresAt: null },
  ...change,
});

const ifThen = (change: Partial<RuleContent> = {}): RuleContent =>
  word('', {
    looksFor: {
      ...{ kind: 'if-then', match: 'all' },
      conditions: [{ field: 'links', operator: '>', value: 1 }],
    },
    note: 'Banyak tautan',
    ...change,
  });

const seed = (id: string): Rule => ({ ...word(id), id, version: 1 });

const saved = (done: RuleSaved): RuleRecord => {
  if (done.kind !== 'saved') throw new Error(`not saved: ${JSON.stringify(done)}`);
  return done.rule;
};

/** Saves as `ani`, which is answered whatever it is. */
const save = (
  world: World,
  id: string,
  { version = null, content = word(id) }: { version?: number | null; content?: RuleContent } = {},
): Promise<RuleSaved> =>
  world.store.rules.save({ ...{ site: SITE, id, version, act: 'save', content }, ...world.act() });

const signal = (rule: string): Signal => ({
  ...{ check: 'rules', code: 'listed-word', advice: 'hold', rule, ruleVersion: 1 },
  ...{ matches: [], spans: [] },
});

const rule = async (world: World, id = 'a'): Promise<RuleRecord> => {
  const found = await world.store.rules.find(SITE, id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};

/** `hits/approved/rejected` of a rule. */
const tally = async (world: World, id = 'a'): Promise<string> => {
  const { hits, approved, rejected } = await rule(world, id);
  return [hits, approved, rejected].join('/');
};

const idsOf = async (
  world: World,
  query: Partial<Parameters<World['store']['rules']['page']>[0]> = {},
): Promise<readonly string[]> => {
  const page = await world.store.rules.page({ site: SITE, sort: 'changed', limit: 50, ...query });
  if (page === 'bad-cursor') throw new Error(page);
  return page.rules.map(({ id }) => id);
};

const keptContract = ({ freshUrl }: Harness): void => {
  it('[RL20] a site is given its first rules once, however many ask at once', async () => {
    const world = await World.open(await freshUrl());
    const { rules } = world.store;
    expect(await rules.version(SITE)).toBe(0);
    const plant = () => rules.plant(SITE, ['a', 'b'].map(seed), NOON);
    await Promise.all([plant(), plant(), plant()]);
    expect(await rules.version(SITE)).toBe(1);
    expect(await rules.inForce(SITE)).toEqual({ version: 1, rules: ['a', 'b'].map(seed) });
    expect(await rules.history(SITE, 'a', 9)).toMatchObject([{ version: 1, act: 'plant' }]);
    expect(await world.store.recount()).toEqual([]);
  });

  it('[RL21] a rule is read back as it was saved, each version of it', async () => {
    const world = await World.open(await freshUrl());
    const first = saved(await save(world, 'a'));
    const content = ifThen({ mode: 'shadow', reason: null, expiresAt: NOON });
    const second = saved(await save(world, 'a', { version: 1, content }));
    expect(second).toEqual({
      ...{ ...content, site: SITE, id: 'a', version: 2, owner: { id: 'ani', name: 'ani' } },
      ...{ createdAt: first.createdAt, changedAt: first.createdAt + 1_000 },
      ...{ hits: 0, approved: 0, rejected: 0, lastHitAt: null },
    });
    expect(await rule(world)).toEqual(second);
    const by = { id: 'ani', name: 'ani' };
    expect(await world.store.rules.history(SITE, 'a', 9)).toEqual([
      { ...content, version: 2, act: 'save', by, at: second.changedAt },
      { ...word('a'), version: 1, act: 'save', by, at: first.createdAt },
    ]);
    expect(await world.store.rules.version(SITE)).toBe(2);
  });

  it('[RL22] a change is compare-and-set: of two at once one is saved and one meets the conflict', async () => {
    const world = await World.open(await freshUrl());
    await save(world, 'a');
    const both = await Promise.all([1, 1].map((version) => save(world, 'a', { version })));
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved']);
    expect(await save(world, 'a')).toMatchObject({ kind: 'conflict', rule: { version: 2 } });
    expect(await save(world, 'tiada', { version: 1 })).toEqual({ kind: 'missing' });
    expect(await world.store.rules.version(SITE)).toBe(2);
  });

  it('[RL23] only what is active or a shadow is in force, of this site alone', async () => {
    const world = await World.open(await freshUrl());
    await world.store.sites.add(site({ id: 'lain' }));
    for (const mode of ['draft', 'shadow', 'active', 'retired'] as const)
      await save(world, mode, { content: word(mode, { mode }) });
    await world.store.rules.plant('lain', [seed('b')], NOON);
    const { rules } = await world.store.rules.inForce(SITE);
    expect(rules.map(({ id }) => id).sort()).toEqual(['active', 'shadow']);
    expect(await world.store.rules.find('lain', 'active')).toBeUndefined();
  });

  it('[RL24] the last change is taken back within 30 minutes, a new rule by putting it away', async () => {
    const world = await World.open(await freshUrl());
    await save(world, 'a');
    await save(world, 'a', { version: 1, content: word('b') });
    const undo = (version: number, at?: number) =>
      world.store.rules.undo({ site: SITE, id: 'a', version, ...world.act(), ...(at && { at }) });
    expect(await undo(1)).toMatchObject({ kind: 'conflict' });
    const { changedAt } = await rule(world);
    expect(await undo(2, changedAt + UNDO_WINDOW_MS + 1)).toEqual({
      kind: 'refused',
      no: 'too-late',
    });
    expect(await undo(2, changedAt + UNDO_WINDOW_MS)).toMatchObject({
      ...{ kind: 'saved', rule: { version: 3, ...word('a') } },
    });
    expect(await undo(3)).toEqual({ kind: 'refused', no: 'not-legal' });
    saved(await save(world, 'baru'));
    const gone = await world.store.rules.undo({
      ...{ site: SITE, id: 'baru', version: 1 },
      ...world.act(),
    });
    expect(gone).toMatchObject({ kind: 'saved', rule: { version: 2, mode: 'retired' } });
    await world.store.rules.plant(SITE, [], NOON);
    expect(await world.store.recount()).toEqual([]);
  });

  it('[RL24] what a site started with cannot be taken back', async () => {
    const world = await World.open(await freshUrl());
    await world.store.rules.plant(SITE, [seed('a')], world.now());
    const undo = { site: SITE, id: 'a', version: 1, ...world.act() };
    expect(await world.store.rules.undo(undo)).toEqual({ kind: 'refused', no: 'not-legal' });
  });

  it('[RL25] a list is added whole or not at all, and its patterns are found again', async () => {
    const world = await World.open(await freshUrl());
    const { rules } = world.store;
    const list = ['satu', 'dua'].map((id) => ({ id, ...word(id) }));
    expect(await rules.add({ site: SITE, rules: list, ...world.act() })).toBe('added');
    const twice = { site: SITE, rules: [{ id: 'x', ...word('x') }, ...list], ...world.act() };
    await expect(rules.add(twice)).rejects.toThrow();
    expect(await idsOf(world)).toEqual(['satu', 'dua']);
    expect(await rules.known(SITE, ['text:satu', 'text:x'])).toEqual(
      new Map([['text:satu', 'satu']]),
    );
    await save(world, 'satu', { version: 1, content: word('satu', { mode: 'retired' }) });
    expect(await rules.known(SITE, ['text:satu'])).toEqual(new Map());
    expect(await world.store.recount()).toEqual([]);
  });

  it('[RL26] there is a limit to rules, and to those that ask conditions', async () => {
    const world = await World.open(await freshUrl());
    const many = Array.from({ length: MAX_IF_THEN }, (_, n) => ({
      id: `s${String(n)}`,
      ...ifThen(),
    }));
    await world.store.rules.add({ site: SITE, rules: many, ...world.act() });
    const no = { kind: 'refused', no: 'too-many' };
    expect(await save(world, 'x', { content: ifThen() })).toEqual(no);
    saved(await save(world, 'x', { content: ifThen({ mode: 'draft' }) }));
    expect(await save(world, 'x', { version: 1, content: ifThen() })).toEqual(no);
    saved(await save(world, 's0', { version: 1, content: ifThen({ note: 'Lain' }) }));
    await writeRaw(world.url, async (db) => {
      await db.updateTable('rule_set').set({ total: MAX_RULES }).execute();
    });
    expect(await save(world, 'y')).toEqual(no);
    const list = { site: SITE, rules: [{ id: 'y', ...word('y') }], ...world.act() };
    expect(await world.store.rules.add(list)).toBe('too-many');
  });

  it('[RL27] every change has its entry in the log, without what was written', async () => {
    const world = await World.open(await freshUrl());
    await world.store.rules.plant(SITE, [seed('a')], NOON);
    const content = word('kata-rahasia', { mode: 'shadow', note: 'catatan-rahasia' });
    await save(world, 'a', { version: 1, content });
    await world.store.rules.undo({ site: SITE, id: 'a', version: 2, ...world.act() });
    const rows = await writeRaw(world.url, (db) =>
      db.selectFrom('log_entry').selectAll().where('act', 'like', 'rule:%').orderBy('n').execute(),
    );
    expect(rows.map(({ act, target_id: on, by_id: by }) => [act, on, by])).toEqual([
      ['rule:plant', SITE, 'komentar'],
      ['rule:save', 'a', 'ani'],
      ['rule:undo', 'a', 'ani'],
    ]);
    expect(JSON.parse(rows[1]?.detail ?? '')).toMatchObject({
      from: 'active',
      to: 'shadow',
      version: 2,
    });
    expect(JSON.stringify(rows)).not.toContain('rahasia');
  });
};

const listContract = ({ freshUrl }: Harness): void => {
  it('[RL28] pages hold every rule once, in order of change or of hits', async () => {
    const world = await World.open(await freshUrl());
    await world.store.rules.plant(SITE, ['a', 'b', 'c', 'd', 'e'].map(seed), world.now());
    await save(world, 'b', { version: 1 });
    for (const id of ['d', 'd', 'c']) await world.post({ signals: [signal(id)] });
    for (const [sort, ids] of [
      ['changed', 'bedca'],
      ['hits', 'dceba'],
    ] as const) {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await world.store.rules.page({ site: SITE, sort, limit: 2, after });
        if (page === 'bad-cursor') throw new Error(page);
        found.push(...page.rules.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect(found.join('')).toBe(ids);
    }
    const foreign = { site: SITE, sort: 'hits', limit: 2, after: 'bukan' } as const;
    expect(await world.store.rules.page(foreign)).toBe('bad-cursor');
  });

  it('[RL29] they are searched for in pattern and note, taken literally, and by kind, mode and noise', async () => {
    const world = await World.open(await freshUrl());
    await save(world, 'a', { content: word('Tolol', { note: '100% keliru' }) });
    await save(world, 'b', { content: word('lain_nya', { mode: 'draft' }) });
    await save(world, 'c', { content: ifThen() });
    expect(await idsOf(world, { search: 'TOL' })).toEqual(['a']);
    expect(await idsOf(world, { search: '0%' })).toEqual(['a']);
    expect(await idsOf(world, { search: '%' })).toEqual(['a']);
    expect(await idsOf(world, { search: '_' })).toEqual(['b']);
    expect(await idsOf(world, { search: '\\' })).toEqual([]);
    expect(await idsOf(world, { search: 'banyak' })).toEqual(['c']);
    expect(await idsOf(world, { mode: 'draft' })).toEqual(['b']);
    expect(await idsOf(world, { kind: 'if-then' })).toEqual(['c']);
    await writeRaw(world.url, async (db) => {
      await db
        .updateTable('rule')
        .set({ approved: 25, rejected: 5 })
        .where('id', '=', 'a')
        .execute();
      await db
        .updateTable('rule')
        .set({ approved: 24, rejected: 6 })
        .where('id', '=', 'b')
        .execute();
    });
    expect(await idsOf(world, { noise: true })).toEqual(['a']);
    expect((await world.store.rules.all(SITE)).map(({ id }) => id)).toHaveLength(3);
  });
};

const hitsContract = ({ freshUrl }: Harness): void => {
  const filled = async (): Promise<World> => {
    const world = await World.open(await freshUrl());
    await world.store.rules.plant(SITE, ['a', 'b'].map(seed), NOON);
    return world;
  };

  it('[RL30] a hit counts once for each text a rule found something in, a shadow’s too', async () => {
    const world = await filled();
    await world.post({ signals: [signal('a'), signal('a'), signal('b'), signal('tiada')] });
    const { id } = await world.post({ status: 'published', signals: [signal('a')] });
    expect(await tally(world)).toBe('2/0/0');
    expect(await tally(world, 'b')).toBe('1/0/0');
    effects(await world.edit(id, { signals: [signal('b')] }));
    expect([await tally(world), await tally(world, 'b')]).toEqual(['2/0/0', '2/0/0']);
    expect((await rule(world)).lastHitAt).not.toBeNull();
    expect(await world.store.recount()).toEqual([]);
  });

  it.each([
    ['approve', '1/1/0'],
    ['reject', '1/0/1'],
    ['spam', '1/0/1'],
    ['return', '1/0/1'],
  ] as const)(
    '[RL31] a person who decides to %s makes it %s, and an undo takes that back',
    async (move, after) => {
      const world = await filled();
      const { id } = await world.post({ signals: [signal('a')] });
      const { decision } = await world.decided(id, move, { reason: 'ad' });
      expect(await tally(world)).toBe(after);
      expect(await tally(world, 'b')).toBe('0/0/0');
      await world.undone(decision.id);
      expect(await tally(world)).toBe('1/0/0');
      expect(await world.store.recount()).toEqual([]);
    },
  );

  it('[RL32] the decision that stands counts, whatever was decided and undone before', async () => {
    const world = await filled();
    const { id } = await world.post({ signals: [signal('a')] });
    const first = await world.decided(id, 'approve');
    const second = await world.decided(id, 'reject', { reason: 'ad' });
    expect(await tally(world)).toBe('1/0/1');
    await world.undone(second.decision.id);
    expect(await tally(world)).toBe('1/1/0');
    await world.undone(first.decision.id);
    expect(await tally(world)).toBe('1/0/0');
    expect(await world.store.recount()).toEqual([]);
  });

  it('[RL33] a new text is a new hit; what people made of the former one stays', async () => {
    const world = await filled();
    const { id } = await world.post({ signals: [signal('a')] });
    await world.decided(id, 'approve');
    effects(await world.edit(id, { verdict: 'pending', signals: [signal('a'), signal('b')] }));
    expect([await tally(world), await tally(world, 'b')]).toEqual(['2/1/0', '1/0/0']);
    const { decision } = await world.decided(id, 'reject', { reason: 'abuse' });
    expect([await tally(world), await tally(world, 'b')]).toEqual(['2/1/1', '1/0/1']);
    await world.undone(decision.id);
    expect([await tally(world), await tally(world, 'b')]).toEqual(['2/1/0', '1/0/0']);
    effects(await world.edit(id, { verdict: 'pending', signals: [] }));
    await world.decided(id, 'reject', { reason: 'abuse' });
    expect(await tally(world)).toBe('2/1/0');
    expect(await world.store.recount()).toEqual([]);
  });

  it('[RL34] the recount finds a wrong tally', async () => {
    const world = await filled();
    await world.post({ signals: [signal('a')] });
    await writeRaw(world.url, async (db) => {
      await db.updateTable('rule').set({ hits: 3, approved: 1 }).where('id', '=', 'a').execute();
    });
    expect(await world.store.recount()).toEqual([
      'hits of rule a: 3 kept, 1 counted',
      'approved of rule a: 1 kept, 0 counted',
    ]);
  });
};

export const rulesContract = (harness: Harness): void => {
  describe('rules', () => {
    keptContract(harness);
    listContract(harness);
    hitsContract(harness);
  });
};
