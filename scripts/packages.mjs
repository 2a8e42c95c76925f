/** The packages of this repository in the order in which they may depend on one another. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, filesUnder } from './freshness.mjs';

/** Names of the folders under `packages/`, lowest ring first. */
export const PACKAGES = ['domain', 'protocol', 'client', 'server', 'widget', 'dashboard'];

/** Packages that hold at least one source file; TypeScript refuses a project without any. */
export const filledPackages = () =>
  PACKAGES.filter((name) =>
    filesUnder([`packages/${name}/src`]).some((file) => file.endsWith('.ts')),
  );

/** Whether the two browser bundles have something to start from. */
export const hasBundles = () =>
  ['widget/dist/komentar-section.js', 'dashboard/dist/app.js'].some((file) =>
    existsSync(join(ROOT, 'packages', file)),
  );
