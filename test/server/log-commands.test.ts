/** `komentar log verify` and `komentar log export`: the chain and the file, as an operator has them. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { typedText } from './support/typed.js';

let dataDir: string;

/** Runs a line as an operator types it. */
const run = (line: string) => typedText(line.split(' '));

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'komentar-log-'));
  vi.stubEnv('KOMENTAR_DATA_DIR', dataDir);
  vi.stubEnv('KOMENTAR_LOG_LEVEL', 'silent');
  await run('site add koran --name Koran --origin https://koran.example');
  await run('site set koran --mode pre');
  await run('site set koran --mode open');
  await run('site add lain --name Lain --origin https://lain.example');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true });
});

/** What somebody with the file in hand does. */
const tamper = (...statements: readonly string[]): void => {
  const file = new Database(join(dataDir, 'komentar.db'), { fileMustExist: true });
  for (const name of ['entry_unchanged', 'entry_stays', 'head_stays'])
    file.exec(`drop trigger log_${name}`);
  for (const statement of statements) file.exec(statement);
  file.close();
};

test('[LG15] a whole log ends with 0 and says how many entries it has, and its head', async () => {
  const { code, out, err } = await run('log verify');
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^"koran": 3 entries, chain whole, head [\da-f]{64}$/u),
    expect.stringMatching(/^"lain": 1 entries, chain whole, head [\da-f]{64}$/u),
  ]);
  expect((await run('log verify --site lain')).out).toMatch(/^"lain": 1 entries, chain whole/u);
});

test.each([
  ['a changed byte', `update log_entry set at = at + 1 where n = 2`, 2, /was changed/u],
  ['a missing row', `delete from log_entry where n = 2`, 2, /is missing, though/u],
  ['a cut end', `delete from log_entry where n = 3`, 3, /end of the log was cut off/u],
])('[LG15] %s ends with 1 and names the entry', async (_, statement, ...rest) => {
  const [n, words] = rest;
  tamper(statement);
  const { code, out, err } = await run('log verify');
  expect([code, out]).toEqual([1, expect.stringMatching(/^"lain": 1 entries, chain whole/u)]);
  expect(err).toContain(`"koran": entry ${String(n)} `);
  expect(err).toMatch(words);
  expect(err).toMatch(/The log is not as it was written\.$/u);
});

test('[LG16] the log is written to standard output or to a new file that only its owner reads', async () => {
  const { code, out } = await run('log export --site koran --format json');
  const lines = out.trimEnd().split('\n');
  expect([code, lines.length]).toEqual([0, 4]);
  expect(lines.map((line) => (JSON.parse(line) as { act: string }).act)).toEqual([
    ...['site:add', 'site:policy', 'site:policy', 'log:export'],
  ]);
  const path = join(dataDir, 'log.csv');
  const to = `log export --site koran --format csv --bom --out ${path}`;
  expect(await run(to)).toEqual({ code: 0, out: '', err: `Wrote the log of "koran" to ${path}.` });
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(/^\u{FEFF}"site","n",/u);
  expect(text.split('\r\n')).toHaveLength(7);
  expect((await stat(path)).mode & 0o077).toBe(0);
  expect(await run(to)).toMatchObject({ code: 1, err: `There is a file "${path}" already.` });
});

test.each([
  ['log export --site tiada --format csv', 1, /no log of a site "tiada"/u],
  ['log verify --site tiada', 1, /no log of a site "tiada"/u],
  ['log export --site koran --format pdf', 2, /Allowed choices are csv, json/u],
  ['log export --site koran --format csv --since kemarin', 2, /like 2026-01-05/u],
  ['log export --format csv', 2, /--site/u],
])('[LG16] "%s" is refused with a sentence', async (line, code, sentence) => {
  const ended = await run(line);
  expect([ended.code, ended.out]).toEqual([code, '']);
  expect(ended.err).toMatch(sentence);
});

test('[LG16] what was before a day, or after it, is left out', async () => {
  const lines = async (period: string) =>
    (await run(`log export --site koran --format json ${period}`)).out.trim();
  expect(await lines('--until 2020-01-01')).toBe('');
  expect(await lines('--since 2999-01-01')).toBe('');
  expect((await lines('--since 2020-01-01T00:00Z --until 2999-01-01')).split('\n').length).toBe(6);
});
