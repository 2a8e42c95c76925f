/** Makes sure that no test file drives a browser beside another one: what launches Chromium runs in the serial suites. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSerial } from '../support/suites.js';
import { testSources } from './repository.js';
import { importsOf } from './source-file.js';

const LAUNCHER = 'test/support/chromium.ts';

const files = new Map(
  testSources().map((file) => [
    file.path,
    importsOf(file)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) =>
        posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts'),
      ),
  ]),
);

/** Every file of the tests that a file needs, itself included. */
function needs(path: string): Set<string> {
  const found = new Set([path]);
  for (const file of found) (files.get(file) ?? []).forEach((imported) => found.add(imported));
  return found;
}

describe('suites', () => {
  it('[TS1] a test that launches Chromium is in a serial suite', () => {
    const browser = [...files.keys()].filter(
      (path) => path.endsWith('.test.ts') && needs(path).has(LAUNCHER),
    );
    expect(browser.filter((path) => !isSerial(path))).toEqual([]);
  });
});
