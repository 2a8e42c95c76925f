/** What was done to a rule, by whom and when, with the way back to each former version. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ruleName } from '@komentar/domain';
import type { RuleVersionView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import type { RulesTexts } from '../i18n/rules-texts.js';
import { momentText } from '../render/moment.js';
import { controls } from '../styles/controls.js';
import { rulesStyles } from '../styles/rules-styles.js';
import { MejaVersionSought } from './rules-events.js';

const PARTS = ['looksFor', 'action', 'reason', 'note', 'mode', 'expiresAt'] as const;

/** What differs between two versions, in words. */
const changesOf = (
  t: RulesTexts,
  version: RuleVersionView,
  before: RuleVersionView | undefined,
): string =>
  before === undefined
    ? ''
    : PARTS.filter((part) => JSON.stringify(version[part]) !== JSON.stringify(before[part]))
        .map((part) => t.history.changed[part])
        .join(', ');

/** @fires meja-version-sought */
@customElement('meja-rule-history')
export class MejaRuleHistory extends LitElement {
  static override readonly styles = [controls, rulesStyles];

  /** The latest first. */
  @property({ attribute: false }) versions: readonly RuleVersionView[] = [];
  /** Former versions can be brought back by whoever is looking. */
  @property({ attribute: false }) mayRestore = false;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  #version(version: RuleVersionView, at: number): TemplateResult {
    const t = rulesTexts();
    const changes = changesOf(t, version, this.versions[at + 1]);
    const who = version.act === 'plant' ? t.history.nobody : version.by.name;
    return html`<li>
      <p>
        <b>${t.form.version(version.version)}</b> · ${t.history.act[version.act]} ·
        <span dir="auto">${who}</span>
      </p>
      <p class="soft">
        ${momentText(language.value, 'both', version.at)} · <span dir="auto">${ruleName(version)}</span> ·
        ${t.action[version.action].chip} · ${t.mode[version.mode].chip}
      </p>
      ${changes === '' ? nothing : html`<p class="soft">${changes}</p>`}
      ${
        at === 0
          ? html`<span class="badge">${t.history.current}</span>`
          : this.mayRestore
            ? html`<button
              type="button"
              class="small"
              aria-label=${t.history.restoreVersion(version.version)}
              @click=${() => this.dispatchEvent(new MejaVersionSought(version))}
            >
              ${t.history.restore}
            </button>`
            : nothing
      }
    </li>`;
  }

  override render() {
    return html`<section class="sheet stack" aria-labelledby="title">
      <h2 id="title">${rulesTexts().history.title}</h2>
      <ol class="versions">
        ${this.versions.map((version, at) => this.#version(version, at))}
      </ol>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rule-history': MejaRuleHistory;
  }
}
