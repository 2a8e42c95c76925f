/** The cards of a queue, one below the other, each told what it has to know. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { elapsed } from '../render/waiting.js';
import { controls } from '../styles/controls.js';
import { feedStyles } from '../styles/feed-styles.js';
import type { Wire } from '../wire.js';
import type { Choosing } from './choosing.js';
import { MejaCardEntered } from './desk-events.js';
import type { MejaCard } from './meja-card.js';
import './meja-card.js';
import { isOpen, undoKeyOf, type DeskState, type Entry } from './queue-state.js';

/** @fires meja-card-entered the focus or the pointer came to a card */
@customElement('meja-feed')
export class MejaFeed extends LitElement {
  static override readonly styles = [controls, feedStyles];

  @property({ attribute: false }) desk!: DeskState;
  /** The moderator's own id. */
  @property({ attribute: false }) me = '';
  /** Epoch milliseconds. */
  @property({ attribute: false }) now = 0;
  @property({ attribute: false }) choosing: Choosing | undefined;
  /** The comment whose conversation is shown, and where to read it. */
  @property({ attribute: false }) context: { readonly id: string; readonly wire: Wire } | undefined;
  /** A further page is on its way. */
  @property({ attribute: false }) busy = false;
  /** Only the card in focus is shown. */
  @property({ type: Boolean, reflect: true }) single = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  /** The card in focus. */
  get current(): MejaCard | null {
    return this.renderRoot.querySelector('meja-card[current]');
  }

  #label({ card }: Entry): string {
    const t = texts();
    const wait = t.card.waits(t.card.wait(elapsed(this.now - card.waitingSince)));
    return t.card.label(card.author.name, wait);
  }

  #card(id: string, at: number): TemplateResult | typeof nothing {
    const { desk, choosing, context } = this;
    const entry = desk.entries.get(id);
    if (entry === undefined) return nothing;
    const isCurrent = id === desk.shown.focus;
    const enter = () => this.dispatchEvent(new MejaCardEntered(id));
    return html`<meja-card
      id=${id}
      role="article"
      tabindex=${isCurrent ? '0' : '-1'}
      aria-label=${this.#label(entry)}
      aria-posinset=${at + 1}
      aria-setsize=${desk.shown.next === undefined ? desk.shown.order.length : -1}
      ?current=${isCurrent}
      .entry=${entry}
      .me=${this.me}
      .now=${this.now}
      .open=${isOpen(desk, id)}
      .choosing=${choosing?.commentId === id ? choosing : undefined}
      .wire=${context?.id === id ? context.wire : undefined}
      .undoKey=${undoKeyOf(desk, id)}
      @focusin=${enter}
      @pointerdown=${enter}
    ></meja-card>`;
  }

  override render() {
    const { desk } = this;
    const name = texts().desk.queue[desk.queue];
    return html`<div class="feed" role="feed" aria-label=${name} aria-busy=${String(this.busy)}>
      ${repeat(
        desk.shown.order,
        (id) => id,
        (id, at) => this.#card(id, at),
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-feed': MejaFeed;
  }
}
