/** Builds the conditions of an if-then rule: what is asked, how it is compared, and with what. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  CONDITION_FIELDS,
  CONDITION_FIELD_NAMES,
  MAX_CONDITIONS,
  SIGNAL_CODES,
  type Condition,
  type ConditionField,
  type ConditionOperator,
  type RuleComplaint,
} from '@komentar/domain';
import { PreferenceController } from '../controllers/preference-controller.js';
import { rulesTexts } from '../i18n/rules-language.js';
import { language, texts } from '../i18n/language.js';
import { controls } from '../styles/controls.js';
import { rulesStyles } from '../styles/rules-styles.js';
import { choiceField, describedBy, entered, ruleField, type RuleField } from './rule-field.js';
import { MejaConditionsChanged } from './rules-events.js';

/** A learned score does not exist yet: nobody is offered what could never hold. */
const OFFERED = CONDITION_FIELD_NAMES.filter((field) => field !== 'risk');

const isNumber = (field: ConditionField): boolean =>
  ['count', 'share'].includes(CONDITION_FIELDS[field].value);

/** A first value that fits the field, so that changing the field leaves nothing wrong behind. */
const firstValue = (field: ConditionField): Condition['value'] => {
  if (isNumber(field)) return 0;
  return field === 'signal' ? 'newcomer-link' : '';
};

const blank = (field: ConditionField): Condition => ({
  field,
  operator: CONDITION_FIELDS[field].operators[0],
  value: firstValue(field),
});

/** @fires meja-conditions-changed */
@customElement('meja-rule-conditions')
export class MejaRuleConditions extends LitElement {
  static override readonly styles = [controls, rulesStyles];

  @property({ attribute: false }) match: 'all' | 'any' = 'all';
  @property({ attribute: false }) conditions: readonly Condition[] = [];
  /** What is wrong, by `conditions.<n>`. */
  @property({ attribute: false }) complaints: ReadonlyMap<string, RuleComplaint> = new Map();
  @property({ attribute: false }) disabled = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #tell(conditions: readonly Condition[], match = this.match): void {
    this.dispatchEvent(new MejaConditionsChanged(match, conditions));
  }

  #change(at: number, change: Partial<Condition>): void {
    this.#tell(this.conditions.map((one, n) => (n === at ? { ...one, ...change } : one)));
  }

  #handleField(at: number, field: ConditionField): void {
    this.#tell(this.conditions.map((one, n) => (n === at ? blank(field) : one)));
  }

  async #handleAdd(): Promise<void> {
    this.#tell([...this.conditions, blank('text')]);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('fieldset:last-of-type select')?.focus();
  }

  async #handleRemove(at: number): Promise<void> {
    this.#tell(this.conditions.filter((_, n) => n !== at));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('button.add')?.focus();
  }

  /** Moves the focus to the first condition that was complained about. */
  focusWrong(): void {
    const [wrong] = [...this.complaints.keys()].map((field) => /\d+$/.exec(field)?.[0]);
    this.renderRoot.querySelector<HTMLElement>(`#value-${wrong ?? '0'}`)?.focus();
  }

  #signalChoice(field: RuleField, at: number): TemplateResult {
    const { signal } = texts();
    return choiceField({
      field,
      value: String(this.conditions[at]?.value ?? ''),
      options: SIGNAL_CODES.filter((code) => code !== 'rule').map((code) => [
        code,
        signal[code].chip,
      ]),
      choose: (value) => this.#change(at, { value }),
    });
  }

  #value({ field: name, value }: Condition, at: number): TemplateResult {
    const { conditions: t, complaint } = rulesTexts();
    const kind = CONDITION_FIELDS[name].value;
    const why = this.complaints.get(`conditions.${String(at)}`);
    const field = {
      id: `value-${String(at)}`,
      label: t.value,
      hint: kind === 'words' || kind === 'domains' || kind === 'thread' ? t.hints[kind] : undefined,
      wrong: why && complaint[why],
    };
    if (kind === 'signal') return this.#signalChoice(field, at);
    const isCount = isNumber(name);
    return ruleField(
      field,
      html`<input
        id=${field.id}
        type=${isCount ? 'number' : 'text'}
        min=${isCount ? 0 : nothing}
        maxlength=${isCount ? nothing : 500}
        autocomplete="off"
        spellcheck="false"
        autocapitalize="none"
        .value=${String(value)}
        aria-invalid=${String(why !== undefined)}
        aria-describedby=${describedBy(field)}
        @input=${(event: Event) => {
          const text = entered(event);
          this.#change(at, { value: isCount && text !== '' ? Number(text) : text });
        }}
      />`,
    );
  }

  #condition(condition: Condition, at: number): TemplateResult {
    const { conditions: t } = rulesTexts();
    const operators: readonly ConditionOperator[] = CONDITION_FIELDS[condition.field].operators;
    return html`<fieldset class="condition">
      <legend>${t.legend(at + 1)}</legend>
      <div class="columns">
        ${choiceField({
          field: { id: `field-${String(at)}`, label: t.field },
          value: condition.field,
          options: OFFERED.map((field) => [field, t.fields[field]]),
          choose: (field: ConditionField) => this.#handleField(at, field),
        })}
        ${choiceField({
          field: { id: `operator-${String(at)}`, label: t.operator },
          value: condition.operator,
          options: operators.map((operator) => [operator, t.operators[operator]]),
          choose: (operator: ConditionOperator) => this.#change(at, { operator }),
        })}
        ${this.#value(condition, at)}
      </div>
      <button
        type="button"
        class="small plain"
        aria-label=${t.remove(at + 1)}
        @click=${() => void this.#handleRemove(at)}
      >
        ${t.remove(at + 1)}
      </button>
    </fieldset>`;
  }

  override render() {
    const { conditions: t, complaint } = rulesTexts();
    const why = this.complaints.get('conditions');
    return html`<fieldset class="bare stack" ?disabled=${this.disabled}>
      ${choiceField({
        field: { id: 'match', label: t.matchLabel },
        value: this.match,
        options: (['all', 'any'] as const).map((match) => [match, t.match[match]]),
        choose: (match) => this.#tell(this.conditions, match),
      })}
      ${this.conditions.map((condition, at) => this.#condition(condition, at))}
      ${why === undefined ? nothing : html`<p class="wrong">${complaint[why]}</p>`}
      <button
        type="button"
        class="small add"
        ?disabled=${this.conditions.length >= MAX_CONDITIONS}
        @click=${() => void this.#handleAdd()}
      >
        ${t.add}
      </button>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rule-conditions': MejaRuleConditions;
  }
}
