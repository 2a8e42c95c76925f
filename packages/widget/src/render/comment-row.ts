/** One comment, to be read. Made by hand and changed piece by piece; what a reader does with it comes later, as tools. */
import type { Branch, Conversation } from '@komentar/client';
import type { CommentView } from '@komentar/protocol';
import { html, nothing, render } from 'lit';
import type { AvatarFor } from '../section-properties.js';
import { initialOf, tintOf } from './avatar.js';
import { showIn, type Hole } from './hole.js';
import { firstOf, lastOf, nextOf, setAttr, setText } from './patch.js';
import { RowMeta } from './row-meta.js';
import { RowText } from './row-text.js';
import type { TimeView } from './row-time.js';
import { stamp } from './stamp.js';

/** Parts of a row that can also stand in what takes the place of its words. */
export interface RowParts {
  /** Who wrote it and when. */
  readonly meta: HTMLElement;
  readonly body: HTMLElement;
}

/** Keeps the line under one comment up to date. */
export interface RowLine {
  /** @param fresh new replies behind the chip, for a root */
  readonly update: (branch: Branch, view: RowView, fresh: number) => void;
}

/** What a reader can do about rows; it arrives after they have been painted, and changes no height. */
export interface RowTools {
  /** What stands in place of a row's words; `undefined` where they are shown. */
  readonly instead: (branch: Branch, view: RowView, parts: RowParts) => unknown;
  /** True for a comment that has just become public. */
  readonly isFresh: (commentId: string) => boolean;
  /** What is said about a comment to its author alone. */
  readonly notice: (branch: Branch, view: RowView) => unknown;
  /** Takes over the line under a comment. */
  readonly line: (place: HTMLElement) => RowLine;
  /** What opens below a row. */
  readonly below: (branch: Branch, view: RowView) => unknown;
  /** What follows the replies to a comment: the reader's own that are on their way. */
  readonly after: (branch: Branch) => unknown;
  /** What lies beside a conversation without taking room. */
  readonly beside: (conversation: Conversation) => unknown;
  /** True where only the first row of a conversation is shown. */
  readonly isCollapsed: (rootId: string) => boolean;
}

/** What every row of a group is shown with. */
export interface RowView extends TimeView {
  /** Absent until they are fetched, which is after the first comments are shown. */
  readonly tools: RowTools | undefined;
  readonly canReply: boolean;
  /** Authors whom the reader has hidden. */
  readonly hidden: ReadonlySet<string>;
  readonly avatarFor: AvatarFor | undefined;
  /** Comments whose text is shown in full although it is long. */
  readonly unfolded: ReadonlySet<string>;
}

const rootItem = stamp(
  () =>
    html`<div role="listitem"
      ><article class="row" part="comment" tabindex="-1"
        ><span class="avatar" part="avatar" aria-hidden="true"></span
        ><div class="words"
          ><div class="meta"
            ><bdi class="author" part="author"></bdi> <a class="time" part="time" href="#"><time></time></a></div
          ><div class="body" part="body" dir="auto"><p></p></div
          ><div class="actions" part="actions"></div></div></article
    ></div>`,
);
const replyItem = stamp(
  () =>
    html`<div role="listitem"
      ><article class="row" part="comment" tabindex="-1"
        ><span class="avatar" part="avatar" aria-hidden="true"></span
        ><div class="words"
          ><div class="meta"
            ><span class="unseen" part="level"></span> <bdi class="author" part="author"></bdi>
            <a class="parent" href="#"><span></span><bdi></bdi><span></span></a>
            <a class="time" part="time" href="#"><time></time></a></div
          ><div class="body" part="body" dir="auto"><p></p></div
          ><div class="actions" part="actions"></div></div></article
    ></div>`,
);
const picture = stamp(() => html`<img class="avatar" part="avatar" alt="" loading="lazy" />`);
const otherWords = stamp(() => html`<div class="words"></div>`);

type Author = CommentView['author'];

