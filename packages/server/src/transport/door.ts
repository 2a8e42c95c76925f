/** What the transports ask of the rest of the server about whoever knocks, and how they read it off a request. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { agentFamily } from '../identity/agent-family.js';
import type { Credentials } from '../identity/caller-of.js';
import type { Calling, Occasion } from '../identity/calling.js';
import { readSessionCookie } from '../identity/session-cookie.js';
import type { TurnAway } from '../observe/turned-away.js';
import type { Caller, SessionCookie } from '../use-case.js';

export type { Credentials } from '../identity/caller-of.js';

export interface Door {
  /**
   * Who calls. A bearer token that is not valid is refused as `session-expired`; a browser session
   * that has ended is nobody.
   */
  readonly identify: (
    credentials: Credentials,
    calling: Calling,
    occasion?: Occasion,
  ) => Promise<Caller>;
  /** Keyed hash of the address a request comes from. */
  readonly addressHash: (request: IncomingMessage) => string;
  /** True where the origin is one of the server's own pages. */
  readonly isOwn: (origin: string) => boolean;
  /** True where the origin is the server's own or one of any site's. */
  readonly isKnown: (origin: string) => Promise<boolean>;
  /** Names a page that is nobody's in the log; the refusal to throw. */
  readonly turnAway: TurnAway;
  readonly now: () => number;
  /** Name of the desk's cookie. */
  readonly cookieName: string;
  /** The `Set-Cookie` line for a session cookie. */
  readonly setCookie: (cookie: SessionCookie) => string;
}

const FROM_HERE: ReadonlySet<string> = new Set(['same-origin', 'none']);

/**
 * The page that asks, or `undefined` where no browser speaks of one: scripts, and a browser's own
 * same-origin requests. A browser that hides the page but says it is a stranger's gets `null`, the
 * origin nobody allows.
 */
export const askingPage = (headers: IncomingHttpHeaders): string | undefined => {
  if (headers.origin !== undefined) return headers.origin;
  const site = headers['sec-fetch-site'];
  return site === undefined || FROM_HERE.has(site) ? undefined : 'null';
};

/** Longest token that is looked at, in code units. */
export const TOKEN_UNITS = 4096;

/** The token of `Authorization: Bearer …`, or `undefined`. */
export const bearerOf = ({ authorization }: IncomingHttpHeaders): string | undefined => {
  const found = /^bearer +(\S+)$/iu.exec(authorization ?? '');
  return found?.[1]?.slice(0, TOKEN_UNITS);
};

/** The desk's session from the cookies, or `undefined`. */
export const sessionOf = ({ cookie }: IncomingHttpHeaders, name: string): string | undefined =>
  cookie === undefined ? undefined : readSessionCookie(cookie, name)?.slice(0, TOKEN_UNITS);

/** Address, page and time of a request. */
export const callingOf = (request: IncomingMessage, door: Door): Calling => {
  const origin = askingPage(request.headers);
  const agent = agentFamily(request.headers['user-agent']);
  return {
    addressHash: door.addressHash(request),
    now: door.now(),
    ...(origin !== undefined && { origin }),
    ...(agent !== undefined && { agent }),
  };
};
