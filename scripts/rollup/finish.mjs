/** Rollup plugins for what has been written: brotli and gzip beside each file, a manifest, sizes and budgets. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ROOT } from '../freshness.mjs';
import { forbiddenWords } from '../path-words.mjs';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/**
 * @typedef {object} Written
 * @property {string} file path in the public tree
 * @property {'loader' | 'core' | 'later' | 'counts' | 'dashboard' | 'pages'} part
 * @property {number} raw bytes, as are the next two
 * @property {number} gzip
 * @property {number} brotli
 */

/**
 * Collects what the bundles of one run wrote, across configurations: the widget is two of them.
 * @type {Map<string, Written[]>}
 */
const written = new Map();

/**
 * Writes `x.br` (quality 11) and `x.gz` (level 9) beside each script and style sheet, once, so that the
 * server never compresses while somebody waits.
 * @param {string} path
 * @param {string | Uint8Array} source
 */
async function precompress(path, source) {
  const bytes = Buffer.from(source);
  const [br, gz] = await Promise.all([
    toBrotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    toGzip(bytes, { level: 9 }),
  ]);
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gz);
  return { raw: bytes.length, gzip: gz.length, brotli: br.length };
}

/**
 * The files an entry needs before its first line runs: itself and its static imports, all the way down.
 * @param {import('rollup').OutputBundle} bundle
 */
function staticGraph(bundle) {
  const needed = new Set(
    Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' && file.isEntry ? [file.fileName] : [],
    ),
  );
  for (const name of needed) {
    const chunk = bundle[name];
    if (chunk?.type === 'chunk') chunk.imports.forEach((imported) => needed.add(imported));
  }
  return needed;
}

/**
 * What a file outside the entry's static graph counts as.
 * @type {Partial<Record<Written['part'], Written['part']>>}
 */
const LATER = { core: 'later', dashboard: 'pages' };

/**
 * Compresses, measures and remembers everything one configuration wrote.
 * @param {{ name: string, part: Written['part'] }} which of `LATER`: what the entry does not import
 *   statically is counted as that
 * @returns {import('rollup').Plugin}
 */
export const precompressed = ({ name, part }) => ({
  name: 'precompressed',
  async writeBundle(options, bundle) {
    const first = staticGraph(bundle);
    /** @type {Written[]} */
    const files = [];
    for (const output of Object.values(bundle)) {
      const words = forbiddenWords(output.fileName);
      if (words.length > 0)
        this.error(`${output.fileName}: a content blocker stops "${words.join('", "')}" in a path`);
      if (!/\.(?:js|css)$/.test(output.fileName)) continue;
      const source = output.type === 'chunk' ? output.code : output.source;
      const folder = options.dir ?? dirname(options.file ?? '');
      const sizes = await precompress(join(folder, output.fileName), source);
      const role = first.has(output.fileName) ? part : (LATER[part] ?? part);
      files.push({ file: output.fileName, part: role, ...sizes });
    }
    written.set(name, files);
  },
});

/**
 * Keeps heavy libraries out of what every reader downloads.
 * @param {readonly string[]} libraries that must not be in the entry's static graph
 * @returns {import('rollup').Plugin}
 */
export const neverInCore = (libraries) => ({
  name: 'never-in-core',
  generateBundle(_options, bundle) {
    for (const name of staticGraph(bundle)) {
      const chunk = bundle[name];
      const ids = chunk?.type === 'chunk' ? chunk.moduleIds : [];
      const found = libraries.find((library) =>
        ids.some((id) => id.includes(`/node_modules/${library}/`)),
      );
      if (found)
        this.error(
          `${found} is in ${name}, which loads before the first comment; import it dynamically`,
        );
    }
  },
});

/**
 * Writes `manifest.json`: entry name (`app`, `app.css`) to hashed file, for whoever has to name the file.
 * @returns {import('rollup').Plugin}
 */
export const manifest = () => ({
  name: 'manifest',
  writeBundle(options, bundle) {
    const entries = Object.values(bundle).flatMap((file) => {
      if (file.type === 'chunk') return file.isEntry ? [[file.name, file.fileName]] : [];
      return file.fileName.endsWith('.css') ? file.names.map((name) => [name, file.fileName]) : [];
    });
    const path = join(options.dir ?? '', 'manifest.json');
    mkdirSync(dirname(path), { recursive: true });
    // Several bundles can share a tree.
    const before = existsSync(path) ? Object.entries(JSON.parse(readFileSync(path, 'utf8'))) : [];
    const all = Object.fromEntries([...before, ...entries].sort());
    writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`);
  },
});

/**
 * Prints every file's size and fails the build when a budget is exceeded. Belongs in the last configuration.
 * @returns {import('rollup').Plugin}
 */
export const budgets = () => ({
  name: 'budgets',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler() {
      const files = [...written.values()].flat();
      printSizes(files);
      const exceeded = budgetLines(files);
      if (exceeded.length > 0) this.error(`size budget exceeded: ${exceeded.join('; ')}`);
    },
  },
});

/** @param {readonly Written[]} files */
function printSizes(files) {
  const rows = [
    ['file', 'part', 'raw', 'gzip', 'brotli'],
    ...files.map(({ file, part, raw, gzip, brotli }) => [
      file,
      part,
      `${raw}`,
      `${gzip}`,
      `${brotli}`,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column < 2 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.error(`  ${cells.join('  ')}`);
  }
}

/** The desk's live connection: fetched later, but by everybody. */
const LIVE = /^live\./;

/**
 * @param {readonly Written[]} files
 * @returns {string[]} one line per budget that is exceeded; the others are printed
 */
function budgetLines(files) {
  /** @type {Record<string, { brotli: number, what: string }>} */
  const limits = JSON.parse(readFileSync(join(ROOT, 'budgets.json'), 'utf8'));
  /** @type {Record<string, (file: Written) => boolean>} */
  const members = {
    loader: ({ part }) => part === 'loader',
    core: ({ part }) => part === 'core',
    counts: ({ part }) => part === 'counts',
    // A reader meets one language, the question before loading if at all in place of the rest, the
    // purifier only where the browser has no `setHTML` (docs/decisions/0008), and a sanction hardly ever.
    widget: ({ part, file }) =>
      (part === 'loader' || part === 'core' || part === 'later') &&
      !/\/(?:(?:en|ar)(?:-writing)?|consent|purify|standing)\./.test(file),
    purifier: ({ file }) => /\/purify\./.test(file),
    sanctioned: ({ file }) => /\/standing\./.test(file),
    dashboard: ({ part, file }) => part === 'dashboard' || (part === 'pages' && LIVE.test(file)),
    pages: ({ part, file }) => part === 'pages' && !LIVE.test(file),
  };
  return Object.entries(limits).flatMap(([name, { brotli: limit, what }]) => {
    const total = files
      .filter((file) => members[name]?.(file))
      .reduce((sum, { brotli }) => sum + brotli, 0);
    const line = `${name} ${total} of ${limit} bytes (${what})`;
    if (total > limit) return [line];
    console.error(`  budget ${line}`);
    return [];
  });
}
