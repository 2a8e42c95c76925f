/** Bringing together what one statement can do for many rows. */

/** The items by a key of theirs, in the order in which the keys first come. */
export const grouped = <T, K>(
  items: readonly T[],
  keyOf: (item: T) => K,
): ReadonlyMap<K, readonly [T, ...T[]]> => {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

/** Something to be added to the counters of `id`. */
export interface Addend<C extends string> {
  readonly id: string;
  readonly by: Readonly<Record<C, number>>;
}

/** Counters that change alike, and whose they are. */
export interface Sum<C extends string> {
  /** In one order for everybody: of two writers neither waits for the other. */
  readonly ids: readonly string[];
  readonly by: Readonly<Record<C, number>>;
}

/** What is left to add to the counters `names` when everything is taken together: nothing where it evens out. */
export const summed = <C extends string>(
  addends: readonly Addend<C>[],
  names: readonly C[],
): readonly Sum<C>[] => {
  const sums = [...grouped(addends, ({ id }) => id)].map(([id, all]) => ({
    id,
    by: Object.fromEntries(
      names.map((name) => [name, all.reduce((sum, { by }) => sum + by[name], 0)]),
    ) as Record<C, number>,
  }));
  const changing = sums.filter(({ by }) => names.some((name) => by[name] !== 0));
  return [...grouped(changing, ({ by }) => JSON.stringify(by)).values()].map((alike) => ({
    ids: alike.map(({ id }) => id).toSorted(),
    by: alike[0].by,
  }));
};
