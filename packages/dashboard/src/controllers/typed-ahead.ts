/** Keeps what is typed while the field that is to take it is on its way. */

/** Whatever writes or takes away a character, without the keys of browser and system. */
const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Backspace');

export class TypedAhead {
  #typed: string | undefined;

  /** True while something is on its way: no key is a command then. */
  get isOn(): boolean {
    return this.#typed !== undefined;
  }

  /** Listens until the work is done, which asks for what was typed when it can take it. */
  async during(work: (typed: () => string) => Promise<unknown>): Promise<void> {
    if (this.isOn) return;
    this.#typed = '';
    window.addEventListener('keydown', this.#handleKey, { capture: true });
    try {
      await work(() => this.#typed ?? '');
    } finally {
      window.removeEventListener('keydown', this.#handleKey, { capture: true });
      this.#typed = undefined;
    }
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (!isTyping(event)) return;
    event.preventDefault();
    const typed = this.#typed ?? '';
    this.#typed = event.key === 'Backspace' ? typed.slice(0, -1) : typed + event.key;
  };
}
