/** Keeps room for what is coming, so that nothing below a section jumps when it comes. */
import type { LitElement } from 'lit';

/** Holds its host's height while there is less to show than there was or will be. */
export class Reserve {
  #host: LitElement;
  #stop: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Another article's comments take the place of those shown, not less. */
  holdHeight(): void {
    this.#host.style.setProperty('min-block-size', `${String(this.#host.offsetHeight)}px`);
  }

  /**
   * Says whether the host is busy loading. When it no longer is, the room is given back once the end
   * of the comments is below the screen, where nobody sees it happen.
   */
  setBusy(isBusy: boolean): void {
    const wasBusy = this.#host.getAttribute('aria-busy');
    if (wasBusy === String(isBusy)) return;
    this.#host.setAttribute('aria-busy', String(isBusy));
    if (!isBusy && wasBusy !== null) this.#keep();
  }

  #keep(): void {
    this.release();
    this.#host.dataset['reserved'] = '';
    addEventListener('scrollend', this.#handleScroll);
    this.#stop = () => {
      removeEventListener('scrollend', this.#handleScroll);
      delete this.#host.dataset['reserved'];
      this.#host.style.removeProperty('min-block-size');
    };
    this.#handleScroll();
  }

  #handleScroll = (): void => {
    const content = this.#host.renderRoot.querySelector('.base');
    if ((content?.getBoundingClientRect().bottom ?? 0) > innerHeight) this.release();
  };

  release(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
