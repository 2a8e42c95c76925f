/** `npm run bench`: runs every benchmark here, one after another, and prints figures beside their floors. */
import { readdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `requests/s`, `ms`, `bytes`, … : of `value` and `floor` alike. */
  readonly unit: string;
  /** The same thing done bare, measured in the same run; absent where nothing simpler exists. */
  readonly floor?: number;
  /** `value / floor`: the only number that may be compared between machines. */
  readonly ratio?: number;
  /** What a target of docs/rules.md allows on a quiet machine; the figure's name begins with its id. */
  readonly atMost?: number;
}

/** What a file `test/bench/<name>.bench.ts` exports. */
export interface Bench {
  readonly name: string;
  readonly run: () => Promise<readonly Figure[]>;
}

interface Outcome {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly error?: string;
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});

/** The benchmark files whose names contain one of the words given on the command line, or all of them. */
async function chosen(): Promise<string[]> {
  const all = (await readdir(import.meta.dirname))
    .filter((file) => file.endsWith('.bench.ts'))
    .sort();
  return all.filter(
    (file) => positionals.length === 0 || positionals.some((word) => file.includes(word)),
  );
}

/** A benchmark that fails is reported at the end; the others still run. */
async function measure(file: string): Promise<Outcome> {
  try {
    const { name, run } = (await import(join(import.meta.dirname, file))) as Bench;
    console.log(`\n${name}`);
    const figures = await run();
    print(figures);
    return { name, figures };
  } catch (error) {
    console.error(error);
    return { name: file, figures: [], error: String(error) };
  }
}

/** Three significant digits below a hundred, whole numbers above. */
const digits = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));

function print(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, unit, floor, ratio, atMost }) => [
    name,
    `${digits(value)} ${unit}`,
    floor === undefined ? '' : `floor ${digits(floor)}`,
    ratio === undefined ? '' : `ratio ${ratio.toFixed(2)}`,
    atMost === undefined ? '' : `at most ${digits(atMost)}`,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of rows) {
    console.log(
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    );
  }
}

const outcomes: Outcome[] = [];
for (const file of await chosen()) outcomes.push(await measure(file));

if (outcomes.length === 0) console.error('No benchmark of that name in test/bench.');
if (values.json !== undefined) {
  const machine = {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpus: availableParallelism(),
  };
  await writeFile(values.json, `${JSON.stringify({ machine, benches: outcomes }, null, 2)}\n`);
}
const failed = outcomes.filter(({ error }) => error !== undefined);
for (const { name, error } of failed) console.error(`Failed: ${name}: ${error ?? ''}`);
process.exitCode = failed.length > 0 || outcomes.length === 0 ? 1 : 0;
