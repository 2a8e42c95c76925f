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
  /** The row with the focus, and its place: a range stays there when what it is before is taken away. */
  #before: { readonly id: string; readonly place: Range } | undefined;

  /** @param handleMoved called when the focus had to move */
  constructor(host: ListHost, handleMoved: () => void) {
    this.#host = host;
    this.#handleMoved = handleMoved;
    host.addController(this);
  }

  hostUpdate(): void {
    const row = this.#host.shadowRoot?.activeElement?.closest('article');
    this.#before = row ? { id: row.id, place: new Range() } : undefined;
    if (row) this.#before?.place.setStartBefore(row);
  }

  hostUpdated(): void {
    if (this.#before) void this.#restore(this.#before);
  }

  /** Where its row is gone the focus goes to the next one, else to the last, else to the heading. */
  async #restore({ id, place }: { id: string; place: Range }): Promise<void> {
    await this.#host.settled();
    if (this.#find(id)) return;
    const rows = [...this.#host.renderRoot.querySelectorAll('article')];
    const next = rows.find((row) => place.comparePoint(row, 0) > 0) ?? rows.at(-1);
    (next ?? this.#find('judul'))?.focus({ preventScroll: true });
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
