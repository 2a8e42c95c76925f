/** The bar of one decision for many comments: how many it is of whom, how far it is, and the way back. */
import { html, nothing, type TemplateResult } from 'lit';
import {
  BATCH_MOVES,
  MODERATOR_ITEMS,
  decisionTo,
  digitOfReason,
  needsReason,
  type BatchMove,
  type Reason,
} from '@komentar/domain';
import type { BatchView, CardView, Failure } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { factsOf } from '../queue/desk-move.js';
import { OFFERED_REASONS } from '../queue/offered-reasons.js';
import { refusalText } from '../render/refusal-text.js';
import type { BatchController, Prepared } from './batch-controller.js';
import { manyTexts } from './many-texts.js';

/** The moves that are legal for some of these comments. */
export const batchMovesAt = (cards: readonly CardView[]): readonly BatchMove[] =>
  BATCH_MOVES.filter((move) => cards.some((card) => decisionTo(factsOf(card), move) !== undefined));

/** Whoever may not decide on so many at once is told how many it may be. */
export const troubleText = (trouble: Failure): string =>
  trouble.code === 'not-allowed'
    ? manyTexts().beyondRole(MODERATOR_ITEMS)
    : refusalText(texts(), trouble);

/** How a reason stands in the list: with its digit where digits are keys. */
const nameOf = (reason: Reason, { byDigit }: BatchController): string => {
  const digit = byDigit ? digitOfReason(reason) : undefined;
  const name = texts().reason[reason];
  return digit === undefined ? name : `${digit} · ${name}`;
};

const reasons = (work: BatchController): TemplateResult => {
  const t = manyTexts();
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    work.choose(OFFERED_REASONS.find((reason) => reason === value));
  };
  return html`<label
      >${t.reason}
      <select aria-invalid=${String(work.isReasonMissing)} aria-describedby="missing" @change=${choose}>
        <option value="">${work.byDigit ? texts().palette.hint : '…'}</option>
        ${OFFERED_REASONS.map((reason) => html`<option value=${reason}>${nameOf(reason, work)}</option>`)}
      </select></label
    >
    <p class="wrong wide" id="missing" role="alert">${work.isReasonMissing ? t.reasonMissing : nothing}</p>`;
};

const preview = (work: BatchController, { batch, move }: Prepared): TemplateResult => {
  const t = manyTexts();
  return html`<div class="bar" role="group" aria-label=${t.sum(batch)}>
    <p><strong>${t.sum(batch)}</strong> ${t.frozen}</p>
    ${needsReason(move) ? reasons(work) : nothing}
    <button type="button" class="primary" ?disabled=${batch.total === 0} @click=${() => void work.decide()}>
      ${t.sure[move](batch.total)}
    </button>
    <button type="button" @click=${() => work.forget()}>${t.back}</button>
  </div>`;
};

const controls = (
  work: BatchController,
  at: BatchView['state'],
  afterwards: TemplateResult,
): TemplateResult => {
  const t = manyTexts();
  const press = (does: 'pause' | 'resume' | 'stop') => () => void work.control(does);
  switch (at) {
    case 'running':
      return html`<button type="button" @click=${press('pause')}>${t.pause}</button>
        <button type="button" @click=${press('stop')}>${t.stop}</button>`;
    case 'paused':
      return html`<button type="button" class="primary" @click=${press('resume')}>${t.resume}</button>
        <button type="button" @click=${press('stop')}>${t.stop}</button>`;
    case 'done':
    case 'stopped':
      return html`<button type="button" @click=${() => void work.undo()}>${t.undo}</button>
        ${afterwards}`;
    case 'frozen':
    case 'undoing':
      return html``;
    case 'undone':
      return afterwards;
  }
};

/** `afterwards` is what can be done when the work is over. Without work under way there is no bar. */
export const batchBar = (
  work: BatchController,
  afterwards: TemplateResult,
): TemplateResult | typeof nothing => {
  const { batch, prepared } = work;
  if (prepared !== undefined) return preview(work, prepared);
  if (batch === undefined) return nothing;
  const t = manyTexts();
  const { done, skipped, state: at, total } = batch;
  const words =
    at === 'undoing' ? t.undoing : at === 'running' || at === 'frozen' ? '' : t.state[at];
  const value = at === 'undoing' || at === 'undone' ? total - done : done + skipped;
  return html`<div class="bar">
    <progress max=${total} .value=${value} aria-label=${t.progress(done, total)}></progress>
    <p role="status">
      ${words} ${t.progress(done, total)}${skipped > 0 ? html` · ${t.skipped(skipped)}` : nothing}
    </p>
    ${controls(work, at, afterwards)}
  </div>`;
};
