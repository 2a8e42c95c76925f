/** The page of a site's rules: the list, one rule, or an import, as its address says. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure, ModeratorView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { language, texts } from '../i18n/language.js';
import { rulesTexts } from '../i18n/rules-language.js';
import '../meja-page.js';
import { refusalText } from '../render/refusal-text.js';
import { controls } from '../styles/controls.js';
import { rulesStyles } from '../styles/rules-styles.js';
import type { Wire } from '../wire.js';
import './meja-rule-editor.js';
import './meja-rule-import.js';
import './meja-rule-list.js';
import './meja-rule-test.js';
import { choiceField } from './rule-field.js';
import { hashOfPlace, placeOf, type RulesPlace } from './rules-place.js';

/** Gives the browser a text to keep as a file. */
const keepAsFile = (name: string, csv: string): void => {
  // The mark tells spreadsheets that it is UTF-8.
  const href = URL.createObjectURL(new Blob(['\uFEFF', csv], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href, download: name });
  link.click();
  URL.revokeObjectURL(href);
};

@customElement('meja-rules')
export class MejaRules extends LitElement {
  static override readonly styles = [controls, rulesStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  @property({ attribute: false }) asked!: URLSearchParams;

  @state() private failure: Failure | undefined;

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  async #handleExport(site: string): Promise<void> {
    this.failure = undefined;
    const answer = await this.wire.call('rule:export', { site });
    if (answer.ok) keepAsFile(`aturan-${site}.csv`, answer.value.csv);
    else this.failure = answer.error;
  }

  #tools(site: string): TemplateResult {
    const { list: t } = rulesTexts();
    return html`<div class="row">
        ${
          this.me.sites.length < 2
            ? nothing
            : choiceField({
                field: { id: 'site', label: t.site },
                value: site,
                options: this.me.sites.map(({ id, name }) => [id, name]),
                choose: (id) => (location.hash = hashOfPlace({ view: 'list', site: id })),
              })
        }
        <a class="button primary" href=${hashOfPlace({ view: 'rule', site })}>${t.add}</a>
        <a class="button" href=${hashOfPlace({ view: 'import', site })}>${t.import}</a>
        <button type="button" @click=${() => void this.#handleExport(site)}>${t.export}</button>
      </div>
      <div role="alert">
        ${this.failure === undefined ? nothing : html`<p class="wrong">${refusalText(texts(), this.failure)}</p>`}
      </div>`;
  }

  #list(place: Extract<RulesPlace, { view: 'list' }>): TemplateResult {
    const { wire } = this;
    return html`<p class="soft">${rulesTexts().list.intro}</p>
      ${this.#tools(place.site)}
      <div class="beside">
        <meja-rule-list .wire=${wire} .site=${place.site} .first=${place.mode}></meja-rule-list>
        <meja-rule-test .wire=${wire} .site=${place.site}></meja-rule-test>
      </div>`;
  }

  #place(place: RulesPlace): TemplateResult {
    const { wire, me } = this;
    const { site } = place;
    if (place.view === 'list') return this.#list(place);
    const back = html`<p>
      <a href=${hashOfPlace({ view: 'list', site })}>← ${rulesTexts().list.back}</a>
    </p>`;
    return place.view === 'import'
      ? html`${back}<meja-rule-import .wire=${wire} .me=${me} .site=${site}></meja-rule-import>`
      : html`${back}<meja-rule-editor
            .wire=${wire}
            .me=${me}
            .site=${site}
            .ruleId=${place.ruleId}
          ></meja-rule-editor>`;
  }

  override render() {
    const place = placeOf(this.asked, this.me.sites);
    return html`<meja-page .heading=${texts().page.name.rules}>
      <div class="stack">
        ${place === undefined ? html`<p>${rulesTexts().list.noSite}</p>` : this.#place(place)}
      </div>
    </meja-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-rules': MejaRules;
  }
}
