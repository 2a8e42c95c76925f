/** The page of whoever is signed in: name, role, sites, language and look. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import '../keys/meja-keys.js';
import '../meja-choices.js';
import '../meja-page.js';
import { controls } from '../styles/controls.js';

@customElement('meja-account')
export class MejaAccount extends LitElement {
  static override readonly styles = [
    controls,
    css`
      section {
        display: grid;
        gap: 0.75rem;
        max-inline-size: 34rem;
      }
      h2 {
        font-size: 1.15em;
      }
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) me!: ModeratorView;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override render() {
    const { desk, page } = texts();
    const { email, name, role, sites } = this.me;
    return html`<meja-page .heading=${page.name.account}>
      <section>
        <h2 dir="auto">${name}</h2>
        <p class="soft">${desk.role[role]} · ${email}</p>
        <p>${sites.map((site) => site.name).join(', ')}</p>
        <meja-choices></meja-choices>
        <meja-keys></meja-keys>
      </section>
    </meja-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-account': MejaAccount;
  }
}
