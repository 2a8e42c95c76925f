/** A browser's storage for tests: it can be full, blocked, or taken a picture of. */
import type { KeptStorage } from '@komentar/client/writing';

export class FakeStorage implements KeptStorage {
  isBlocked = false;
  /** Code units it takes, keys and values. */
  quota = Infinity;

  /** @param kept what is in it; given the same one, two tabs see what each other does */
  constructor(readonly kept = new Map<string, string>()) {}

  #refuse(): void {
    if (this.isBlocked) throw new DOMException('blocked', 'SecurityError');
  }

  get length(): number {
    this.#refuse();
    return this.kept.size;
  }

  key(i: number): string | null {
    this.#refuse();
    return [...this.kept.keys()][i] ?? null;
  }

  getItem(key: string): string | null {
    this.#refuse();
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#refuse();
    const others = [...this.kept].filter(([each]) => each !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.quota)
      throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.#refuse();
    this.kept.delete(key);
  }
}
