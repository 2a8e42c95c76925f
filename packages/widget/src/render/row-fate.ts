/** What an author is told about a comment of his that others do not see, and what he can do about it. */
import { fill, rejectionText, type Branch } from '@komentar/client';
import { spanText } from '@komentar/client/writing';
import type { OwnCommentView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { TakingPart } from '../controllers/taking-part.js';
import type { RowParts, RowView } from './comment-row.js';

/** The text with what a moderator marked in it: text and elements, never HTML. */
const markedText = ({ text, marks = [] }: OwnCommentView): TemplateResult => {
  let at = 0;
  const runs = marks.map(({ start, end }) => {
    const run = html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`;
    at = end;
    return run;
  });
  return html`<p class="marked" dir="auto">${runs}${text.slice(at)}</p>`;
};

const noteOf = ({ strings }: TakingPart, { note }: OwnCommentView): unknown =>
  note === undefined
    ? nothing
    : html`<p class="note" dir="auto">${fill(strings.editorNote, { note }, strings.lang)}</p>`;

const waiting = ({ strings, usualWaitMs }: TakingPart, pending: string): TemplateResult =>
  html`<p class="notice" part="notice">
    ${pending}
    ${
      usualWaitMs === undefined
        ? nothing
        : fill(strings.usualWait, { time: spanText(usualWaitMs, strings.lang) }, strings.lang)
    }
  </p>`;

const returned = (part: TakingPart, own: OwnCommentView): TemplateResult => {
  const { strings } = part;
  return html`<div class="notice" part="notice">
    <p>${part.own.returnedText(own.reason)}</p>
    ${noteOf(part, own)}
    ${
      own.marks?.length
        ? html`<p class="hint">${strings.returnedMarks}</p>
          ${markedText(own)}`
        : nothing
    }
    <button class="quiet" type="button" @click=${() => void part.own.edit(own.id)}>
      ${strings.editResend}
    </button>
  </div>`;
};

/** What is said below an own comment. */
export const noticeOf = (part: TakingPart, { comment, own }: Branch, view: RowView): unknown => {
  const { strings } = view;
  if (own?.status === 'published' || part.marks.get(comment.id) === 'approved')
    return html`<p class="notice approved" part="notice">${strings.approved}</p>`;
  if (!own) return nothing;
  return own.status === 'returned' ? returned(part, own) : waiting(part, strings.pending);
};

/** A rejected comment steps back behind its reason; its text is the author's and stays at hand. */
export const refusedOf = (
  part: TakingPart,
  own: OwnCommentView,
  { view, parts }: { readonly view: RowView; readonly parts: RowParts },
): TemplateResult => {
  const { strings, host, desk } = part;
  const { appeal } = host;
  return html`${parts.meta}
    <div class="notice refused" part="notice">
      <p>${rejectionText(view.strings, strings, own.reason)}</p>
      ${noteOf(part, own)}
    </div>
    <details>
      <summary>${view.strings.showText}</summary>
      ${parts.body}
    </details>
    <div class="actions" part="actions">
      ${
        view.canReply
          ? html`<button class="link" type="button" @click=${() => part.own.resend(own)}>
            ${strings.editResend}
          </button>`
          : nothing
      }
      ${
        appeal
          ? html`<button class="link" type="button" @click=${() => appeal(own.id)}>
            ${strings.appeal}
          </button>`
          : nothing
      }
      <button class="link" type="button" @click=${() => desk.author?.dismiss(own.id)}>
        ${view.strings.dismiss}
      </button>
    </div>`;
};
