/**
 * `node scripts/chart-performance.mjs`: measures cost against size and writes `docs/performance.md`.
 *
 * It runs the benchmarks `size` and `fan-out` once for each size; on a quiet machine that takes some
 * ten minutes. Sizes can be given: `--comments 1000,10000 --readers 100,1000`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** @typedef {{ name: string, value: number, unit: string, floor?: number, ratio?: number }} Figure */

const { values } = parseArgs({
  options: {
    comments: { type: 'string', default: '1000,10000,100000,1000000' },
    readers: { type: 'string', default: '100,1000,5000,10000' },
  },
});

/** @param {string} sizes */
const sizesOf = (sizes) => sizes.split(',').map(Number);

/**
 * The figures of one benchmark at one size.
 * @param {string} name
 * @param {Record<string, string>} env
 * @returns {Figure[]}
 */
const figuresOf = (name, env) => {
  const folder = mkdtempSync(join(tmpdir(), 'komentar-chart-'));
  const file = join(folder, 'figures.json');
  try {
    execFileSync('npx', ['tsx', 'test/bench/run.ts', name, '--json', file], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    const { benches } = JSON.parse(readFileSync(file, 'utf8'));
    return benches.flatMap((/** @type {{ figures: Figure[] }} */ { figures }) => figures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** @param {number} value */
const short = (value) => value.toLocaleString('en', { maximumSignificantDigits: 3 });

/**
 * A table with a row for each figure and a column for each size, and a chart of one figure's ratios.
 * @param {{ title: string, axis: string, sizes: number[], columns: Figure[][], charted: string }} of
 */
const section = ({ title, axis, sizes, columns, charted }) => {
  const names = (columns[0] ?? []).map(({ name, unit }) => ({ name, unit }));
  /** @param {string} name @param {number} at */
  const figure = (name, at) => columns[at]?.find((each) => each.name === name);
  const rows = names.map(({ name, unit }) => {
    const cells = sizes.map((_, at) => {
      const { value = NaN, ratio } = figure(name, at) ?? {};
      return `${short(value)}${ratio === undefined ? '' : ` (${ratio.toFixed(2)})`}`;
    });
    return `| ${name}, ${unit} | ${cells.join(' | ')} |`;
  });
  const points = sizes.map((_, at) => (figure(charted, at)?.ratio ?? NaN).toFixed(2));
  return [
    `## ${title}`,
    '',
    `| ${axis} | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`,
    `|---|${sizes.map(() => '---:').join('|')}|`,
    ...rows,
    '',
    '```mermaid',
    'xychart-beta',
    `  title "${charted}: ratio to the floor"`,
    `  x-axis "${axis}" [${sizes.map((size) => `"${size.toLocaleString('en')}"`).join(', ')}]`,
    `  line [${points.join(', ')}]`,
    '```',
    '',
  ].join('\n');
};

const comments = sizesOf(values.comments);
const readers = sizesOf(values.readers);
const page = [
  '# Cost against size',
  '',
  `Written by \`node scripts/chart-performance.mjs\` on ${new Date().toISOString().slice(0, 10)}, on a machine with ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}). In brackets stands the ratio to the floor of the same run; only it may be compared between machines. What each floor is, and how to read the figures, is in [test/bench/README.md](../test/bench/README.md).`,
  '',
  section({
    title: 'Reads and posts against the number of comments',
    axis: 'comments in one thread',
    sizes: comments,
    columns: comments.map((size) => figuresOf('size', { KOMENTAR_BENCH_COMMENTS: String(size) })),
    charted: 'thread page of 20 roots, newest, p50',
  }),
  section({
    title: 'One approved comment against the number of readers',
    axis: 'readers of one thread',
    sizes: readers,
    columns: readers.map((size) => figuresOf('fan-out', { KOMENTAR_BENCH_READERS: String(size) })),
    charted: 'from the request to the last reader, p50',
  }),
].join('\n');
writeFileSync('docs/performance.md', page);
