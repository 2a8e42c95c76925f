/** What waits to be sent, as rows where it will stand: what became of it, and what its author can do. */
import { fill, refusalText, relativeTime, type WritingStrings } from '@komentar/client';
import type { OutboxEntry, OutboxItem } from '@komentar/client/writing';
import { html, nothing, render, type TemplateResult } from 'lit';
import { initialOf, tintOf } from './avatar.js';
import { KeptRows } from './kept-rows.js';
import { setAttr, setOrder } from './patch.js';
import { stamp } from './stamp.js';

export interface OutboxActs {
  readonly retry: (clientId: string) => void;
  readonly sendAsIs: (clientId: string) => void;
  readonly change: (item: OutboxItem) => void;
  readonly discard: (item: OutboxItem) => void;
  readonly copy: (text: string) => Promise<void>;
}

export interface OutboxView {
  readonly strings: WritingStrings;
  readonly name: string;
  /** For so long the site takes nothing; 0 where it does. */
  readonly pauseMs: number;
  readonly isProving: boolean;
  readonly acts: OutboxActs;
}

const nudgeText = ({ refusal }: OutboxEntry, { strings }: OutboxView): string =>
  refusal?.reason === undefined
    ? strings.errors.nudge
    : fill(strings.nudge, { reason: strings.reasons[refusal.reason] }, strings.lang);

const oldText = ({ at }: OutboxEntry, { strings }: OutboxView): string => {
  const time = relativeTime(at, Date.now(), strings.lang) ?? '';
  return fill(strings.sendOld, { time }, strings.lang);
};

/** What became of it, in a sentence. */
const stateText = (entry: OutboxEntry, view: OutboxView): string => {
  const { strings, pauseMs, isProving } = view;
  switch (entry.state) {
    case 'sending':
      return isProving ? strings.checkingBrowser : strings.sending;
    case 'queued':
      return pauseMs > 0
        ? refusalText(strings, { code: 'rate-limited', message: '', retryAfterMs: pauseMs })
        : strings.queued;
    case 'failed':
      if (entry.refusal === undefined) return oldText(entry, view);
      return entry.refusal.code === 'nudge' ? nudgeText(entry, view) : strings.sendFailed;
  }
};

const button = (text: string, handleClick: () => unknown): TemplateResult =>
  html`<button class="link" type="button" @click=${handleClick}>${text}</button>`;

const buttons = (entry: OutboxEntry, { strings, acts, pauseMs }: OutboxView): unknown => {
  const { clientId, body, state, refusal } = entry;
  if (state === 'sending') return nothing;
  return refusal?.code === 'nudge'
    ? html`${button(strings.nudgeEdit, () => acts.change(entry))}
      ${button(strings.nudgeSend, () => acts.sendAsIs(clientId))}`
    : html`${pauseMs > 0 ? nothing : button(strings.resend, () => acts.retry(clientId))}
      ${button(strings.copyText, () => acts.copy(body))}
      ${button(strings.delete, () => acts.discard(entry))}`;
};

/** One row. It is an article by its role: nobody's comment yet, it is not among those one steps through. */
const outboxRow = (entry: OutboxEntry, view: OutboxView): TemplateResult => {
  const { clientId, body, state } = entry;
  const { name } = view;
  return html`<div
    class="row waiting"
    data-state=${state}
    part="comment own pending"
    id="kirim-${clientId}"
    role="article"
    tabindex="-1"
    aria-labelledby="kn-${clientId} ks-${clientId}"
  >
    <span class="avatar tint-${tintOf(name)}" part="avatar" aria-hidden="true"
      >${initialOf(name)}</span
    >
    <div class="words">
      <div class="meta"><bdi class="author" part="author" id="kn-${clientId}">${name}</bdi></div>
      <p class="body" part="body" dir="auto">${body}</p>
      <div class="state">
        <span id="ks-${clientId}">${stateText(entry, view)}</span>
        ${buttons(entry, view)}
      </div>
    </div>
  </div>`;
};

const list = stamp(() => html`<div role="list" class="outbox"></div>`);
const listItem = stamp(() => html`<div role="listitem" class="conversation"></div>`);

/** What waits in one place, as a list of its own. */
export class WaitingList {
  readonly element = list();
  #rows = new KeptRows<OutboxEntry, { readonly element: HTMLElement }>(
    ({ clientId }) => clientId,
    () => ({ element: listItem() }),
  );

  update(entries: readonly OutboxEntry[], view: OutboxView): void {
    const rows = this.#rows.update(entries, ({ element }, entry) =>
      render(outboxRow(entry, view), element),
    );
    setAttr(this.element, 'aria-label', view.strings.justSent);
    setOrder(
      this.element,
      rows.map(({ element }) => element),
    );
  }
}
