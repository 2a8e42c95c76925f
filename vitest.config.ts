/** Runs every suite under test/ against the built packages: first those without a browser, then one by one those with. */
import { defineConfig } from 'vitest/config';
import { SERIAL } from './test/support/suites.js';

const SECOND = 1000;

/** `#domain/…` and its like are the built files: tests see what ships. Types come from the sources (test/tsconfig.json). */
const alias = [
  {
    find: /^#(domain|protocol|client|server|widget|dashboard)\//,
    replacement: `${import.meta.dirname}/packages/$1/dist/`,
  },
];

export default defineConfig({
  test: {
    pool: 'forks',
    allowOnly: false,
    retry: 0,
    reporters: ['default', './test/support/nothing-skipped.ts'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'plain',
          include: ['test/**/*.test.ts'],
          exclude: SERIAL,
          testTimeout: 20 * SECOND,
          hookTimeout: 60 * SECOND, // Starting a PostgreSQL on two busy cores.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: SERIAL,
          testTimeout: 90 * SECOND,
          hookTimeout: 90 * SECOND,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
