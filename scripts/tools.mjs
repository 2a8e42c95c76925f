/** Finds the programs that the tests drive for real: a Chromium, a Redis and the server side of PostgreSQL. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './freshness.mjs';

/** Where `ensure-tools.mjs` puts what it takes from the npm registry. */
export const TOOLS = join(ROOT, '.cache', 'tools');

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {readonly string[]} names
 * @returns {string[]} where each of these programs would be in the PATH
 */
const inPath = (names) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)));

/** @param {string} folder */
const list = (folder) => (existsSync(folder) ? readdirSync(folder) : []);

/**
 * The browser's executable; `CHROMIUM_PATH` comes first. Ubuntu's `/usr/bin/chromium-browser` without the snap
 * behind it is a script that only prints advice, so the real binaries are asked first.
 * @returns {string | undefined} undefined: none on this machine
 */
export const findChromium = () =>
  [
    process.env['CHROMIUM_PATH'] ?? '',
    join(TOOLS, 'chromium'),
    ...inPath(['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser']),
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => path !== '' && isExecutable(path));

/**
 * What a browser from the npm registry needs in its environment: libraries that a bare machine lacks.
 * @param {string} executable
 * @returns {Record<string, string>}
 */
export const chromiumEnvironment = (executable) =>
  executable.startsWith(TOOLS) ? { LD_LIBRARY_PATH: join(TOOLS, 'chromium-lib') } : {};

/**
 * The server's executable; `REDIS_SERVER` comes first.
 * @returns {string | undefined} undefined: none on this machine
 */
export const findRedis = () =>
  [
    process.env['REDIS_SERVER'] ?? '',
    ...inPath(['redis-server']),
    '/opt/homebrew/bin/redis-server',
    '/usr/local/bin/redis-server',
  ].find((path) => path !== '' && isExecutable(path));

/**
 * The folder that holds `initdb` and `postgres`; `POSTGRES_BIN` comes first, then the newest version found.
 * @returns {string | undefined} undefined: none on this machine
 */
export const findPostgres = () =>
  [
    process.env['POSTGRES_BIN'] ?? '',
    ...versions('/usr/lib/postgresql', 'bin'),
    ...versions('/opt/homebrew/opt', 'bin', 'postgresql@'),
    ...versions('/usr/local/opt', 'bin', 'postgresql@'),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].find(
    (folder) =>
      folder !== '' && ['initdb', 'postgres'].every((name) => isExecutable(join(folder, name))),
  );

/**
 * @param {string} folder
 * @param {string} inner
 * @param {string} prefix
 * @returns {string[]} `folder/<prefix><version>/inner`, newest version first
 */
const versions = (folder, inner, prefix = '') =>
  list(folder)
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .sort((a, b) => Number(b.slice(prefix.length)) - Number(a.slice(prefix.length)))
    .map((name) => join(folder, name, inner));
