/** Language and look, as two small lists that are remembered at this browser. */
import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PreferenceController } from './controllers/preference-controller.js';
import { language, texts } from './i18n/language.js';
import type { Preference } from './preference.js';
import { controls } from './styles/controls.js';
import { theme } from './styles/theme.js';

interface Choice<T extends string> {
  readonly preference: Preference<T>;
  readonly label: string;
  readonly names: Readonly<Record<T, string>>;
}

@customElement('meja-choices')
export class MejaChoices extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      label {
        display: grid;
        flex: 1 1 8rem;
        gap: 0.15rem;
        font-size: 0.85em;
        color: var(--meja-soft);
      }
      select {
        min-block-size: 36px !important;
        padding: 0 0.4rem !important;
        color: var(--meja-ink);
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addController(new PreferenceController(this, theme));
  }

  #list<T extends string>({ preference, label, names }: Choice<T>) {
    const choose = (event: Event) =>
      preference.choose((event.target as HTMLSelectElement).value as T);
    return html`<label
      >${label}
      <select @change=${choose}>
        ${preference.values.map(
          (value) =>
            html`<option value=${value} ?selected=${value === preference.value}>${names[value]}</option>`,
        )}
      </select></label
    >`;
  }

  override render() {
    const { app } = texts();
    return html`${this.#list({ preference: language, label: app.language, names: app.languages })}
    ${this.#list({ preference: theme, label: app.theme, names: app.themes })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-choices': MejaChoices;
  }
}
