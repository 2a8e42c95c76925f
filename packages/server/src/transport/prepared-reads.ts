/** Keeps the last public reads ready to send, until something but likes changes in what they tell of. */
import { createHash } from 'node:crypto';
import { EncodedBody } from './encoded-body.js';

/** Memory for reads with their encodings: some thousand pages of 30 KB. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Longest life of a read: so far it may be behind with likes, and with what another process changed. */
const MAX_AGE_MS = 1_000;
/** From this age on one who asks makes it anew; the others are answered with it meanwhile. */
const RENEW_MS = 900;

export interface Prepared {
  /** Weak, since it is the same for all encodings of the same content. */
  readonly etag: string;
  readonly body: EncodedBody;
}

/** A read that was made. */
export interface Made {
  readonly prepared: Prepared;
  /** The one thread it tells of, by its main name; absent where it may be any of the site. */
  readonly thread?: string | undefined;
}

interface Kept extends Made {
  readonly site: string;
  readonly at: number;
}

/** A read that is being made, and how often its site had changed when it began. */
interface Making {
  readonly mark: number;
  readonly result: Promise<unknown>;
}

/** Content as it will be sent, named by a digest of itself. */
export const prepare = (content: unknown): Prepared => {
  const text = JSON.stringify(content);
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { etag: `W/"${digest}"`, body: new EncodedBody(text) };
};

/** What a read is asked by: its address, and the site it is of. */
export interface Asked {
  readonly key: string;
  readonly site: string;
}

export class PreparedReads {
  /** The one made longest ago first. */
  readonly #kept = new Map<string, Kept>();
  readonly #making = new Map<string, Making>();
  readonly #now: () => number;
  readonly #mostBytes: number;
  readonly #changes = new Map<string, number>();
  /** How often everything was dropped. */
  #times = 0;
  #bytes = 0;

  constructor(now: () => number, mostBytes = MOST_BYTES) {
    this.#now = now;
    this.#mostBytes = mostBytes;
  }

  /** Memory taken by what is kept, at most. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The kept read of this key, or `undefined` where whoever asks must read it anew. */
  find(key: string): Prepared | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    const age = this.#now() - kept.at;
    const lives = age < RENEW_MS || (age < MAX_AGE_MS && this.#making.has(key));
    return lives ? kept.prepared : undefined;
  }

  /**
   * Makes a read, once however many ask for it at the same time. Whoever asks after a change gets
   * one that began after it, and what was read before a change is not kept after it. A refusal
   * (`no`) is only the first one's: the others make their own.
   */
  async read<N>(
    { key, site }: Asked,
    make: () => Promise<Made | { readonly no: N }>,
  ): Promise<Made | { readonly no: N }> {
    const mark = this.#markOf(site);
    const making = this.#making.get(key);
    if (making?.mark === mark) {
      const made = (await making.result) as Made | { readonly no: N };
      return 'no' in made ? make() : made;
    }
    const result = make();
    this.#making.set(key, { mark, result });
    try {
      const made = await result;
      if (!('no' in made) && mark === this.#markOf(site))
        this.#keep(key, { ...made, site, at: this.#now() });
      return made;
    } finally {
      if (this.#making.get(key)?.result === result) this.#making.delete(key);
    }
  }

  /** Drops what was read of a thread, and what may tell of it among others. */
  forget(site: string, thread: string): void {
    this.#changes.set(site, this.#markOf(site) + 1);
    for (const [key, kept] of this.#kept)
      if (kept.site === site && (kept.thread ?? thread) === thread) this.#drop(key);
  }

  /** Drops everything: nobody knows what another node has changed. */
  forgetAll(): void {
    this.#times += 1;
    for (const key of this.#kept.keys()) this.#drop(key);
  }

  #markOf(site: string): number {
    return (this.#changes.get(site) ?? 0) + this.#times;
  }

  #keep(key: string, kept: Kept): void {
    this.#drop(key);
    this.#kept.set(key, kept);
    this.#bytes += kept.prepared.body.mostBytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.prepared.body.mostBytes ?? 0;
    this.#kept.delete(key);
  }
}
