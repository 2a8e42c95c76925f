/** All rules of a site as a table that can be searched, chosen from and ordered. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RULE_KINDS, RULE_MODES, ruleName, type RuleKind, type RuleMode } from '@komentar/domain';
import type { RuleView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import { momentText } from '../render/moment.js';
import { refusalLine } from '../render/refusal-line.js';
import { controls } from '../styles/controls.js';
import { ruleTableStyles } from '../styles/rule-table-styles.js';
import { rulesStyles } from '../styles/rules-styles.js';
import type { Wire } from '../wire.js';
import { choiceField, entered, ruleField } from './rule-field.js';
import { RuleListController, type RuleQuery } from './rule-list-controller.js';
import { noiseMark, precisionText } from './rule-precision.js';
import { hashOfPlace } from './rules-place.js';

/** A pause in typing after which the list is searched. */
const PAUSE_MS = 250;

@customElement('meja-rule-list')
export class MejaRuleList extends LitElement {
  static override readonly styles = [controls, rulesStyles, ruleTableStyles];

  readonly #list = new RuleListController(this, () => this.wire);

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) site = '';
  /** The state the list begins with, from the address. */
  @property({ attribute: false }) first: RuleMode | undefined;

  @state() private search = '';
  @state() private mode: RuleMode | '' = '';
  @state() private kind: RuleKind | '' = '';
  @state() private sort: 'changed' | 'hits' = 'changed';
  @state() private noise = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('first')) this.mode = this.first ?? '';
    const asks = ['site', 'first', 'search', 'mode', 'kind', 'sort', 'noise'];
    if (!asks.some((name) => changed.has(name))) return;
    clearTimeout(this.#timer);
    const wait = changed.has('search') && this.hasUpdated ? PAUSE_MS : 0;
    this.#timer = setTimeout(() => void this.#list.ask(this.#query), wait);
  }

  get #query(): RuleQuery {
    const { site, mode, kind, sort, noise } = this;
    const search = this.search.trim();
    return {
      ...{ site, sort },
      ...(search !== '' && { search }),
      ...(mode !== '' && { mode }),
      ...(kind !== '' && { kind }),
      ...(noise && { noise }),
    };
  }

  #filters(): TemplateResult {
    const { list: t, mode, kind } = rulesTexts();
    return html`<search class="filters">
      ${ruleField(
        { id: 'search', label: t.search },
        html`<input
          id="search"
          type="search"
          maxlength="100"
          autocomplete="off"
          .value=${this.search}
          @input=${(event: Event) => (this.search = entered(event))}
        />`,
      )}
      ${choiceField<RuleMode | ''>({
        field: { id: 'mode', label: t.mode },
        value: this.mode,
        options: [['', t.everyMode], ...RULE_MODES.map((of) => [of, mode[of].chip] as const)],
        choose: (value) => (this.mode = value),
      })}
      ${choiceField<RuleKind | ''>({
        field: { id: 'kind', label: t.kind },
        value: this.kind,
        options: [['', t.everyKind], ...RULE_KINDS.map((of) => [of, kind[of].chip] as const)],
        choose: (value) => (this.kind = value),
      })}
      ${choiceField({
        field: { id: 'sort', label: t.sort },
        value: this.sort,
        options: (['changed', 'hits'] as const).map((of) => [of, t.sorts[of]]),
        choose: (value) => (this.sort = value),
      })}
      <label class="check">
        <input
          type="checkbox"
          .checked=${this.noise}
          @change=${(event: Event) => (this.noise = (event.target as HTMLInputElement).checked)}
        />
        ${t.onlyNoise}
      </label>
    </search>`;
  }

  #row(rule: RuleView): TemplateResult {
    const t = rulesTexts();
    const href = hashOfPlace({ view: 'rule', site: this.site, ruleId: rule.id });
    const [kind, action, mode] = [
      t.kind[rule.looksFor.kind].chip,
      t.action[rule.action].chip,
      t.mode[rule.mode].chip,
    ];
    return html`<tr>
      <th scope="row">
        <a href=${href} dir="auto">${ruleName(rule)}</a>
        <span class="meta">${kind} · ${action} · ${mode}</span>
      </th>
      <td class="wide">${kind}</td>
      <td class="wide">${action}</td>
      <td class="wide"><span class="badge ${rule.mode}">${mode}</span></td>
      <td class="number">${rule.hits}</td>
      <td class="number">${precisionText(t, rule)} ${noiseMark(t, rule)}</td>
      <td class="widest" dir="auto">${rule.owner.name}</td>
      <td class="widest">
        ${rule.expiresAt === null ? t.list.never : momentText(language.value, 'date', rule.expiresAt - 1)}
      </td>
    </tr>`;
  }

  #table(): TemplateResult | typeof nothing {
    const { items, isFirst } = this.#list;
    const { list: t } = rulesTexts();
    if (isFirst) return html`<p class="soft">${t.loading}</p>`;
    if (items.length === 0) return html`<p class="soft">${t.none}</p>`;
    const { column } = t;
    return html`<div class="frame">
      <table>
        <caption class="hidden">${t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">${column.name}</th>
            <th scope="col" class="wide">${column.kind}</th>
            <th scope="col" class="wide">${column.action}</th>
            <th scope="col" class="wide">${column.mode}</th>
            <th scope="col" class="number">${column.hits}</th>
            <th scope="col" class="number">${column.precision}</th>
            <th scope="col" class="widest">${column.owner}</th>
            <th scope="col" class="widest">${column.expires}</th>
          </tr>
        </thead>
        <tbody>${items.map((rule) => this.#row(rule))}</tbody>
      </table>
    </div>`;
  }

  override render() {
    const { list: t } = rulesTexts();
    const { failure, items, next, isReading, isFirst } = this.#list;
    return html`<section class="sheet stack" aria-label=${t.caption}>
      ${this.#filters()}
      <p class="soft" role="status">${isFirst ? nothing : t.found(items.length, next !== undefined)}</p>
      ${refusalLine(failure)}
      ${this.#table()}
      ${
        next === undefined
          ? nothing
          : html`<button type="button" ?disabled=${isReading} @click=${() => void this.#list.more()}>
            ${isReading ? t.loading : t.more}
          </button>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rule-list': MejaRuleList;
  }
}
