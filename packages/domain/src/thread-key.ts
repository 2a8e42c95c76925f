/** Which thread a page belongs to: the key made of the CMS's id or of the normalised address. */
import { threadHost, type HostRules } from './thread-host.js';
import { parseUrl } from './whatwg-url.js';

/** Longest id of the CMS, in UTF-16 units. */
const MAX_ID = 200;
/** Longest address taken and longest one given back; escaping may make an address longer. */
const MAX_RAW = 4096;
const MAX_URL = 2048;

/* What may stand bare; everything else is written as an escape, whichever parser came before. */
const UNSAFE_IN_PATH = /[^\w\-.~!$&'()*+,;=:@/%]+/gu;
const UNSAFE_IN_HASH = /[^\w\-.~!$&'()*+,;=:@/?%]+/gu;
const UNSAFE_IN_VALUE = /[^\w\-.~!$'()*,;:@/%]+/gu;

const UNRESERVED = /[\w\-.~]/u;

const decodeUnreserved = (escape: string): string => {
  const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
  return UNRESERVED.test(char) ? char : escape.toUpperCase();
};

const decodeUtf8 = (escapes: string): string => {
  try {
    return decodeURIComponent(escapes);
  } catch {
    return escapes.toUpperCase();
  }
};

/* Apart from escapes, whose last digit must not grow together with a mark that follows it. */
const composed = (text: string): string =>
  text
    .split(/(%[\dA-F]{2})/u)
    .map((part, at) => (at % 2 === 1 ? part : part.normalize('NFC')))
    .join('');

/**
 * One spelling for every way of escaping the same text: a stray `%` escaped first (else decoding
 * its neighbours could make a new escape of it), unreserved characters bare, the rest in NFC and
 * upper-case escapes. Bytes that are not UTF-8 stay as they came.
 */
const oneSpelling = (text: string, unsafe: RegExp): string => {
  const decoded = text
    .replace(/%(?![\da-f]{2})/giu, '%25')
    .replace(/%[0-7][\da-f]/giu, decodeUnreserved)
    .replace(/(?:%[89a-f][\da-f])+/giu, decodeUtf8);
  return composed(decoded).replace(unsafe, (part) => encodeURIComponent(part));
};

/** Last segments that name another dress of the same article. */
const DRESS = /^(?:amp|index\.(?:html?|php))$/iu;
const PAGE_WORD = /^(?:page|halaman)$/iu;
const PAGE_NUMBER = /^(?:\d+|all)$/iu;

const segmentsToDrop = (segments: readonly string[]): number => {
  const last = segments.at(-1) ?? '';
  if (DRESS.test(last)) return 1;
  return PAGE_NUMBER.test(last) && PAGE_WORD.test(segments.at(-2) ?? '') ? 2 : 0;
};

const onePath = (pathname: string): string => {
  const segments = oneSpelling(pathname, UNSAFE_IN_PATH)
    .split('/')
    .filter((segment) => segment !== '');
  for (let drop = segmentsToDrop(segments); drop > 0; drop = segmentsToDrop(segments)) {
    segments.length -= drop;
  }
  return `/${segments.join('/')}`;
};

/** Parameters that name an article, where the path does not. All others are dropped. */
const NAMING: ReadonlySet<string> = new Set([
  'p',
  'page_id',
  'id',
  'article',
  'artikel',
  'berita',
  'nid',
  'sid',
  'story',
]);
const SCRIPT_PATH = /^\/$|\.(?:php|aspx?|jsp)$/iu;

const pairOf = (part: string): readonly [string, string] => {
  const at = part.indexOf('=');
  const key = at < 0 ? part : part.slice(0, at);
  const value = at < 0 ? '' : part.slice(at + 1).replaceAll('+', '%20');
  return [oneSpelling(key, UNSAFE_IN_VALUE).toLowerCase(), oneSpelling(value, UNSAFE_IN_VALUE)];
};

/** Of a repeated parameter the last one counts, as in PHP. */
const oneQuery = (search: string, path: string): string => {
  if (!SCRIPT_PATH.test(path)) return '';
  const kept = new Map(
    search
      .slice(1)
      .split('&')
      .map(pairOf)
      .filter(([key, value]) => NAMING.has(key) && value !== ''),
  );
  const pairs = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? '' : `?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`;
};

/** Only `#!` names an article (old single-page sites); every other fragment is a place in it. */
const oneHash = (hash: string): string =>
  /^#!./u.test(hash) ? `#${oneSpelling(hash.slice(1), UNSAFE_IN_HASH)}` : '';

/**
 * The address of an article in its one spelling, without scheme, or `undefined` where it is no
 * http(s) address or a longer one than any article has. Idempotent: put `https://` before the result and the result comes back.
 * @example normaliseUrl('https://www.koran.example//a/b/?utm_source=x#c') // 'koran.example/a/b'
 */
export const normaliseUrl = (raw: string, hosts: HostRules = {}): string | undefined => {
  const url = raw.length > MAX_RAW ? undefined : parseUrl(raw);
  if (url === undefined || !/^https?:$/u.test(url.protocol)) return undefined;
  const host = threadHost(url.host, hosts);
  if (host === '') return undefined;
  const path = onePath(url.pathname);
  const address = `${host}${path}${oneQuery(url.search, path)}${oneHash(url.hash)}`;
  return address.length > MAX_URL ? undefined : address;
};

const idOf = (thread: string): string | undefined => {
  const id = thread.normalize('NFC').trim();
  const printable = !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(id);
  return id !== '' && id.length <= MAX_ID && printable ? id : undefined;
};

/** What a page says of itself. */
export interface ThreadPointer {
  /** The article's id in the CMS. */
  readonly thread?: string | undefined;
  /** The article's canonical address. */
  readonly url?: string | undefined;
}

/**
 * The key a thread is found by: `id:<thread>` where the page names its id, else `u:` and the
 * normalised address. An id that is empty, over 200 characters or has invisible characters is
 * refused even where an address stands beside it: falling back would split the thread in two.
 * A page that says nothing is refused for its missing id.
 */
export const threadKey = (
  { thread, url }: ThreadPointer,
  hosts: HostRules = {},
): { readonly key: string } | { readonly no: 'thread' | 'url' } => {
  if (thread !== undefined || url === undefined) {
    const id = idOf(thread ?? '');
    return id === undefined ? { no: 'thread' } : { key: `id:${id}` };
  }
  const address = normaliseUrl(url, hosts);
  return address === undefined ? { no: 'url' } : { key: `u:${address}` };
};
