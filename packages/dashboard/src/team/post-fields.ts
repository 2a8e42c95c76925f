/** The fields for what somebody is at the desk: a role, and all sites or some of them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskRole } from '@komentar/domain';
import type { TeamView } from '@komentar/protocol';
import { texts } from '../i18n/language.js';
import { teamTexts } from './team-texts.js';

const DESK_ROLES = ['moderator', 'lead', 'admin'] as const satisfies readonly DeskRole[];

/** What the caller may give to others. */
export type Givable = Pick<TeamView, 'sites' | 'everySite'>;

/** A role and its sites; `null`: all of them. */
export interface Given {
  readonly role: DeskRole;
  readonly sites: readonly string[] | null;
}

const role = (value: DeskRole, chosen: DeskRole): TemplateResult =>
  html`<label class="option">
    <input type="radio" name="role" value=${value} ?checked=${value === chosen} />
    <span><strong>${texts().desk.role[value]}</strong><span class="hint">${teamTexts().may[value]}</span></span>
  </label>`;

const site = (given: Given, { id, name }: Givable['sites'][number]): TemplateResult =>
  html`<label class="option">
    <input type="checkbox" name="site" value=${id} ?checked=${given.sites?.includes(id) ?? false} />
    <span>${name}</span>
  </label>`;

/** The fields as a form shows them. Where only one site can be given there is nothing to choose. */
export const postFields = (
  given: Given,
  { sites, everySite }: Givable,
  hasNoSite: boolean,
): TemplateResult => {
  const t = teamTexts();
  const every = html`<label class="option">
    <input type="checkbox" name="every" ?checked=${given.sites === null} />
    <span>${t.everySite}</span>
  </label>`;
  return html`<fieldset>
      <legend>${t.role}</legend>
      ${DESK_ROLES.map((value) => role(value, given.role))}
    </fieldset>
    ${
      sites.length + Number(everySite) < 2
        ? nothing
        : html`<fieldset>
            <legend>${t.sites}</legend>
            ${everySite ? every : nothing} ${sites.map((each) => site(given, each))}
            ${hasNoSite ? html`<p class="wrong" role="alert">${t.noSite}</p>` : nothing}
          </fieldset>`
    }`;
};

const roleFrom = (data: FormData): DeskRole =>
  DESK_ROLES.find((each) => each === data.get('role')) ?? 'moderator';

/** What a form's fields say; `undefined` where no site was chosen. */
export const givenIn = (
  form: HTMLFormElement,
  { sites, everySite }: Givable,
): Given | undefined => {
  const data = new FormData(form);
  const role = roleFrom(data);
  if (everySite && data.has('every')) return { role, sites: null };
  const [only] = sites;
  if (only !== undefined && sites.length === 1 && !everySite) return { role, sites: [only.id] };
  const chosen = data.getAll('site').map(String);
  return chosen.length === 0 ? undefined : { role, sites: chosen };
};
