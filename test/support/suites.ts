/** Which test files drive a real browser: they run one after another, never beside each other. */

const FOLDERS = ['test/e2e', 'test/attacks', 'test/widget', 'test/dashboard'];

/** A browser test that belongs to another folder carries this ending. */
const ENDING = '.browser.test.ts';

/** Globs of those files. Everything else under test/ may run side by side. */
export const SERIAL = [...FOLDERS.map((folder) => `${folder}/**/*.test.ts`), `test/**/*${ENDING}`];

/** Whether {@link SERIAL} covers this test file, named from the root. */
export const isSerial = (path: string): boolean =>
  path.endsWith(ENDING) || FOLDERS.some((folder) => path.startsWith(`${folder}/`));
