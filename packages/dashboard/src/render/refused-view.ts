/** Why a decision did not go through, on its card, until it is read. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../i18n/texts.js';
import type { Entry } from '../queue/queue-state.js';
import { hashOf } from '../routes.js';
import { actText } from './act-text.js';
import { refusalText } from './refusal-text.js';

interface Refused {
  readonly entry: Entry;
  /** The comment still waits: somebody changed it, nobody decided. */
  readonly open: boolean;
  /** The moderator's own id. */
  readonly me: string;
  readonly now: number;
  readonly read: () => void;
}

const sentenceOf = (t: Texts, { entry, open, me, now }: Refused) => {
  const { refused } = entry;
  if (refused === undefined) return '';
  const by = refused.conflict?.decision?.by.name;
  if (by !== undefined && (refused.code === 'reason-required' || refused.code === 'not-allowed'))
    return t.shift.bar[refused.code](by);
  if (refused.code !== 'conflict') return refusalText(t, refused);
  return open ? t.card.changed : actText(entry, { t, me, now });
};

export const refusedView = (t: Texts, what: Refused): TemplateResult | typeof nothing => {
  const { refused } = what.entry;
  if (refused === undefined) return nothing;
  const isOver = refused.code === 'conflict' && !what.open;
  return html`<div class="panel" role="group" aria-labelledby="refused">
    <strong id="refused">${isOver ? t.card.conflictTitle : t.card.refusedTitle}</strong>
    <p>${sentenceOf(t, what)}</p>
    <button type="button" class="small" @click=${what.read}>
      ${isOver ? t.card.accept : t.card.close}
    </button>
    ${isOver ? html`<a href=${hashOf('log')}>${t.card.decideElse}</a>` : nothing}
  </div>`;
};
