/** Loads an HTTP server from this process and keeps every answer's time, finer than autocannon's own whole milliseconds. */
import autocannon, { type Options } from 'autocannon';

/** What one run measured. */
export interface Loaded {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from sending to the whole answer, one per request. */
  readonly times: readonly number[];
}

/** Runs autocannon; throws where any answer has another status than `status`, or none came. */
export const load = async (options: Options, status: number): Promise<Loaded> => {
  const times: number[] = [];
  const strange = new Set<number>();
  const startedAt = performance.now();
  let endedAt = startedAt;
  await new Promise<void>((resolve, reject) => {
    const running = autocannon(options, (error: unknown, result) => {
      if (error instanceof Error) reject(error);
      else if (result.errors > 0) reject(new Error(`${result.errors} requests had no answer`));
      else resolve();
    });
    running.on('response', (...[, got, , time]) => {
      times.push(time);
      if (got !== status) strange.add(got);
      endedAt = performance.now();
    });
  });
  if (strange.size > 0) throw new Error(`answered with ${[...strange].join(', ')}, not ${status}`);
  return { requests: times.length, seconds: (endedAt - startedAt) / 1000, times };
};
