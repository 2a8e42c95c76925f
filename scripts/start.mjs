/** `npm start`: builds what is stale, then becomes the real server (the same process, so signals reach it). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ROOT } from './freshness.mjs';

const main = join(ROOT, 'packages/server/dist/main.js');

if (!build()) process.exit(1);
if (!existsSync(main)) {
  console.error(
    'start: packages/server/dist/main.js was not built; is packages/server/src/main.ts there?',
  );
  process.exit(1);
}
process.argv = [process.execPath, main, 'serve', ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
