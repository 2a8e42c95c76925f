/** Cutting a list into parts that can be dealt with at once. */

/** Parts of at most `most`, in order; none of an empty list. */
export const partsOf = <T>(list: readonly T[], most: number): readonly T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, n) =>
    list.slice(n * most, (n + 1) * most),
  );
