/** Formatters of `Intl`, each made once: making one costs more than using it a thousand times. */

const kept = new Map<string, unknown>();

/** What `make` made for this key the first time. */
export const once = <T>(key: string, make: () => T): T => {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
};
