/** Turns samples into figures beside their floors. */
import type { Figure } from '../run.js';

/** The value below which the share `of` (0 to 1) of the samples lies; `NaN` where there are none. */
export const percentile = (samples: readonly number[], of: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
};

/** The sample in the middle. */
export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** What was measured of us and of the floor, in the same unit. */
export interface Pair {
  readonly value: number;
  readonly floor: number;
}

/** A figure with its ratio; `name` and `unit` as the table shows them. */
export const beside = (name: string, unit: string, { value, floor }: Pair): Figure => ({
  name,
  unit,
  value,
  floor,
  ratio: value / floor,
});

/** A figure of which a target of docs/rules.md speaks. */
export const aimed = (target: string, atMost: number, figure: Figure): Figure => ({
  ...figure,
  name: `[${target}] ${figure.name}`,
  atMost,
});
