/** Why something did not work, on the screen and said aloud; nothing where it did. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { refusalText } from './refusal-text.js';

export const refusalLine = (failure: Failure | undefined): TemplateResult | typeof nothing =>
  failure === undefined
    ? nothing
    : html`<p class="wrong" role="alert">${refusalText(texts(), failure)}</p>`;

/** For what could not be read: with the way to try it again. */
export const refusalWithRetry = (
  failure: Failure | undefined,
  retry: () => void,
): TemplateResult | typeof nothing =>
  failure === undefined
    ? nothing
    : html`<p class="failed" role="alert">
        ${refusalText(texts(), failure)}
        <button type="button" class="small" @click=${retry}>${texts().app.retry}</button>
      </p>`;
