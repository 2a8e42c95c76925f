/** What a reader chose in the frame of a section, remembered per site by this browser. */
import type { Sort } from '@komentar/client';

type Choice = 'urutan' | 'jeda' | 'sembunyi' | 'kunjungan' | 'tamu';

const keyOf = (choice: Choice, site: string): string => `komentar:${choice}:${site}`;

/** What was chosen; `undefined` where nothing was, or storage is blocked. */
export const recall = (choice: Choice, site: string): string | undefined => {
  try {
    return localStorage.getItem(keyOf(choice, site)) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Remembers a choice, `undefined` forgets it; where storage is blocked, nothing happens. */
export const remember = (choice: Choice, site: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(choice, site));
    else localStorage.setItem(keyOf(choice, site), value);
  } catch {
    // It is a wish, not a promise.
  }
};

/** The record kept as JSON under a choice; an empty one where there is none, or what is kept is none. */
export const recallRecord = <T extends object>(choice: Choice, site: string): Partial<T> => {
  try {
    return (JSON.parse(recall(choice, site) ?? '{}') ?? {}) as Partial<T>;
  } catch {
    return {};
  }
};

/** The authors a reader does not want to read on this site. */
export const hiddenAuthors = (site: string): ReadonlySet<string> =>
  new Set(recall('sembunyi', site)?.split(' '));

/** The order a reader chose on this site, where it is one. */
export const chosenSort = (site: string): Sort | undefined => {
  const sort = recall('urutan', site);
  return sort && /^(?:newest|oldest|top)$/.test(sort) ? (sort as Sort) : undefined;
};

/**
 * The order to ask the server for. The one it takes by itself is left out, here as in the loader: one
 * address, one cache entry.
 */
export const askedSort = (sort: string | undefined, hasOwn: boolean): Sort | undefined =>
  sort === 'newest' && !hasOwn ? undefined : (sort as Sort | undefined);
