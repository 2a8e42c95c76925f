/** A button that copies a text and says that it did. */
import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { language } from '../i18n/language.js';

const TEXTS = {
  id: { copy: 'Salin', copied: 'Tersalin', refused: 'Peramban menolak; salin dengan tangan' },
  en: { copy: 'Copy', copied: 'Copied', refused: 'The browser refused; copy it by hand' },
};

export class CopyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #said: { readonly text: string; readonly as: 'copied' | 'refused' } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#said = undefined;
  }

  async #copy(text: string): Promise<void> {
    const as = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      // Browsers may refuse; the text stands there to be selected.
      () => 'refused' as const,
    );
    this.#said = { text, as };
    this.#host.requestUpdate();
  }

  /** The button for a text, with what came of it. */
  button(text: string): TemplateResult {
    const t = TEXTS[language.value];
    const said = this.#said?.text === text ? t[this.#said.as] : '';
    return html`<button type="button" class="small" @click=${() => void this.#copy(text)}>${t.copy}</button>
      <span class="done" role="status">${said}</span>`;
  }
}
