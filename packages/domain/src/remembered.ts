/** Remembers what a pure function made of the latest strings, for functions that are asked the same again at once. */

/** How much is kept. */
interface Bounds<T> {
  /** Results. */
  readonly most: number;
  /** UTF-16 units of a string, and the size of a result; what is larger is made anew each time. */
  readonly longest: number;
  readonly sizeOf?: (made: T) => number;
}

/** The same function, quicker where it is asked again. What it answers must never be changed by anybody. */
export const remembered = <T>(
  make: (text: string) => T,
  { most, longest, sizeOf = () => 0 }: Bounds<T>,
): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (text.length > longest || sizeOf(made) > longest) return made;
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
};
