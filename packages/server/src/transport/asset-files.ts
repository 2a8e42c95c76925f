/** Reads the built browser files of a package, and nothing that lies beside them. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { Encoding } from './encoded-body.js';

/** What may be served, by the ending of its name; source maps and compressed twins have no name of their own. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** One plain name: no folder, no leading dot. */
const NAME = /^[\w-][\w.-]{0,127}$/u;

const SUFFIX: Record<Encoding, string> = { br: '.br', gzip: '.gz', identity: '' };

/** A file as it will be sent. */
export interface AssetFile {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly encoding: Encoding;
}

const require = createRequire(import.meta.url);

/** The `public` folder of a package of ours, wherever npm has put it; `undefined` where it is not installed. */
export const publicFolder = (packageName: string): string | undefined =>
  (require.resolve.paths(packageName) ?? [])
    .map((folder) => join(folder, packageName))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map((folder) => join(folder, 'public'))[0];

interface Cached {
  readonly changedAt: number;
  readonly bytes: Buffer;
}

export class AssetFiles {
  readonly #folder: string | undefined;
  readonly #cache = new Map<string, Cached>();

  /** `folder` may be missing or empty: then there are no files. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** The file in the wanted encoding, or as it is where that was not prepared; `undefined` where there is none. */
  async find(name: string, wanted: Encoding): Promise<AssetFile | undefined> {
    const contentType = NAME.test(name) ? TYPES[extname(name)] : undefined;
    if (contentType === undefined) return undefined;
    for (const encoding of new Set<Encoding>([wanted, 'identity'])) {
      const bytes = await this.#read(`${name}${SUFFIX[encoding]}`);
      if (bytes) return { bytes, contentType, encoding };
    }
    return undefined;
  }

  /** The build's list from entry name to hashed file name; empty where nothing was built. */
  async manifest(): Promise<Readonly<Record<string, string>>> {
    const bytes = await this.#read('manifest.json');
    return bytes ? (JSON.parse(bytes.toString()) as Record<string, string>) : {};
  }

  /** Kept in memory and read again when the file has changed, as it does under `npm run dev`. */
  async #read(name: string): Promise<Buffer | undefined> {
    if (this.#folder === undefined) return undefined;
    const path = join(this.#folder, name);
    const changedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
    if (changedAt === undefined) return undefined;
    const cached = this.#cache.get(name);
    if (cached?.changedAt === changedAt) return cached.bytes;
    const bytes = await readFile(path);
    this.#cache.set(name, { changedAt, bytes });
    return bytes;
  }
}
