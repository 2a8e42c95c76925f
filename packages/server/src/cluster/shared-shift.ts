/** The desk's shift in Redis, one for all nodes; while Redis is away each node goes on with what it knew last. */
import { EMPTY_SHIFT, type ChangeShift, type Shift } from '@komentar/domain';
import type { RedisDoor, Script } from './redis.js';

const KEY = 'shift';
/** A shift nobody has touched for so long has nobody in it. */
const KEPT_SECONDS = 600;
/** Changes that came in between before one gives up; each of them is over within a millisecond. */
const MOST_ATTEMPTS = 50;

/** Writes what was made of version ARGV[1], unless there is another by now. */
const WRITE: Script = {
  name: 'writeShift',
  lua: `
    local v = redis.call('HGET', KEYS[1], 'v') or '0'
    if v ~= ARGV[1] then return 0 end
    redis.call('HSET', KEYS[1], 'v', v + 1, 'shift', ARGV[2])
    redis.call('EXPIRE', KEYS[1], ARGV[3])
    return 1`,
};

const toText = ({ seats, leases, hands }: Shift): string =>
  JSON.stringify([[...seats], [...leases], [...hands]]);

/** Written by `toText` of a node of the same version. */
const fromText = (text: string): Shift => {
  const [seats, leases, hands] = JSON.parse(text) as [[], [], []];
  return { seats: new Map(seats), leases: new Map(leases), hands: new Map(hands) };
};

interface Kept {
  readonly version: string;
  readonly text: string;
}

const EMPTY: Kept = { version: '0', text: toText(EMPTY_SHIFT) };

/** @param isThere false while Redis is known to be away, which need not be asked then */
export const sharedShift = (
  redis: Pick<RedisDoor, 'hash' | 'run'>,
  isThere: () => boolean,
): ChangeShift => {
  let known = EMPTY_SHIFT;

  const read = async (): Promise<Kept> => {
    const { v: version, shift: text } = await redis.hash(KEY);
    return version === undefined || text === undefined ? EMPTY : { version, text };
  };

  const write = async ({ version }: Kept, text: string): Promise<boolean> =>
    (await redis.run(WRITE, KEY, [version, text, KEPT_SECONDS])) === 1;

  const change: ChangeShift = async (step) => {
    for (let made = 0; made < MOST_ATTEMPTS; made += 1) {
      const kept = await read();
      const { shift, value } = step(fromText(kept.text));
      const text = toText(shift);
      if (text !== kept.text && !(await write(kept, text))) continue;
      known = shift;
      return value;
    }
    throw new Error('the shift was changed by others all the time');
  };

  const alone: ChangeShift = (step) => {
    const { shift, value } = step(known);
    known = shift;
    return Promise.resolve(value);
  };

  return (step) => (isThere() ? change(step).catch(() => alone(step)) : alone(step));
};
