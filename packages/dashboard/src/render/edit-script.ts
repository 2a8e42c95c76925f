/** The shortest way from one row of tokens to another, in space that grows only with their length (Myers 1986, 4b). */

/** What becomes of a run of tokens; `before` and `after` say how many it covers in either row. */
export interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

/**
 * Edits that are looked for from each side. Two stretches that need more have so little in common
 * that the one is shown as replaced by the other; the search grows with the square of this figure.
 */
const MAX_EDITS = 2_000;

type Rows = readonly [before: Int32Array, after: Int32Array];

/** A stretch of both rows that is still to be compared. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Numbers instead of strings: equal tokens get equal numbers. */
const numbered = (...rows: readonly (readonly string[])[]): readonly Int32Array[] => {
  const numbers = new Map<string, number>();
  const numberOf = (token: string): number => {
    const known = numbers.get(token) ?? numbers.size;
    numbers.set(token, known);
    return known;
  };
  return rows.map((row) => Int32Array.from(row, numberOf));
};

const OUTSIDE = -1;
/** A reach within which no diagonal lies. */
const NEVER = -1;

/**
 * The search from one corner of a box: per diagonal (`x - y`) how far along `before` one gets with
 * so many edits. Both are counted from that corner; `equal` compares from there as well.
 */
class Search {
  readonly #reached: Int32Array;
  readonly #middle: number;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly equal: (x: number, y: number) => boolean,
  ) {
    this.#middle = Math.min(width + height, MAX_EDITS) + 2;
    this.#reached = new Int32Array(2 * this.#middle + 1).fill(OUTSIDE);
    // As if the corner had been entered from above.
    this.#reached[this.#middle + 1] = 0;
  }

  at(diagonal: number): number {
    return this.#reached[this.#middle + diagonal] ?? OUTSIDE;
  }

  /** Takes a diagonal one edit further; answers where it was entered and where its equal run ends. */
  advance(diagonal: number): Run | undefined {
    const left = this.at(diagonal - 1);
    const from = Math.max(left === OUTSIDE ? OUTSIDE : left + 1, this.at(diagonal + 1));
    const isInside = this.#holds(from, diagonal);
    const to = isInside ? this.#follow(from, diagonal) : OUTSIDE;
    this.#reached[this.#middle + diagonal] = to;
    return isInside ? { diagonal, from, to } : undefined;
  }

  #holds(x: number, diagonal: number): boolean {
    return x !== OUTSIDE && x <= this.width && x >= diagonal && x - diagonal <= this.height;
  }

  #follow(from: number, diagonal: number): number {
    let x = from;
    while (x < this.width && x - diagonal < this.height && this.equal(x, x - diagonal)) x += 1;
    return x;
  }
}

/** A run of equal tokens on a diagonal, `from` and `to` along `before`; it can be empty. */
interface Run {
  readonly diagonal: number;
  readonly from: number;
  readonly to: number;
}

/** The first run with so many edits from one corner that meets what the other search has reached. */
const meeting = (search: Search, other: Search, [edits, reach]: readonly [number, number]) => {
  const { width, height } = search;
  const delta = width - height;
  for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
    const run = search.advance(diagonal);
    const opposite = Math.abs(delta - diagonal) <= reach ? other.at(delta - diagonal) : OUTSIDE;
    if (run !== undefined && opposite !== OUTSIDE && run.to + opposite >= width) return run;
  }
  return undefined;
};

/**
 * The run of equal tokens in the middle of a shortest way through a box, as the box between its
 * ends; it can be empty. `undefined` where the way takes more than `MAX_EDITS` from either side.
 */
const middleOf = ([before, after]: Rows, { left, right, top, bottom }: Box): Box | undefined => {
  const [width, height] = [right - left, bottom - top];
  const ahead = new Search(width, height, (x, y) => before[left + x] === after[top + y]);
  const back = new Search(width, height, (x, y) => before[right - 1 - x] === after[bottom - 1 - y]);
  // Ways of an odd number of edits are met by the search ahead, the others by the search back.
  const isOdd = (width - height) % 2 !== 0;
  const most = Math.min(Math.ceil((width + height) / 2), MAX_EDITS);
  for (let edits = 0; edits <= most; edits += 1) {
    const forth = meeting(ahead, back, [edits, isOdd ? edits - 1 : NEVER]);
    if (forth !== undefined)
      return {
        left: left + forth.from,
        right: left + forth.to,
        top: top + forth.from - forth.diagonal,
        bottom: top + forth.to - forth.diagonal,
      };
    const home = meeting(back, ahead, [edits, isOdd ? NEVER : edits]);
    if (home !== undefined)
      return {
        left: right - home.to,
        right: right - home.from,
        top: bottom - (home.to - home.diagonal),
        bottom: bottom - (home.from - home.diagonal),
      };
  }
  return undefined;
};

/** The box without what is equal at its two ends. */
const trimmed = ([before, after]: Rows, box: Box): Box => {
  let { left, right, top, bottom } = box;
  while (left < right && top < bottom && before[left] === after[top]) {
    left += 1;
    top += 1;
  }
  while (left < right && top < bottom && before[right - 1] === after[bottom - 1]) {
    right -= 1;
    bottom -= 1;
  }
  return { left, right, top, bottom };
};

const compare = (rows: Rows, whole: Box, found: (edit: Edit) => void): void => {
  const box = trimmed(rows, whole);
  const { left, right, top, bottom } = box;
  found({ kind: 'same', count: left - whole.left });
  const middle = left < right && top < bottom ? middleOf(rows, box) : undefined;
  if (middle === undefined) {
    found({ kind: 'removed', count: right - left });
    found({ kind: 'added', count: bottom - top });
  } else {
    compare(rows, { left, right: middle.left, top, bottom: middle.top }, found);
    found({ kind: 'same', count: middle.right - middle.left });
    compare(rows, { left: middle.right, right, top: middle.bottom, bottom }, found);
  }
  found({ kind: 'same', count: whole.right - right });
};

/**
 * The edits that make `after` out of `before`, in order, neighbours of one kind in one. Within a
 * change what was removed comes first. As few as possible up to `MAX_EDITS` from either end.
 */
export const editScript = (
  before: readonly string[],
  after: readonly string[],
): readonly Edit[] => {
  const [from = new Int32Array(), to = new Int32Array()] = numbered(before, after);
  const edits: Edit[] = [];
  const found = (edit: Edit): void => {
    if (edit.count === 0) return;
    const last = edits.at(-1);
    if (last?.kind === edit.kind)
      edits[edits.length - 1] = { ...edit, count: last.count + edit.count };
    else edits.push(edit);
  };
  compare([from, to], { left: 0, right: from.length, top: 0, bottom: to.length }, found);
  return edits;
};
