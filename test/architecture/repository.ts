/** Reads the files and public names of this repository for the tests of its architecture. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, filesUnder } from '../../scripts/freshness.mjs';
import { PACKAGES } from '../../scripts/packages.mjs';
import type { SourceFile } from './source-file.js';

const read = (path: string): SourceFile => ({ path, text: readFileSync(join(ROOT, path), 'utf8') });

const inside = (places: readonly string[], names: RegExp): SourceFile[] =>
  filesUnder(places)
    .filter((path) => names.test(path))
    .map(read);

/** All TypeScript and style sheets of the packages. */
export const packageSources = (): SourceFile[] =>
  inside(
    PACKAGES.map((name) => `packages/${name}/src`),
    /\.(?:ts|css)$/,
  );

/** Code and pages of the examples. */
export const exampleSources = (): SourceFile[] =>
  inside(['examples'], /\.(?:[cm]?[jt]sx?|html|css|php)$/);

/** The tests with everything that supports them. */
export const testSources = (): SourceFile[] => inside(['test'], /\.ts$/);

/** The repository's own tools. */
export const scriptSources = (): SourceFile[] => inside(['scripts'], /\.mjs$/);

/** Every name under which one package may be imported by another: `@komentar/domain`, …, from its `exports`. */
export const publicNames = (): ReadonlySet<string> => new Set(PACKAGES.flatMap(namesOf));

function namesOf(folder: string): string[] {
  const file = join(ROOT, 'packages', folder, 'package.json');
  if (!existsSync(file)) return [];
  const { name, exports } = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string;
    exports?: Record<string, unknown>;
  };
  return Object.keys(exports ?? {}).map((key) => name + key.slice(1));
}
