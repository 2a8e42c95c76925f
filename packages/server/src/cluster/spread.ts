/** Notices for all nodes: each tells its own connections, and its own caches, what any of them has committed. */
import type { Announce } from '../ports/announce.js';
import type { Bus } from './bus.js';

type Method = keyof Announce;

/** One call, as it is told on. */
type Call = { [M in Method]: readonly [M, Parameters<Announce[M]>] }[Method];

const METHODS: Readonly<Record<Method, true>> = {
  toThread: true,
  likesToThread: true,
  toAuthor: true,
  toDesk: true,
  batchToDesk: true,
  cutOff: true,
  cutOffMember: true,
};

const isCall = (body: unknown): body is Call =>
  Array.isArray(body) && Object.hasOwn(METHODS, String(body[0])) && Array.isArray(body[1]);

/** @returns the port that tells here at once and everywhere else by the bus */
export const spread = (here: Announce, bus: Pick<Bus, 'say' | 'on'>): Announce => {
  const at = here as unknown as Readonly<Record<Method, (...args: readonly unknown[]) => void>>;
  bus.on('notice', (body: unknown) => {
    if (isCall(body)) at[body[0]](...body[1]);
  });
  const everywhere = Object.keys(METHODS).map((name) => {
    const method = name as Method;
    const tell = (...args: readonly unknown[]): void => {
      at[method](...args);
      bus.say('notice', [method, args]);
    };
    return [method, tell];
  });
  return Object.fromEntries(everywhere) as Announce;
};
