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
  ['/node_modules/socket.io-client/', 'live'],
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
    compress: { passes: 2, unsafe_arrows: false },
    format: { comments: false },
  });

/** @type {Partial<import('rollup').RollupOptions>} */
const shared = {
  // Later chunks import lit from the entry itself; otherwise the entry would shrink to a file that only re-exports.
  preserveEntrySignatures: 'allow-extension',
  treeshake: {
    // Our own packages below the apps only declare; importing one name must not drag in the rest.
    moduleSideEffects: (id) => !/\/packages\/(?:domain|protocol|client)\/dist\//.test(id),
  },
  onwarn(warning) {
    if (warning.code === 'THIS_IS_UNDEFINED') return; // TypeScript's decorator shim.
    throw new Error(warning.message);
  },
};

/** @param {string} prefix folder inside the tree, with its slash */
const hashed = (prefix) => ({
  format: /** @type {const} */ ('es'),
  entryFileNames: `${prefix}[name].[hash].js`,
  chunkFileNames: (/** @type {import('rollup').PreRenderedChunk} */ chunk) =>
    `${prefix}${chunkName(chunk)}.[hash].js`,
  assetFileNames: `${prefix}[name].[hash][extname]`,
  hashCharacters: /** @type {const} */ ('base36'),
});

/** @type {import('rollup').RollupOptions} */
const core = {
  ...shared,
  input: { 'komentar-section': at('widget/dist/komentar-section.js') },
  output: { dir: WIDGET, ...hashed('k/') },
  plugins: [
    resolve(),
    minifyLitTemplates(),
    smallest({ module: true }),
    neverInCore(['socket.io-client', 'engine.io-client', 'dompurify']),
    notices('k/licences.txt'),
    manifest(),
    precompressed({ name: 'core', part: 'core' }),
  ],
};

/** The core's hashed path as a string literal; the core is always bundled before the loader. */
function corePath() {
  const { 'komentar-section': path } = JSON.parse(
    readFileSync(join(WIDGET, 'manifest.json'), 'utf8'),
  );
  return JSON.stringify(path);
}

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
      values: { "'__CORE__'": corePath, '"__CORE__"': corePath, __CORE__: corePath },
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

const present = [core, loader, dashboard].filter(({ input }) =>
  Object.values(typeof input === 'string' ? [input] : (input ?? {})).every((file) =>
    existsSync(file),
  ),
);
const last = present.at(-1);
if (last !== undefined) last.plugins = [last.plugins, budgets()];

export default present;
