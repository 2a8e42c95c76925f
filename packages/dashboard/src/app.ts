/** The dashboard's entry: decides between setting up, signing in and the desk, and dresses the page. */
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CommandInput, Failure, ModeratorView } from '@komentar/protocol';
import { PreferenceController } from './controllers/preference-controller.js';
import { SessionController } from './controllers/session-controller.js';
import { language, texts } from './i18n/language.js';
import './meja-choices.js';
import './queue/meja-queue.js';
import { PAGES, loadInvite } from './pages.js';
import { hashOf, hashOfPage, routeOf, type PageName, type Route } from './routes.js';
import './session/meja-login.js';
import './session/meja-setup.js';
import { appStyles } from './styles/app-styles.js';
import { controls } from './styles/controls.js';
import { theme } from './styles/theme.js';
import { tokens } from './styles/tokens.js';
import { createWire, serverOf } from './wire.js';

/** What is fetched when it is opened. */
type Late = PageName | 'invite';
/** What stands behind the door. */
type Inside = Exclude<Route, { page: 'setup' | 'invite' }>;

/** Gives the document the desk's colours; a constructed sheet needs no permission of the page's CSP. */
const dress = (): void => {
  const { styleSheet } = tokens;
  if (styleSheet && !document.adoptedStyleSheets.includes(styleSheet))
    document.adoptedStyleSheets.push(styleSheet);
};

/** The whole dashboard: the page holds nothing but this element. */
@customElement('meja-app')
class MejaApp extends LitElement {
  static override readonly styles = [controls, appStyles];

  @state() private route: Route = routeOf(location.hash);
  /** The page that was opened last of those that are fetched, and whether its code is there. */
  @state() private fetched:
    { readonly name: Late; readonly phase: 'coming' | 'there' | 'failed' } | undefined;
  /** Why signing out did not work. */
  @state() private stayed: Failure | undefined;

  readonly #wire = createWire(serverOf(location), () => this.#session.expire());
  readonly #session: SessionController = new SessionController(this, this.#wire);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addController(new PreferenceController(this, theme));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    dress();
    window.addEventListener('hashchange', this.#handleHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#handleHash);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.#session.mustSecure && this.route.page !== 'invite' && this.route.page !== 'account')
      this.#goTo(hashOfPage('account'));
    const { page } = this.route;
    if (changed.has('route' as never) && page !== 'queue' && page !== 'setup')
      void this.#fetchPage(page);
    const { documentElement: root } = document;
    root.lang = language.value;
    root.dataset['theme'] = theme.value;
  }

  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
    if (this.#session.phase !== 'in' && this.#session.phase !== 'expired')
      document.title = texts().app.name;
  }

  readonly #handleHash = (): void => {
    this.route = routeOf(location.hash);
  };

  async #setUp(input: CommandInput<'setup:complete'>) {
    const failure = await this.#session.setUp(input);
    if (failure !== undefined) return failure;
    // The code is used up; it need not stay in the address or in the history.
    this.#goTo(hashOf('pending'));
    return undefined;
  }

  #goTo(hash: string): void {
    history.replaceState(null, '', hash);
    this.#handleHash();
  }

  async #logout(): Promise<void> {
    this.stayed = undefined;
    this.stayed = await this.#session.logout();
  }

  #door(content: TemplateResult, size = ''): TemplateResult {
    return html`<div class="door">
      <header class="top">
        <span class="brand">${texts().app.name}</span>
        <meja-choices></meja-choices>
      </header>
      <main class=${size}>${content}</main>
    </div>`;
  }

  #login(expired: boolean): TemplateResult {
    return html`<meja-login
      .login=${(input: CommandInput<'moderator:login'>) => this.#session.login(input)}
      .expired=${expired}
    ></meja-login>`;
  }

  #outside(): TemplateResult {
    const { app } = texts();
    switch (this.#session.phase) {
      case 'asking':
        return this.#door(html`<p role="status">${app.loading}</p>`);
      case 'away':
        return this.#door(html`<div class="wait">
          <p role="alert">${app.away}</p>
          <button type="button" @click=${() => void this.#session.ask()}>${app.retry}</button>
        </div>`);
      case 'out':
      case 'in':
      case 'expired':
        return this.#door(this.#login(false));
    }
  }

  /** Fetches the page of the route; one that failed is tried again when it is opened again. */
  async #fetchPage(name: Late): Promise<void> {
    // Another address of the page that is there: it stays, with what is entered and where the focus is.
    if (this.fetched?.name === name && this.fetched.phase === 'there') return;
    this.fetched = { name, phase: 'coming' };
    const load = name === 'invite' ? loadInvite : PAGES[name].load;
    const phase = await load().then(
      () => 'there' as const,
      () => 'failed' as const,
    );
    if (this.route.page === name) this.fetched = { name, phase };
  }

  readonly #know = (me: ModeratorView): void => this.#session.know(me);

  #isThere(name: Late): boolean {
    return this.fetched?.name === name && this.fetched.phase === 'there';
  }

  #coming(): TemplateResult {
    return this.fetched?.phase === 'failed'
      ? html`<p role="alert">${texts().page.failed}</p>`
      : html`<p role="status">${texts().app.loading}</p>`;
  }

  #page(name: PageName, asked: URLSearchParams): TemplateResult {
    const { me } = this.#session;
    return me !== undefined && this.#isThere(name)
      ? PAGES[name].show({ wire: this.#wire, me, asked, onMe: this.#know })
      : this.#door(this.#coming());
  }

  #invite(code: string): TemplateResult {
    return this.#isThere('invite')
      ? html`<meja-invite .wire=${this.#wire} .code=${code} .onMe=${this.#know}></meja-invite>`
      : this.#coming();
  }

  #content(route: Inside): TemplateResult {
    if (route.page !== 'queue') return this.#page(route.page, route.asked);
    return html`<meja-queue
      .wire=${this.#wire}
      .me=${this.#session.me}
      .route=${route}
      .locked=${this.#session.phase === 'expired'}
      .stayed=${this.stayed}
      @meja-logout-chosen=${() => void this.#logout()}
    ></meja-queue>`;
  }

  #desk(route: Inside): TemplateResult {
    const { me, phase } = this.#session;
    const expired = phase === 'expired';
    return html`${keyed(me?.id, this.#content(route))}
    ${
      expired
        ? html`<dialog aria-label=${texts().login.expiredTitle} @cancel=${(event: Event) => event.preventDefault()} @close=${() => this.requestUpdate()}>
          ${this.#login(true)}
        </dialog>`
        : nothing
    }`;
  }

  override render() {
    if (this.route.page === 'setup')
      return this.#door(
        html`<meja-setup
          .code=${this.route.code}
          .setUp=${(input: CommandInput<'setup:complete'>) => this.#setUp(input)}
        ></meja-setup>`,
        'wide',
      );
    if (this.route.page === 'invite') return this.#door(this.#invite(this.route.code), 'wide');
    const isIn = this.#session.phase === 'in' || this.#session.phase === 'expired';
    return isIn ? this.#desk(this.route) : this.#outside();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-app': MejaApp;
  }
}
