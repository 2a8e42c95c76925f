/** Holds every source file to the import law, and shows for each rule that the law notices a breach. */
import { describe, expect, it } from 'vitest';
import { LAW, breaches, type LawId } from './import-law.js';
import { exampleSources, packageSources, publicNames } from './repository.js';

const NAMES = new Set([
  '@komentar/client/live',
  '@komentar/domain',
  '@komentar/protocol',
  '@komentar/client',
  '@komentar/server',
  '@komentar/widget',
]);
const RULES = Object.entries(LAW) as [LawId, string][];

/** Files by path from `packages/`, or from the root when they start with a slash. */
const judge = (files: Record<string, string>): string[] =>
  breaches(
    Object.entries(files).map(([path, text]) => ({
      path: path.startsWith('/') ? path.slice(1) : `packages/${path}`,
      text,
    })),
    NAMES,
  ).map(({ id }) => id);

describe('the import law holds', () => {
  const found = breaches([...packageSources(), ...exampleSources()], publicNames());

  it.each(RULES)('[%s] %s', (id) => {
    expect(
      found.filter((breach) => breach.id === id).map(({ what }) => `[${id}] ${LAW[id]}: ${what}`),
    ).toEqual([]);
  });
});

/** For each rule, files that break it and no other rule. */
const BAD: readonly [LawId, string, Record<string, string>][] = [
  ['IL1', 'a built-in', { 'domain/src/a.ts': `import { sep } from 'node:path';` }],
  ['IL1', 'a built-in without its prefix', { 'domain/src/a.ts': `import { sep } from 'path';` }],
  ['IL1', 'a type', { 'domain/src/a.ts': `import type { Body } from '@komentar/protocol';` }],
  [
    'IL1',
    'an import type',
    { 'domain/src/a.ts': `export type A = import('valibot').GenericSchema;` },
  ],
  ['IL1', 'a reference to ambient types', { 'domain/src/a.ts': `/// <reference types="node" />` }],
  ['IL2', 'lit', { 'protocol/src/a.ts': `export * from 'lit';` }],
  ['IL3', 'dompurify', { 'client/src/a.ts': `void import('dompurify');` }],
  ['IL3', 'the server', { 'client/src/a.ts': `import '@komentar/server';` }],
  ['IL4', 'socket.io-client', { 'widget/src/a.ts': `import { io } from 'socket.io-client';` }],
  ['IL5', 'the widget', { 'dashboard/src/a.ts': `import '@komentar/widget';` }],
  [
    'IL6',
    'storage',
    { 'server/src/use-cases/a.ts': `import type { S } from '../storage/store.js';` },
  ],
  ['IL6', 'Node', { 'server/src/use-cases/a.ts': `import { randomUUID } from 'node:crypto';` }],
  ['IL6', 'fastify', { 'server/src/use-cases/a.ts': `const f = require('fastify');` }],
  ['IL7', 'a use-case', { 'server/src/storage/a.ts': `import { b } from '../use-cases/b.js';` }],
  [
    'IL7',
    'views',
    { 'server/src/storage/a.ts': `import type { View } from '@komentar/protocol';` },
  ],
  ['IL8', 'storage', { 'server/src/transport/a.ts': `import { b } from '../storage/b.js';` }],
  ['IL8', 'a port', { 'server/src/transport/a.ts': `import type { B } from '../ports/b.js';` }],
  ['IL9', 'a slice', { 'server/src/cli/a.ts': `import { app } from '../app.js';` }],
  ['IL10', 'the client', { 'server/src/demo/a.ts': `import '@komentar/client';` }],
  [
    'IL11',
    'two files',
    {
      'client/src/a.ts': `import 'socket.io-client';`,
      'client/src/b.ts': `import type { Socket } from 'socket.io-client';`,
    },
  ],
  [
    'IL12',
    'two files',
    {
      'widget/src/render/a.ts': `void import('dompurify');`,
      'widget/src/render/b.ts': `import type { Config } from 'dompurify';`,
    },
  ],
  ['IL12', 'an element', { 'widget/src/a.ts': `void import('dompurify');` }],
  [
    'IL13',
    'two files that need each other’s types',
    {
      'domain/src/a.ts': `import type { B } from './b.js';`,
      'domain/src/b.ts': `import type { A } from './a.js';`,
    },
  ],
  ['IL13', 'a file that re-exports itself', { 'domain/src/a.ts': `export * from './a.js';` }],
  [
    'IL14',
    'a built file of another package',
    { 'widget/src/a.ts': `import '../../domain/dist/a.js';` },
  ],
  ['IL14', 'the tests’ names for internals', { 'server/src/demo/a.ts': `import '#domain/a.js';` }],
  [
    'IL14',
    'a name that is not exported',
    { '/examples/a/a.ts': `import '@komentar/domain/dist/a.js';` },
  ],
  ['IL15', 'a source folder', { '/examples/a/a.ts': `import '../../packages/widget/src/a.js';` }],
  [
    'IL15',
    'a page that points at one',
    { '/examples/a/a.html': `<script src="../../packages/widget/dist/k.js"></script>` },
  ],
  [
    'IL16',
    'a test’s support',
    { 'server/src/demo/a.ts': `import '../../../../test/support/a.js';` },
  ],
  ['IL16', 'an example', { 'server/src/demo/a.ts': `import '../../../../examples/a/a.js';` }],
  [
    'IL17',
    'two slices',
    {
      'server/src/sanitize/a.ts': `import 'jsdom';`,
      'server/src/observe/b.ts': `import type { JSDOM } from 'jsdom';`,
    },
  ],
  [
    'IL18',
    'a part of the transport',
    { 'server/src/cluster/a.ts': `import type { B } from '../transport/b.js';` },
  ],
];

describe('the import law bites', () => {
  it.each(BAD)('[%s] is broken by %s', (id, _what, files) => {
    expect([...new Set(judge(files))]).toEqual([id]);
  });

  it.each(RULES)('[%s] has a bad example here: %s', (id) => {
    expect(BAD.map(([bad]) => bad)).toContain(id);
  });

  it('[IL14] allows each part what the table allows it', () => {
    const fine = {
      'domain/src/a.ts': `export { b } from './b.js';`,
      'domain/src/b.ts': `export const b = 1;`,
      'protocol/src/a.ts': `import * as v from 'valibot'; import { b } from '@komentar/domain';`,
      'client/src/live.ts': `void import('socket.io-client');`,
      'dashboard/src/a.ts': `import '@komentar/client/live';`,
      'widget/src/a.ts': `import { html } from 'lit'; import { repeat } from 'lit/directives/repeat.js';`,
      'widget/src/render/safe-html.ts': `void import('dompurify');`,
      'server/src/app.ts': `import 'kysely'; import 'fastify'; import './storage/store.js';`,
      'server/src/main.ts': `import './app.js';`,
      'server/src/storage/store.ts': `import { sql } from 'kysely'; import '../ports/comments.js';`,
      'server/src/transport/http.ts': `import 'fastify'; import '@fastify/cors'; import '../use-case.js';`,
      'server/src/use-cases/a.ts': `import '../ports/comments.js'; import '@komentar/domain';`,
      '/examples/a/server.ts': `import '@komentar/server';`,
    };
    expect(judge(fine)).toEqual([]);
  });
});
