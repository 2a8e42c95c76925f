/** What is remembered of a function's answers: the same answers, made once, and only so many. */
import { describe, expect, it } from 'vitest';
import { remembered } from '#domain/index.js';

describe('remembered', () => {
  const counting = (most: number, longest: number) => {
    const made: string[] = [];
    const ask = remembered(
      (text) => {
        made.push(text);
        return text.toUpperCase();
      },
      { most, longest },
    );
    return { ask, made };
  };

  it('[CK26] answers the same and makes it once, except of long strings', () => {
    const { ask, made } = counting(10, 3);
    expect(['a', 'b', 'a', 'abcd', 'abcd', 'b'].map(ask)).toEqual([
      'A',
      'B',
      'A',
      'ABCD',
      'ABCD',
      'B',
    ]);
    expect(made).toEqual(['a', 'b', 'abcd', 'abcd']);
  });

  it('[CK26] does not keep what became large, and forgets nothing for it', () => {
    let made = 0;
    const ask = remembered(
      (text) => {
        made += 1;
        return text.repeat(text === 'a' ? 9 : 1);
      },
      { most: 1, longest: 3, sizeOf: (text) => text.length },
    );
    for (const text of ['b', 'a', 'abcd', 'b', 'a']) ask(text);
    expect(made).toBe(4);
  });

  it('[CK26] keeps no more than it may', () => {
    const { ask, made } = counting(2, 3);
    for (const text of ['a', 'b', 'c', 'c', 'a']) ask(text);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
