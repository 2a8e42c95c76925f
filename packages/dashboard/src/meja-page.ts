/** The frame of a page beside the queues: where one is, the way back, and room for the page. */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PreferenceController } from './controllers/preference-controller.js';
import { language, texts } from './i18n/language.js';
import { hashOf } from './routes.js';
import { controls } from './styles/controls.js';

/**
 * @slot - the page
 * @slot tools - what belongs beside the heading: a search, a button
 */
@customElement('meja-page')
export class MejaPage extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr;
        min-block-size: 100dvh;
      }
      header {
        position: sticky;
        inset-block-start: 0;
        z-index: 4;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 1rem;
        padding: 0.5rem 1rem;
        border-block-end: 1px solid var(--meja-line);
        background: var(--meja-sheet);
      }
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: 40px;
        font-weight: 600;
      }
      h1 {
        flex: 1;
        font-size: 1.15em;
        outline-offset: 4px;
      }
      main {
        inline-size: 100%;
        max-inline-size: 76rem;
        min-inline-size: 0;
        margin-inline: auto;
        padding: 1rem 1rem 3rem;
      }
      @media (max-width: 639px) {
        header,
        main {
          padding-inline: 0.6rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) heading = '';

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  /** Whoever opens a page by keyboard or screen reader starts at its heading. */
  override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override updated(): void {
    document.title = `${this.heading} · ${texts().app.name}`;
  }

  override render() {
    return html`<header>
        <a href=${hashOf('pending')}><span aria-hidden="true">←&nbsp;</span>${texts().page.back}</a>
        <h1 tabindex="-1">${this.heading}</h1>
        <slot name="tools"></slot>
      </header>
      <main><slot></slot></main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-page': MejaPage;
  }
}
