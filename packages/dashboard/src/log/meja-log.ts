/** The page of the log: who did what and when, by day, with filters and the way to take it along. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { EVERY_SITE, can } from '@komentar/domain';
import { API_PATH, type Failure, type ModeratorView, type ToldEntryView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { ProofController } from '../controllers/proof-controller.js';
import { language, texts } from '../i18n/language.js';
import { logTexts } from '../i18n/log-language.js';
import '../meja-page.js';
import { refusalLine } from '../render/refusal-line.js';
import { hashOfPage } from '../routes.js';
import { proofDialog } from '../session/meja-proof.js';
import { controls } from '../styles/controls.js';
import { logStyles } from '../styles/log-styles.js';
import { logPageStyles } from '../styles/log-page-styles.js';
import { serverOf, type Wire } from '../wire.js';
import { actFacts, actSentence, targetOf } from './act-sentence.js';
import { changed, filterOf, periodOf, type LogFilter } from './log-filter.js';
import { LogReader } from './log-reader.js';
import './meja-history.js';
import { momentText } from '../render/moment.js';

/** Filters that are set by a link from elsewhere and shown as what they are, with a way to take them away. */
const ITEMS = { comment: 'oneComment', author: 'oneAuthor', rule: 'oneRule' } as const;

interface Day {
  readonly name: string;
  readonly entries: readonly ToldEntryView[];
}

/** Entries in their order, those of one day together. */
const byDay = (entries: readonly ToldEntryView[]): readonly Day[] => {
  const days = new Map<string, ToldEntryView[]>();
  for (const entry of entries) {
    const name = momentText(language.value, 'day', entry.at);
    days.set(name, [...(days.get(name) ?? []), entry]);
  }
  return [...days].map(([name, all]) => ({ name, entries: all }));
};

interface Choice {
  readonly name: keyof LogFilter;
  readonly label: string;
  /** Value and text; the first one takes the filter away. */
  readonly options: readonly (readonly [string, string])[];
}

@customElement('meja-log')
export class MejaLog extends LitElement {
  static override readonly styles = [controls, logStyles, logPageStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;
  /** Everything in the page's address. */
  @property({ attribute: false }) asked = new URLSearchParams();

  /** The comment whose history lies over the page. */
  @state() private opened: { readonly id: string; readonly name: string } | undefined;
  /** Why the log could not be taken along. */
  @state() private kept: Failure | undefined;

  readonly #proof = new ProofController(this, () => this.wire.call);
  readonly #log = new LogReader(this, () => this.wire);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  override willUpdate(changes: PropertyValues<this>): void {
    if (changes.has('asked')) this.#log.open(this.#filter);
  }

