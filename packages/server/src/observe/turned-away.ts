/** Pages that are nobody's: what their developer is told, and how the operator learns of them. */
import { Refusal } from '../use-case.js';
import type { Log } from './log.js';

/** Pages named in the log within each period, each once: strangers cannot fill it. */
const MOST = 100;
const PERIOD_MS = 60 * 60 * 1000;
/** No host name is longer than 253 characters (RFC 1035, 2.3.4). */
const ORIGIN_UNITS = 280;

/** The origin as a browser writes it, or `undefined` where it is none that a site can have. */
const exactOrigin = (asking: string): string | undefined => {
  if (asking.length > ORIGIN_UNITS || !URL.canParse(asking)) return undefined;
  const { protocol, origin } = new URL(asking);
  return /^https?:$/u.test(protocol) && origin === asking ? origin : undefined;
};

/** The sentence that says what to do about a page's origin; `site` where it is known which one was meant. */
export const originHint = (asking: string, site = '<id>'): string => {
  const origin = exactOrigin(asking);
  return origin === undefined
    ? 'It has no origin of its own: it is a file, a sandboxed frame, or hides where it comes from.'
    : `Add it with: komentar site origin ${site} --add ${origin}`;
};

/** Turns a page away: names it in the log, and answers with the refusal to throw. */
export type TurnAway = (asking: string, site?: string) => Refusal;

/** `now` is epoch milliseconds. */
export const createTurnAway = (log: Pick<Log, 'warn'>, now: () => number): TurnAway => {
  const named = new Set<string>();
  let since = now();

  const note = (hint: string): void => {
    if (now() - since >= PERIOD_MS) {
      named.clear();
      since = now();
    }
    if (named.size >= MOST || named.has(hint)) return;
    named.add(hint);
    log.warn('a page of an unknown origin was turned away', { hint });
  };

  return (asking, site) => {
    const hint = originHint(asking, site);
    note(hint);
    return new Refusal('origin-not-allowed', { hint });
  };
};
