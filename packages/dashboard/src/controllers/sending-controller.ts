/** One form that is sent: whether it is under way, and what came of it, said aloud. */
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Answer, Failure } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { refusalText } from '../render/refusal-text.js';

export class SendingController implements ReactiveController {
  isSending = false;
  failure: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  #done = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Sends once at a time; the value, or nothing where it was refused or is under way. `done` is what a success is told as. */
  async send<V>(
    sending: () => Promise<Answer<V>>,
    done: (value: V) => string,
  ): Promise<V | undefined> {
    if (this.isSending) return undefined;
    this.forget();
    this.isSending = true;
    this.#host.requestUpdate();
    const answer = await sending();
    this.isSending = false;
    if (answer.ok) this.#done = done(answer.value);
    else this.failure = answer.error;
    this.#host.requestUpdate();
    return answer.ok ? answer.value : undefined;
  }

  /** What came of the last one is no longer shown. */
  forget(): void {
    this.failure = undefined;
    this.#done = '';
  }

  /** What came of it, for eyes and screen readers. */
  outcome(): TemplateResult {
    const failed =
      this.failure && html`<p class="failed">${refusalText(texts(), this.failure)}</p>`;
    const done = this.#done === '' ? nothing : html`<p class="done">${this.#done}</p>`;
    // Without a blank inside: what is empty takes no room.
    return html`<div role="alert">${failed ?? nothing}</div><div role="status">${done}</div>`;
  }
}
