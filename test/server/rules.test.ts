/** Keeping a site's rules through the real server: who may, what counts at once, trying, importing, exporting. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_IMPORT_LINES, SEED_RULES, type RuleContent } from '#domain/index.js';
import type { CommandResult, OwnCommentView, QueueView, RuleView } from '@komentar/protocol';
import { SERVER } from '#server/ports/log.js';
import { addModerator, openGuest, startServer, type TestServer } from './support/test-server.js';

const SITE = 'koran';

let server: TestServer;
let now: number;
let sari: string;
let lead: string;
let moderator: string;

const addSite = (id: string) =>
  server.app.store.sites.add({
    ...{ id, name: id, origins: ['https://koran.example'], policy: { mode: 'open' } },
    ...{ demo: false, createdAt: 0 },
  });

beforeEach(async () => {
  now = Date.now();
  server = await startServer({ now: () => now });
  await addSite(SITE);
  sari = await openGuest(server, SITE, 'Sari');
  lead = (await addModerator(server, { role: 'lead' })).token;
  moderator = (await addModerator(server, { email: 'budi@koran.example', role: 'moderator' }))
    .token;
});

afterEach(() => server.remove());

const send = async (name: string, input: object, token: string) =>
  (await server.post(name, input, { authorization: `Bearer ${token}` })).answer;

/** The value of a command that must succeed; as a lead unless said otherwise. */
const must = async <V>(name: string, input: object, token = lead): Promise<V> => {
  const answer = await send(name, { site: SITE, ...input }, token);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as V;
};

const refusal = async (name: string, input: object, token = lead) => {
  const answer = await send(name, { site: SITE, ...input }, token);
  if (answer.ok) throw new Error(`${name} was answered`);
  return answer.error;
};

const word = (pattern: string, change: Partial<RuleContent> = {}): RuleContent => ({
  looksFor: { kind: 'word', pattern, exceptions: [] },
  ...{ action: 'hold', reason: 'off_topic', note: '', mode: 'active', expiresAt: null },
  ...change,
});

const save = async (rule: RuleContent, more: object = {}, token = lead): Promise<RuleView> =>
  (await must<{ rule: RuleView }>('rule:save', { rule, ...more }, token)).rule;

const post = async (body: string, more: object = {}): Promise<OwnCommentView> => {
  const input = { site: SITE, thread: 'a', body, clientId: randomUUID(), ...more };
  return (await must<{ comment: OwnCommentView }>('comment:post', input, sari)).comment;
};

const list = (more: object = {}) => must<{ items: RuleView[]; next?: string }>('rule:list', more);

describe('what counts', () => {
  test('[RL40] a rule counts for the next comment, and no longer once it is retired', async () => {
    expect((await post('Kabar kelinci satu.')).status).toBe('published');
    const rule = await save(word('kelinci'));
    expect((await post('Kabar kelinci dua.')).status).toBe('pending');
    await must('rule:retire', { ruleId: rule.id, version: 1 });
    expect((await post('Kabar kelinci tiga.')).status).toBe('published');
    await must('rule:activate', { ruleId: rule.id, version: 2 });
    expect((await post('Kabar kelinci empat.')).status).toBe('pending');
  });

  test('[RL46] [AC12] the card names rule, version and place, and a decision moves the tally', async () => {
    const { id } = await save(word('kelinci'));
    await save(word('kelinci', { note: 'lagi' }), { ruleId: id, version: 1 });
    const comment = await post('Kabar kelinci baru.');
    const [card] = (await must<QueueView>('queue:read', { queue: 'pending' })).items;
    expect(card?.signals).toEqual([
      {
        ...{ check: 'rules', code: 'listed-word', advice: 'hold' },
        ...{ rule: id, ruleVersion: 2, ruleName: 'kelinci' },
        ...{ matches: ['kelinci'], spans: [{ start: 6, end: 13 }] },
      },
    ]);
    const { id: commentId, version } = comment;
    const approve = { commentId, version };
    await send('comment:approve', approve, lead);
    const { rule } = await must<{ rule: RuleView }>('rule:read', { ruleId: id });
    expect(rule).toMatchObject({ hits: 1, approved: 1, rejected: 0 });
  });

  test('[RL46] spam and reject follow, and a shadow changes nothing', async () => {
    await save(word('kelinci', { action: 'spam' }));
    await save(word('kancil', { action: 'reject' }));
    await save(word('kura', { mode: 'shadow', action: 'reject' }));
    await post('Kabar kelinci baru.');
    expect((await must<QueueView>('queue:read', { queue: 'spam' })).items).toHaveLength(1);
    expect((await post('Kabar kancil baru.')).status).toBe('rejected');
    expect((await post('Kabar kura baru.')).status).toBe('published');
    expect((await list({ search: 'kura' })).items).toMatchObject([{ hits: 1 }]);
  });

  test('[US10] a rule that nudges says its reason, one that holds says nothing', async () => {
    await save(word('kelinci', { action: 'nudge' }));
    await save(word('kancil'));
    const input = { thread: 'a', clientId: randomUUID(), nudge: true };
    expect(await refusal('comment:post', { ...input, body: 'Kabar kelinci.' }, sari)).toMatchObject(
      {
        ...{ code: 'nudge', reason: 'off_topic' },
      },
    );
    expect((await post('Kabar kancil.', { nudge: true })).status).toBe('pending');
  });

  test('[RL20] the first look plants the first rules, and other sites are not concerned', async () => {
    await addSite('lain');
    expect(await server.app.store.rules.version('lain')).toBe(0);
    expect((await list({ limit: 3 })).items).toHaveLength(3);
    expect(await server.app.store.rules.all(SITE)).toHaveLength(SEED_RULES.length);
    expect(await server.app.store.rules.version('lain')).toBe(0);
    expect(await server.app.store.recount()).toEqual([]);
  });
});

