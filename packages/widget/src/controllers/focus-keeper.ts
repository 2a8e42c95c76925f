/** Keeps a reader's focus in the list when the row it is on is taken away. */
import type { LitElement, ReactiveController } from 'lit';

/** A list whose rows appear a little after its own update. */
interface ListHost extends LitElement {
  /** Resolves when all rows have been rendered. */
  readonly settled: () => Promise<void>;
}

export class FocusKeeper implements ReactiveController {
  #host: ListHost;
  #handleMoved: () => void;
  #before: { readonly id: string; readonly neighbours: readonly string[] } | undefined;

  /** @param handleMoved called when the focus had to move */
  constructor(host: ListHost, handleMoved: () => void) {
    this.#host = host;
    this.#handleMoved = handleMoved;
    host.addController(this);
  }

  /** Before the update: where the focus is, and what is near. */
  hostUpdate(): void {
    const focused = this.#host.shadowRoot?.activeElement?.closest('article')?.id;
    if (focused === undefined) {
      this.#before = undefined;
      return;
    }
    const rows = Array.from(this.#host.renderRoot.querySelectorAll('article'), ({ id }) => id);
    const at = rows.indexOf(focused);
    const neighbours = [...rows.slice(at + 1), ...rows.slice(0, at).reverse(), 'judul'];
    this.#before = { id: focused, neighbours };
  }

  hostUpdated(): void {
    if (this.#before) void this.#restore(this.#before);
  }

  async #restore({ id, neighbours }: { id: string; neighbours: readonly string[] }): Promise<void> {
    await this.#host.settled();
    if (this.#find(id)) return;
    neighbours
      .map((each) => this.#find(each))
      .find((row) => row)
      ?.focus({ preventScroll: true });
    this.#handleMoved();
  }

  #find(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector(`#${CSS.escape(id)}`);
  }

  /** Brings focus and screen to a comment; `false` where it is not on the screen. */
  goTo = (commentId: string): boolean => {
    const row = this.#find(`komentar-${commentId}`);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
    return row !== null;
  };
}
