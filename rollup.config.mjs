/** Bundles the emitted JavaScript of widget and dashboard into the trees that the server serves. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { ROOT } from './scripts/freshness.mjs';
import { forbiddenWords } from './scripts/path-words.mjs';
import { budgets, manifest, neverInCore, precompressed } from './scripts/rollup/finish.mjs';
import { minifyCss, minifyLitTemplates } from './scripts/rollup/minify-templates.mjs';
import { notices } from './scripts/rollup/notices.mjs';

const at = (/** @type {string[]} */ ...parts) => join(ROOT, 'packages', ...parts);
const WIDGET = at('widget/public');
const DASHBOARD = at('dashboard/public');

/** Chunks that are named after the library they exist for; rollup would call them all `index`. */
const LIBRARY_CHUNKS = [
  ['/client/dist/lean-socket.js', 'live'],
  ['/node_modules/dompurify/', 'purify'],
];

/**
 * A chunk's name for its file, without the words that content blockers stop (`komentar-count` is one).
 * @param {{ name: string, moduleIds: string[] }} chunk
 */
function chunkName({ name, moduleIds }) {
  const library = LIBRARY_CHUNKS.find(([folder = '']) =>
    moduleIds.some((id) => id.includes(folder)),
  );
  if (library?.[1] !== undefined) return library[1];
  const words = name
    .split(/[^a-z0-9]+/i)
    .filter((word) => word && forbiddenWords(word).length === 0);
  return words.join('-') || 'part';
}

const resolve = () => nodeResolve({ browser: true, exportConditions: ['production'] });

const smallest = (/** @type {{ module: boolean }} */ { module }) =>
  terser({
    ecma: 2020,
    module,
    toplevel: true,
    // Functions written out where they are called are fewer characters and yet more bytes: brotli finds
    // less in them that it has seen before.
    compress: { passes: 3, unsafe_arrows: false, inline: 1 },
    format: { comments: false },
  });

/** @type {Partial<import('rollup').RollupOptions>} */
const shared = {
  // Later chunks import lit from the entry itself; otherwise the entry would shrink to a file that only re-exports.
  preserveEntrySignatures: 'allow-extension',
  treeshake: {
    // Our own packages below the apps only declare; importing one name must not drag in the rest. Nor
    // must the live connection's ways of sending, of which the widget uses one.
    moduleSideEffects: (id) =>
      !/\/packages\/(?:domain|protocol|client)\/dist\/|\/engine\.io-client\/.*\/transports\//.test(
        id,
      ),
  },
  onwarn(warning) {
    if (warning.code === 'THIS_IS_UNDEFINED') return; // TypeScript's decorator shim.
    throw new Error(warning.message);
  },
};

/** @param {string} prefix folder inside the tree, with its slash */
const hashed = (prefix) => ({
  format: /** @type {const} */ ('es'),
  freeze: false,
  entryFileNames: `${prefix}[name].[hash].js`,
  chunkFileNames: (/** @type {import('rollup').PreRenderedChunk} */ chunk) =>
    `${prefix}${chunkName(chunk)}.[hash].js`,
  assetFileNames: `${prefix}[name].[hash][extname]`,
  hashCharacters: /** @type {const} */ ('base36'),
});

/**
 * Exchanges the live connection's library for the part of its protocol that is used; what speaks to the
 * server in tests without a browser is the library itself.
 * @type {import('rollup').Plugin}
 */
const leanSocket = {
  name: 'lean-socket',
  resolveId: (name) => (name === 'socket.io-client' ? at('client/dist/lean-socket.js') : null),
};

/** @type {import('rollup').RollupOptions} */
const core = {
  ...shared,
  input: { 'komentar-section': at('widget/dist/komentar-section.js') },
  output: { dir: WIDGET, ...hashed('k/') },
  plugins: [
    leanSocket,
    resolve(),
    minifyLitTemplates(),
    smallest({ module: true }),
    neverInCore(['socket.io-client', 'engine.io-client', 'dompurify']),
    notices('k/licences.txt'),
    manifest(),
    precompressed({ name: 'core', part: 'core' }),
  ],
};

/** Counts are a bundle of their own: a front page has them and no section. */
/** @type {import('rollup').RollupOptions} */
const counts = {
  ...shared,
  // Not under its own name, which content blockers stop.
  input: { angka: at('widget/dist/komentar-count.js') },
  output: { dir: WIDGET, ...hashed('k/') },
  plugins: [
    resolve(),
    smallest({ module: true }),
    manifest(),
    precompressed({ name: 'counts', part: 'counts' }),
  ],
};

/**
 * The hashed path of an entry as a string literal; both are always bundled before the loader.
 * @param {string} entry
 */
const pathOf = (entry) => () =>
  JSON.stringify(JSON.parse(readFileSync(join(WIDGET, 'manifest.json'), 'utf8'))[entry]);
const corePath = pathOf('komentar-section');
const countsPath = pathOf('angka');

/** @type {import('rollup').RollupOptions} */
const loader = {
  ...shared,
  input: at('widget/dist/k.js'),
  output: { file: join(WIDGET, 'k.js'), format: 'iife' },
  plugins: [
    {
      name: 'watch-core',
      // In `transform`, because only there it also drops the cached result that holds the old name.
      transform() {
        this.addWatchFile(join(WIDGET, 'manifest.json'));
        return null;
      },
    },
    resolve(),
    // Quoted or not in the source, the token becomes one string literal.
    replace({
      preventAssignment: false,
      delimiters: ['', ''],
      values: {
        "'__CORE__'": corePath,
        '"__CORE__"': corePath,
        "'__COUNTS__'": countsPath,
        '"__COUNTS__"': countsPath,
      },
    }),
    smallest({ module: false }),
    precompressed({ name: 'loader', part: 'loader' }),
  ],
};

/** @type {import('rollup').RollupOptions} */
const dashboard = {
  ...shared,
  input: { app: at('dashboard/dist/app.js') },
  output: { dir: DASHBOARD, ...hashed('') },
  plugins: [
    leanSocket,
    resolve(),
    minifyLitTemplates(),
    smallest({ module: true }),
    {
      name: 'style-sheet',
      buildStart() {
        const file = at('dashboard/dist/app.css');
        if (!existsSync(file)) return;
        this.addWatchFile(file);
        this.emitFile({
          type: 'asset',
          name: 'app.css',
          source: minifyCss(readFileSync(file, 'utf8')),
        });
      },
    },
    notices('licences.txt'),
    manifest(),
    precompressed({ name: 'dashboard', part: 'dashboard' }),
  ],
};

/** Old hashes must not stay behind; while watching they may, an open page can still ask for them. */
if (process.env['ROLLUP_WATCH'] !== 'true') {
  for (const tree of [WIDGET, DASHBOARD]) rmSync(tree, { recursive: true, force: true });
}

const present = [core, counts, loader, dashboard].filter(({ input }) =>
  Object.values(typeof input === 'string' ? [input] : (input ?? {})).every((file) =>
    existsSync(file),
  ),
);
const last = present.at(-1);
if (last !== undefined) last.plugins = [last.plugins, budgets()];

export default present;
