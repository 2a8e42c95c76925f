/** No text travels that nobody shows. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { id } from '#client/i18n/id.js';
import { idWriting } from '#client/i18n/id-writing.js';

const SOURCES = ['packages/widget/src', 'packages/client/src'].map((folder) =>
  join(import.meta.dirname, '../..', folder),
);

const code = SOURCES.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/i18n.(?:id|en|ar)/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
).join('\n');

/** Read from a catalogue, taken out of one, or named as a choice of one. */
const isUsed = (key: string): boolean =>
  new RegExp(
    String.raw`(?:strings|texts|writing|words|late)(?:\(\))?[?!]?\.${key}\b|\{[^{}]*\b${key}\b[^{}]*\}(?:\s*=|: (?:Writing)?Strings)|'${key}'`,
  ).test(code);

describe('texts', () => {
  it.each([
    ['reading', id],
    ['writing', idWriting],
  ])('[CL25 T-21] every text for %s is shown somewhere', (_, catalogue) => {
    expect(Object.keys(catalogue).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('[CL25] a text is in one catalogue only', () => {
    expect(Object.keys(id).filter((key) => key !== 'lang' && key in idWriting)).toEqual([]);
  });
});
