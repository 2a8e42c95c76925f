/** The page of the team: who works at the desk as what, and who is invited. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { can } from '@komentar/domain';
import type { Failure, ModeratorView, TeamView } from '@komentar/protocol';
import { PreferenceController } from '../controllers/preference-controller.js';
import { ProofController } from '../controllers/proof-controller.js';
import { language, texts } from '../i18n/language.js';
import '../meja-page.js';
import { refusalWithRetry } from '../render/refusal-line.js';
import { proofDialog } from '../session/meja-proof.js';
import { controls } from '../styles/controls.js';
import { sectionStyles } from '../styles/section-styles.js';
import type { Wire } from '../wire.js';
import './meja-inviting.js';
import './meja-member.js';
import { teamTexts } from './team-texts.js';

@customElement('meja-team')
class MejaTeam extends LitElement {
  static override readonly styles = [controls, sectionStyles];

  @property({ attribute: false }) wire!: Wire;
  @property({ attribute: false }) me!: ModeratorView;

  @state() private team: TeamView | undefined;
  @state() private failure: Failure | undefined;

  readonly #proof = new ProofController(this, () => this.wire.call);

  constructor() {
    super();
    this.addController(new PreferenceController(this, language));
    this.addEventListener('meja-team-changed', () => void this.#read());
  }

  override firstUpdated(): void {
    void this.#read();
  }

  async #read(): Promise<void> {
    const answer = await this.#proof.call('team:list', {});
    this.failure = answer.ok ? undefined : answer.error;
    if (answer.ok) this.team = answer.value;
  }

  #members(team: TeamView): TemplateResult {
    const t = teamTexts();
    const mayManage = can({ role: this.me.role }, 'team.manage');
    const { call } = this.#proof;
    return html`<section aria-labelledby="members">
        <h2 id="members">${t.members}</h2>
        ${mayManage ? nothing : html`<p class="soft">${t.readOnly}</p>`}
        <ul class="rows">
          ${repeat(
            team.members,
            ({ id }) => id,
            (member) =>
              html`<li>
                <meja-member
                  .call=${call}
                  .member=${member}
                  .givable=${team}
                  .mayManage=${mayManage}
                  .isMe=${member.id === this.me.id}
                ></meja-member>
              </li>`,
          )}
        </ul>
      </section>
      ${
        mayManage
          ? html`<meja-inviting .call=${call} .givable=${team} .invitations=${team.invitations}></meja-inviting>`
          : nothing
      }`;
  }

  #content(): TemplateResult | typeof nothing {
    if (this.failure !== undefined) return refusalWithRetry(this.failure, () => void this.#read());
    return this.team === undefined
      ? html`<p role="status">${texts().app.loading}</p>`
      : this.#members(this.team);
  }

  override render() {
    return html`<meja-page .heading=${texts().page.name.team}>
        <div class="column">${this.#content()}</div>
      </meja-page>
      ${proofDialog(this.#proof)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'meja-team': MejaTeam;
  }
}