describe('who may', () => {
  test('[RL41] a moderator drafts and runs shadows, and does not touch what is active', async () => {
    const draft = await save(word('kelinci', { mode: 'draft' }), {}, moderator);
    const shadow = word('kelinci', { mode: 'shadow' });
    const { id: ruleId } = draft;
    await save(shadow, { ruleId, version: 1 }, moderator);
    const no = { code: 'not-allowed' };
    const named = { ruleId, version: 2 };
    expect(await refusal('rule:activate', named, moderator)).toMatchObject(no);
    expect(await refusal('rule:save', { rule: word('x') }, moderator)).toMatchObject(no);
    await must('rule:activate', named);
    const active = { ruleId, version: 3 };
    for (const [name, input] of [
      ['rule:save', { ...active, rule: shadow }],
      ['rule:retire', active],
      ['rule:undo', active],
    ] as const)
      expect(await refusal(name, input, moderator)).toMatchObject(no);
    await must('rule:undo', active);
    const { rule } = await must<{ rule: RuleView }>('rule:read', { ruleId }, moderator);
    expect(rule).toMatchObject({ mode: 'shadow', version: 4 });
    await must('rule:retire', { ruleId, version: 4 }, moderator);
  });

  test('[RL41] a member of other sites sees none of them, and readers have no such commands', async () => {
    const other = (await addModerator(server, { email: 'c@koran.example', sites: ['lain'] })).token;
    expect(await refusal('rule:list', {}, other)).toMatchObject({ code: 'not-allowed' });
    expect(await refusal('rule:list', {}, sari)).toMatchObject({ code: 'session-required' });
    expect(await refusal('rule:list', { site: 'tiada' })).toMatchObject({ code: 'unknown-site' });
  });

  test('[RL42] refusals name what is wrong', async () => {
    const { id: ruleId } = await save(word('kelinci'));
    const rule = word('lain');
    for (const [input, expected] of [
      [
        { ruleId, version: 9, rule },
        { code: 'conflict', field: 'version' },
      ],
      [
        { ruleId, rule },
        { code: 'invalid', field: 'version' },
      ],
      [
        { ruleId: 'tiada', version: 1, rule },
        { code: 'unknown-rule', field: 'ruleId' },
      ],
      [{ rule: word('***') }, { code: 'invalid', field: 'rule.looksFor.pattern' }],
      [{ rule: { ...rule, sesuatu: 1 } }, { code: 'invalid' }],
    ] as const)
      expect(await refusal('rule:save', input)).toMatchObject(expected);
    const unnamed = word('', { looksFor: { kind: 'if-then', match: 'all', conditions: [] } });
    expect(await refusal('rule:save', { rule: unnamed })).toMatchObject({
      ...{ code: 'invalid', field: 'rule.looksFor.conditions' },
    });
    await addSite('lain');
    expect(await refusal('rule:read', { site: 'lain', ruleId })).toMatchObject({
      ...{ code: 'unknown-rule' },
    });
  });

  test('[RL24] a change is taken back, and too late it is not', async () => {
    const { id: ruleId } = await save(word('kelinci'));
    await save(word('kancil'), { ruleId, version: 1 });
    const { rule } = await must<{ rule: RuleView }>('rule:undo', { ruleId, version: 2 });
    expect(rule.looksFor).toMatchObject({ pattern: 'kelinci' });
    await save(word('kancil'), { ruleId, version: 3 });
    now += 31 * 60_000;
    expect(await refusal('rule:undo', { ruleId, version: 4 })).toMatchObject({ code: 'too-late' });
    const { history } = await must<CommandResult<'rule:read'>>('rule:read', { ruleId });
    expect(history.map(({ version, act }) => `${String(version)} ${act}`)).toEqual([
      ...['4 save', '3 undo', '2 save', '1 save'],
    ]);
  });
});

