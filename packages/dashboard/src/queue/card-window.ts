/** Which cards of a long queue are in the page: a few around what is seen, and always the one in focus. */

/** Cards in the page at most, whatever the queue holds. */
export const MOST_CARDS = 40;

/** A card, or room for cards that are not in the page. Room is known by where it lies. */
export type Slot =
  | { readonly kind: 'card'; readonly id: string; readonly at: number }
  | { readonly kind: 'room'; readonly key: string; readonly height: number };

/** Cards from one index to another, the end excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The part of the column that is seen, in pixels from its top. */
export interface Seen {
  readonly top: number;
  readonly bottom: number;
}

type HeightOf = (id: string) => number;

/** The cards that touch a stretch of the column; at least one where there are any. */
const touching = (order: readonly string[], heightOf: HeightOf, { top, bottom }: Seen): Range => {
  let from = 0;
  let edge = 0;
  let at = 0;
  for (; at < order.length; at += 1) {
    const end = edge + heightOf(order[at] ?? '');
    if (end <= top) from = at + 1;
    if (end >= bottom) break;
    edge = end;
  }
  const first = Math.min(from, Math.max(order.length - 1, 0));
  return { from: first, to: Math.min(Math.max(at, first) + 1, order.length) };
};

/** As much as is seen once more on either side, as far as `most` goes; what is seen comes first. */
export const rangeOf = (
  order: readonly string[],
  heightOf: HeightOf,
  { seen, most }: { readonly seen: Seen; readonly most: number },
): Range => {
  const margin = seen.bottom - seen.top;
  const near = touching(order, heightOf, seen);
  const wide = touching(order, heightOf, { top: seen.top - margin, bottom: seen.bottom + margin });
  const visible = Math.min(near.to - near.from, most);
  const before = Math.min(near.from - wide.from, Math.floor((most - visible) / 2));
  const from = near.from - before;
  return { from, to: Math.min(wide.to, from + most) };
};

const room = (key: string, ids: readonly string[], heightOf: HeightOf): readonly Slot[] =>
  ids.length === 0
    ? []
    : [{ kind: 'room', key, height: ids.reduce((sum, id) => sum + heightOf(id), 0) }];

/** The column as slots: the cards at these indexes, and room for all others. Heights add up to the whole. */
export const slotsOf = (
  order: readonly string[],
  heightOf: HeightOf,
  indexes: Iterable<number>,
): readonly Slot[] => {
  const inPage = [...new Set(indexes)]
    .filter((at) => at >= 0 && at < order.length)
    .sort((a, b) => a - b);
  let next = 0;
  const slots = inPage.flatMap((at) => {
    const id = order[at] ?? '';
    const before = room(`before-${id}`, order.slice(next, at), heightOf);
    next = at + 1;
    return [...before, { kind: 'card', id, at } satisfies Slot];
  });
  return [...slots, ...room('end', order.slice(next), heightOf)];
};

/** The indexes of a range and of the card in focus with its two neighbours, which the next key goes to. */
export const indexesOf = ({ from, to }: Range, focus: number): readonly number[] => [
  ...Array.from({ length: Math.max(to - from, 0) }, (_, n) => from + n),
  ...(focus < 0 ? [] : [focus - 1, focus, focus + 1]),
];
