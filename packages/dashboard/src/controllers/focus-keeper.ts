/** Keeps the keyboard's focus on the comment the desk is at: it moves along, and is never lost. */

export class FocusKeeper {
  /** The id that was focused last. */
  #at: string | undefined;

  /** The next `keep` moves the focus even where the desk did not move on. */
  forget(): void {
    this.#at = undefined;
  }

  /**
   * Focuses the element with this id if the desk has moved there, or if what had the focus has
   * gone from the page. Focus anywhere else was taken there on purpose and stays.
   */
  keep(root: ParentNode, id: string): void {
    const hasMoved = this.#at !== id;
    const { activeElement, body } = document;
    const isLost = document.hasFocus() && (activeElement === body || activeElement === null);
    if (!hasMoved && !isLost) return;
    const element = root.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
    if (element === null) return;
    this.#at = id;
    element.focus({ preventScroll: true });
    if (hasMoved) element.scrollIntoView({ block: 'nearest' });
  }
}
