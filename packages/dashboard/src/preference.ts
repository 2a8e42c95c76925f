/** A choice of the person at this browser that outlives the page: one value out of a fixed few. */

const stored = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is forbidden here; the choice lasts as long as the page.
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
    const before = stored(key);
    this.#value = values.find((value) => value === before) ?? values[0];
  }

  get value(): T {
    return this.#value;
  }

  choose(value: T): void {
    this.#value = value;
    try {
      localStorage.setItem(this.#key, value);
    } catch {
      // As above: not remembered, but in force.
    }
    this.dispatchEvent(new Event('change'));
  }
}
