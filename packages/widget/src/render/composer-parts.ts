/** The smaller parts of a composer: who writes, and what is said about the text. */
import { fill, refusalText, type WritingStrings } from '@komentar/client';
import { spanText } from '@komentar/client/writing';
import type { OwnCommentView, SiteView, ThreadView } from '@komentar/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { DraftKeeper } from '../controllers/draft-keeper.js';
import type { GuestCard } from '../controllers/guest-card.js';
import type { Problem } from '../controllers/sending.js';
import { withName } from './with-name.js';

interface Who {
  readonly strings: WritingStrings;
  readonly card: GuestCard;
  /** Tells the fields of one composer from those of another. */
  readonly key: string;
  readonly problem: Problem | undefined;
  readonly handleCard: (event: Event) => void;
}

/** Name and address of a guest, each with its purpose (S13). */
export const guestFields = (who: Who): TemplateResult => {
  const { strings, card, key, problem, handleCard } = who;
  const field = (it: { name: 'email' | 'name'; label: string; max: number }) =>
    html`<label class="who ${it.name}">
      <span>${it.label}</span>
      <input
        type=${it.name === 'email' ? 'email' : 'text'}
        name=${it.name}
        autocomplete=${it.name}
        maxlength=${it.max}
        .value=${card[it.name]}
        aria-invalid=${problem?.field === it.name ? 'true' : nothing}
        aria-errormessage="salah-${key}"
        @input=${handleCard}
      />
    </label>`;
  return html`${field({ name: 'name', label: strings.guestName, max: 120 })}
  ${field({ name: 'email', label: strings.guestEmail, max: 254 })}`;
};

/** Who is signed in, and the way out. */
export const memberLine = (it: {
  readonly strings: WritingStrings;
  readonly name: string;
  readonly signOut: () => void;
}): TemplateResult =>
  html`<span class="member"
    >${withName(it.strings.signedInAs, it.name)}
    <button class="link" type="button" @click=${it.signOut}>${it.strings.signOut}</button></span
  >`;

/** The way to a comment just sent; next in the order of Tab. */
export const sentLine = (it: {
  readonly strings: WritingStrings;
  readonly sent: OwnCommentView | undefined;
  readonly goTo: ((commentId: string) => void) | undefined;
}): unknown => {
  const { strings, sent, goTo } = it;
  return sent && goTo
    ? html`<p class="sent">
        ${sent.status === 'published' ? strings.published : strings.pendingSr}
        <button class="link" type="button" @click=${() => goTo(sent.id)}>${strings.seeYours}</button>
      </p>`
    : nothing;
};

/**
 * What comes of sending here: how often one may, or whether it is looked at first. Never longer than the
 * room that is kept for it.
 */
export const hintOf = (
  { slowNote, premodNote, moderationNote, lang }: WritingStrings,
  mode: SiteView['mode'],
  { state, slowMs }: Partial<ThreadView> = {},
): string => {
  const slow = slowMs ? fill(slowNote, { time: spanText(slowMs, lang) }, lang) : '';
  if (mode === 'pre' || state === 'premod') return `${slow} ${premodNote}`;
  return slow || moderationNote;
};

interface Noted {
  readonly strings: WritingStrings;
  readonly drafts: DraftKeeper;
  readonly parentId: string;
  readonly note: string;
  readonly hasText: boolean;
  readonly pauseMs: number;
  /** False while there is little room. */
  readonly hasRoom: boolean;
  readonly discardAll: () => void;
}

const button = (text: string, handleClick: () => void): TemplateResult =>
  html`<button class="link" type="button" @click=${handleClick}>${text}</button>`;

/** What is said about a draft, with what can be done about it. */
const draftNote = (it: Noted): unknown => {
  const { strings, drafts, parentId, hasText, hasRoom, discardAll } = it;
  if (drafts.others.has(parentId))
    return html`${strings.draftOther}
    ${button(strings.draftUse, () => drafts.useOther(parentId))}`;
  if (drafts.restored.has(parentId))
    return html`${strings.draftRestored}
    ${button(strings.draftDelete, () => drafts.discard(parentId))}
    ${hasRoom ? button(strings.draftsDelete, discardAll) : nothing}`;
  if (!hasText) return nothing;
  if (!drafts.isKept) return strings.notKept;
  return drafts.saved.has(parentId) ? strings.draftSaved : nothing;
};

/** One line under a text. What counts down in it is seen and not said. */
export const noteOf = (it: Noted): TemplateResult => {
  const { strings, note, pauseMs } = it;
  const wait = { code: 'rate-limited', message: '', retryAfterMs: pauseMs } as const;
  const text = pauseMs > 0 ? refusalText(strings, wait) : note;
  return html`<p class="note" part="draft-note">${text || draftNote(it)}</p>`;
};

/** What can be done with the text. */
export const buttonsOf = (it: {
  readonly strings: WritingStrings;
  /** Present where the text can only be taken along. */
  readonly copy: (() => void) | undefined;
  readonly cancel: (() => void) | undefined;
  readonly isHeld: boolean;
  readonly send: string;
}): TemplateResult => {
  const { strings, copy, cancel, isHeld, send } = it;
  return html`<span class="buttons"
    >${
      copy
        ? html`<button class="quiet" type="button" @click=${copy}>${strings.copyText}</button>`
        : nothing
    }
    ${
      cancel
        ? html`<button class="quiet cancel" type="button" @click=${cancel}>${strings.cancel}</button>`
        : nothing
    }
    <button
      class="send"
      part="submit"
      type="submit"
      title=${strings.sendHint}
      aria-disabled=${String(isHeld)}
    >
      ${send}
    </button></span
  >`;
};

/** How much is left, or too much. */
export const counterOf = (left: number, text: string): TemplateResult =>
  html`<span class="counter ${left < 0 ? 'over' : ''}" part="counter">${text}</span>`;
