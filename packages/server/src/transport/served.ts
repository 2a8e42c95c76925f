/** What the log may know of a request. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** One request: no query, no path of the caller's own making, no address. */
export interface Served {
  readonly requestId: string;
  readonly method: string;
  /** The route's pattern; `none` where there is no such route. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** An id from a proxy is taken over where it is harmless in a log. */
export const requestId = (request: IncomingMessage): string => {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/u.test(given) ? given : randomUUID();
};