describe('trying', () => {
  const test1 = (input: object) => must<CommandResult<'rule:test'>>('rule:test', input);

  test('[RL43] a test says what is found, as of whom, and what would become of it', async () => {
    const found = await test1({ text: '  Dasar goblok!  ', as: 'trusted' });
    expect(found).toMatchObject({
      ...{ text: 'Dasar goblok!', status: 'pending', nudge: 'abuse' },
      signals: [{ rule: 'id-goblok', spans: [{ start: 6, end: 12 }] }],
    });
    expect(await test1({ text: 'Halo https://a.example', as: 'trusted' })).toEqual({
      ...{ text: 'Halo https://a.example', status: 'published', signals: [] },
    });
    await server.app.store.sites.changePolicy(SITE, { mode: 'balanced' }, { by: SERVER, at: now });
    const asNew = await test1({ text: 'Halo https://a.example', as: 'new' });
    expect(asNew.signals.map(({ code }) => code)).toEqual(['newcomer-link', 'newcomer']);
    expect((await list({ search: 'goblok' })).items[0]).toMatchObject({ hits: 0 });
  });

  test('[RL43] an unsaved rule is tried in the place of its saved form', async () => {
    const { id: ruleId } = await save(word('kelinci'));
    const rule = word('kancil', { mode: 'draft', action: 'reject' });
    const tried = await test1({ text: 'kelinci dan kancil', rule, ruleId });
    expect(tried.status).toBe('rejected');
    expect(tried.signals.map(({ matches }) => matches)).toEqual([['kancil']]);
    const beside = await test1({ text: 'kelinci dan kancil', rule });
    expect(beside.signals.map(({ matches }) => matches)).toEqual([['kelinci'], ['kancil']]);
  });

  test('[RL43] names and threads count in a test as they would', async () => {
    const rule = word('', {
      note: 'Nama di artikel',
      looksFor: {
        ...{ kind: 'if-then', match: 'all' },
        conditions: [
          { field: 'author.name', operator: 'has', value: 'redaksi' },
          { field: 'thread.key', operator: 'is', value: 'artikel-9' },
        ],
      },
    });
    const ask = async (name: string, thread: string) =>
      (await test1({ text: 'Halo semua', name, thread, rule })).status;
    expect(await ask('Redaksi', 'artikel-9')).toBe('pending');
    expect(await ask('Rina', 'artikel-9')).toBe('published');
    expect(await ask('Redaksi', 'artikel-8')).toBe('published');
  });
});

describe('lists', () => {
  const { looksFor: _looksFor, ...defaults } = word('', { mode: 'draft' });
  const imported = (text: string, more: object = {}) =>
    must<CommandResult<'rule:import'>>('rule:import', { text, rule: defaults, ...more }, moderator);
  const paste = [
    'kelinci',
    '# catatan',
    'kancil*',
    'kelinci',
    'dua kata',
    'goblok',
    '***',
    '',
  ].join('\n');

  test('[RL44] an import is shown first, and saved without what cannot be a rule', async () => {
    const shown = await imported(paste);
    expect(shown.saved).toBe(0);
    expect(shown.lines.map(({ line, kind, why }) => [line, kind, why])).toEqual([
      [1, 'word', undefined],
      [3, 'stem', undefined],
      [4, 'word', 'twice'],
      [5, 'phrase', undefined],
      [6, 'word', 'known'],
      [7, 'word', 'empty'],
    ]);
    expect(shown.lines[4]?.ruleId).toBe('id-goblok');
    expect((await list({ mode: 'draft' })).items).toEqual([]);
    expect((await imported(paste, { save: true })).saved).toBe(3);
    expect((await list({ mode: 'draft' })).items).toHaveLength(3);
    expect((await imported(paste, { save: true })).saved).toBe(0);
  });

  test('[RL44] more lines than can be read are refused, and active ones take a lead', async () => {
    const long = Array.from({ length: MAX_IMPORT_LINES + 1 }, (_, n) => `kata${String(n)}x`);
    const input = { text: long.join('\n'), rule: defaults };
    expect(await refusal('rule:import', input)).toMatchObject({ code: 'too-long', field: 'text' });
    const active = { text: 'kelinci', rule: { ...defaults, mode: 'active' } };
    expect(await refusal('rule:import', active, moderator)).toMatchObject({ code: 'not-allowed' });
    expect(await refusal('rule:import', { ...input, text: ' \n#' })).toMatchObject({
      ...{ code: 'invalid', field: 'text' },
    });
  });

  test('[RL45] an export is CSV in which nothing is a formula', async () => {
    await save(word('kelinci', { note: '=HYPERLINK("http://a.example")' }));
    await save(word('@kancil', { note: '-1+1\r\n"baris"' }));
    const { csv } = await must<{ csv: string }>('rule:export', {}, moderator);
    expect(csv).toContain(`"'=HYPERLINK(""http://a.example"")"`);
    expect(csv).toContain(`"'@kancil"`);
    expect(csv).toContain(`"'-1+1\r\n""baris"""`);
    expect(csv.match(/(?:^|,|\r\n)"?[=+@]/gu)).toBeNull();
    expect(csv.startsWith('"id","version","kind","pattern"')).toBe(true);
  });
});
