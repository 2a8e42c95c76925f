/** `npm run check`: every check that needs no running server, reported together; fails if any of them does. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './freshness.mjs';

/**
 * In order: the later ones read what the first two build.
 * @type {readonly { name: string, script: string, args?: string[], when?: () => boolean }[]}
 */
const CHECKS = [
  { name: 'build and size budgets', script: 'scripts/build.mjs' },
  { name: 'types, tests included', script: 'node_modules/typescript/bin/tsc', args: ['-b'] },
  {
    name: 'lint',
    script: 'node_modules/eslint/bin/eslint.js',
    args: [
      '.',
      '--max-warnings=0',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=.cache/eslint/',
    ],
  },
  {
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', '.'],
  },
  {
    name: 'import law',
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', 'test/architecture', '--reporter=dot'],
  },
  {
    name: 'generated docs in step',
    script: 'scripts/generate-docs.mjs',
    args: ['--check'],
    when: () => existsSync(join(ROOT, 'scripts/generate-docs.mjs')),
  },
  {
    name: 'unused files, exports and dependencies',
    script: 'node_modules/knip/bin/knip.js',
    args: ['--no-progress'],
  },
];

/** The tools write into a pipe, so they have to be told whether colours are welcome behind it. */
const { FORCE_COLOR: _force, NO_COLOR: _no, ...plain } = process.env;
const env = process.stdout.isTTY ? { ...plain, FORCE_COLOR: '1' } : { ...plain, NO_COLOR: '1' };

/**
 * @param {(typeof CHECKS)[number]} check
 * @returns {Promise<{ ok: boolean, output: string, ms: number }>}
 */
function run(check) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, check.script), ...(check.args ?? [])], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('close', (code) =>
      resolve({
        ok: code === 0,
        output: Buffer.concat(chunks).toString().trim(),
        ms: Date.now() - started,
      }),
    );
  });
}

/** @type {string[]} */
const failed = [];
for (const check of CHECKS) {
  if (check.when?.() === false) {
    console.log(`–  ${check.name}: nothing to check yet`);
    continue;
  }
  const { ok, output, ms } = await run(check);
  console.log(`${ok ? '✓' : '✗'}  ${check.name} (${(ms / 1000).toFixed(1)} s)`);
  if (!ok) {
    failed.push(check.name);
    console.log(output.replace(/^/gm, '     '));
  }
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join('; ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
