/** Makes sure that what a benchmark started or wrote is gone when it ends, however it ends. */
type Undo = () => unknown;

/** Remembers how to take something back; the last thing remembered is taken back first. */
export type Later = (undo: Undo) => void;

const complain = (error: unknown): void => console.error('While cleaning up:', error);

/** Runs `work`, then everything it put off with `later`: after success, after a failure and on Ctrl-C. */
export const cleaningUp = async <T>(work: (later: Later) => Promise<T>): Promise<T> => {
  const undos: Undo[] = [];
  const undoAll = async (): Promise<void> => {
    for (const undo of undos.splice(0).reverse())
      await Promise.resolve().then(undo).catch(complain);
  };
  const interrupted = (): void => void undoAll().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work((undo) => void undos.push(undo));
  } finally {
    await undoAll();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
};
