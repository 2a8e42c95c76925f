/** What the inside needs for work that goes on after its answer and is to outlast a store that goes away. */

export interface Unfinished {
  /**
   * Begins it. Where it ends for want of the store it is begun again, as often as it takes; so it
   * must go on from what is written. Any other error is its own to handle.
   */
  readonly begin: (work: () => Promise<void>) => void;
}
