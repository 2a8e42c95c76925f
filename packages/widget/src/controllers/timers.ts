/** Named timers that can all be given back at once. */

export class Timers {
  #running = new Map<string, ReturnType<typeof setTimeout>>();

  /** Starts a timer; an earlier one of the same name is stopped. */
  set(name: string, callback: () => void, ms: number): void {
    this.stop(name);
    this.#running.set(
      name,
      setTimeout(() => {
        this.#running.delete(name);
        callback();
      }, ms),
    );
  }

  stop(name: string): void {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  clear(): void {
    for (const timer of this.#running.values()) clearTimeout(timer);
    this.#running.clear();
  }
}
