/** Who may do what, as one table from role to actions, scoped to sites. */

/** `reader` is anyone, with or without a name; the others are members of the desk. */
export const ROLES = ['reader', 'moderator', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role that signs in at the desk. */
export type DeskRole = Exclude<Role, 'reader'>;

/** What can be asked for; one command may need one of these. */
export type Action =
  | 'comment.post'
  | 'queue.read'
  | 'comment.decide'
  | 'comment.feature'
  | 'decision.undo'
  | 'site.manage';

const DESK = [
  'comment.post',
  'queue.read',
  'comment.decide',
  'comment.feature',
  'decision.undo',
] as const satisfies readonly Action[];

const GRANTS: Record<Role, readonly Action[]> = {
  reader: ['comment.post'],
  moderator: DESK,
  lead: DESK,
  admin: [...DESK, 'site.manage'],
};

/** Who asks. `sites` limits a member of the desk to some sites; absent means all of them. */
export interface Actor {
  readonly role: Role;
  readonly sites?: readonly string[];
}

/**
 * True where the actor's role grants the action and the site is within the actor's sites. Without
 * a site it answers only whether the role may do it at all: whoever acts on a site must name it.
 */
export const can = (actor: Actor, action: Action, site?: string): boolean =>
  GRANTS[actor.role].includes(action) &&
  (site === undefined || actor.sites === undefined || actor.sites.includes(site));
