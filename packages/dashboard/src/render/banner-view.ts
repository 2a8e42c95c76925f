/** What stands over the queue while something is wrong with the line, the reading or signing out. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import type { DeskLiveState } from '../wire.js';
import { refusalText } from './refusal-text.js';

interface Troubles {
  readonly connection: DeskLiveState;
  /** Why the queue could not be read. */
  readonly trouble: Failure | undefined;
  /** Why signing out did not work. */
  readonly stayed: Failure | undefined;
}

const wordsOf = ({
  connection,
  trouble,
  stayed,
}: Troubles): readonly [string, string] | undefined => {
  const t = texts();
  if (trouble !== undefined) return [t.desk.readFailed, refusalText(t, trouble)];
  if (stayed !== undefined) return [t.desk.logoutFailed, refusalText(t, stayed)];
  if (connection === 'live' || connection === 'connecting') return undefined;
  return [t.desk.offline, t.desk.offlineHint];
};

/** The gravest trouble with the way out of it; nothing while all is well. */
export const bannerView = (
  troubles: Troubles,
  reconnect: () => void,
): TemplateResult | typeof nothing => {
  const words = wordsOf(troubles);
  if (words === undefined) return nothing;
  return html`<div class="banner" role="alert">
    <p><strong>${words[0]}.</strong> ${words[1]}</p>
    <button type="button" class="small" @click=${reconnect}>${texts().desk.reconnect}</button>
  </div>`;
};
