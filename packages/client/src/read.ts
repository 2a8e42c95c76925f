/** The two reads that a cache may answer: a page of a thread, and the totals of many. */
import { API_PATH } from '@komentar/protocol';
import type { Answer, PageView } from '@komentar/protocol';
import { exchange, isRecord, type Fetch, type Unwrap } from './exchange.js';

/** Names a thread: the site, and its own id for the article or else the article's URL. */
export interface ThreadRef {
  readonly site: string;
  readonly thread?: string | undefined;
  readonly url?: string | undefined;
}

export type Sort = 'newest' | 'oldest' | 'top';

export interface PageChoice {
  readonly sort?: Sort | undefined;
  readonly after?: string | undefined;
  /** Root comments on a page; left out it is the server's 20, which is also what caches hold. */
  readonly limit?: number | string | undefined;
  /** A comment that has to be on the page. */
  readonly at?: string | undefined;
}

type Entry = readonly [key: string, value: string | number | undefined];

/** `key=value` of what is given. */
const query = (entries: readonly Entry[]): string[] =>
  entries.flatMap(([key, value]) =>
    value === undefined ? [] : `${key}=${encodeURIComponent(value)}`,
  );

/**
 * The address of a page. The same page always has the same address, letter by letter: caches depend on
 * it, and the section recognises by it the page that the loader has asked for already.
 */
export const threadHref = (server: string, ref: ThreadRef, choice: PageChoice = {}): string =>
  `${server}${API_PATH}/thread?${query([
    ['site', ref.site],
    ['thread', ref.thread],
    ['url', ref.thread === undefined ? ref.url : undefined],
    ['sort', choice.sort],
    ['after', choice.after],
    ['limit', choice.limit],
    ['at', choice.at],
  ]).join('&')}`;

/** What a thread is called by when its total is asked for. */
export type TotalName = readonly [kind: 'thread' | 'url', name: string];

/** The address of the totals; sorted and without doubles, so that equal questions share a cache entry. */
export const totalsHref = (server: string, site: string, names: readonly TotalName[]): string =>
  `${server}${API_PATH}/totals?${[...new Set(query([['site', site], ...names]))].sort().join('&')}`;

/** A page from a body, where it is one. */
export const pageOf: Unwrap<PageView> = (body) =>
  isRecord(body) && isRecord(body['thread']) && Array.isArray(body['items'])
    ? { ok: true, value: body as unknown as PageView }
    : undefined;

const totalsOf: Unwrap<Readonly<Record<string, number>>> = (body) =>
  isRecord(body) && isRecord(body['totals'])
    ? { ok: true, value: body['totals'] as Record<string, number> }
    : undefined;

/** `no-cache` still uses the cache, but asks whether its copy is current. */
const init: RequestInit = { cache: 'no-cache' };

/** Reads a page; resolves always. */
export const readThread = (href: string, fetch?: Fetch): Promise<Answer<PageView>> =>
  exchange({ href, init, unwrap: pageOf, fetch });

/** Reads totals by the names they were asked with; resolves always. */
export const readTotals = (
  href: string,
  fetch?: Fetch,
): Promise<Answer<Readonly<Record<string, number>>>> =>
  exchange({ href, init, unwrap: totalsOf, fetch });
