/** `npm test`, first step: installs the programs the tests need and this machine lacks, or says what to run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { TOOLS, findChromium, findPostgres, findRedis } from './tools.mjs';

const { platform, arch } = process;
const isRoot = process.getuid?.() === 0;
const hasApt = existsSync('/usr/bin/apt-get');
const isUbuntu = hasApt && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));

/**
 * One way to get a tool.
 * @typedef {object} Way
 * @property {boolean} open whether it may be tried on this machine by this user
 * @property {string} from
 * @property {() => void} run throws when it fails; the next way is tried then
 */

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {() => string | undefined} find
 * @property {readonly Way[]} ways
 * @property {string} byHand the one line to run when no way is open
 * @property {string} variable names one that stands in an unusual place
 */

/**
 * @param {string} command
 * @param {string[]} args
 */
const run = (command, args) =>
  void execFileSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/**
 * @param {string} name of a Debian package
 * @param {boolean} open
 * @returns {Way}
 */
const apt = (name, open) => ({
  open: open && hasApt && isRoot,
  from: `the distribution: apt-get install ${name}`,
  run() {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
  },
});

/**
 * Into a folder of its own, so that neither package.json nor the lockfile ever names this binary.
 * @param {string} spec pinned name and version
 * @param {{ open: boolean, unpack: (folder: string) => void }} how
 * @returns {Way}
 */
const npm = (spec, { open, unpack }) => ({
  open,
  from: `the npm registry: ${spec}, into .cache/tools`,
  run() {
    const name = spec.slice(0, spec.lastIndexOf('@'));
    mkdirSync(TOOLS, { recursive: true });
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    run('npm', ['install', '--prefix', TOOLS, ...quiet, spec]);
    unpack(join(TOOLS, 'node_modules', name));
  },
});

/** @param {string} file */
const inflate = (file) => brotliDecompressSync(readFileSync(file));

/** @type {readonly Tool[]} */
const NEEDED = [
  {
    name: 'Chromium',
    find: findChromium,
    ways: [
      apt('chromium', !isUbuntu), // Ubuntu's package of that name is a pointer to a snap.
      npm('@sparticuz/chromium@153.0.0', {
        open: platform === 'linux' && arch === 'x64',
        unpack(folder) {
          const libraries = join(TOOLS, 'chromium-lib');
          mkdirSync(libraries, { recursive: true });
          execFileSync('tar', ['-x', '-C', libraries, '--strip-components=1'], {
            input: inflate(join(folder, 'bin/al2023.tar.br')),
          });
          writeFileSync(join(TOOLS, 'chromium'), inflate(join(folder, 'bin/chromium.br')), {
            mode: 0o755,
          });
        },
      }),
    ],
    byHand:
      platform === 'darwin'
        ? 'brew install --cask chromium'
        : isUbuntu
          ? 'sudo snap install chromium'
          : 'sudo apt-get update && sudo apt-get install -y chromium',
    variable: 'CHROMIUM_PATH',
  },
  {
    name: 'PostgreSQL',
    find: findPostgres,
    ways: [apt('postgresql', true)],
    byHand:
      platform === 'darwin'
        ? 'brew install postgresql@17'
        : 'sudo apt-get update && sudo apt-get install -y postgresql',
    variable: 'POSTGRES_BIN',
  },
  {
    name: 'Redis',
    find: findRedis,
    ways: [apt('redis-server', true)],
    byHand:
      platform === 'darwin'
        ? 'brew install redis'
        : 'sudo apt-get update && sudo apt-get install -y redis-server',
    variable: 'REDIS_SERVER',
  },
];

/**
 * @param {Tool} tool
 * @returns {boolean} whether it is there now
 */
function ensure({ name, find, ways, byHand, variable }) {
  if (find() !== undefined) return true;
  for (const way of ways.filter(({ open }) => open)) {
    console.error(`The tests need ${name}, which is missing here. Installing it from ${way.from}.`);
    try {
      way.run();
    } catch (error) {
      console.error(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (find() !== undefined) return true;
  }
  console.error(`The tests need ${name}, which cannot be installed from here. Run:\n  ${byHand}`);
  console.error(`If it is there already, ${variable} can say where.`);
  return false;
}

// Not `every`: whoever has to type something should see all of it at once.
const missing = NEEDED.filter((tool) => !ensure(tool));
process.exitCode = missing.length === 0 ? 0 : 1;
