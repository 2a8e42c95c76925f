/** The palette of reasons: nine by digit, the rest by hand, and a note to the author where one is told. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { digitOfReason, type Reason } from '@komentar/domain';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { hintOf } from '../keys/key-caps.js';
import { controls } from '../styles/controls.js';
import { choiceOf, type Choice, type Choosing } from './choosing.js';
import { OFFERED_REASONS } from './offered-reasons.js';
import {
  MejaNoteWritten,
  MejaReasonChosen,
  MejaReasonEyed,
  MejaReasonsClosed,
} from './desk-events.js';

const NUMBERED = OFFERED_REASONS.filter((reason) => digitOfReason(reason) !== undefined).sort(
  (a, b) => (digitOfReason(a) ?? 0) - (digitOfReason(b) ?? 0),
);
const OTHERS = OFFERED_REASONS.filter((reason) => digitOfReason(reason) === undefined);

/** Code units of a note that the server takes. */
const MAX_NOTE = 1000;

const key = (name: string): TemplateResult => html`<kbd aria-hidden="true">${name}</kbd>`;

/**
 * Lists the reasons. The digits themselves are keys of the desk; here they are shown and clicked.
 *
 * @fires meja-reason-chosen
 * @fires meja-reason-eyed the pointer or the focus came to a reason, or left them
 * @fires meja-note-written
 * @fires meja-reasons-closed
 */
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
        outline: none;
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
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
        gap: 0.35rem;
      }
      .numbered li {
        display: grid;
      }
      .numbered button {
        inline-size: 100%;
        justify-content: flex-start;
        text-align: start;
        line-height: 1.2;
        padding: 0.2em 0.6em;
      }
      .suggested {
        border-color: var(--meja-accent);
      }
      .suggested small {
        color: var(--meja-soft);
        font-weight: 400;
      }
      .keys {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        color: var(--meja-soft);
        font-size: 0.9em;
      }
      .others {
        display: flex;
        flex-wrap: wrap;
        gap: 0.35rem;
      }
      @media (max-width: 639px) {
        .group {
          max-block-size: 46dvh;
          outline: none;
          overflow: auto;
        }
        .numbered {
          grid-template-columns: repeat(auto-fill, minmax(min(100%, 8.6rem), 1fr));
        }
        .hint,
        .keys {
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
      }
    `,
  ];

  /** What the reason is for. */
  @property({ attribute: false }) choosing!: Choosing;

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

  /** From the field back to the list, where digits are choices again. */
  #handleNoteKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    this.focus();
  }

  /** Puts the cursor into the note. */
  writeNote(): void {
    this.renderRoot.querySelector<HTMLElement>('#note')?.focus();
  }

  get #choice(): Choice {
    return choiceOf(this.choosing.move);
  }

  #against(): TemplateResult | typeof nothing {
    const { against, move } = this.choosing;
    const { shift, move: names } = texts();
    if (against === undefined) return nothing;
    return html`<p class="against" dir="auto">${shift.against(against, names[move])}</p>`;
  }

  #button(reason: Reason): TemplateResult {
    const digit = digitOfReason(reason);
    const isSuggested = reason === this.choosing.suggested;
    const eye = () => this.dispatchEvent(new MejaReasonEyed(reason));
    const leave = () => this.dispatchEvent(new MejaReasonEyed());
    return html`<button
      type="button"
      class="${digit === undefined ? 'small' : ''} ${isSuggested ? 'suggested' : ''}"
      data-reason=${reason}
      @focus=${eye}
      @blur=${leave}
      @pointerenter=${eye}
      @pointerleave=${leave}
      @click=${() => this.dispatchEvent(new MejaReasonChosen(reason))}
    >
      ${digit === undefined ? nothing : key(String(digit))}
      <span>${texts().reason[reason]}${isSuggested ? html` <small>${texts().palette.suggested}</small>` : nothing}</span>
    </button>`;
  }

  #keys(): TemplateResult | typeof nothing {
    if (this.#choice !== 'return') return nothing;
    const { keys } = texts().returning;
    return html`<p class="keys">
      <span>${hintOf('mark-next')} ${keys.words}</span> <span>${key('←')} ${key('→')} ${keys.length}</span>
      <span>${key('Enter')} ${keys.keep}</span> <span>${key('1')}–${key('9')} ${keys.send}</span>
      <span>${key('Esc')} ${keys.cancel}</span>
    </p>`;
  }

  /** An author is told of a decision what it was rejected or returned for, and of others nothing. */
  #noteField(): TemplateResult | typeof nothing {
    if (this.#choice === 'overrule') return nothing;
    const write = (event: Event) =>
      this.dispatchEvent(new MejaNoteWritten((event.target as HTMLInputElement).value));
    return html`<div class="field">
      <label for="note">${texts().returning.noteField} ${hintOf('note')}</label>
      <input
        id="note"
        maxlength=${MAX_NOTE}
        autocomplete="off"
        dir="auto"
        .value=${this.choosing.note}
        @input=${write}
        @keydown=${(event: KeyboardEvent) => this.#handleNoteKey(event)}
      />
    </div>`;
  }

  override render() {
    const { palette, returning } = texts();
    const titles = {
      reject: palette.title,
      return: returning.title,
      overrule: texts().shift.overrule,
    };
    const title = titles[this.#choice];
    return html`<div class="group" role="group" tabindex="-1" aria-label="${title}. ${palette.hint}">
      <div class="head">
        <strong class="title">${title}</strong>
        <span class="hint">${palette.hint}</span>
        <button type="button" class="small" @click=${() => this.dispatchEvent(new MejaReasonsClosed())}>
          ${palette.cancel}
        </button>
      </div>
      ${this.#against()} ${this.#keys()}
      <ol class="numbered">
        ${NUMBERED.map((reason) => html`<li>${this.#button(reason)}</li>`)}
      </ol>
      <p class="hint" id="others">${palette.others}</p>
      <div class="others" role="group" aria-labelledby="others">
        ${OTHERS.map((reason) => this.#button(reason))}
      </div>
      ${this.#noteField()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-reasons': MejaReasons;
  }
}
