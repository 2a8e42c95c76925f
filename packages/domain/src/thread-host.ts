/** Folds the many hosts a publication answers on into the one its threads are filed under. */
import { parseUrl } from './whatwg-url.js';

/** What a site says of its hosts. */
export interface HostRules {
  /** From a host (`lama.example`, `localhost:3000`) to the one that stands for it. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** Prefixes under which the same article is served to telephones and to search engines. */
const VARIANT = /^(?:www|m|amp)\./u;

/** A rest such as `co.id` is a registry's, not a publication's: `m.co.id` stays whole. */
const REGISTRY = /^(?:ac|biz|co|com|desa|edu|go|gov|mil|my|net|or|org|ponpes|sch|web)\.[a-z]{2}$/u;

const foldVariant = (host: string): string => {
  const rest = host.replace(VARIANT, '');
  return rest.includes('.') && !REGISTRY.test(rest) ? rest : host;
};

/** Both web ports are dropped whatever the scheme, since the scheme is no part of the key. */
const withoutPort = (host: string): string => host.replace(/:(?:80|443)$/u, '');

/* More dots than the root's are no host: without them `127.1..` would turn into an address. */
const withoutRootDot = (host: string): string => {
  const bare = host.replace(/\.(?=:\d+$|$)/u, '');
  return /\.(?::\d+)?$/u.test(bare) ? '' : bare;
};

const plainHost = (host: string): string => withoutRootDot(withoutPort(host));

/** An alias may have been typed by hand (`HTTP`-less, upper-case, IDN); nonsense is no alias. */
const aliasOf = (host: string, rules: HostRules): string | undefined => {
  const aliases = rules.aliases;
  if (aliases === undefined || !Object.hasOwn(aliases, host)) return undefined;
  const parsed = parseUrl(`https://${aliases[host] ?? ''}`);
  return parsed === undefined || plainHost(parsed.host) === '' ? undefined : plainHost(parsed.host);
};

/** The smallest host of a ring of aliases, so that every member of the ring agrees. */
const smallestOf = (ring: readonly string[]): string =>
  ring.reduce((least, host) => (host < least ? host : least));

/**
 * The host a thread is filed under: aliases followed to their end, `www.`, `m.` and `amp.`
 * folded, default ports and the root dot dropped. Takes the host as the parser gives it.
 * Aliases that lead in a ring end at its smallest host. Empty where nothing of the host is left.
 */
export const threadHost = (parsedHost: string, rules: HostRules): string => {
  const seen: string[] = [];
  let host = plainHost(parsedHost);
  while (!seen.includes(host)) {
    seen.push(host);
    const to = aliasOf(host, rules) ?? foldVariant(host);
    if (to === host) return host;
    host = to;
  }
  return smallestOf(seen.slice(seen.indexOf(host)));
};
