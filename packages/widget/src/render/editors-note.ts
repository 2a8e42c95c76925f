/** What the editors say above the list. */
import type { Strings } from '@komentar/client';
import { html, nothing } from 'lit';
import { firstOf, lastOf, setText } from './patch.js';
import { fillSafely } from './safe-html.js';
import { stamp } from './stamp.js';

const box = stamp(
  () => html`<div class="featured" part="note"><b></b><div dir="auto"></div></div>`,
);

export class EditorsNote {
  #element = box();
  #html: string | undefined;

  /** @returns the note, or nothing where there is none */
  show(words: string | undefined, { note }: Strings): unknown {
    if (!words) return nothing;
    setText(firstOf(this.#element), note);
    if (words !== this.#html) fillSafely(lastOf(this.#element), (this.#html = words));
    return this.#element;
  }
}
