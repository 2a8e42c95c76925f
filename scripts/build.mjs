/** Builds what is stale: TypeScript of all packages, then the browser bundles; silent when nothing changed. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, filesUnder, fingerprint, readStamp, writeStamp } from './freshness.mjs';
import { PACKAGES, filledPackages, hasBundles } from './packages.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} doing what is printed while it runs
 * @property {() => string[]} inputs
 * @property {() => string[]} outputs
 * @property {(tampered: boolean) => void} run throws when it fails; `tampered`: outputs changed, inputs did not
 */

/** @type {Step} */
const types = {
  name: 'packages',
  doing: 'TypeScript of the packages',
  inputs: () =>
    filesUnder([
      'tsconfig.base.json',
      'package-lock.json',
      ...PACKAGES.flatMap((name) => [
        `packages/${name}/src`,
        `packages/${name}/tsconfig.json`,
        `packages/${name}/package.json`,
      ]),
    ]),
  // The .tsbuildinfo files are left out: they change with the check's flags, not with what was emitted.
  outputs: () =>
    filesUnder(PACKAGES.map((name) => `packages/${name}/dist`)).filter(
      (file) => !file.endsWith('.tsbuildinfo'),
    ),
  run(tampered) {
    removeOrphans();
    const projects = filledPackages().map((name) => `packages/${name}`);
    // `tsc -b` trusts its .tsbuildinfo and would not notice that an emitted file was deleted or edited.
    if (projects.length > 0)
      node('typescript/bin/tsc', ['-b', ...projects, ...(tampered ? ['--force'] : [])]);
    copyAssets();
  },
};

/** @type {Step} */
const bundles = {
  name: 'bundles',
  doing: 'browser bundles',
  inputs: () =>
    filesUnder([
      'rollup.config.mjs',
      'budgets.json',
      'scripts/rollup',
      'package-lock.json',
      ...['domain', 'protocol', 'client', 'widget', 'dashboard'].map(
        (name) => `packages/${name}/dist`,
      ),
    ]).filter((file) => !/\.(?:d\.ts|map|tsbuildinfo)$/.test(file)),
  outputs: () => filesUnder(['packages/widget/public', 'packages/dashboard/public']),
  run: () => {
    if (hasBundles()) node('rollup/dist/bin/rollup', ['-c', '--silent']);
  },
};

/**
 * Runs the stale steps in order.
 * @returns {boolean} whether everything is built; the failing tool has already printed why not
 */
export function build() {
  return [types, bundles].every((step) => {
    try {
      refresh(step);
      return true;
    } catch (error) {
      console.error(`build: ${step.doing} failed. ${error instanceof Error ? error.message : ''}`);
      return false;
    }
  });
}

/** @param {Step} step */
function refresh(step) {
  const inputs = fingerprint(step.inputs());
  const stamp = readStamp(step.name);
  if (stamp?.inputs === inputs && stamp.outputs === fingerprint(step.outputs())) return;
  const started = Date.now();
  step.run(stamp?.inputs === inputs);
  writeStamp(step.name, { inputs, outputs: fingerprint(step.outputs()) });
  console.error(`build: ${step.doing}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * @param {string} script inside node_modules
 * @param {string[]} args
 */
function node(script, args) {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}`);
}

/** Removes emitted files whose source was renamed or removed: an import of them would otherwise still work here. */
function removeOrphans() {
  for (const file of types.outputs()) {
    const source = file.replace('/dist/', '/src/').replace(/(?:\.d\.ts|\.js)(?:\.map)?$/, '.ts');
    if (!existsSync(join(ROOT, source))) rmSync(join(ROOT, file));
  }
}

/** Copies what TypeScript does not emit (style sheets, texts, pictures) beside the emitted code. */
function copyAssets() {
  for (const file of filesUnder(PACKAGES.map((name) => `packages/${name}/src`))) {
    if (!file.endsWith('.ts'))
      cpSync(join(ROOT, file), join(ROOT, file.replace('/src/', '/dist/')));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = build() ? 0 : 1;
