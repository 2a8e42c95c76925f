/** What a reader can do about rows, as the rows ask for it; arrives with writing. */
import { counted, fill, flat, type Branch, type Conversation } from '@komentar/client';
import type { OwnCommentView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { TakingPart } from '../controllers/taking-part.js';
import type { RowTools, RowView } from './comment-row.js';
import { icon } from './icons.js';
import { noticeOf, refusedOf } from './row-fate.js';
import { editForm } from './row-edit.js';
import { menuOf } from './row-menu.js';
import { replyComposer, toggleReply } from './row-reply.js';

/** The like button; at an own comment it says why it does nothing. */
const likeButton = (part: TakingPart, branch: Branch): TemplateResult => {
  const { comment, isMine } = branch;
  const { strings, liked } = part;
  const { id, author } = comment;
  const n = part.likesOf(comment);
  const isOwn = isMine || part.own.find(id) !== undefined;
  const isLiked = liked.has(id);
  const title = isLiked ? strings.liked : nothing;
  return html`<button
    class="link like"
    part="like"
    type="button"
    aria-pressed=${String(isLiked)}
    aria-disabled=${isOwn ? 'true' : nothing}
    aria-label=${fill(strings.likeSr, { name: author.name, n }, strings.lang)}
    title=${isOwn ? strings.likeOwn : title}
    @click=${() => (isOwn ? part.say(id, strings.likeOwn) : void part.like(comment))}
  >
    ${icon('like')}<span>${strings.like}</span>
    <span class="likes">${n > 0 ? n.toLocaleString(strings.lang) : nothing}</span>
  </button>`;
};

const replyButton = (part: TakingPart, { comment }: Branch, view: RowView): unknown => {
  const { id, author } = comment;
  const { reply, replyTo, lang } = view.strings;
  return view.canReply
    ? html`<button
        class="link reply"
        part="reply"
        type="button"
        aria-label=${fill(replyTo, { name: author.name }, lang)}
        aria-expanded=${String(part.replying.has(id))}
        @click=${() => void toggleReply(part, id)}
      >
        ${icon('reply')}${reply}
      </button>`
    : nothing;
};

const chip = (fresh: number, { strings, handleChip }: RowView): unknown =>
  fresh > 0
    ? html`<button class="chip" part="more" type="button" @click=${handleChip}>
        ${counted(strings.newReplies, fresh, strings.lang)}
      </button>`
    : nothing;

/** Asks in place whether a comment is to be deleted; browsers' own questions stop the whole page. */
const confirmation = (part: TakingPart, id: string): TemplateResult => {
  const { strings, own } = part;
  return html`<span class="asks" role="group" aria-label=${strings.deleteConfirm}>
    <span>${strings.deleteConfirm}</span>
    <button class="link confirm" type="button" @click=${() => void own.withdraw(id)}>
      ${strings.delete}
    </button>
    <button class="link" type="button" @click=${() => void own.confirm(undefined)}>
      ${strings.cancel}
    </button>
  </span>`;
};

/** What the author can do about a comment that only he sees. */
const ownButtons = (part: TakingPart, { id, status }: OwnCommentView, now: number): unknown => {
  const { strings, own } = part;
  // One that came back has its own button in what is said about it.
  const canEdit = status !== 'returned' && own.until(id, now) !== undefined;
  return html`${
    canEdit
      ? html`<button class="link edit-button" type="button" @click=${() => void own.edit(id)}>
          ${strings.edit}
        </button>`
      : nothing
  }
    <button class="link delete-button" type="button" @click=${() => void own.confirm(id)}>
      ${strings.delete}
    </button>`;
};

/** A word about what was just done, over whatever is below: nothing moves for it. */
const saidOf = (part: TakingPart, id: string): unknown => {
  const text = part.said.get(id);
  return text === undefined ? nothing : html`<span class="said">${text}</span>`;
};

const nextNew = ({ visit, strings }: TakingPart, id: string): unknown =>
  visit.at === id && visit.next !== undefined
    ? html`<button class="chip" type="button" @click=${visit.goOn}>${strings.nextNew}</button>`
    : nothing;

const actionsOf = (
  part: TakingPart,
  branch: Branch,
  { view, fresh }: { readonly view: RowView; readonly fresh: number },
): unknown => {
  const { id } = branch.comment;
  if (part.own.confirming === id) return html`${confirmation(part, id)} ${saidOf(part, id)}`;
  if (branch.own) return html`${ownButtons(part, branch.own, view.now)} ${saidOf(part, id)}`;
  return html`${likeButton(part, branch)} ${replyButton(part, branch, view)}
  ${menuOf(part, branch, view)} ${chip(fresh, view)} ${nextNew(part, id)} ${saidOf(part, id)}`;
};

/** Stands where a comment was, while the reader is there or can have it back. */
const tombstone = (part: TakingPart, { comment: { id } }: Branch, gone: string): TemplateResult => {
  const { strings, own } = part;
  return own.withdrawn.has(id)
    ? html`<p class="tombstone" id="m-${id}">
        ${strings.withdrawn}
        <button class="link undo" type="button" @click=${() => void own.takeBack(id)}>
          ${strings.undo}
        </button>
        ${saidOf(part, id)}
      </p>`
    : html`<p class="tombstone" id="m-${id}">${gone}</p>`;
};

const veiled = ({ strings, reveal }: TakingPart, { comment: { id } }: Branch): TemplateResult =>
  html`<p class="tombstone" id="m-${id}">
    ${strings.hiddenUser}
    <button class="link reveal" type="button" @click=${() => void reveal(id)}>${strings.show}</button>
  </p>`;

const insteadOf = (part: TakingPart, branch: Branch, view: RowView): unknown => {
  const { comment, own } = branch;
  const { id, author } = comment;
  if (part.isTombstone(id)) return tombstone(part, branch, view.strings.gone);
  if (view.hidden.has(author.id) && !part.revealed.has(id)) return veiled(part, branch);
  if (part.own.editing.has(id)) return editForm(part, branch, view);
  return own?.status === 'rejected' ? refusedOf(part, branch, view) : undefined;
};

/** The line that folds a conversation, and the word that something in it is new. */
const besideOf = (part: TakingPart, { id, root, unloaded }: Conversation): TemplateResult => {
  const { strings, collapsed, visit } = part;
  const isCollapsed = collapsed.has(id);
  const text = isCollapsed ? strings.expand : strings.collapse;
  const { name } = root.comment.author;
  const n = flat(root).length + unloaded;
  const toggle = () => {
    if (!collapsed.delete(id)) collapsed.add(id);
    void part.render(id);
  };
  return html`${
    n > 0
      ? html`<button
          class="rail"
          type="button"
          aria-expanded=${String(!isCollapsed)}
          aria-label=${fill(text, { name }, strings.lang)}
          title=${fill(text, { name }, strings.lang)}
          @click=${toggle}
        ></button>`
      : nothing
  }
    ${
      visit.first === id
        ? html`<button
          class="since"
          type="button"
          aria-label="${strings.sinceLast}. ${strings.nextNew}"
          title=${strings.nextNew}
          @click=${visit.goOn}
        >
          ${strings.sinceLast}
        </button>`
        : nothing
    }`;
};

/** The tools of a section's rows. */
export const rowTools = (part: TakingPart): RowTools => ({
  instead: (branch, view) => insteadOf(part, branch, view),
  notice: (branch, view) =>
    html`${part.visit.isNew(branch) ? html`<i class="new"></i>` : nothing} ${noticeOf(part, branch, view)}`,
  actions: (branch, view, fresh) => actionsOf(part, branch, { view, fresh }),
  below: ({ comment }, view) => replyComposer(part, comment, view),
  after: ({ comment }) => part.desk.author?.waiting(comment.id),
  beside: (conversation) => besideOf(part, conversation),
  isCollapsed: (rootId) => part.collapsed.has(rootId),
});
