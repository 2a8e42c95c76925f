/** Runs the README's curl session word for word against a real server with the demo. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKomentar, type Komentar } from '../support/komentar.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

let server: Komentar;
beforeAll(async () => {
  server = await startKomentar();
});
afterAll(() => server.remove());

test('[OP2] the whole way over HTTP with curl alone, as the README shows it', async () => {
  const readme = await readFile(`${ROOT}README.md`, 'utf8');
  const block = /### The whole way with curl[^]*?```sh\n([^]*?)```/u.exec(readme)?.[1] ?? '';
  expect(block).toContain('comment:approve');
  const script = block.replaceAll('http://localhost:3100', server.url);
  const { stdout } = await run(
    'bash',
    ['-eo', 'pipefail', '-c', script.replaceAll(/\| grep -c (\S+)/gu, '| (grep -c $1 || true)')],
    {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        KOMENTAR_DATA_DIR: server.dataDir,
      },
    },
  );
  const counts = stdout.split('\n').filter((line) => /^\d+$/u.test(line));
  expect(counts).toEqual(['0', '1', '1']);
  expect(stdout).toContain('"status":"published"');
});
