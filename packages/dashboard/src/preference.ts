/** A choice of the person at this browser that outlives the page: one value out of a fixed few. */

/** What is remembered under a name; `null` where there is nothing, or remembering is not allowed. */
export const readStored = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is forbidden here; the choice lasts as long as the page.
  }
};

/** Remembers, where that is allowed; where it is not, what was chosen lasts as long as the page. */
export const writeStored = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: not remembered, but in force.
  }
};

/** Holds the choice, remembers it and fires `change` when it becomes another. */
export class Preference<T extends string> extends EventTarget {
  readonly #key: string;
  #value: T;

  /** @param values what can be chosen; the first one holds until something else is chosen */
  constructor(
    key: string,
    readonly values: readonly [T, ...T[]],
  ) {
    super();
    this.#key = key;
    const before = readStored(key);
    this.#value = values.find((value) => value === before) ?? values[0];
  }

  get value(): T {
    return this.#value;
  }

  choose(value: T): void {
    this.#value = value;
    writeStored(this.#key, value);
    this.dispatchEvent(new Event('change'));
  }
}
