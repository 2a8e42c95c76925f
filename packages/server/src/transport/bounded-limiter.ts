/** A counter per key, in memory that forgets its oldest keys instead of growing without end, or in Redis for all nodes. */
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Allowance } from './command-limits.js';

/** Keys one limiter remembers, some 200 bytes each. */
const MAX_KEYS = 50_000;

/** Where all nodes count together. */
export interface SharedCounts {
  /** A connection to Redis. */
  readonly client: object;
  /** Begins every name there. */
  readonly prefix: string;
}

export interface Bounds {
  /** Tells the counters of different limiters apart. */
  readonly name?: string;
  /** Absent: this process counts for itself. While Redis is away each does. */
  readonly shared?: SharedCounts | undefined;
  readonly maxKeys?: number;
}

export class BoundedLimiter {
  readonly #limiter: RateLimiterAbstract;
  readonly #memory: RateLimiterMemory;
  readonly #keys = new Set<string>();
  readonly #maxKeys: number;

  constructor(
    { points, seconds }: Allowance,
    { name = '', shared, maxKeys = MAX_KEYS }: Bounds = {},
  ) {
    const memory = new RateLimiterMemory({ points, duration: seconds });
    this.#memory = memory;
    this.#limiter = shared
      ? new RateLimiterRedis({
          ...{ points, duration: seconds, insuranceLimiter: memory },
          storeClient: shared.client,
          keyPrefix: `${shared.prefix}limit:${name}`,
          rejectIfRedisNotReady: true,
        })
      : memory;
    this.#maxKeys = maxKeys;
  }

  /** Keys remembered now. */
  get size(): number {
    return this.#keys.size;
  }

  /** Counts one call. `waitMs` where it was one too many, `first` where it was the first such. */
  async take(
    key: string,
  ): Promise<{ readonly waitMs: number; readonly first: boolean } | undefined> {
    await this.#remember(key);
    try {
      await this.#limiter.consume(key);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const first = refused.consumedPoints === this.#limiter.points + 1;
      return { waitMs: Math.max(1, refused.msBeforeNext), first };
    }
  }

  /** Counts one without a limit and answers how many there are in the window. */
  async strike(key: string): Promise<number> {
    await this.#remember(key);
    return (await this.#limiter.penalty(key)).consumedPoints;
  }

  /** Lets nothing through for this key until the time is over. */
  async block(key: string, seconds: number): Promise<void> {
    await this.#limiter.block(key, seconds);
  }

  /** Starts this key anew. */
  async forget(key: string): Promise<void> {
    this.#keys.delete(key);
    await this.#limiter.delete(key);
  }

  async #remember(key: string): Promise<void> {
    this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= this.#maxKeys) return;
    const [oldest] = this.#keys;
    if (oldest === undefined) return;
    this.#keys.delete(oldest);
    await this.#memory.delete(oldest);
  }
}
