/** The form in which an author changes a comment where it stands. */
import { fill } from '@komentar/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { TakingPart } from '../controllers/taking-part.js';

const handleKeyDown = (part: TakingPart, id: string, event: KeyboardEvent): void => {
  if (event.isComposing) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void part.own.save(id);
  }
  if (event.key !== 'Escape') return;
  event.stopPropagation();
  // A text that was changed is not lost by a key: the next press is the reader's own.
  if (part.own.editing.get(id)?.text === part.own.find(id)?.text) void part.own.cancel(id);
  else part.focus(id, '.cancel');
};

/** Until when it can be changed, as a time of day: nothing ticks. */
export const untilText = ({ strings }: TakingPart, until: number | null | undefined): unknown => {
  if (typeof until !== 'number') return nothing;
  const time = new Date(until).toLocaleTimeString(strings.lang, { timeStyle: 'short' });
  return fill(strings.editUntil, { time }, strings.lang);
};

/** @param row who wrote the comment and when, and the moment it is now */
export const editForm = (
  part: TakingPart,
  id: string,
  row: { readonly meta: HTMLElement; readonly now: number },
): TemplateResult => {
  const { strings, own } = part;
  const { text = '', problem = '', newer, isSaving = false } = own.editing.get(id) ?? {};
  const handleSubmit = (event: Event) => {
    event.preventDefault();
    void own.save(id);
  };
  const handleInput = ({ target }: Event) => own.typed(id, (target as HTMLTextAreaElement).value);
  return html`${row.meta}
    <form
      class="edit"
      novalidate
      @submit=${handleSubmit}
      @keydown=${(event: KeyboardEvent) => handleKeyDown(part, id, event)}
    >
      <label class="label" for="ubah-${id}">${strings.editLabel}</label>
      <textarea
        id="ubah-${id}"
        part="textarea"
        dir="auto"
        rows="3"
        aria-invalid=${problem === '' ? nothing : 'true'}
        aria-describedby="salah-ubah-${id} batas-${id}"
        .value=${text}
        @input=${handleInput}
      ></textarea>
      ${
        newer === undefined
          ? nothing
          : html`<div class="notice">
            <p>${strings.editNewer}</p>
            <p class="marked" dir="auto">${newer}</p>
          </div>`
      }
      <p class="problem" id="salah-ubah-${id}" role="alert">${problem}</p>
      <div class="edit-foot">
        <span class="hint" id="batas-${id}">${untilText(part, own.until(id, row.now))}</span>
        <button class="quiet cancel" type="button" @click=${() => void own.cancel(id)}>
          ${strings.cancel}
        </button>
        <button class="send" part="submit" type="submit" aria-disabled=${String(isSaving)}>
          ${isSaving ? strings.sending : strings.save}
        </button>
      </div>
    </form>`;
};
