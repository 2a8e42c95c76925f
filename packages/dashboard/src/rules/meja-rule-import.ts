/** Makes rules of a pasted list: first a look at what would become of each line, then all at once. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  MAX_IMPORT_LINES,
  RULE_ACTIONS,
  RULE_MODES,
  can,
  type Reason,
  type RuleAction,
  type RuleMode,
} from '@komentar/domain';
import type { CommandResult, Failure, ImportLineView, ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { ruleTableStyles } from '../styles/rule-table-styles.js';
import { rulesStyles } from '../styles/rules-styles.js';
import type { Wire } from '../wire.js';
import { choiceField, entered, ruleField } from './rule-field.js';
import { reasonField } from './rule-form-fields.js';
import { hashOfPlace } from './rules-place.js';

type Looked = CommandResult<'rule:import'>;

@customElement('meja-rule-import')
export class MejaRuleImport extends LitElement {
  static override readonly styles = [controls, rulesStyles, ruleTableStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) site = '';

  @state() private list = '';
  @state() private action: RuleAction = 'hold';
  @state() private reason: Reason | null = null;
  @state() private mode: RuleMode = 'draft';
  @state() private note = '';
  /** What was found in the list as it stands; nothing once it was changed. */
  @state() private looked: Looked | undefined;
  @state() private failure: Failure | undefined;
  @state() private isSending = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  get #good(): number {
    return this.looked?.lines.filter(({ why }) => why === undefined).length ?? 0;
  }

  async #send(save: boolean): Promise<void> {
    if (this.isSending || this.list.trim() === '') return;
    this.isSending = true;
    this.failure = undefined;
    const { site, list: text, action, reason, mode, note } = this;
    const rule = { action, reason, mode, note: note.trim(), expiresAt: null };
    const answer = await this.wire.call('rule:import', { site, text, rule, save });
    this.isSending = false;
    if (answer.ok) this.looked = answer.value;
    else this.failure = answer.error;
  }

  #handleList(list: string): void {
    this.list = list;
    this.looked = undefined;
    this.failure = undefined;
  }

  #settings(): TemplateResult {
    const t = rulesTexts();
    const { role, sites } = this.me;
    const actor = { role, sites: sites.map(({ id }) => id) };
    const mayActivate = can(actor, 'rule.activate', { site: this.site });
    const modeHint = t.mode[this.mode].sentence;
    return html`<h2>${t.import.settings}</h2>
      ${choiceField({
        field: { id: 'action', label: t.form.action, hint: t.action[this.action].sentence },
        value: this.action,
        options: RULE_ACTIONS.map((action) => [action, t.action[action].chip]),
        choose: (action: RuleAction) => (this.action = action),
      })}
      ${reasonField(this.reason, (reason) => (this.reason = reason))}
      ${choiceField({
        field: {
          id: 'mode',
          label: t.form.mode,
          hint: mayActivate ? modeHint : `${modeHint} ${t.form.leadOnly}`,
        },
        value: this.mode,
        options: RULE_MODES.filter((mode) => mode !== 'retired').map((mode) => [
          mode,
          t.mode[mode].chip,
        ]),
        choose: (mode: RuleMode) => (this.mode = mode),
        barred: mayActivate ? [] : ['active'],
      })}
      ${ruleField(
        { id: 'note', label: t.form.note, hint: t.form.noteHint },
        html`<input
          id="note"
          maxlength="1000"
          autocomplete="off"
          aria-describedby="note-hint"
          .value=${this.note}
          @input=${(event: Event) => (this.note = entered(event))}
        />`,
      )}`;
  }

  #why({ why, ruleId }: ImportLineView): TemplateResult | string {
    if (why === undefined) return '';
    const known: Readonly<Partial<Record<string, string>>> = rulesTexts().complaint;
    const text = known[why] ?? why;
    return ruleId === undefined
      ? text
      : html`<a href=${hashOfPlace({ view: 'rule', site: this.site, ruleId })}>${text}</a>`;
  }

  #preview({ lines, saved }: Looked): TemplateResult {
    const { import: t, kind } = rulesTexts();
    if (saved > 0)
      return html`<p role="status">
        ${t.saved(saved)}
        <a href=${hashOfPlace({ view: 'list', site: this.site, mode: this.mode })}>${t.seeSaved}</a>
      </p>`;
    return html`<p role="status">${t.summary(this.#good, lines.length - this.#good)}</p>
      <button type="button" class="primary" ?disabled=${this.#good === 0 || this.isSending} @click=${() => void this.#send(true)}>
        ${t.save(this.#good)}
      </button>
      <div class="frame" role="group" aria-label=${t.caption} tabindex="0">
        <table>
          <caption class="hidden">${t.caption}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">${t.line}</th>
              <th scope="col">${t.pattern}</th>
              <th scope="col">${t.becomes}</th>
            </tr>
          </thead>
          <tbody>
            ${lines.map(
              (line) => html`<tr>
                <td class="number">${line.line}</td>
                <th scope="row" dir="auto">${line.pattern}</th>
                <td>${line.why === undefined ? kind[line.kind].chip : html`<span class="soft">${this.#why(line)}</span>`}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const { failure } = this;
    if (failure === undefined) return nothing;
    const isLong = failure.code === 'too-long';
    const text = isLong
      ? rulesTexts().import.tooMany(MAX_IMPORT_LINES)
      : refusalText(texts(), failure);
    return html`<p class="wrong">${text}</p>`;
  }

  override render() {
    const { import: t } = rulesTexts();
    return html`<div class="beside">
      <section class="sheet stack" aria-labelledby="title">
        <h2 id="title">${t.title}</h2>
        ${ruleField(
          { id: 'list', label: t.text, hint: t.hint },
          html`<textarea
            id="list"
            rows="12"
            maxlength="50500"
            spellcheck="false"
            autocapitalize="none"
            aria-describedby="list-hint"
            .value=${this.list}
            @input=${(event: Event) => this.#handleList(entered(event))}
          ></textarea>`,
        )}
        <button type="button" ?disabled=${this.isSending || this.list.trim() === ''} @click=${() => void this.#send(false)}>
          ${t.look}
        </button>
        <div role="alert">${this.#refusal()}</div>
        ${this.looked === undefined ? nothing : this.#preview(this.looked)}
      </section>
      <section class="sheet stack">${this.#settings()}</section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rule-import': MejaRuleImport;
  }
}
