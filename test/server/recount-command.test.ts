/** `komentar recount`: what is counted wrong is named, mended where asked to, and an exit code says whether all is well. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApp } from '#server/app.js';
import { readSettings } from '#server/config/read-settings.js';
import { typed } from './support/typed.js';

let folder: string;

const run = (...args: string[]) => typed(['recount', ...args]);

const spoil = (statement: string): void => {
  const file = new Database(join(folder, 'komentar.db'), { fileMustExist: true });
  file.exec(statement);
  file.close();
};

const RIGHT = { code: 0, out: ['Everything is counted right.'], err: [] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komentar-recount-'));
  vi.stubEnv('KOMENTAR_DATA_DIR', folder);
  vi.stubEnv('KOMENTAR_LOG_LEVEL', 'silent');
  await (await createApp({ ...readSettings(), port: 0 })).close();
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test('[OP45] a wrong counter is named and ends with 1, is mended where asked to, and then all is well', async () => {
  expect(await run()).toEqual(RIGHT);
  spoil('update thread set total = total + 2');
  const found = await run();
  expect(found.code).toBe(1);
  expect(found.err[0]).toMatch(/^total of thread \S+: \d+ kept, \d+ counted$/u);
  expect(found.err.at(-1)).toContain('komentar recount --mend');
  const mended = await run('--mend');
  expect(mended).toMatchObject({ code: 0, err: [] });
  expect(mended.out[0]).toBe(`Mended: ${found.err[0] ?? ''}`);
  expect(await run()).toEqual(RIGHT);
});

test('[OP45] what counting cannot mend is left, named, and ends with 1', async () => {
  spoil('update thread set seq = seq + 1');
  const { code, err } = await run('--mend');
  expect(code).toBe(1);
  expect(err[0]).toMatch(/^seq of thread/u);
  spoil('update thread set seq = seq - 1');
});