  get #filter(): LogFilter {
    return filterOf(this.asked);
  }

  /** The site whose log would be taken along. */
  get #site(): string | undefined {
    const { sites } = this.me;
    return this.#filter.site ?? (sites.length === 1 ? sites[0]?.id : undefined);
  }

  #choose(change: LogFilter): void {
    location.hash = hashOfPage('log', changed(this.#filter, change));
  }

  /** The file comes by its address; asking first lets a refusal be read where it was asked for. */
  async #takeAlong(site: string, format: 'csv' | 'json'): Promise<void> {
    this.kept = undefined;
    const answer = await this.#proof.call('log:export', { site, after: 1, limit: 1 });
    if (!answer.ok) {
      this.kept = answer.error;
      return;
    }
    const { since, until } = periodOf(this.#filter);
    const query = new URLSearchParams({
      ...{ site, format },
      ...(format === 'csv' && { bom: '1' }),
      ...(since !== undefined && { since: String(since) }),
      ...(until !== undefined && { until: String(until) }),
    });
    location.assign(`${serverOf(location)}${API_PATH}/log?${query.toString()}`);
  }

  #exporting(): TemplateResult | typeof nothing {
    if (!can({ role: this.me.role }, 'log.export')) return nothing;
    const { page } = logTexts();
    const site = this.#site;
    return html`<details slot="tools" class="export">
      <summary class="button">${page.exporting}</summary>
      <div>
        <p class="hint">${site === undefined ? page.chooseSite : page.exportHint}</p>
        ${(['csv', 'json'] as const).map(
          (format) => html`<button
            type="button"
            ?disabled=${site === undefined}
            @click=${() => site !== undefined && void this.#takeAlong(site, format)}
          >
            ${page[format]}
          </button>`,
        )}
        ${refusalLine(this.kept)}
      </div>
    </details>`;
  }

  #choice({ name, label, options }: Choice): TemplateResult {
    const value = this.#filter[name] ?? '';
    const choose = (event: Event) =>
      this.#choose({ [name]: (event.target as HTMLSelectElement).value });
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} @change=${choose}>
        ${options.map(([key, text]) => html`<option value=${key} .selected=${key === value}>${text}</option>`)}
      </select>
    </div>`;
  }

  #day(name: 'since' | 'until'): TemplateResult {
    const { page } = logTexts();
    const choose = (event: Event) =>
      this.#choose({ [name]: (event.target as HTMLInputElement).value });
    return html`<div class="field">
      <label for=${name}>${page[name]}</label>
      <input id=${name} type="date" .value=${this.#filter[name] ?? ''} @change=${choose} />
    </div>`;
  }

  /** Everybody whose acts are on the screen; whoever was chosen stays in the list. */
  #people(): readonly (readonly [string, string])[] {
    const { page } = logTexts();
    const { by: chosen } = this.#filter;
    const others = this.#log.items.flatMap(({ by }) =>
      by.kind === 'moderator' && by.id !== this.me.id ? [[by.id, by.name] as const] : [],
    );
    const known = new Map<string, string>([['', page.anybody], [this.me.id, page.me], ...others]);
    if (chosen !== undefined && !known.has(chosen)) known.set(chosen, chosen);
    return [...known];
  }

  #filters(): TemplateResult {
    const { acts, page } = logTexts();
    const { me } = this;
    const isAdmin = me.role === 'admin';
    const sites: Choice['options'] = [
      ['', page.anySite],
      ...me.sites.map(({ id, name }) => [id, name] as const),
      ...(isAdmin ? [[EVERY_SITE, page.noSite] as const] : []),
    ];
    const names = Object.entries(acts).map(([act, { name }]) => [act, name] as const);
    return html`<form class="filters" aria-label=${page.filters} @submit=${(event: Event) => event.preventDefault()}>
      ${sites.length > 2 ? this.#choice({ name: 'site', label: page.site, options: sites }) : nothing}
      ${me.role === 'moderator' ? nothing : this.#choice({ name: 'by', label: page.who, options: this.#people() })}
      ${this.#choice({ name: 'act', label: page.act, options: [['', page.anyAct], ...names] })}
      ${this.#day('since')} ${this.#day('until')}
    </form>`;
  }

  #items(): TemplateResult | typeof nothing {
    const { page } = logTexts();
    const set = (['comment', 'author', 'rule'] as const).filter((name) => this.#filter[name]);
    if (set.length === 0) {
      const isOwn = this.me.role === 'moderator';
      return isOwn ? html`<p class="hint">${page.onlyOwn}</p>` : nothing;
    }
    return html`<p class="chips">
      ${set.map(
        (name) => html`<span>${page[ITEMS[name]]}</span>
          <button type="button" class="small" @click=${() => this.#choose({ [name]: '' })}>${page.takeAway}</button>`,
      )}
    </p>`;
  }

  #history({ target, about }: ToldEntryView): TemplateResult | typeof nothing {
    if (about === undefined || !['comment', 'report'].includes(target.kind)) return nothing;
    const { page } = logTexts();
    return html`<button
      type="button"
      class="small"
      aria-label=${page.historyOf(about.name)}
      @click=${() => (this.opened = { id: target.id, name: about.name })}
    >
      ${page.history}
    </button>`;
  }

  #entry(entry: ToldEntryView): TemplateResult {
    const t = logTexts();
    const facts = actFacts(texts(), entry);
    const title = entry.about?.title;
    return html`<li>
      <time datetime=${new Date(entry.at).toISOString()}>${momentText(language.value, 'time', entry.at)}</time>
      <div class="said">
        <p>${actSentence(t, entry, targetOf(t, entry))}</p>
        ${facts === '' ? nothing : html`<p class="soft">${facts}</p>`}
        ${title === undefined ? nothing : html`<p class="soft" dir="auto">${title}</p>`}
      </div>
      ${this.#history(entry)}
    </li>`;
  }

  #list(): TemplateResult {
    const { page } = logTexts();
    const { failure, items, next, reading } = this.#log;
    return html`<div aria-busy=${String(reading)}>
      ${byDay(items).map(
        ({ name, entries }) => html`<section>
          <h2>${name}</h2>
          <ol class="events">
            ${entries.map((entry) => this.#entry(entry))}
          </ol>
        </section>`,
      )}
      ${reading ? html`<p role="status">${page.loading}</p>` : nothing}
      ${refusalLine(failure)}
      ${!reading && failure === undefined && items.length === 0 ? html`<p role="status">${page.empty}</p>` : nothing}
      ${next === undefined || reading ? nothing : html`<button type="button" class="more" @click=${() => this.#log.more()}>${page.more}</button>`}
    </div>`;
  }

  override render() {
    const { opened } = this;
    return html`<meja-page .heading=${texts().page.name.log} @meja-panel-closed=${() => (this.opened = undefined)}>
      ${this.#exporting()}
      <div class="log ${opened === undefined ? '' : 'panelled'}">${this.#filters()} ${this.#items()} ${this.#list()}</div>
      ${
        opened === undefined
          ? nothing
          : keyed(
              opened.id,
              html`<meja-history
            .wire=${this.wire}
            .commentId=${opened.id}
            .authorName=${opened.name}
          ></meja-history>`,
            )
      }
    </meja-page>
    ${proofDialog(this.#proof)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-log': MejaLog;
  }
}
