/** What the host of a link is, and whether the way it is written hides that. */
import { parseUrl } from '../whatwg-url.js';
import { TLDS } from './top-level-domains.js';

/** A link's address from the host on. */
export interface Address {
  /** As the reader typed it. */
  readonly written: string;
  /** The same in the folded text. */
  readonly folded: string;
}

/** What can be said of an address. */
export interface Destination {
  /** As a browser reads it, `www.` left out; absent where it cannot be read. */
  readonly host?: string;
  /** True where what is written does not show where it leads. */
  readonly hidden: boolean;
}

/** The host without `www.` and root dot. */
export const bareHost = (host: string): string => host.replace(/^www\./u, '').replace(/\.$/u, '');

/** True where a host is a domain or stands under it. */
export const isWithin = (host: string, domain: string): boolean =>
  host === domain || host.endsWith(`.${domain}`);

/** True where a name ends like a host's. */
export const hasTld = (name: string): boolean => TLDS.has(name.slice(name.lastIndexOf('.') + 1));

/** What stands before path, query and fragment. */
export const authorityOf = (address: string): string => /^[^\s/\\?#]*/u.exec(address)?.[0] ?? '';

/** Only Latin letters, and in no dress: full-width, mathematical and the like. */
const isPlain = (name: string): boolean =>
  name.normalize('NFKC').toLowerCase() === name.toLowerCase() &&
  /^[\p{sc=Latn}\p{N}.\-:_~]*$/u.test(name);

const withoutTld = (name: string): string => name.slice(0, Math.max(name.lastIndexOf('.'), 0));

/** A name in its own alphabet is honest, as long as it cannot be read as a Latin one. */
const isForeign = (written: string, folded: string): boolean =>
  !/\p{sc=Latn}/u.test(withoutTld(bareHost(written))) && /[^\p{sc=Latn}\p{N}.:-]/u.test(folded);

const isHonest = (written: string, folded: string): boolean =>
  isPlain(written) || isForeign(written, folded);

/**
 * Where an address leads. Hidden are: a name before `@` that is not the host, letters of other
 * alphabets that look Latin, letters in dress, `xn--` names nobody can read, and what the
 * browser's parser refuses.
 */
export const destinationOf = ({ written, folded }: Address): Destination => {
  const url = parseUrl(`https://${written}`);
  if (url === undefined) return { hidden: true };
  const [name, foldedName] = [authorityOf(written), authorityOf(folded)];
  const hidden =
    name.includes('@') || /(?:^|\.)xn--/u.test(foldedName) || !isHonest(name, foldedName);
  return { host: bareHost(url.host), hidden };
};
