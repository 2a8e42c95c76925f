/** One comment as HTML: who, when, what, and what the reader can do about it. */
import {
  counted,
  fill,
  fullTime,
  rejectionText,
  relativeTime,
  type Branch,
  type Strings,
  type WritingStrings,
} from '@komentar/client';
import type { OwnCommentView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Mark } from '../controllers/thread-host.js';
import { initialOf, tintOf } from './avatar.js';
import { safeHtml } from './safe-html.js';
import { withName } from './with-name.js';

/** What every row of a group is rendered with. */
export interface RowView {
  readonly strings: Strings;
  /** Absent until they are fetched, which is after the first comments are shown. */
  readonly writingStrings: WritingStrings | undefined;
  readonly now: number;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly canReply: boolean;
  /** Comments whose text is shown in full although it is long. */
  readonly unfolded: ReadonlySet<string>;
  readonly handleReply: (branch: Branch) => void;
  readonly handleUnfold: (commentId: string) => void;
  readonly handleDismiss: (commentId: string) => void;
  readonly handleGoTo: (commentId: string, event: Event) => void;
  readonly handleChip: () => void;
}

/** What only some rows have. */
export interface RowExtras {
  /** New replies behind the chip, for a root. */
  readonly fresh: number;
  readonly isReplying: boolean;
}

/** Longer than this, in characters of HTML, a text is folded to twelve lines. */
const FOLD_ABOVE = 1_400;

/** Breaks also make a text tall. */
const FOLD_ABOVE_BREAKS = 16;

const isLong = (text: string): boolean =>
  text.length > FOLD_ABOVE || text.split(/<(?:br|p|li)\b/).length > FOLD_ABOVE_BREAKS;

const REFUSED: ReadonlySet<string> = new Set(['rejected', 'spam']);

const isRefused = (own: OwnCommentView | undefined): boolean =>
  own !== undefined && REFUSED.has(own.status);

/** The article's parts: what it is, for the page's style sheet. */
const partOf = ({ own }: Branch): string => {
  if (own === undefined || own.status === 'published') return 'comment';
  return `comment own ${isRefused(own) ? 'rejected' : 'pending'}`;
};

const timeOf = ({ comment, own }: Branch, view: RowView): TemplateResult => {
  const { strings, now } = view;
  const at = comment.createdAt;
  const time = html`<time datetime=${new Date(at).toISOString()} title=${fullTime(at, strings.lang)}
    >${relativeTime(at, now, strings.lang) ?? strings.justNow}</time
  >`;
  if (own !== undefined)
    return html`<span id="t-${comment.id}" class="time" part="time">${time}</span>`;
  return html`<a
    id="t-${comment.id}"
    class="time"
    part="time"
    href="#komentar-${comment.id}"
    @click=${(event: Event) => view.handleGoTo(comment.id, event)}
    >${time}</a
  >`;
};

const parentLink = ({ comment, parentName }: Branch, view: RowView): unknown =>
  parentName === undefined || comment.parentId === null
    ? nothing
    : html`<a
        class="parent"
        href="#komentar-${comment.parentId}"
        @click=${(event: Event) => view.handleGoTo(comment.parentId ?? '', event)}
        >${withName(view.strings.inReplyTo, parentName)}</a
      >`;

const metaOf = (branch: Branch, view: RowView): TemplateResult => {
  const { comment, own } = branch;
  const { strings } = view;
  return html`<div class="meta">
    ${
      comment.depth > 0
        ? html`<span class="unseen" part="level"
          >${fill(strings.level, { n: comment.depth + 1 }, strings.lang)}</span
        >`
        : nothing
    }
    <bdi id="n-${comment.id}" class="author" part="author">${comment.author.name}</bdi>
    ${own === undefined ? nothing : html`<span class="badge" part="badge">${strings.you}</span>`}
    ${parentLink(branch, view)} ${timeOf(branch, view)}
  </div>`;
};

const bodyOf = ({ comment }: Branch, view: RowView): TemplateResult => {
  const isFolded = isLong(comment.html) && !view.unfolded.has(comment.id);
  return html`<div
      id="b-${comment.id}"
      class=${isFolded ? 'body folded' : 'body'}
      part="body"
      dir="auto"
      ${safeHtml(comment.html)}
    ></div>
    ${
      isLong(comment.html)
        ? html`<button
          class="link"
          type="button"
          aria-expanded=${String(!isFolded)}
          aria-describedby="n-${comment.id}"
          @click=${() => view.handleUnfold(comment.id)}
        >
          ${isFolded ? view.strings.readMore : view.strings.readLess}
        </button>`
        : nothing
    }`;
};

/** A rejected comment steps back behind its reason; its text is the author's and stays at hand. */
const rejection = (branch: Branch, own: OwnCommentView, view: RowView): TemplateResult => {
  const { strings } = view;
  return html`<p class="notice refused" part="notice">${rejectionText(strings, view.writingStrings, own.reason)}</p>
    <details>
      <summary>${strings.showText}</summary>
      ${bodyOf(branch, view)}
    </details>
    <div class="actions" part="actions">
      <button class="link" type="button" @click=${() => view.handleDismiss(own.id)}>
        ${strings.dismiss}
      </button>
    </div>`;
};

/** What is said about the comment to its author alone. */
const noticeOf = ({ comment, own }: Branch, view: RowView): unknown => {
  const isApproved = own?.status === 'published' || view.marks.get(comment.id) === 'approved';
  if (isApproved)
    return html`<p class="notice approved" part="notice">${view.strings.approved}</p>`;
  return own ? html`<p class="notice" part="notice">${view.strings.pending}</p>` : nothing;
};

const actionsOf = (branch: Branch, view: RowView, { fresh, isReplying }: RowExtras): unknown => {
  const { comment, own } = branch;
  const { strings, canReply } = view;
  const hasReply = canReply && own === undefined;
  if (!hasReply && fresh === 0) return nothing;
  return html`<div class="actions" part="actions">
    ${
      hasReply
        ? html`<button
          class="link reply"
          part="reply"
          type="button"
          aria-label=${fill(strings.replyTo, { name: comment.author.name }, strings.lang)}
          aria-expanded=${String(isReplying)}
          @click=${() => view.handleReply(branch)}
        >
          ${strings.reply}
        </button>`
        : nothing
    }
    ${
      fresh > 0
        ? html`<button class="chip" part="more" type="button" @click=${view.handleChip}>
          ${counted(strings.newReplies, fresh, strings.lang)}
        </button>`
        : nothing
    }
  </div>`;
};

/** The article of a comment, without the replies below it. */
export const commentRow = (branch: Branch, view: RowView, extras: RowExtras): TemplateResult => {
  const { comment, own } = branch;
  const { id, author } = comment;
  return html`<article
    id="komentar-${id}"
    class="row ${own === undefined ? '' : 'own'} ${view.marks.has(id) ? 'fresh' : ''}"
    part=${partOf(branch)}
    tabindex="-1"
    aria-labelledby="n-${id} t-${id}"
  >
    <span class="avatar tint-${tintOf(author.name)}" part="avatar" aria-hidden="true"
      >${initialOf(author.name)}</span
    >
    <div class="words">
      ${metaOf(branch, view)}
      ${
        own !== undefined && isRefused(own)
          ? rejection(branch, own, view)
          : html`${bodyOf(branch, view)} ${noticeOf(branch, view)} ${actionsOf(branch, view, extras)}`
      }
    </div>
  </article>`;
};
