/** The list of my last decisions, newest first, each with its way back. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { elapsed } from '../render/waiting.js';
import { controls } from '../styles/controls.js';
import { MejaUndoChosen } from './desk-events.js';
import type { MyDecision } from './queue-state.js';

/** Decisions listed; further back nobody looks, and each of them keeps its card anyway. */
const LISTED = 20;

@customElement('meja-decisions')
export class MejaDecisions extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: block;
      }
      h2 {
        font-size: 1em;
      }
      ol {
        display: grid;
        gap: 0.4rem;
        margin-block-start: 0.5rem;
      }
      li {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: center;
        gap: 0.1rem 0.5rem;
        padding: 0.4rem 0 0.4rem 0.7rem;
        border-inline-start: 3px solid var(--meja-edge);
      }
      li.approve,
      li.restore {
        border-color: var(--meja-ok-fill);
      }
      li.reject {
        border-color: var(--meja-accent-fill);
      }
      .what,
      .whose {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .what {
        font-weight: 600;
      }
      .whose {
        grid-column: 1 / -1;
        overflow: hidden;
        color: var(--meja-soft);
        font-size: 0.9em;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .phase {
        font-size: 0.85em;
      }
    `,
  ];

  @property({ attribute: false }) mine: readonly MyDecision[] = [];
  /** Epoch milliseconds. */
  @property({ attribute: false }) now = 0;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #end({ key, phase }: MyDecision): TemplateResult {
    const t = texts();
    const words = { undoing: t.undoing, undone: t.undone, kept: t.kept } as const;
    return phase === 'sending' || phase === 'decided'
      ? html`<button type="button" class="small" @click=${() => this.dispatchEvent(new MejaUndoChosen(key))}>
          ${t.undo}
        </button>`
      : html`<span class="phase soft">${words[phase]}</span>`;
  }

  #row(decision: MyDecision): TemplateResult {
    const t = texts();
    const { move, reason, name, excerpt, at } = decision;
    return html`<li class=${move}>
      <span class="what"
        >${t.done[move]}${reason === undefined ? nothing : html` <span class="hint">${t.reason[reason]}</span>`}</span
      >
      ${this.#end(decision)}
      <span class="whose" dir="auto">${name} · ${t.card.ago(elapsed(this.now - at))} · ${excerpt}</span>
    </li>`;
  }

  override render() {
    const { mine } = texts();
    const listed = this.mine.slice(-LISTED).reverse();
    return html`<h2>${mine.title}</h2>
      <p class="hint">${listed.length === 0 ? mine.empty : mine.limit}</p>
      <ol>
        ${repeat(
          listed,
          ({ key }) => key,
          (decision) => this.#row(decision),
        )}
      </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-decisions': MejaDecisions;
  }
}
