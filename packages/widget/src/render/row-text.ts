/** The words of a comment, and the button that folds them where they are many. */
import type { Strings } from '@komentar/client';
import type { CommentView } from '@komentar/protocol';
import { html } from 'lit';
import { showIn, type Hole } from './hole.js';
import { setAttr } from './patch.js';
import { fillSafely } from './safe-html.js';

/** Longer than this, in characters of HTML, a text is folded to twelve lines. */
const FOLD_ABOVE = 1_400;

/** Breaks also make a text tall. */
const FOLD_ABOVE_BREAKS = 16;

const isLong = (text: string): boolean =>
  text.length > FOLD_ABOVE || text.split(/<(?:br|p|li)\b/).length > FOLD_ABOVE_BREAKS;

const foldButton = (id: string, { readLess, readMore }: Strings, isUnfolded: boolean): unknown =>
  html`<button
    class="link fold"
    type="button"
    aria-expanded=${String(isUnfolded)}
    aria-describedby="n-${id}"
  >
    ${isUnfolded ? readLess : readMore}
  </button>`;

export class RowText {
  readonly element: HTMLElement;
  #html: string | undefined;
  #isLong = false;
  #fold: Hole;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  update({ id, html: text }: CommentView, strings: Strings, isUnfolded: boolean): void {
    if (text !== this.#html) {
      this.#html = text;
      this.#isLong = isLong(text);
      fillSafely(this.element, text);
    }
    setAttr(this.element, 'class', this.#isLong && !isUnfolded ? 'body folded' : 'body');
    const button = this.#isLong ? foldButton(id, strings, isUnfolded) : undefined;
    this.#fold = showIn(this.#fold, button, (end) => this.element.after(end));
  }
}
