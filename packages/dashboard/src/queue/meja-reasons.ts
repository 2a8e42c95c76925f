/** The palette of reasons to reject: nine by digit, the rest by hand. */
import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { REASON_CODES, digitOfReason, type Reason } from '@komentar/domain';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { controls } from '../styles/controls.js';
import { MejaReasonChosen, MejaReasonsClosed } from './desk-events.js';

/** The clock's own reason: no moderator gives it. */
const NOT_OFFERED: readonly Reason[] = ['not_resubmitted'];

const OFFERED = REASON_CODES.filter((reason) => !NOT_OFFERED.includes(reason));
const NUMBERED = OFFERED.filter((reason) => digitOfReason(reason) !== undefined).sort(
  (a, b) => (digitOfReason(a) ?? 0) - (digitOfReason(b) ?? 0),
);
const OTHERS = OFFERED.filter((reason) => digitOfReason(reason) === undefined);

/** Lists the reasons. The digits themselves are keys of the desk; here they are shown and clicked. */
@customElement('meja-reasons')
export class MejaReasons extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
        border: 1px solid var(--meja-edge);
        border-radius: var(--meja-radius);
        background: var(--meja-sheet);
      }
      .group {
        display: grid;
        gap: 0.6rem;
        padding: 0.75rem;
        border-radius: inherit;
        outline-offset: -3px;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
      }
      .head .hint {
        flex: 1;
      }
      .numbered {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 14.5rem), 1fr));
        gap: 0.4rem;
      }
      .numbered button {
        inline-size: 100%;
        justify-content: flex-start;
        text-align: start;
        line-height: 1.2;
        padding-block: 0.35em;
      }
      .others {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem;
      }
      @media (max-width: 639px) {
        .group {
          max-block-size: 60dvh;
          overflow: auto;
        }
        .numbered {
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.6rem), 1fr));
        }
        .hint {
          display: none;
        }
        .title {
          flex: 1;
        }
        .numbered button {
          min-block-size: 48px;
          padding-inline: 0.5em;
          font-size: 0.92em;
        }
        .others button {
          min-block-size: 40px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  /** Puts the focus on the list, so that it is read out and Tab goes through it. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.group')?.focus({ preventScroll: true });
  }

  override firstUpdated(): void {
    this.focus();
    this.scrollIntoView({ block: 'nearest' });
  }

  #button(reason: Reason) {
    const digit = digitOfReason(reason);
    const small = digit === undefined ? 'small' : '';
    return html`<button
      type="button"
      class=${small}
      data-reason=${reason}
      @click=${() => this.dispatchEvent(new MejaReasonChosen(reason))}
    >
      ${digit === undefined ? '' : html`<kbd aria-hidden="true">${digit}</kbd>`}
      <span>${texts().reason[reason]}</span>
    </button>`;
  }

  override render() {
    const { palette } = texts();
    return html`<div class="group" role="group" tabindex="-1" aria-label="${palette.title}. ${palette.hint}">
      <div class="head">
        <strong class="title">${palette.title}</strong>
        <span class="hint">${palette.hint}</span>
        <button type="button" class="small" @click=${() => this.dispatchEvent(new MejaReasonsClosed())}>
          ${palette.cancel}
        </button>
      </div>
      <ol class="numbered">
        ${NUMBERED.map((reason) => html`<li>${this.#button(reason)}</li>`)}
      </ol>
      <p class="hint" id="others">${palette.others}</p>
      <div class="others" role="group" aria-labelledby="others">
        ${OTHERS.map((reason) => this.#button(reason))}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-reasons': MejaReasons;
  }
}
