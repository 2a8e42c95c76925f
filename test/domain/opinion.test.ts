/** Second opinions: who asks, who answers, and since when a question waits. */
import { describe, expect, it } from 'vitest';
import { askedAt, opinionAfter, type Opinion } from '#domain/opinion.js';

const ani = { id: 'ani', name: 'Ani' };
const budi = { id: 'budi', name: 'Budi' };
const asked: Opinion = { question: 'Fitnah?', by: ani, at: 5 };
const said = { text: 'Bukan.', at: 9 };

describe('a second opinion', () => {
  it('[SO1] waits since it was asked for, until it is answered', () => {
    expect(askedAt(null)).toBeNull();
    expect(opinionAfter(null, { act: 'ask', text: 'Fitnah?', by: ani, at: 5 })).toEqual(asked);
    expect(askedAt(asked)).toBe(5);
    const answered = opinionAfter(asked, { act: 'answer', ...said, by: budi });
    expect(answered).toEqual({ ...asked, answer: { ...said, by: budi } });
    expect(askedAt(answered ?? null)).toBeNull();
  });

  it('[SO2] is never answered by whoever asked, nor twice, nor unasked', () => {
    expect(opinionAfter(asked, { act: 'answer', ...said, by: ani })).toBeUndefined();
    expect(opinionAfter(null, { act: 'answer', ...said, by: budi })).toBeUndefined();
    const answered = { ...asked, answer: { ...said, by: budi } };
    expect(opinionAfter(answered, { act: 'answer', ...said, by: budi })).toBeUndefined();
  });

  it('[SO2] while it waits only whoever asked asks another one; answered, anybody', () => {
    expect(opinionAfter(asked, { act: 'ask', ...said, by: budi })).toBeUndefined();
    expect(opinionAfter(asked, { act: 'ask', ...said, by: ani })?.question).toBe('Bukan.');
    const answered = { ...asked, answer: { ...said, by: budi } };
    expect(opinionAfter(answered, { act: 'ask', ...said, by: budi })?.by).toBe(budi);
  });
});
