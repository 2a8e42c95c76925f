/** Says whether a build step's results still belong to its sources, by content and not by clock. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder, absolute. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Every file under the given files and folders, relative to the root with forward slashes, sorted.
 * What does not exist is left out, so that an empty package is simply empty.
 * @param {readonly string[]} places
 * @returns {string[]}
 */
export function filesUnder(places) {
  const found = places.flatMap((place) => {
    const path = join(ROOT, place);
    if (!existsSync(path)) return [];
    return [...walk(path)].map((file) => relative(ROOT, file).split(sep).join('/'));
  });
  return [...new Set(found)].sort();
}

/**
 * @param {string} path
 * @returns {Generator<string>}
 */
function* walk(path) {
  const entries = tryReadFolder(path);
  if (entries === undefined) {
    yield path;
    return;
  }
  for (const entry of entries) {
    if (entry !== 'node_modules') yield* walk(join(path, entry));
  }
}

/** @param {string} path */
function tryReadFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined; // A file: ENOTDIR.
  }
}

/**
 * One fingerprint for the names and contents of all these files. Contents rather than times, so that
 * a fresh clone, a branch switched back or a file saved unchanged costs no build.
 * @param {readonly string[]} files relative to the root
 */
export function fingerprint(files) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files) {
    hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

/**
 * What the last successful run of a step left as its stamp: fingerprints of what it read and wrote.
 * @typedef {{ inputs: string, outputs: string }} Stamp
 */

/**
 * @param {string} step
 * @returns {Stamp | undefined} undefined: never ran here, or the stamp is unreadable
 */
export function readStamp(step) {
  try {
    return JSON.parse(readFileSync(stampFile(step), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} step
 * @param {Stamp} stamp
 */
export function writeStamp(step, stamp) {
  mkdirSync(dirname(stampFile(step)), { recursive: true });
  writeFileSync(stampFile(step), JSON.stringify(stamp));
}

/** @param {string} step */
const stampFile = (step) => join(ROOT, '.cache', 'build', `${step}.json`);
