/** Tries a sentence on all rules while it is typed: what is found where, and what would become of it. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { UNSAVED_RULE, type RuleContent } from '@komentar/domain';
import type { CommandInput, CommandResult, Failure, SignalView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import { markedText } from '../render/marked-text.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { ruleTestStyles } from '../styles/rule-test-styles.js';
import { rulesStyles } from '../styles/rules-styles.js';
import type { Wire } from '../wire.js';
import { choiceField, entered, ruleField } from './rule-field.js';
import { hashOfPlace } from './rules-place.js';

/** A pause in typing after which the sentence is tried. */
const PAUSE_MS = 250;

type Found = CommandResult<'rule:test'>;
type As = 'trusted' | 'new';

@customElement('meja-rule-test')
export class MejaRuleTest extends LitElement {
  static override readonly styles = [controls, rulesStyles, ruleTestStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) site = '';
  /** A rule that is being worked on, tried along; `ruleId` names its saved form. */
  @property({ attribute: false }) rule: RuleContent | undefined;
  @property({ attribute: false }) ruleId: string | undefined;

  @state() private sentence = '';
  @state() private as: As = 'trusted';
  @state() private author = '';
  @state() private thread = '';
  @state() private found: Found | undefined;
  @state() private failure: Failure | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Only the answer to the last question is shown. */
  #turn = 0;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  override willUpdate(changed: PropertyValues): void {
    const asks = ['sentence', 'as', 'author', 'thread', 'rule', 'site'];
    if (!asks.some((name) => changed.has(name))) return;
    clearTimeout(this.#timer);
    this.#turn += 1;
    if (this.sentence.trim() === '') {
      this.found = undefined;
      this.failure = undefined;
      return;
    }
    this.#timer = setTimeout(() => void this.#try(), PAUSE_MS);
  }

  get #asked(): CommandInput<'rule:test'> {
    const { site, sentence: text, as, author: name, thread, rule, ruleId } = this;
    return {
      ...{ site, text, as },
      ...(name !== '' && { name }),
      ...(thread !== '' && { thread }),
      ...(rule && { rule: rule as NonNullable<CommandInput<'rule:test'>['rule']> }),
      ...(ruleId !== undefined && { ruleId }),
    };
  }

  async #try(): Promise<void> {
    const turn = this.#turn;
    const answer = await this.wire.call('rule:test', this.#asked);
    if (turn !== this.#turn) return;
    if (answer.ok) {
      this.found = answer.value;
      this.failure = undefined;
    } else this.failure = answer.error;
  }

  #signal({ code, advice, rule, ruleName, matches }: SignalView): TemplateResult {
    const { signal } = texts();
    const { test: t } = rulesTexts();
    const isOther = rule !== undefined && rule !== UNSAVED_RULE && rule !== this.ruleId;
    return html`<li title=${signal[code].sentence}>
      <b>${signal[code].chip}</b>
      ${matches.length === 0 ? nothing : html`<span dir="auto">${matches.join(', ')}</span>`}
      ${
        isOther
          ? html`<a href=${hashOfPlace({ view: 'rule', site: this.site, ruleId: rule })}>${ruleName}</a>`
          : nothing
      }
      ${advice === 'none' ? html`<span class="badge">${t.shadow}</span>` : nothing}
    </li>`;
  }

  #verdict({ status, nudge }: Found): TemplateResult {
    const { test: t } = rulesTexts();
    const known: Readonly<Partial<Record<string, string>>> = t.verdict;
    return html`<p class="verdict ${status}">${known[status] ?? status}</p>
      ${nudge === undefined ? nothing : html`<p>${t.nudge(texts().reason[nudge])}</p>`}`;
  }

  #result(): TemplateResult | typeof nothing {
    const { found } = this;
    if (this.failure !== undefined)
      return html`<p class="wrong">${refusalText(texts(), this.failure)}</p>`;
    if (found === undefined) return nothing;
    const { test: t } = rulesTexts();
    return html`${this.#verdict(found)}
      <p class="text" dir="auto">${markedText({ t: texts(), isCurrent: false }, found.text, found.signals)}</p>
      ${
        found.signals.length === 0
          ? html`<p class="soft">${t.nothing}</p>`
          : html`<ul class="found" aria-label=${t.found}>
            ${found.signals.map((signal) => this.#signal(signal))}
          </ul>`
      }`;
  }

  override render() {
    const { test: t } = rulesTexts();
    return html`<section class="sheet stack" aria-labelledby="title">
      <h2 id="title">${t.title}</h2>
      ${ruleField(
        { id: 'sentence', label: t.text, hint: this.rule === undefined ? t.hint : t.withDraft },
        html`<textarea
          id="sentence"
          rows="4"
          maxlength="4000"
          dir="auto"
          placeholder=${t.example}
          aria-describedby="sentence-hint"
          .value=${this.sentence}
          @input=${(event: Event) => (this.sentence = entered(event))}
        ></textarea>`,
      )}
      ${choiceField({
        field: { id: 'as', label: t.as },
        value: this.as,
        options: (['trusted', 'new'] as const).map((as) => [as, t.who[as]]),
        choose: (as: As) => (this.as = as),
      })}
      <details>
        <summary>${t.more}</summary>
        <div class="stack">
          ${(['author', 'thread'] as const).map((name) =>
            ruleField(
              { id: name, label: name === 'author' ? t.name : t.thread },
              html`<input
                id=${name}
                maxlength="120"
                autocomplete="off"
                .value=${this[name]}
                @input=${(event: Event) => (this[name] = entered(event))}
              />`,
            ),
          )}
        </div>
      </details>
      <div class="result stack" role="status">${this.#result()}</div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rule-test': MejaRuleTest;
  }
}
