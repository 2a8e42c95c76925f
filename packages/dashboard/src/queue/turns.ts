/** Lets the commands about one comment go out one after another, each knowing what the last one led to. */

/** `version` is the comment's after the command before, or `undefined` for the first in the row. */
type Run = (version: number | undefined) => Promise<number | undefined>;

export class Turns {
  readonly #rows = new Map<string, Promise<number | undefined>>();

  /** True where a command about the comment is on its way. */
  busy(id: string): boolean {
    return this.#rows.has(id);
  }

  /** Runs when all earlier commands about the comment are answered. */
  take(id: string, run: Run): void {
    const turn = (this.#rows.get(id) ?? Promise.resolve(undefined)).then(run);
    this.#rows.set(id, turn);
    void turn.finally(() => {
      if (this.#rows.get(id) === turn) this.#rows.delete(id);
    });
  }
}
