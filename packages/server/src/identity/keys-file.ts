/** The server's secrets: made at the first start, kept in the data folder, readable by its owner only. */
import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** Bytes of a key, as HS256 wants at least (RFC 7518, 3.2). */
const KEY_BYTES = 32;
const FILE = 'keys.json';

export interface Keys {
  /** Signs guests' tokens. */
  readonly guest: Uint8Array;
  /** Hashes network addresses. */
  readonly address: Uint8Array;
}

/** The file is not one this server may use; the message says what to do. */
export class KeysFileError extends Error {
  override readonly name = 'KeysFileError';
}

const key = v.pipe(
  v.string(),
  v.regex(/^[\w-]+$/u),
  v.transform((text) => new Uint8Array(Buffer.from(text, 'base64url'))),
  v.check((bytes) => bytes.length >= KEY_BYTES),
  // A key of one repeated byte was made by hand.
  v.check((bytes) => new Set(bytes).size > 8),
);
const keysSchema = v.strictObject({ guest: key, address: key });

const fresh = (): string => {
  const made = () => randomBytes(KEY_BYTES).toString('base64url');
  return `${JSON.stringify({ guest: made(), address: made() }, null, 2)}\n`;
};

/** Writes the file whole or not at all; where another process was faster, its file stays. */
const make = async (folder: string, path: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(fresh());
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await unlink(draft);
};

const parse = (text: string, path: string): Keys => {
  try {
    return v.parse(keysSchema, JSON.parse(text));
  } catch {
    throw new KeysFileError(
      `${path} does not hold two keys of ${String(KEY_BYTES)} random bytes. ` +
        'Restore it from a backup, or remove it to have new keys made: all readers then get new sessions.',
    );
  }
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * The keys of this data folder, made where there are none. Refuses a file that others may read and
 * one whose keys are short, with `KeysFileError`.
 */
export const readKeys = async (dataDir: string): Promise<Keys> => {
  const path = join(dataDir, FILE);
  if (!(await exists(path))) await make(dataDir, path);
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new KeysFileError(
      `${path} can be read by others (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${path}`,
    );
  }
  return parse(await readFile(path, 'utf8'), path);
};

/** A name for a set of keys from which nothing about them can be learnt. */
export const nameOfKeys = (keys: Readonly<Record<string, Uint8Array>>): string => {
  const hash = createHash('sha256').update('komentar keys');
  for (const name of Object.keys(keys).sort()) hash.update(keys[name] ?? '');
  return hash.digest('base64url');
};
