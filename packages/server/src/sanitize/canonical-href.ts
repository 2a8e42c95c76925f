/** Decides whether a link may be a link, and under which exact address. */

/** Longest address, in code units, that becomes a link: what browsers and mail programs are sure to pass on. */
const LONGEST = 2_048;

/** One plain address: no list, no percent-encoding (which can smuggle line breaks into a mail's head). */
const ONE_MAILBOX = /^[^\s%@,;:<>()"\\]+@[^\s%@,;:<>()"\\]+$/u;

const parse = (raw: string): URL | undefined => {
  try {
    return new URL(raw);
  } catch {
    return undefined;
  }
};

/** A name before the host only serves to disguise it: `https://bank.example@elsewhere.example`. */
const isPlainWeb = (url: URL): boolean => url.username === '' && url.password === '';

/** `?bcc=` and `?body=` would write the reader's mail for him. */
const isPlainMail = (url: URL): boolean =>
  url.search === '' && url.hash === '' && ONE_MAILBOX.test(url.pathname);

const ACCEPTED: ReadonlyMap<string, (url: URL) => boolean> = new Map([
  ['http:', isPlainWeb],
  ['https:', isPlainWeb],
  ['mailto:', isPlainMail],
]);

/**
 * The canonical form (WHATWG URL standard) of an absolute `http:`, `https:` or `mailto:` address, at most 2,048 code
 * units; `null` for everything else: relative, other schemes, with user information, mail with headers. Applying it to
 * its own result changes nothing.
 */
export function canonicalHref(raw: string): string | null {
  if (raw.length > LONGEST) return null;
  const url = parse(raw);
  if (url === undefined || !(ACCEPTED.get(url.protocol)?.(url) ?? false)) return null;
  return url.href.length > LONGEST ? null : url.href;
}
