/** The section of the account page with where one is signed in, and the ends of it. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Call } from '@komentar/client';
import type { DeskSessionView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { SendingController } from '../controllers/sending-controller.js';
import { language } from '../i18n/language.js';
import { momentText } from '../render/moment.js';
import { controls } from '../styles/controls.js';
import { sectionStyles } from '../styles/section-styles.js';
import { MejaAccountChanged } from './account-changed.js';
import { accountTexts } from './account-texts.js';

@customElement('meja-sessions')
class MejaSessions extends LitElement {
  static override readonly styles = [controls, sectionStyles];

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) sessions: readonly DeskSessionView[] = [];

  readonly #sending = new SendingController(this);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
  }

  /** Without a session: all browsers but this one. */
  async #end(sessionId?: string): Promise<void> {
    const sent = await this.#sending.send(
      () => this.call('account:end-sessions', sessionId === undefined ? {} : { sessionId }),
      ({ ended }) => accountTexts().sessions.ended(ended),
    );
    if (sent === undefined && this.#sending.failure?.code !== 'unknown-session') return;
    this.dispatchEvent(new MejaAccountChanged());
    // The button that had the focus is gone with its session.
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  #item({ id, kind, agent, createdAt, usedAt, current, scopes }: DeskSessionView): TemplateResult {
    const t = accountTexts().sessions;
    const name = kind === 'script' ? t.script : (agent ?? t.unknown);
    return html`<li>
      <div class="who">
        <p class="state"><strong>${name}</strong>${current ? html`<span class="badge ok">${t.current}</span>` : nothing}</p>
        <p class="hint">
          ${t.opened(momentText(language.value, 'both', createdAt))} · ${t.used(momentText(language.value, 'both', usedAt))}
          ${scopes === undefined ? nothing : html`· ${t.scopes(scopes.length)}`}
        </p>
      </div>
      ${
        current
          ? nothing
          : html`<button type="button" aria-label=${t.endOne(name)} @click=${() => void this.#end(id)}>${t.end}</button>`
      }
    </li>`;
  }

  override render() {
    const t = accountTexts().sessions;
    const hasOthers = this.sessions.some(({ current, kind }) => !current && kind === 'browser');
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">${t.title}</h2>
      <p class="soft">${t.hint}</p>
      <ul class="rows">${this.sessions.map((session) => this.#item(session))}</ul>
      ${this.#sending.outcome()}
      ${
        hasOthers
          ? html`<div class="acts"><button type="button" class="no" @click=${() => void this.#end()}>${t.endOthers}</button></div>`
          : nothing
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-sessions': MejaSessions;
  }
}
