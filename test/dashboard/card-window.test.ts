/** Which cards of a long queue are in the page: few, the right ones, in their order, with room for the rest. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  MOST_CARDS,
  indexesOf,
  rangeOf,
  slotsOf,
  type Slot,
} from '#dashboard/queue/card-window.js';

const columns = fc
  .array(fc.integer({ min: 20, max: 900 }), { minLength: 1, maxLength: 300 })
  .chain((heights) => {
    const total = heights.reduce((sum, height) => sum + height, 0);
    return fc.record({
      heights: fc.constant(heights),
      top: fc.integer({ min: -200, max: total + 200 }),
      screen: fc.integer({ min: 300, max: 1_600 }),
      focus: fc.integer({ min: -1, max: heights.length - 1 }),
    });
  });

interface Column {
  readonly heights: readonly number[];
  readonly top: number;
  readonly screen: number;
  readonly focus: number;
}

const windowOf = ({ heights, top, screen, focus }: Column) => {
  const order = heights.map((_, at) => `c${at}`);
  const heightOf = (id: string) => heights[Number(id.slice(1))] ?? 0;
  const seen = { top, bottom: top + screen };
  const range = rangeOf(order, heightOf, { seen, most: MOST_CARDS - 3 });
  return slotsOf(order, heightOf, indexesOf(range, focus));
};
const cardsOf = (slots: readonly Slot[]) =>
  slots.flatMap((slot) => (slot.kind === 'card' ? [slot.at] : []));

describe('the window over a column', () => {
  it('[DK40] has at most 40 cards, in order, each once, and the one in focus among them', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const cards = cardsOf(windowOf(column));
        expect(cards.length).toBeLessThanOrEqual(MOST_CARDS);
        expect(cards).toEqual([...new Set(cards)].sort((a, b) => a - b));
        if (column.focus >= 0) expect(cards).toContain(column.focus);
      }),
    );
  });

  it('[DK40] is as high as the whole column, whatever is in it', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const heights = windowOf(column).map((slot) =>
          slot.kind === 'card' ? column.heights[slot.at]! : slot.height,
        );
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        expect(sum(heights)).toBe(sum(column.heights));
      }),
    );
  });

  it('[DK40] shows every card that is seen, as far as 37 reach', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const cards = new Set(cardsOf(windowOf(column)));
        let edge = 0;
        const seen = column.heights.flatMap((height, at) => {
          const [start, end] = [edge, edge + height];
          edge = end;
          return end > column.top && start < column.top + column.screen ? [at] : [];
        });
        expect(seen.slice(0, MOST_CARDS - 3).filter((at) => !cards.has(at))).toEqual([]);
      }),
    );
  });

  it('[DK40] two rooms never have one name', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const names = windowOf(column).map((slot) => (slot.kind === 'card' ? slot.id : slot.key));
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it('[DK40] an empty column has nothing in it', () => {
    expect(rangeOf([], () => 0, { seen: { top: 0, bottom: 500 }, most: 37 })).toEqual({
      from: 0,
      to: 0,
    });
    expect(slotsOf([], () => 0, indexesOf({ from: 0, to: 0 }, -1))).toEqual([]);
  });
});
