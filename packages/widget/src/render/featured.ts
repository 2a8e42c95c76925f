/** What editors set apart, above the list: a first look, with the way to where it stands (W-59). */
import type { CommentView } from '@komentar/protocol';
import { html } from 'lit';
import { KeptRows } from './kept-rows.js';
import { firstOf, nextOf, setAttr, setOrder, setText } from './patch.js';
import { linkedId, RowTime, type TimeView } from './row-time.js';
import { fillSafely } from './safe-html.js';
import { stamp } from './stamp.js';

/** More than this is a list of its own. */
const MOST = 3;

const list = stamp(() => html`<ul class="featured"></ul>`);
const item = stamp(
  () =>
    html`<li
      ><p class="meta"><span class="badge" part="badge"></span> <bdi class="author"></bdi> <a class="time" part="time" href="#"><time></time></a></p
      ><div class="body" dir="auto"></div
    ></li>`,
);

class FeaturedRow {
  readonly element = item();
  #badge = firstOf(firstOf(this.element));
  #author = nextOf(this.#badge);
  #time = new RowTime(nextOf(this.#author));
  #html: string | undefined;

  update(comment: CommentView, view: TimeView): void {
    const { pinned, picks } = view.strings;
    setText(this.#badge, comment.feature === 'pin' ? pinned : picks);
    setText(this.#author, comment.author.name);
    this.#time.update({ comment }, view);
    if (comment.html === this.#html) return;
    this.#html = comment.html;
    fillSafely(this.element.lastElementChild as Element, comment.html);
  }
}

/** The comments set apart, pinned ones first. */
export class FeaturedList {
  readonly element = list();
  #rows = new KeptRows<CommentView, FeaturedRow>(
    ({ id }) => id,
    () => new FeaturedRow(),
  );

  /** @param goTo brings the focus to a comment in the list; `false` where it is not there */
  constructor(goTo: (commentId: string) => boolean) {
    this.element.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('.time');
      if (link && goTo(linkedId(link))) event.preventDefault();
    });
  }

  update(comments: readonly CommentView[], view: TimeView): void {
    const rows = this.#rows.update(comments.slice(0, MOST), (row, comment) =>
      row.update(comment, view),
    );
    setAttr(this.element, 'aria-label', view.strings.picks);
    setOrder(
      this.element,
      rows.map(({ element }) => element),
    );
  }
}
