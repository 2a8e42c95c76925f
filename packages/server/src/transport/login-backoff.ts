/** Makes guessing a password slow: waits that double per account and address. */
import { createHash } from 'node:crypto';
import { BoundedLimiter, type SharedCounts } from './bounded-limiter.js';
import {
  type Allowance,
  LOGIN_ATTEMPTS,
  LOGIN_ATTEMPTS_PER_ACCOUNT,
  LOGIN_LONGEST_WAIT_SECONDS,
  LOGIN_MEMORY_SECONDS,
  LOGIN_WAIT_SECONDS,
} from './command-limits.js';

/** E-mail addresses are not kept, not even in memory. */
const accountOf = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');

export class LoginBackoff {
  readonly #attempts: BoundedLimiter;
  readonly #account: BoundedLimiter;
  readonly #waits: BoundedLimiter;

  constructor(shared?: SharedCounts) {
    const counting = (name: string, allowance: Allowance): BoundedLimiter =>
      new BoundedLimiter(allowance, { name: `login-${name}`, shared });
    this.#attempts = counting('attempts', LOGIN_ATTEMPTS);
    this.#account = counting('account', LOGIN_ATTEMPTS_PER_ACCOUNT);
    this.#waits = counting('waits', { points: 1, seconds: LOGIN_MEMORY_SECONDS });
  }

  /** Counts an attempt, before it is known whether it succeeds; the milliseconds to wait where there were too many. */
  async take(email: string, addressHash: string): Promise<number | undefined> {
    const account = accountOf(email);
    const key = `${account}:${addressHash}`;
    const refused = await this.#attempts.take(key);
    if (refused === undefined) return (await this.#account.take(account))?.waitMs;
    return refused.first ? this.#startWait(key) : refused.waitMs;
  }

  /** A right password ends all waiting for this account at this address. */
  async succeeded(email: string, addressHash: string): Promise<void> {
    const key = `${accountOf(email)}:${addressHash}`;
    await Promise.all([this.#attempts.forget(key), this.#waits.forget(key)]);
  }

  async #startWait(key: string): Promise<number> {
    const nth = await this.#waits.strike(key);
    const seconds = Math.min(LOGIN_WAIT_SECONDS * 2 ** (nth - 1), LOGIN_LONGEST_WAIT_SECONDS);
    await this.#attempts.block(key, seconds);
    return seconds * 1000;
  }
}
