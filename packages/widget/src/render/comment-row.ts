/** One comment as HTML, to be read: who, when, what. What a reader does with it comes later, as tools. */
import {
  fill,
  fullTime,
  relativeTime,
  type Branch,
  type Conversation,
  type Strings,
} from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Mark } from '../controllers/thread-host.js';
import type { AvatarFor, FormatDate } from '../section-properties.js';
import { initialOf, tintOf } from './avatar.js';
import { safeHtml } from './safe-html.js';
import { withName } from './with-name.js';

/** What a reader can do about rows; it arrives after they have been painted, and changes no height. */
export interface RowTools {
  /** What stands in place of a row's words; `undefined` where they are shown. */
  readonly instead: (branch: Branch, view: RowView) => unknown;
  /** What is said about a comment to its author alone. */
  readonly notice: (branch: Branch, view: RowView) => unknown;
  /** The content of the line under a comment. */
  readonly actions: (branch: Branch, view: RowView, fresh: number) => unknown;
  /** What opens below a row. */
  readonly below: (branch: Branch, view: RowView) => unknown;
  /** What follows the replies to a comment: the reader's own that are on their way. */
  readonly after: (branch: Branch) => unknown;
  /** What lies beside a conversation without taking room. */
  readonly beside: (conversation: Conversation, view: RowView) => unknown;
  /** True where only the first row of a conversation is shown. */
  readonly isCollapsed: (rootId: string) => boolean;
}

/** What every row of a group is rendered with. */
export interface RowView {
  readonly strings: Strings;
  /** Absent until they are fetched, which is after the first comments are shown. */
  readonly tools: RowTools | undefined;
  readonly now: number;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly canReply: boolean;
  /** Authors whom the reader has hidden. */
  readonly hidden: ReadonlySet<string>;
  readonly formatDate: FormatDate | undefined;
  readonly avatarFor: AvatarFor | undefined;
  /** Comments whose text is shown in full although it is long. */
  readonly unfolded: ReadonlySet<string>;
  readonly handleUnfold: (commentId: string) => void;
  readonly handleGoTo: (commentId: string, event: Event) => void;
  /** Shows the replies of a conversation that are not shown yet. */
  readonly handleChip: () => void;
}

/** What the rows that an editor set apart are rendered with, too. */
export type TimeView = Pick<RowView, 'strings' | 'now' | 'formatDate' | 'handleGoTo'>;

/** Longer than this, in characters of HTML, a text is folded to twelve lines. */
const FOLD_ABOVE = 1_400;

/** Breaks also make a text tall. */
const FOLD_ABOVE_BREAKS = 16;

const isLong = (text: string): boolean =>
  text.length > FOLD_ABOVE || text.split(/<(?:br|p|li)\b/).length > FOLD_ABOVE_BREAKS;

/** The article's parts: what it is, for the page's style sheet. */
const partOf = ({ own }: Branch): string => {
  if (own === undefined || own.status === 'published') return 'comment';
  return `comment own ${own.status === 'rejected' ? own.status : 'pending'}`;
};

/** When it was written, as a link to it where others can follow that. */
export const timeOf = (
  { comment, own }: Pick<Branch, 'comment' | 'own'>,
  { strings, now, formatDate, handleGoTo }: TimeView,
): TemplateResult => {
  const { id, createdAt: at } = comment;
  const said = formatDate?.(at) ?? relativeTime(at, now, strings.lang) ?? strings.justNow;
  const time = html`<time datetime=${new Date(at).toISOString()} title=${fullTime(at, strings.lang)}
    >${said}</time
  >`;
  return own === undefined
    ? html`<a
        class="time"
        part="time"
        href="#komentar-${id}"
        @click=${(event: Event) => handleGoTo(id, event)}
        >${time}</a
      >`
    : html`<span class="time" part="time">${time}</span>`;
};

const parentLink = ({ comment, parentName }: Branch, view: RowView): unknown =>
  parentName === undefined
    ? nothing
    : html`<a
        class="parent"
        href="#komentar-${comment.parentId}"
        @click=${(event: Event) => view.handleGoTo(comment.parentId ?? '', event)}
        >${withName(view.strings.inReplyTo, parentName)}</a
      >`;

const badge = (text: string): TemplateResult =>
  html`<span class="badge" part="badge">${text}</span>`;

/** Who wrote it and when. */
export const metaOf = (branch: Branch, view: RowView): TemplateResult => {
  const { id, author, depth, editedAt } = branch.comment;
  const { strings } = view;
  return html`<div class="meta" id="m-${id}">
    ${
      depth > 0
        ? html`<span class="unseen" part="level"
          >${fill(strings.level, { n: depth + 1 }, strings.lang)}</span
        >`
        : nothing
    }
    <bdi id="n-${id}" class="author" part="author">${author.name}</bdi>
    ${author.badges?.map(badge)} ${branch.own && badge(strings.you)} ${parentLink(branch, view)}
    ${timeOf(branch, view)}
    ${
      editedAt === undefined
        ? nothing
        : html`<span class="time" part="edited" title=${fullTime(editedAt, strings.lang)}
          >${strings.edited}</span
        >`
    }
  </div>`;
};

export const bodyOf = ({ comment }: Branch, view: RowView): TemplateResult => {
  const { id, html: text } = comment;
  const isFolded = isLong(text) && !view.unfolded.has(id);
  return html`<div
      class=${isFolded ? 'body folded' : 'body'}
      part="body"
      dir="auto"
      ${safeHtml(text)}
    ></div>
    ${
      isLong(text)
        ? html`<button
          class="link"
          type="button"
          aria-expanded=${String(!isFolded)}
          aria-describedby="n-${id}"
          @click=${() => view.handleUnfold(id)}
        >
          ${isFolded ? view.strings.readMore : view.strings.readLess}
        </button>`
        : nothing
    }`;
};

/** The words of a row. Those of a hidden author are never painted, not even before the tools are there. */
const wordsOf = (branch: Branch, view: RowView, fresh: number): unknown => {
  const { tools, hidden } = view;
  const instead = tools
    ? tools.instead(branch, view)
    : hidden.has(branch.comment.author.id)
      ? html`<div class="actions"></div>`
      : undefined;
  return (
    instead ??
    html`${metaOf(branch, view)} ${bodyOf(branch, view)} ${tools?.notice(branch, view)}
      <div class="actions" part="actions">${tools?.actions(branch, view, fresh)}</div>`
  );
};

/** The round picture beside a comment: the page's own, else the name's first letter. */
export const avatarOf = (
  { author }: Branch['comment'],
  avatarFor: AvatarFor | undefined,
): TemplateResult => {
  const src = avatarFor?.(author);
  return src === undefined
    ? html`<span class="avatar tint-${tintOf(author.name)}" part="avatar" aria-hidden="true"
        >${initialOf(author.name)}</span
      >`
    : html`<img class="avatar" part="avatar" src=${src} alt="" loading="lazy" />`;
};

/**
 * The article of a comment, without the replies below it.
 * @param fresh new replies behind the chip, for a root
 */
export const commentRow = (branch: Branch, view: RowView, fresh: number): TemplateResult => {
  const { id } = branch.comment;
  return html`<article
    id="komentar-${id}"
    class="row ${branch.own ? 'own' : ''} ${view.marks.has(id) ? 'fresh' : ''}"
    part=${partOf(branch)}
    tabindex="-1"
    aria-labelledby="m-${id}"
  >
    ${avatarOf(branch.comment, view.avatarFor)}
    <div class="words">${wordsOf(branch, view, fresh)}</div>
  </article>`;
};
