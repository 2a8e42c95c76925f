/** The cookie that carries a guest of the pages without scripts: its name, its flags, and how it is read back. */
import { cookieValue } from '../identity/cookie-value.js';

/** As long as a guest's token is good, in seconds. */
const MAX_AGE = 30 * 24 * 60 * 60;

/** One per site; the prefix makes browsers refuse it where it would not be secure (RFC 6265bis, 4.1.3.1). */
const nameFor = (site: string, isSecure: boolean): string =>
  `${isSecure ? '__Secure-' : ''}komentar_t_${site}`;

/**
 * The `Set-Cookie` line. Without a path of its own the browser keeps it for the folder of the page,
 * which is the site's pages alone, under whatever path a proxy has put them. Forms and links of
 * other sites do not carry it, and no script reads it. A guest's token needs no escaping.
 */
export const guestCookie = (site: string, token: string, isSecure: boolean): string =>
  [
    `${nameFor(site, isSecure)}=${token}`,
    `Max-Age=${String(MAX_AGE)}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');

/** The guest's token in a `Cookie` header, or `undefined` where there is nothing of ours. */
export const readGuestCookie = (
  header: string | undefined,
  site: string,
  isSecure: boolean,
): string | undefined => {
  const token = cookieValue(header ?? '', nameFor(site, isSecure));
  return /^[\w.-]{1,4096}$/u.test(token) ? token : undefined;
};
