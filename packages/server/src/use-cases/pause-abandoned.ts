/** Lets the clock work: pauses the batches of nodes that ended, and tells the desk. */
import type { Ports } from './ports.js';
import { tellDeskOfBatch } from './tell-batch.js';

/** @param goneAfterMs how long a node may have given no sign of life */
export const pauseAbandoned = async (
  { batches, announce }: Pick<Ports, 'batches' | 'announce'>,
  goneAfterMs: number,
): Promise<void> => {
  for (const batch of await batches.interrupt(goneAfterMs))
    tellDeskOfBatch(announce, { batch, decided: [] });
};
