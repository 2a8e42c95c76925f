/** The part of the browser's storage that is used, and a way to it that never throws. */

/** What is needed of a `Storage`, so that a test can stand in for it. */
export type KeptStorage = Pick<Storage, 'getItem' | 'key' | 'length' | 'removeItem' | 'setItem'>;

/** The browser's storage of this origin; absent where asking for it is already an error. */
export const browserStorage = (): KeptStorage | undefined => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
};

/** Does something with a storage; `undefined` where there is none or it refuses. */
export const tryStorage = <T>(
  storage: KeptStorage | undefined,
  act: (storage: KeptStorage) => T,
): T | undefined => {
  if (storage === undefined) return undefined;
  try {
    return act(storage);
  } catch {
    return undefined;
  }
};

/** The keys that begin so; none where storage refuses. */
export const keysFrom = (storage: KeptStorage | undefined, prefix: string): string[] =>
  tryStorage(storage, (it) =>
    Array.from({ length: it.length }, (_, i) => it.key(i) ?? '').filter((key) =>
      key.startsWith(prefix),
    ),
  ) ?? [];

/** An object from what is kept under a key; `undefined` where there is none or it is spoilt. */
export const readRecord = (
  storage: KeptStorage | undefined,
  key: string,
): Record<string, unknown> | undefined =>
  tryStorage(storage, (it) => {
    const value: unknown = JSON.parse(it.getItem(key) ?? 'null');
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  });

/** Keeps a value as JSON. @returns whether the storage took it */
export const keepRecord = (storage: KeptStorage | undefined, key: string, value: object): boolean =>
  tryStorage(storage, (it) => {
    it.setItem(key, JSON.stringify(value));
    return true;
  }) ?? false;

/** Removes what is kept under a key, where there is something and storage lets it. */
export const dropRecord = (storage: KeptStorage | undefined, key: string): void => {
  tryStorage(storage, (it) => it.removeItem(key));
};
