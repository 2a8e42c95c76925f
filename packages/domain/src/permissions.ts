/** Who may do what, as one table of actions and roles, with the sites and sizes an act may have. */

/** `reader` is anyone, with or without a name; the others are members of the desk. */
export const ROLES = ['reader', 'moderator', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role that signs in at the desk. */
export type DeskRole = Exclude<Role, 'reader'>;

/** Every site there is and will be, as the place of an act; no site can have this id. */
export const EVERY_SITE = '*';

/** What a role may do no further than. Nothing in it: without limit. */
export interface Limits {
  /** Most comments in one act. */
  readonly items?: number;
  /** Longest sanction, in milliseconds. */
  readonly forMs?: number;
  /** Only with a reason given. */
  readonly reason?: true;
  /** Only on what is one's own, or only on what is a colleague's. */
  readonly whose?: 'own' | 'others';
  /** Only on what members of these roles did. */
  readonly of?: readonly Role[];
}

/** What an act is about. Whatever is absent is not asked about. */
export interface Target {
  /** The site of the comment, author, thread or rule, or `EVERY_SITE`. */
  readonly site?: string;
  /** Comments in one act. */
  readonly items?: number;
  /** How long a sanction lasts, in milliseconds; `Infinity` for good. */
  readonly forMs?: number;
  /** Whether a reason was given. */
  readonly reason?: boolean;
  /** Whether the decision or the entry is the actor's own. */
  readonly own?: boolean;
  /** The role of whoever did what the act is about. */
  readonly of?: Role;
}

const DAY_MS = 86_400_000;

/** Longest suspension by a moderator; what lasts longer is a lead's to decide. */
export const MODERATOR_SUSPENSION_MS = 7 * DAY_MS;
/** Most comments a moderator decides at once. */
export const MODERATOR_ITEMS = 500;
/** Most comments anybody decides at once. */
export const MOST_ITEMS = 10_000;

const NO = null;
const YES: Limits = {};
const REASONED: Limits = { whose: 'others', reason: true, of: ['moderator'] };
const OTHERS: Limits = { whose: 'others' };

interface Row extends Readonly<Record<Role, Limits | null>> {
  /** Whether a token for scripts may have it, where its member may. */
  readonly script: boolean;
}

/** One row for each action. A command, or a part of one, asks for exactly one of them. */
// prettier-ignore
const TABLE = {
  'comment.post':      { reader: YES, moderator: YES, lead: YES, admin: YES, script: false },
  'queue.read':        { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'comment.decide':    { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'comment.feature':   { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'decision.undo':     { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'decision.overrule': { reader: NO, moderator: REASONED, lead: OTHERS, admin: OTHERS, script: true },
  'comments.bulk':     { reader: NO, moderator: { items: MODERATOR_ITEMS }, lead: { items: MOST_ITEMS }, admin: { items: MOST_ITEMS }, script: true },
  'report.close':      { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'author.read':       { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'author.note':       { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'author.contact':    { reader: NO, moderator: NO, lead: YES, admin: YES, script: true },
  'author.sanction':   { reader: NO, moderator: { forMs: MODERATOR_SUSPENSION_MS }, lead: YES, admin: YES, script: true },
  'author.ban':        { reader: NO, moderator: NO, lead: YES, admin: YES, script: true },
  'thread.change':     { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'rule.read':         { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'rule.draft':        { reader: NO, moderator: YES, lead: YES, admin: YES, script: true },
  'rule.activate':     { reader: NO, moderator: NO, lead: YES, admin: YES, script: true },
  'log.read':          { reader: NO, moderator: { whose: 'own' }, lead: YES, admin: YES, script: true },
  'log.export':        { reader: NO, moderator: NO, lead: NO, admin: YES, script: false },
  'team.read':         { reader: NO, moderator: NO, lead: YES, admin: YES, script: false },
  'team.manage':       { reader: NO, moderator: NO, lead: NO, admin: YES, script: false },
  'account.manage':    { reader: NO, moderator: YES, lead: YES, admin: YES, script: false },
  'site.manage':       { reader: NO, moderator: NO, lead: NO, admin: YES, script: true },
} as const satisfies Record<string, Row>;

/** What can be asked for. */
export type Action = keyof typeof TABLE;

/** All actions, in the order of the table. */
export const ACTIONS = Object.keys(TABLE) as readonly Action[];

/** What a token for scripts can be made for; without a choice it has all of them. */
export const SCOPES: readonly Action[] = ACTIONS.filter((action) => TABLE[action].script);

/** Who asks. */
export interface Actor {
  readonly role: Role;
  /** Limits a member of the desk to some sites; absent: all of them. */
  readonly sites?: readonly string[];
  /** Limits a script's token further; absent: a person. */
  readonly scopes?: readonly Action[];
}

/** How far a role may go with an action; `undefined` where it may not at all. */
export const limitsOf = (role: Role, action: Action): Limits | undefined =>
  TABLE[action][role] ?? undefined;

const sees = ({ sites }: Actor, site: string | undefined): boolean =>
  site === undefined || sites === undefined || sites.includes(site);

const inScope = ({ scopes }: Actor, action: Action): boolean =>
  scopes === undefined || (scopes.includes(action) && TABLE[action].script);

const belongs = ({ whose }: Limits, own: boolean | undefined): boolean =>
  whose === undefined || own === undefined || own === (whose === 'own');

const isBy = ({ of: roles }: Limits, role: Role | undefined): boolean =>
  roles === undefined || role === undefined || roles.includes(role);

const within = (limits: Limits, { items = 0, forMs = 0, reason, own, of }: Target): boolean =>
  items <= (limits.items ?? Number.POSITIVE_INFINITY) &&
  forMs <= (limits.forMs ?? Number.POSITIVE_INFINITY) &&
  !(limits.reason && reason === false) &&
  belongs(limits, own) &&
  isBy(limits, of);

/**
 * True where the actor's role and token grant the action, on this site and of this size. Without a
 * site it answers only whether they may do it anywhere: whoever acts on a site must name it.
 */
export const can = (actor: Actor, action: Action, target: Target = {}): boolean => {
  const limits = limitsOf(actor.role, action);
  if (limits === undefined) return false;
  return inScope(actor, action) && sees(actor, target.site) && within(limits, target);
};