const initialIn = (place: HTMLElement, { name }: Author): HTMLElement => {
  place.className = `avatar tint-${String(tintOf(name))}`;
  setText(place, initialOf(name));
  return place;
};

const pictureAt = (src: string): HTMLElement => {
  const image = picture();
  image.setAttribute('src', src);
  return image;
};

/** The article's parts: what it is, for the page's style sheet. */
const partOf = ({ own }: Branch): string => {
  if (own === undefined || own.status === 'published') return 'comment';
  return `comment own ${own.status === 'rejected' ? own.status : 'pending'}`;
};

/** The article of a comment, without the replies below it. */
export class CommentRow implements RowParts {
  /** What it stands in, with all that stands below it. */
  readonly item: HTMLElement;
  readonly element: HTMLElement;
  #initial: HTMLElement;
  #avatar: HTMLElement;
  #pictured: Author | undefined;
  #picturedBy: AvatarFor | undefined;
  #words: HTMLElement;
  /** Takes the place of the words while something else is to be said. */
  #other: HTMLElement | undefined;
  #meta: RowMeta;
  #text: RowText;
  #actions: HTMLElement;
  #notice: Hole;
  #line: RowLine | undefined;

  constructor({ id, depth }: CommentView) {
    this.item = depth > 0 ? replyItem() : rootItem();
    this.element = firstOf(this.item);
    this.#initial = this.#avatar = firstOf(this.element);
    this.#words = nextOf(this.#initial);
    this.#actions = lastOf(this.#words);
    const meta = firstOf(this.#words);
    this.element.id = `komentar-${id}`;
    this.element.setAttribute('aria-labelledby', `m-${id}`);
    this.#meta = new RowMeta(meta, id);
    this.#text = new RowText(nextOf(meta));
  }

  get meta(): HTMLElement {
    return this.#meta.element;
  }

  get body(): HTMLElement {
    return this.#text.element;
  }

  /** @param fresh new replies behind the chip, for a root */
  update(branch: Branch, view: RowView, fresh: number): void {
    const { comment, own } = branch;
    const { tools } = view;
    const { id } = comment;
    const look = `row${own ? ' own' : ''}${tools?.isFresh(id) ? ' fresh' : ''}`;
    setAttr(this.element, 'class', look);
    setAttr(this.element, 'part', partOf(branch));
    this.#picture(comment.author, view.avatarFor);
    this.#meta.update(branch, view);
    this.#text.update(comment, view.strings, view.unfolded.has(id));
    this.#show(this.#instead(branch, view));
    if (!tools) return;
    this.#notice = showIn(this.#notice, tools.notice(branch, view), (end) =>
      this.#actions.before(end),
    );
    (this.#line ??= tools.line(this.#actions)).update(branch, view, fresh);
  }

  /** The round picture: the page's own, else the name's first letter. */
  #picture(author: Author, avatarFor: AvatarFor | undefined): void {
    if (this.#pictured === author && this.#picturedBy === avatarFor) return;
    this.#pictured = author;
    this.#picturedBy = avatarFor;
    const src = avatarFor?.(author);
    const avatar = src === undefined ? initialIn(this.#initial, author) : pictureAt(src);
    if (avatar !== this.#avatar) this.#avatar.replaceWith(avatar);
    this.#avatar = avatar;
  }

  /** The words of a hidden author are never painted, not even before the tools are there. */
  #instead(branch: Branch, view: RowView): unknown {
    if (view.tools) return view.tools.instead(branch, view, this);
    return view.hidden.has(branch.comment.author.id)
      ? html`<div class="actions"></div>`
      : undefined;
  }

  #show(instead: unknown): void {
    const other = this.#other;
    if (instead !== undefined) {
      this.#other ??= otherWords();
      if (!other) this.#words.replaceWith(this.#other);
      render(instead, this.#other);
    } else if (other) {
      render(nothing, other);
      this.#words.prepend(this.meta, this.body);
      other.replaceWith(this.#words);
      this.#other = undefined;
    }
  }
}
