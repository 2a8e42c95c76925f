/** The keys of this browser, to be changed one by one or all at once by a preset. */
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { controls } from '../styles/controls.js';
import { nameOfAct } from './act-name.js';
import { ACTS, GROUPS, type Act, type Group } from './acts.js';
import { chordOf } from './chord.js';
import { keycaps } from './key-caps.js';
import { deskKeys } from './key-choice.js';
import { holderOf, stemOf } from './key-map.js';
import { PRESET_NAMES, type PresetName } from './presets.js';

/** Presses that are on their way to a key. */
const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Meta', 'Alt', 'CapsLock']);

@customElement('meja-keys')
export class MejaKeys extends LitElement {
  static override readonly styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 1rem;
      }
      h2 {
        font-size: 1.15em;
      }
      h3 {
        margin-block: 0.75rem 0.25rem;
        color: var(--meja-soft);
        font-size: 0.95em;
      }
      .field {
        max-inline-size: 20rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 0.75rem;
        padding-block: 0.3rem;
        border-block-end: 1px solid var(--meja-line);
      }
      .reset {
        justify-self: start;
      }
      .press {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        min-block-size: 1lh;
        padding-block: 0.25rem;
        background: var(--meja-ground);
        color: var(--meja-amber);
        font-weight: 600;
      }
      @media (max-width: 479px) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .key {
          grid-row: 2;
        }
        li button {
          grid-area: 1 / 2 / 3 / 3;
        }
      }
    `,
  ];

  /** The act whose new key is waited for. */
  @state() private waiting: Act | undefined;
  /** What came of the last press. */
  @state() private said = '';

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addController(new PreferenceController(this, deskKeys));
  }

  #choosePreset(event: Event): void {
    this.said = '';
    deskKeys.choosePreset((event.target as HTMLSelectElement).value as PresetName);
  }

  #wait(act: Act): void {
    this.waiting = act;
    this.said = texts().keys.press;
  }

  #handleKey(event: KeyboardEvent, act: Act): void {
    if (this.waiting !== act || MODIFIERS.has(event.key)) return;
    // Leaving by Tab stays possible; every other press is an answer.
    if (event.key === 'Tab') return this.#stop('');
    event.preventDefault();
    if (event.key === 'Escape') return this.#stop('');
    this.#take(act, chordOf(event) ?? '');
  }

  #take(act: Act, press: string): void {
    const t = texts();
    const holder = holderOf(deskKeys.map, stemOf(act) + press, act);
    if (!deskKeys.assign(act, press)) this.said = t.keys.notToBeHad;
    else this.#stop(holder === undefined ? '' : t.keys.taken(nameOfAct(t, holder)));
  }

  #stop(said: string): void {
    this.waiting = undefined;
    this.said = said;
  }

  #row(act: Act): TemplateResult {
    const t = texts();
    const name = nameOfAct(t, act);
    const key = deskKeys.map.get(act);
    const isWaiting = this.waiting === act;
    return html`<li>
      <span>${name}</span>
      <span class="key">${key === undefined ? html`<span class="hint">${t.keys.none}</span>` : keycaps(key)}</span>
      <button
        type="button"
        class="small"
        aria-label=${t.keys.changeOf(name)}
        aria-pressed=${String(isWaiting)}
        @click=${() => this.#wait(act)}
        @blur=${() => isWaiting && this.#stop('')}
        @keydown=${(event: KeyboardEvent) => this.#handleKey(event, act)}
      >
        ${isWaiting ? '…' : t.keys.change}
      </button>
    </li>`;
  }

  #group(group: Group): TemplateResult | typeof nothing {
    const acts = [...ACTS].filter(([, row]) => row.group === group && row.key !== undefined);
    if (acts.length === 0) return nothing;
    return html`<section>
      <h3>${texts().keys.group[group]}</h3>
      <ul>
        ${acts.map(([act]) => this.#row(act))}
      </ul>
    </section>`;
  }

  override render() {
    const { keys: t } = texts();
    const { preset, own } = deskKeys.choice;
    const isOwn = Object.keys(own).length > 0;
    return html`<h2>${t.title}</h2>
      <p class="hint">${t.editHint}</p>
      <div class="field">
        <label for="preset">${t.preset}</label>
        <select id="preset" @change=${(event: Event) => this.#choosePreset(event)}>
          ${PRESET_NAMES.map(
            (name) =>
              html`<option value=${name} ?selected=${name === preset}>${t.presets[name]}${isOwn && name === preset ? `, ${t.custom}` : ''}</option>`,
          )}
        </select>
      </div>
      ${
        isOwn
          ? html`<button type="button" class="small reset" @click=${() => deskKeys.choosePreset(preset)}>
            ${t.reset}
          </button>`
          : nothing
      }
      <p class="press" role="status">${this.said}</p>
      <div>${GROUPS.map((group) => this.#group(group))}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-keys': MejaKeys;
  }
}
