/** Hashes and checks passwords with argon2id, at most two at a time. */
import * as argon2 from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** More at once would let a flood of sign-ins take all memory and every core. */
const AT_ONCE = 2;

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** Takes as long for no hash as for one. */
  readonly verify: (hash: string | undefined, password: string) => Promise<boolean>;
}

/** Lets `most` tasks run and makes the others wait their turn. */
const createTurnstile = (most: number) => {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};

/** What is asked of the library. */
export type Argon2 = Pick<typeof argon2, 'hash' | 'verify'>;

/** Password hashing with a queue of its own. */
export const createPasswords = ({ hash, verify }: Argon2 = argon2): Passwords => {
  const inTurn = createTurnstile(AT_ONCE);
  let standIn: Promise<string> | undefined;
  const check = async (known: string | undefined, password: string): Promise<boolean> => {
    // Made for whoever comes first, known or not, so that not even the first sign-in tells the two apart.
    const nobody = await (standIn ??= hash('nobody has this password', COST));
    const matches = await verify(known ?? nobody, password).catch(() => false);
    return matches && known !== undefined;
  };
  return {
    hash: (password) => inTurn(() => hash(password, COST)),
    verify: (known, password) => inTurn(() => check(known, password)),
  };
};
