/** The form of one rule, with a sentence to try it on beside it and its history below. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  RULE_ACTIONS,
  RULE_KINDS,
  RULE_MODES,
  can,
  ruleName,
  type RuleComplaint,
} from '@komentar/domain';
import type {
  CommandInput,
  Failure,
  ModeratorView,
  RuleVersionView,
  RuleView,
} from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import { momentText } from '../render/moment.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { rulesStyles } from '../styles/rules-styles.js';
import type { Wire } from '../wire.js';
import './meja-rule-conditions.js';
import './meja-rule-history.js';
import './meja-rule-test.js';
import { choiceField } from './rule-field.js';
import { BLANK, complaintsOf, contentOf, formOf, type RuleForm } from './rule-form.js';
import { patternFields, reasonField, textFields } from './rule-form-fields.js';
import { noiseMark } from './rule-precision.js';
import type { MejaConditionsChanged, MejaVersionSought } from './rules-events.js';
import { hashOfPlace } from './rules-place.js';

type Saved = { readonly rule: RuleView };
type Sent = NonNullable<CommandInput<'rule:save'>['rule']>;

@customElement('meja-rule-editor')
export class MejaRuleEditor extends LitElement {
  static override readonly styles = [controls, rulesStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) site = '';
  /** Absent: a new rule. */
  @property({ attribute: false }) ruleId: string | undefined;

  @state() private form: RuleForm = BLANK;
  /** As it was read or saved last. */
  @state() private rule: RuleView | undefined;
  @state() private history: readonly RuleVersionView[] = [];
  @state() private complaints: ReadonlyMap<string, RuleComplaint> = new Map();
  @state() private failure: Failure | undefined;
  @state() private isMissing = false;
  @state() private isSending = false;
  /** What was done last; `undo` offers the way back. */
  @state() private done: 'saved' | 'undone' | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('ruleId') && !changed.has('site')) return;
    // A rule that was just saved for the first time is there already.
    if (this.rule !== undefined && this.rule.id === this.ruleId) return;
    this.#clear();
    if (this.ruleId !== undefined) void this.#read(this.ruleId);
  }

  #clear(): void {
    this.form = BLANK;
    this.rule = undefined;
    this.history = [];
    this.complaints = new Map();
    this.failure = undefined;
    this.isMissing = false;
    this.done = undefined;
  }

  async #read(ruleId: string, withForm = true): Promise<void> {
    const answer = await this.wire.call('rule:read', { site: this.site, ruleId });
    if (ruleId !== this.ruleId) return;
    if (!answer.ok) {
      this.#refused(answer.error);
      return;
    }
    this.rule = answer.value.rule;
    this.history = answer.value.history;
    if (withForm) this.form = formOf(answer.value.rule);
  }

  #refused(failure: Failure): void {
    if (failure.code === 'unknown-rule') this.isMissing = true;
    else this.failure = failure;
  }

  get #mayActivate(): boolean {
    const { role, sites } = this.me;
    const actor = { role, sites: sites.map(({ id }) => id) };
    return can(actor, 'rule.activate', { site: this.site });
  }

  /** What acts is a lead's to change. */
  get #isLocked(): boolean {
    return this.rule?.mode === 'active' && !this.#mayActivate;
  }

  #set(change: Partial<RuleForm>): void {
    this.form = { ...this.form, ...change };
    if (this.complaints.size > 0) this.complaints = complaintsOf(this.form);
  }

  async #handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isSending || this.#isLocked) return;
    this.complaints = complaintsOf(this.form);
    const [first] = this.complaints.keys();
    if (first === undefined) await this.#save();
    else await this.#showWrong(first);
  }

  async #showWrong(field: string): Promise<void> {
    await this.updateComplete;
    if (field.startsWith('conditions'))
      this.renderRoot.querySelector('meja-rule-conditions')?.focusWrong();
    else this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  async #save(): Promise<void> {
    const { site, rule } = this;
    const answer = await this.#send(() =>
      this.wire.call('rule:save', {
        site,
        rule: contentOf(this.form) as Sent,
        ...(rule && { ruleId: rule.id, version: rule.version }),
      }),
    );
    if (answer) await this.#took(answer, 'saved');
  }

  async #handleUndo(): Promise<void> {
    const { site, rule } = this;
    if (rule === undefined) return;
    const { id: ruleId, version } = rule;
    const answer = await this.#send(() => this.wire.call('rule:undo', { site, ruleId, version }));
    if (!answer) return;
    this.form = formOf(answer.rule);
    await this.#took(answer, 'undone');
  }

  /** Sends something that changes the rule; answers nothing where it was refused. */
  async #send(
    call: () => Promise<{ ok: true; value: Saved } | { ok: false; error: Failure }>,
  ): Promise<Saved | undefined> {
    this.isSending = true;
    this.failure = undefined;
    this.done = undefined;
    const answer = await call();
    this.isSending = false;
    if (answer.ok) return answer.value;
    this.#refused(answer.error);
    return undefined;
  }

  async #took({ rule }: Saved, done: 'saved' | 'undone'): Promise<void> {
    this.rule = rule;
    this.done = done;
    if (this.ruleId === undefined) {
      this.ruleId = rule.id;
      location.replace(hashOfPlace({ view: 'rule', site: this.site, ruleId: rule.id }));
    }
    await this.#read(rule.id, false);
  }

  readonly #handleVersion = ({ version }: MejaVersionSought): void => {
    this.form = { ...formOf(version), mode: this.form.mode };
    void this.#save();
  };

  readonly #handleConditions = ({ match, conditions }: MejaConditionsChanged): void => {
    this.#set({ match, conditions });
  };

  async #handleReload(): Promise<void> {
    this.failure = undefined;
    if (this.ruleId !== undefined) await this.#read(this.ruleId);
  }

  #looksFor(): TemplateResult {
    const { form, complaints } = this;
    const t = rulesTexts();
    return html`${choiceField({
      field: { id: 'kind', label: t.form.what, hint: t.kind[form.kind].sentence },
      value: form.kind,
      options: RULE_KINDS.map((kind) => [kind, t.kind[kind].chip]),
      choose: (kind) => this.#set({ kind }),
    })}
    ${
      form.kind === 'if-then'
        ? html`<meja-rule-conditions
          .match=${form.match}
          .conditions=${form.conditions}
          .complaints=${complaints}
          .disabled=${this.#isLocked}
          @meja-conditions-changed=${this.#handleConditions}
        ></meja-rule-conditions>`
        : patternFields(form, complaints, (change) => this.#set(change))
    }`;
  }

  #fields(): TemplateResult {
    const { form } = this;
    const t = rulesTexts();
    const barred = this.#mayActivate || this.#isLocked ? [] : (['active'] as const);
    const modeHint = t.mode[form.mode].sentence;
    return html`${this.#looksFor()}
      <div class="columns">
        ${choiceField({
          field: { id: 'action', label: t.form.action, hint: t.action[form.action].sentence },
          value: form.action,
          options: RULE_ACTIONS.map((action) => [action, t.action[action].chip]),
          choose: (action) => this.#set({ action }),
        })}
        ${reasonField(form.reason, (reason) => this.#set({ reason }))}
      </div>
      ${textFields(form, this.complaints, (change) => this.#set(change))}
      ${choiceField({
        field: {
          id: 'mode',
          label: t.form.mode,
          hint: barred.length === 0 ? modeHint : `${modeHint} ${t.form.leadOnly}`,
        },
        value: form.mode,
        options: RULE_MODES.map((mode) => [mode, t.mode[mode].chip]),
        choose: (mode) => this.#set({ mode }),
        barred,
      })}`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const { failure } = this;
    if (failure === undefined) return nothing;
    const { form: t } = rulesTexts();
    return failure.code === 'conflict'
      ? html`<p class="wrong">${t.conflict}</p>
          <button type="button" class="small" @click=${() => void this.#handleReload()}>${t.reload}</button>`
      : html`<p class="wrong">${refusalText(texts(), failure)}</p>`;
  }

  #outcome(): TemplateResult | typeof nothing {
    const { form: t } = rulesTexts();
    if (this.done === undefined || this.rule === undefined) return nothing;
    return html`<span>${this.done === 'saved' ? t.saved(this.rule.version) : t.undone}</span>
      ${
        this.done === 'saved'
          ? html`<button type="button" class="small" @click=${() => void this.#handleUndo()}>${t.undo}</button>`
          : nothing
      }`;
  }

  #head(): TemplateResult {
    const t = rulesTexts();
    const { rule } = this;
    if (rule === undefined) return html`<h2>${t.form.newTitle}</h2>`;
    return html`<h2 dir="auto">${ruleName(rule)}</h2>
      <p class="row soft">
        <span class="badge ${rule.mode}">${t.mode[rule.mode].chip}</span>
        <span>${t.form.version(rule.version)}</span>
        <span>${t.form.facts(momentText(language.value, 'both', rule.createdAt), rule.owner.name)}</span>
      </p>
      <p>${t.form.tally(rule.hits, rule.approved, rule.rejected)} ${noiseMark(t, rule)}</p>`;
  }

  override render() {
    const { form: t } = rulesTexts();
    if (this.isMissing) return html`<p class="sheet" role="alert">${t.missing}</p>`;
    return html`<div class="beside">
      <div class="stack">
        <form class="sheet stack" novalidate @submit=${(event: SubmitEvent) => void this.#handleSubmit(event)}>
          ${this.#head()} ${this.#isLocked ? html`<p>${t.readOnly}</p>` : nothing}
          <fieldset class="bare stack" ?disabled=${this.#isLocked}>
            ${this.#fields()}
            <div role="alert" class="stack">${this.#refusal()}</div>
            <div class="row">
              <button class="primary" ?disabled=${this.isSending}>
                ${this.isSending ? t.saving : t.save}
              </button>
              <span role="status" class="row">${this.#outcome()}</span>
            </div>
          </fieldset>
        </form>
      </div>
      <div class="stack">
        <meja-rule-test
          .wire=${this.wire}
          .site=${this.site}
          .rule=${complaintsOf(this.form).size === 0 ? contentOf(this.form) : undefined}
          .ruleId=${this.rule?.id}
        ></meja-rule-test>
        ${
          this.history.length === 0
            ? nothing
            : html`<meja-rule-history
              .versions=${this.history}
              .mayRestore=${!this.#isLocked}
              @meja-version-sought=${this.#handleVersion}
            ></meja-rule-history>`
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rule-editor': MejaRuleEditor;
  }
}
