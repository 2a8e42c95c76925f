/** `npm run dev`: rebuilds types and bundles on every save and restarts the server when its code changed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './freshness.mjs';
import { filledPackages } from './packages.mjs';

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);
const projects = filledPackages().map((name) => `packages/${name}`);

/** What runs side by side; each one ending for itself ends all. */
const WATCHERS = [
  [bin('typescript/bin/tsc'), '-b', ...projects, '--watch', '--preserveWatchOutput'],
  [bin('rollup/dist/bin/rollup'), '-c', '--watch', '--no-watch.clearScreen', '--silent'],
  ['--watch', '--watch-preserve-output', 'packages/server/dist/main.js', 'serve'],
];

if (!build()) process.exit(1);

const children = WATCHERS.map((args) =>
  spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }),
);
const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop).on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
