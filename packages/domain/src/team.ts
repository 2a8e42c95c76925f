/** Who may manage whom at the desk, and who must remain. */
import { EVERY_SITE, can, type Action, type Actor, type DeskRole } from './permissions.js';

/** A role and the sites it is held for; without sites it is held for all of them. */
export interface Post {
  readonly role: DeskRole;
  readonly sites?: readonly string[] | undefined;
}

/** True where the actor may do this to somebody of these sites: nobody reaches beyond the own ones. */
export const reaches = (actor: Actor, action: Action, { sites }: Pick<Post, 'sites'>): boolean =>
  sites === undefined
    ? can(actor, action, { site: EVERY_SITE })
    : can(actor, action) && sites.every((site) => can(actor, action, { site }));

/** True where the actor sees a member of these sites in the list of the team: some site is both's. */
export const seesMember = (actor: Actor, { sites }: Pick<Post, 'sites'>): boolean =>
  can(actor, 'team.read') &&
  (actor.sites === undefined ||
    sites === undefined ||
    sites.some((site) => actor.sites?.includes(site)));

/** True for whoever can manage everything; one such member must always be left. */
export const isWholeAdmin = ({ role, sites }: Post): boolean =>
  role === 'admin' && sites === undefined;
