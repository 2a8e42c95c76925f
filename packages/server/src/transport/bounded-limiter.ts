/** A counter per key in memory that forgets its oldest keys instead of growing without end. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Allowance } from './command-limits.js';

/** Keys one limiter remembers, some 200 bytes each. */
const MAX_KEYS = 50_000;

export class BoundedLimiter {
  readonly #limiter: RateLimiterMemory;
  readonly #keys = new Set<string>();
  readonly #maxKeys: number;

  constructor({ points, seconds }: Allowance, maxKeys = MAX_KEYS) {
    this.#limiter = new RateLimiterMemory({ points, duration: seconds });
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
    if (oldest !== undefined) await this.forget(oldest);
  }
}
