/** What a reader can do about rows, as the rows ask for it; arrives with writing. */
import { fill, flat, type Branch, type Conversation } from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { TakingPart } from '../controllers/taking-part.js';
import type { RowParts, RowTools, RowView } from './comment-row.js';
import { noticeOf, refusedOf } from './row-fate.js';
import { editForm } from './row-edit.js';
import { CommentLine, saidOf } from './row-line.js';
import { replyComposer } from './row-reply.js';

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

const insteadOf = (
  part: TakingPart,
  branch: Branch,
  { view, parts }: { readonly view: RowView; readonly parts: RowParts },
): unknown => {
  const { comment, own } = branch;
  const { id, author } = comment;
  if (part.isTombstone(id)) return tombstone(part, branch, view.strings.gone);
  if (view.hidden.has(author.id) && !part.revealed.has(id)) return veiled(part, branch);
  if (part.own.editing.has(id)) return editForm(part, id, { meta: parts.meta, now: view.now });
  return own?.status === 'rejected' ? refusedOf(part, own, { view, parts }) : undefined;
};

/** The line that folds a conversation, and the word that something in it is new. */
const besideOf = (part: TakingPart, { id, root, unloaded }: Conversation): unknown => {
  const { strings, collapsed, visit } = part;
  const isCollapsed = collapsed.has(id);
  const text = isCollapsed ? strings.expand : strings.collapse;
  const { name } = root.comment.author;
  const n = flat(root).length + unloaded;
  if (n === 0 && visit.first !== id) return undefined;
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

const saidTo = (part: TakingPart, branch: Branch, view: RowView): unknown => {
  const notice = noticeOf(part, branch, view);
  return part.visit.isNew(branch) ? html`<i class="new"></i>${notice}` : notice;
};

/** The tools of a section's rows. */
export const rowTools = (part: TakingPart): RowTools => ({
  instead: (branch, view, parts) => insteadOf(part, branch, { view, parts }),
  isFresh: (id) => part.marks.has(id),
  notice: (branch, view) => saidTo(part, branch, view),
  line: (place) => new CommentLine(part, place),
  below: ({ comment }, view) => replyComposer(part, comment, view),
  after: ({ comment }) => part.desk.author?.waiting(comment.id),
  beside: (conversation) => besideOf(part, conversation),
  isCollapsed: (rootId) => part.collapsed.has(rootId),
});
