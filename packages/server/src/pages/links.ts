/** Addresses within one thread's page: the query alone, so that they hold under any path a proxy gives the page. */
import type { Fields } from './page-request.js';

/** What of a page's address is kept from one link to the next. */
const KEPT = ['url', 'lang', 'sort'] as const;

/** The page at another place; `change` lays over what is kept, and an empty value takes a parameter away. */
export const linkTo = (query: Fields, change: Fields = {}, fragment = ''): string => {
  const kept = KEPT.flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const merged = Object.entries({ ...Object.fromEntries(kept), ...change });
  const search = new URLSearchParams(merged.filter(([, value]) => value !== ''));
  return `?${search.toString()}${fragment === '' ? '' : `#${fragment}`}`;
};

/** The place in the list a link must not lose: the same page, the same conversation. */
export const placeIn = (query: Fields): Fields =>
  Object.fromEntries(
    (['after', 'root', 'at'] as const).flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
