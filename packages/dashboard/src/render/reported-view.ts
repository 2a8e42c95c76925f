/** What readers and colleagues have said of a comment, and what rejecting it would hide. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CardView } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { elapsed } from './waiting.js';

/** What the strip is told from. */
interface Reading {
  readonly card: CardView;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Closes the reports and leaves the comment as it stands; absent where that cannot be done. */
  readonly close?: (() => void) | undefined;
}

const summary = ({ card: { reports }, now, close }: Reading): TemplateResult => {
  const t = texts();
  const first = t.card.ago(elapsed(now - (reports.firstAt ?? now)));
  return html`<p class="reports">
    <strong>${t.reported.count(reports.open)}</strong> · ${t.reported.first(first)}
    ${
      close === undefined
        ? nothing
        : html`<button type="button" class="small" @click=${close}>${t.reported.close}</button>`
    }
  </p>`;
};

const reasons = ({ reports }: CardView): TemplateResult => {
  const { reason: names } = texts();
  return html`<ul class="signals">
    ${reports.reasons.map(
      ({ reason, count }) =>
        html`<li class="chip"><b>${names[reason]}</b>${count > 1 ? ` × ${count}` : nothing}</li>`,
    )}
  </ul>`;
};

const notes = ({ reports }: CardView): TemplateResult | typeof nothing => {
  if (reports.notes.length === 0) return nothing;
  const { reported, reason: names } = texts();
  return html`<ul class="notes" aria-label=${reported.notes}>
    ${reports.notes.map(
      ({ reason, text }) =>
        html`<li><span class="soft">${names[reason]}:</span> <q dir="auto">${text}</q></li>`,
    )}
  </ul>`;
};

const reviewed = ({ reports, review, status }: CardView): TemplateResult | typeof nothing => {
  if (reports.open === 0 || status !== 'published') return nothing;
  const { reported } = texts();
  const { by } = review;
  return html`<p class="soft">${by === undefined ? reported.unreviewed : reported.approvedBy(by.name)}</p>`;
};

/** The strip of a card; nothing where there is nothing to say. */
export const reportedView = (reading: Reading): TemplateResult | typeof nothing => {
  const { card } = reading;
  const hides =
    card.impact === 0 ? nothing : html`<p class="soft">${texts().reported.impact(card.impact)}</p>`;
  if (card.reports.open === 0) return hides;
  return html`<div class="reported">
    ${summary(reading)} ${reasons(card)} ${notes(card)} ${reviewed(card)} ${hides}
  </div>`;
};
