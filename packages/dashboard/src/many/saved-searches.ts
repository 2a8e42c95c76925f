/** Searches a moderator comes back to, kept at this browser under a name. */

/** A name and the entries of the address it stands for. */
export interface SavedSearch {
  readonly name: string;
  readonly entries: Readonly<Record<string, string>>;
}

const KEY = 'komentar.meja.searches';
/** More would not be found again. */
const MOST = 30;

const isSaved = (it: unknown): it is SavedSearch => {
  const { name, entries } = Object(it) as Partial<Record<keyof SavedSearch, unknown>>;
  return typeof name === 'string' && typeof entries === 'object' && entries !== null;
};

/** All of them; none where the browser keeps nothing or something else stands there. */
export const savedSearches = (): readonly SavedSearch[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved) : [];
  } catch {
    return [];
  }
};

const keep = (all: readonly SavedSearch[]): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(all.slice(-MOST)));
  } catch {
    // Storage is forbidden or full here; the search is on the screen all the same.
  }
};

/** Keeps a search; one of the same name is replaced. */
export const saveSearch = (search: SavedSearch): void =>
  keep([...savedSearches().filter(({ name }) => name !== search.name), search]);

export const forgetSearch = (name: string): void =>
  keep(savedSearches().filter((search) => search.name !== name));
