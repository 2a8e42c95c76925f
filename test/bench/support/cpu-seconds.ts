/** Tells how much processor time and memory a process of ours took, which other work on the machine hardly disturbs. */

/** What a process took so far. */
export interface Usage {
  /** All its threads together. */
  readonly cpuSeconds: number;
  /** Memory that is its own now. */
  readonly bytes: number;
}

/** Of a server of ours. */
export const usageOf = async (serverUrl: string): Promise<Usage> => {
  const text = await (await fetch(`${serverUrl}/metrics`)).text();
  const figure = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)`, 'mu').exec(text)?.[1]);
  return {
    cpuSeconds: figure('process_cpu_seconds_total'),
    bytes: figure('process_resident_memory_bytes'),
  };
};

/** Processor time of a server of ours so far, in seconds. */
export const cpuSecondsOf = async (serverUrl: string): Promise<number> =>
  (await usageOf(serverUrl)).cpuSeconds;
