/** Divides long work into tasks, between which the page answers its reader. */

interface Yields {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

const pause = (): Promise<unknown> =>
  (globalThis as Yields).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

let last: Promise<unknown> = Promise.resolve();

/** Resolves in a task of its own, after everybody who asked before. */
export const turn = (): Promise<unknown> => (last = last.then(pause));
