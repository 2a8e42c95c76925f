/** Counts commands per address and per caller and says how long to wait after too many. */
import type { CommandName } from '@komentar/protocol';
import type { Caller } from '../use-case.js';
import { BoundedLimiter, type SharedCounts } from './bounded-limiter.js';
import { GROUP_OF, LIMIT_GROUPS, type Allowance, type LimitGroup } from './command-limits.js';
import { LoginBackoff } from './login-backoff.js';

/** A parsed command on its way to its use-case. */
export interface Counted {
  readonly name: CommandName;
  readonly input: unknown;
  readonly caller: Caller;
}

export interface Limits {
  /** Counts the call; milliseconds to wait where it was one too many. */
  readonly take: (counted: Counted) => Promise<number | undefined>;
  /** Learns that a call ended well. */
  readonly succeeded: (counted: Counted) => Promise<void>;
}

/** Counts nothing: for benchmarks on a server that only listens to its own machine. */
export const NO_LIMITS: Limits = {
  take: () => Promise.resolve(undefined),
  succeeded: () => Promise.resolve(),
};

const callerKey = (caller: Caller): string | undefined => {
  switch (caller.kind) {
    case 'anyone':
      return undefined;
    case 'guest':
    case 'member':
      return `reader:${caller.authorId}`;
    case 'desk':
      return `desk:${caller.moderatorId}`;
  }
};

const emailOf = (input: unknown): string => {
  const email = (input as { email?: unknown } | null)?.email;
  return typeof email === 'string' ? email : '';
};

interface Pair {
  readonly address: BoundedLimiter;
  readonly caller: BoundedLimiter | undefined;
}

/** Limits by the table of `command-limits.ts`, in this process's memory or, with `shared`, for all nodes. */
export const createLimits = (shared?: SharedCounts): Limits => {
  const pairOf = (name: LimitGroup): Pair => {
    const group: { address: Allowance; caller?: Allowance } = LIMIT_GROUPS[name];
    const counting = (of: string, allowance: Allowance): BoundedLimiter =>
      new BoundedLimiter(allowance, { name: `${name}-${of}`, shared });
    return {
      address: counting('address', group.address),
      caller: group.caller && counting('caller', group.caller),
    };
  };
  const pairs = new Map<LimitGroup, Pair>(
    (Object.keys(LIMIT_GROUPS) as LimitGroup[]).map((name) => [name, pairOf(name)]),
  );
  const backoff = new LoginBackoff(shared);

  const takeOfGroup = async ({ name, caller }: Counted): Promise<number | undefined> => {
    const pair = pairs.get(GROUP_OF[name]);
    const key = callerKey(caller);
    // The narrower limit first: whoever is over his own must not use up his neighbours'.
    const own = key === undefined ? undefined : await pair?.caller?.take(key);
    return (own ?? (await pair?.address.take(caller.addressHash)))?.waitMs;
  };

  return {
    take: async (counted) => {
      const waitMs = await takeOfGroup(counted);
      if (waitMs !== undefined || counted.name !== 'moderator:login') return waitMs;
      return backoff.take(emailOf(counted.input), counted.caller.addressHash);
    },
    succeeded: async ({ name, input, caller }) => {
      if (name === 'moderator:login') await backoff.succeeded(emailOf(input), caller.addressHash);
    },
  };
};
