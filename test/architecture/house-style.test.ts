/** Holds every file to the house rules that no linter knows, and shows that each rule notices a breach. */
import { describe, expect, it } from 'vitest';
import {
  STYLE,
  blockedInPage,
  blockedPaths,
  isWidget,
  opensWithSentence,
  remUnits,
  vagueNames,
} from './house-style.js';
import { exampleSources, packageSources, scriptSources, testSources } from './repository.js';

const packages = packageSources();
const own = [...packages, ...testSources(), ...scriptSources()];
const source = (text: string, path = 'packages/widget/src/a.ts') => ({ path, text });

describe('house style', () => {
  it(`[IL20] ${STYLE.IL20}`, () => {
    expect(own.filter((file) => !opensWithSentence(file)).map(({ path }) => path)).toEqual([]);
  });

  it(`[IL21] ${STYLE.IL21}`, () => {
    expect(own.filter((file) => vagueNames(file).length > 0).map(({ path }) => path)).toEqual([]);
  });

  it(`[IL22] ${STYLE.IL22}`, () => {
    expect(
      packages
        .filter(isWidget)
        .flatMap((file) => remUnits(file).map((unit) => `${file.path}: ${unit}`)),
    ).toEqual([]);
  });

  it(`[IL23] ${STYLE.IL23}`, () => {
    const inCode = packages.flatMap((file) =>
      blockedPaths(file).map((path) => `${file.path}: ${path}`),
    );
    const inPages = exampleSources().flatMap((file) =>
      blockedInPage(file).map((path) => `${file.path}: ${path}`),
    );
    expect([...inCode, ...inPages]).toEqual([]);
  });
});

describe('house style bites', () => {
  it('[IL20] code, a linter switch or a bare word is no opening sentence', () => {
    const texts = [
      `import 'a';\n/** Says what this is for. */`,
      '/* eslint-disable no-console -- for now */',
      '// Thread.',
    ];
    expect(texts.filter((text) => opensWithSentence(source(text)))).toEqual([]);
    expect(
      opensWithSentence(source('#!/usr/bin/env node\n// Starts the server from the command line.')),
    ).toBe(true);
  });

  it('[IL21] a vague word is found in folders and in compound names', () => {
    const paths = [
      'packages/a/src/utils/b.ts',
      'packages/a/src/date-helpers.ts',
      'test/support/common.ts',
    ];
    expect(paths.filter((path) => vagueNames(source('', path)).length === 0)).toEqual([]);
    expect(vagueNames(source('', 'packages/a/src/commonwealth.ts'))).toEqual([]);
  });

  it('[IL22] rem is found with and without a whole part, words and comments are not', () => {
    expect(remUnits(source('a { margin: 1rem .5rem 1.25rem }'))).toHaveLength(3);
    expect(
      remUnits(source('/* 1rem would follow the root */ a { margin: 1em; /* theorem1 */ }')),
    ).toEqual([]);
  });

  it('[IL23] a blocked word is found as a part of a path, not inside another word', () => {
    const code = `get('/v1/count'); get(\`/ads/\${id}\`); html\`<img src="/k/pixel.gif">\`; get('/v1/track.js')`;
    expect(blockedPaths(source(code))).toEqual([
      '/v1/count',
      '/ads/',
      '/k/pixel.gif',
      '/v1/track.js',
    ]);
    const fine = `get('/v1/status'); get('/v1/totals'); html\`<komentar-count></komentar-count>\`; say('count')`;
    expect(blockedPaths(source(fine))).toEqual([]);
    expect(blockedInPage(source('<script src="/social/k.js"></script>'))).toEqual(['/social/k.js']);
  });
});
