/** What proofs were used up for, on whichever node; while Redis is away each node knows its own only. */
import type { UseUp } from '../identity/proof-of-work.js';
import type { RedisDoor, Script } from './redis.js';

/** Writes the use where there is none; answers the one that counts. */
const USE: Script = {
  name: 'useProof',
  lua: `
    redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])
    return redis.call('GET', KEYS[1])`,
};

/** @param alone where Redis does not answer */
export const usedUp =
  (redis: Pick<RedisDoor, 'run'>, alone: UseUp): UseUp =>
  async (challenge, use, times) => {
    const forMs = Math.max(1, times.until - times.now);
    const counts = await redis.run(USE, `proof:${challenge}`, [use, forMs]).catch(() => undefined);
    return counts === undefined ? alone(challenge, use, times) : counts === use;
  };
