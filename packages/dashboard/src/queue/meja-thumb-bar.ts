/** The thumb's bar on a phone: the decisions on the card above it, where the thumb is, and the way to the rest. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CardView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { controls } from '../styles/controls.js';
import { MejaCommandsSought, MejaMoveChosen } from './desk-events.js';
import { movesAt, type DeskMove } from './desk-move.js';

/** The decisions with a place of their own; the others are behind the last button. */
const LOOK_OF: Readonly<Partial<Record<DeskMove, string>>> = {
  approve: 'ok',
  restore: 'ok',
  reject: 'no',
  spam: 'plain',
};

/**
 * @fires meja-move-chosen
 * @fires meja-commands-sought
 */
@customElement('meja-thumb-bar')
export class MejaThumbBar extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: auto 0 0;
        z-index: 5;
        display: grid;
        grid-auto-columns: 1fr;
        grid-auto-flow: column;
        gap: 0.4rem;
        padding: 0.5rem 0.5rem calc(0.5rem + env(safe-area-inset-bottom));
        border-block-start: 1px solid var(--meja-line);
        background: var(--meja-sheet);
      }
      button {
        min-block-size: 56px;
        padding: 0 0.2rem;
        font-size: 0.95em;
      }
      button.plain {
        border-color: var(--meja-edge);
      }
      @media (min-width: 640px) {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** The comment to decide on; absent where none waits. */
  @property({ attribute: false }) card: CardView | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #move({ id }: CardView, move: DeskMove) {
    return html`<button
      type="button"
      class=${LOOK_OF[move] ?? nothing}
      data-move=${move}
      @click=${() => this.dispatchEvent(new MejaMoveChosen(id, move))}
    >
      ${texts().move[move]}${move === 'reject' ? html` <span aria-hidden="true">▾</span>` : nothing}
    </button>`;
  }

  override render() {
    const { card } = this;
    const moves = card === undefined ? [] : movesAt(card).filter((move) => move in LOOK_OF);
    return html`${card === undefined ? nothing : moves.map((move) => this.#move(card, move))}
      <button type="button" class="plain" @click=${() => this.dispatchEvent(new MejaCommandsSought())}>
        ${texts().keys.more}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-thumb-bar': MejaThumbBar;
  }
}
