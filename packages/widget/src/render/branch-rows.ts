/** A comment with all that stands below it: a reply being written, replies, the reader's own on their way. */
import { fill, type Branch } from '@komentar/client';
import type { CommentView } from '@komentar/protocol';
import { html } from 'lit';
import { CommentRow, type RowView } from './comment-row.js';
import { showIn, type Hole } from './hole.js';
import { KeptRows } from './kept-rows.js';
import { setAttr, setOrder } from './patch.js';
import { stamp } from './stamp.js';

/** How much of a branch is shown. */
export interface Extent {
  /** The replies that are; absent for all of them. */
  readonly shown?: ReadonlySet<string> | undefined;
  /** New replies behind the chip, for a root. */
  readonly fresh?: number;
  /** The word on the button behind which further replies are; absent where none are. */
  readonly more?: string | undefined;
}

const replyList = stamp(() => html`<div role="list" class="replies" part="replies"></div>`);

const moreButton = (text: string): unknown =>
  html`<button class="link more-replies" part="more" type="button" aria-expanded="false">
    ${text}
  </button>`;

export class BranchRows {
  readonly row: CommentRow;
  /** The list item in which all of it stands. */
  readonly element: HTMLElement;
  #below: Hole;
  #list: HTMLElement | undefined;
  #replies: KeptRows<Branch, BranchRows> | undefined;
  #after: Hole;
  #more: Hole;

  constructor(comment: CommentView) {
    this.row = new CommentRow(comment);
    this.element = this.row.item;
  }

  update(branch: Branch, view: RowView, { shown, fresh = 0, more }: Extent): void {
    const { tools } = view;
    this.row.update(branch, view, fresh);
    if (tools)
      this.#below = showIn(this.#below, tools.below(branch, view), (end) =>
        this.row.element.after(end),
      );
    if (this.#replies || branch.replies.length > 0) this.#reply(branch, view, shown);
    if (tools)
      this.#after = showIn(this.#after, tools.after(branch), (end) =>
        (this.#list ?? this.#below ?? this.row.element).after(end),
      );
    this.#more = showIn(this.#more, more && moreButton(more), (end) => this.element.append(end));
  }

  #reply({ comment, replies }: Branch, view: RowView, shown: Extent['shown']): void {
    const visible = replies.filter((reply) => shown?.has(reply.comment.id) ?? true);
    this.#replies ??= new KeptRows(
      ({ comment }) => comment.id,
      ({ comment }) => new BranchRows(comment),
    );
    const rows = this.#replies.update(visible, (row, reply) => row.update(reply, view, { shown }));
    if (rows.length === 0) {
      this.#list?.remove();
      this.#list = undefined;
      return;
    }
    const { strings } = view;
    const list = (this.#list ??= replyList());
    setAttr(list, 'data-depth', String(comment.depth + 1));
    const label = fill(strings.repliesFor, { name: comment.author.name }, strings.lang);
    setAttr(list, 'aria-label', label);
    setOrder(
      list,
      rows.map(({ element }) => element),
    );
    if (!list.parentNode) (this.#below ?? this.row.element).after(list);
  }
}
