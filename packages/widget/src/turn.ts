/** Divides long work into tasks, between which the page answers its reader. */

/** So long a task may be; work of less is not worth a task of its own. */
const TASK_MS = 8;

interface Yields {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

const pause = (): Promise<unknown> =>
  (globalThis as Yields).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

let last: Promise<unknown> = Promise.resolve();
let began = -TASK_MS;

const next = async (): Promise<void> => {
  if (performance.now() - began < TASK_MS) return;
  await pause();
  began = performance.now();
};

/** Resolves after everybody who asked before, in the same task as long as that is short. */
export const turn = (): Promise<unknown> => (last = last.then(next));
