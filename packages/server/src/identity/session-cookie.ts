/** The cookie that carries a moderator's browser session: its name, its flags, and how it is read back. */
import type { SessionCookie } from '../use-case.js';
import { cookieValue } from './cookie-value.js';

/**
 * Over https the prefix `__Host-` makes browsers refuse the cookie unless it is secure, for this
 * host alone and for all paths (RFC 6265bis, 4.1.3.2). Over http, on one's own machine, it could not be set.
 */
export const cookieNameFor = (publicUrl: string): string =>
  publicUrl.startsWith('https://') ? '__Host-komentar' : 'komentar_desk';

/**
 * The `Set-Cookie` line: out of reach of scripts and of requests from other sites. The secret is
 * base64url, which needs no escaping.
 */
export const createSetCookie =
  (publicUrl: string) =>
  (cookie: SessionCookie): string => {
    const [secret, expiresAt] = cookie.kind === 'set' ? [cookie.token, cookie.expiresAt] : ['', 0];
    return [
      `${cookieNameFor(publicUrl)}=${secret}`,
      'Path=/',
      `Expires=${new Date(expiresAt).toUTCString()}`,
      'HttpOnly',
      'SameSite=Strict',
      ...(publicUrl.startsWith('https://') ? ['Secure'] : []),
    ].join('; ');
  };

/** The session's secret in a `Cookie` header; `undefined` where there is none, or nothing of ours. */
export const readSessionCookie = (header: string, name: string): string | undefined => {
  const secret = cookieValue(header, name);
  return /^[\w-]+$/u.test(secret) ? secret : undefined;
};
