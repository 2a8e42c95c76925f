/** Keeps room for what is coming, so that nothing below a section jumps when it comes (E-83). */
import type { LitElement } from 'lit';

/** Gives its host's room back when there is less to show than there was (`holdHeight`) or was expected. */
export class Reserve {
  #host: LitElement;
  #isKeeping = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /**
   * Looks whether the host is done loading. Then the room is given back once the end of the comments
   * is below the screen, where nobody sees it happen.
   */
  update(): void {
    const { dataset, ariaBusy } = this.#host;
    if (this.#isKeeping || ariaBusy === 'true' || dataset['reserved'] === undefined) return;
    this.#isKeeping = true;
    addEventListener('scrollend', this.#handleScroll);
    this.#handleScroll();
  }

  #handleScroll = (): void => {
    const content = this.#host.renderRoot.querySelector('.base');
    if ((content?.getBoundingClientRect().bottom ?? 0) > innerHeight) this.#release();
  };

  /** Lets go of the page; the room stays for when the section is back. */
  pause(): void {
    if (!this.#isKeeping) return;
    this.#isKeeping = false;
    removeEventListener('scrollend', this.#handleScroll);
  }

  #release(): void {
    this.pause();
    delete this.#host.dataset['reserved'];
    this.#host.style.removeProperty('min-block-size');
  }
}
