/** The thumb's bar on a phone: the decisions on the card above it, where the thumb is. */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CardView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { controls } from '../styles/controls.js';
import { MejaMoveChosen, MejaUndoChosen } from './desk-events.js';
import { movesAt, type DeskMove } from './desk-move.js';

const LOOK_OF: Readonly<Record<DeskMove, string>> = {
  approve: 'ok',
  restore: 'ok',
  reject: 'no',
  return: '',
  spam: '',
};

/**
 * @fires meja-move-chosen
 * @fires meja-undo-chosen
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
      @media (min-width: 640px) {
        :host {
          display: none;
        }
      }
    `,
  ];

  /** The comment to decide on; absent where none waits. */
  @property({ attribute: false }) card: CardView | undefined;
  /** The number of my decision that can be taken back. */
  @property({ attribute: false }) undoKey: number | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #move({ id }: CardView, move: DeskMove) {
    return html`<button
      type="button"
      class=${LOOK_OF[move]}
      data-move=${move}
      @click=${() => this.dispatchEvent(new MejaMoveChosen(id, move))}
    >
      ${texts().move[move]}
    </button>`;
  }

  #handleUndo(): void {
    if (this.undoKey !== undefined) this.dispatchEvent(new MejaUndoChosen(this.undoKey));
  }

  override render() {
    const { card } = this;
    return html`${
      card === undefined
        ? nothing
        : movesAt(card)
            .filter((move) => move !== 'return')
            .map((move) => this.#move(card, move))
    }
      <button type="button" ?disabled=${this.undoKey === undefined} @click=${() => this.#handleUndo()}>
        ${texts().undo}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-thumb-bar': MejaThumbBar;
  }
}
