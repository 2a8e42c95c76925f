/** Keeps the last public reads ready to send, until something but likes changes on their site. */
import { createHash } from 'node:crypto';
import { EncodedBody } from './encoded-body.js';

/** Reads kept; at 30 KB a page some 10 MB with their encodings. */
const MAX_READS = 200;
/** Longest life of a read: so far it may be behind with likes, and with what another process changed. */
const MAX_AGE_MS = 1_000;

export interface Prepared {
  /** Weak, since it is the same for all encodings of the same content. */
  readonly etag: string;
  readonly body: EncodedBody;
}

interface Kept {
  readonly prepared: Prepared;
  readonly site: string;
  readonly at: number;
}

/** Content as it will be sent, named by a digest of itself. */
export const prepare = (content: unknown): Prepared => {
  const text = JSON.stringify(content);
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { etag: `W/"${digest}"`, body: new EncodedBody(text) };
};

export class PreparedReads {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;
  #changes = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The kept read of this key, or `undefined` where it must be read anew. */
  find(key: string): Prepared | undefined {
    const kept = this.#kept.get(key);
    return kept && this.#now() - kept.at < MAX_AGE_MS ? kept.prepared : undefined;
  }

  /** A mark to hand to `keep`: what is read before a change must not be kept after it. */
  get mark(): number {
    return this.#changes;
  }

  /** Keeps a read, unless anything changed since `mark`. */
  keep(
    key: string,
    { site, prepared, mark }: { site: string; prepared: Prepared; mark: number },
  ): void {
    if (mark !== this.#changes) return;
    this.#kept.delete(key);
    this.#kept.set(key, { prepared, site, at: this.#now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_READS && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** Drops everything read of a site. */
  forget(site: string): void {
    this.#changes += 1;
    for (const [key, kept] of this.#kept) if (kept.site === site) this.#kept.delete(key);
  }
}
