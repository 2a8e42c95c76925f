/** Keeps what was made for an item as long as the item is there. */

/** Anything made by hand that stands in the document with one element. */
interface Made {
  readonly element: Element;
}

export class KeptRows<T, R extends Made> {
  #keyOf: (item: T) => string | number;
  #make: (item: T) => R;
  #rows = new Map<string | number, R>();

  constructor(keyOf: (item: T) => string | number, make: (item: T) => R) {
    this.#keyOf = keyOf;
    this.#make = make;
  }

  /**
   * Makes what is missing, takes out of the document what is gone, and brings the rest up to date.
   * @returns what stands for the items, in their order
   */
  update(items: readonly T[], patch: (row: R, item: T, i: number) => void): R[] {
    const before = this.#rows;
    const rows = items.map((item) => before.get(this.#keyOf(item)) ?? this.#make(item));
    this.#rows = new Map(items.map((item, i) => [this.#keyOf(item), rows[i] as R]));
    for (const [key, { element }] of before) if (!this.#rows.has(key)) element.remove();
    rows.forEach((row, i) => patch(row, items[i] as T, i));
    return rows;
  }
}
