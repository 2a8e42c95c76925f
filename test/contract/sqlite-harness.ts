/** SQLite files of the tests' own, in a folder that goes when the tests end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Harness } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'komentar-sqlite-'));
let made = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Path of a database file that does not exist yet. */
export const freshPath = (): string => {
  made += 1;
  return join(folder, String(made), 'komentar.db');
};

export const sqlite: Harness = {
  dialect: 'SQLite',
  freshUrl: () => Promise.resolve(`sqlite:${freshPath()}`),
  quickUrl: () => Promise.resolve('sqlite::memory:'),
  propertyRuns: 150,
  longHistory: 10_000,
};
