/** What codes look like, and the waits after wrong ones. */
import { describe, expect, it } from 'vitest';
import { closedAfter, typedCode } from '#domain/second-factor.js';

describe('codes', () => {
  it.each([
    ['123456', { kind: 'digits', digits: '123456' }],
    [' 123 456 ', { kind: 'digits', digits: '123456' }],
    ['K7QD-M2XA-9FTR-WB3E', { kind: 'recovery', code: 'K7QDM2XA9FTRWB3E' }],
    ['k7qd m2xa 9ftr wb3e', { kind: 'recovery', code: 'K7QDM2XA9FTRWB3E' }],
    ['O7QD-I2XA-LFTR-WB3E', { kind: 'recovery', code: '07QD12XA1FTRWB3E' }],
    ['12345', undefined],
    ['1234567', undefined],
    ['12345a', undefined],
    ['K7QD-M2XA-9FTR-WB3U', undefined],
    ['١٢٣٤٥٦', undefined],
    ['', undefined],
  ] as const)('[SF1] %j is read as %j', (text, code) => {
    expect(typedCode(text)).toEqual(code);
  });

  it('[SF2] four wrong codes cost nothing, the fifth a minute, each further one twice as long, up to an hour', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 100].map(
      (n) => closedAfter(n) / 60_000,
    );
    expect(minutes).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });
});
