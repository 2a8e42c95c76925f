/** Tells how much processor time a process of ours took, which other work on the machine hardly disturbs. */

/** Of a server of ours so far, all its threads together, in seconds. */
export const cpuSecondsOf = async (serverUrl: string): Promise<number> => {
  const text = await (await fetch(`${serverUrl}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/mu.exec(text)?.[1]);
};

/** Of this process so far, in seconds. */
export const ownCpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
