/** Remembers what a pure function made of the latest strings, for functions that are asked the same again at once. */

/** How much is kept: results, and UTF-16 units of the longest string that is worth one. */
interface Bounds {
  readonly most: number;
  readonly longest: number;
}

/** The same function, quicker where it is asked again. What it answers must never be changed by anybody. */
export const remembered = <T>(
  make: (text: string) => T,
  { most, longest }: Bounds,
): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= most) known.clear();
    if (text.length <= longest) known.set(text, made);
    return made;
  };
};
