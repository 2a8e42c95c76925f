/** The closed list of refusals: code, HTTP status and what it means. */

interface Row {
  readonly status: number;
  readonly meaning: string;
}

/** Every code an answer can carry. `internal` is a defect, all others are expected noes. */
export const ERRORS = {
  invalid: { status: 400, meaning: 'The input does not fit the command; `field` says where.' },
  'unknown-command': { status: 404, meaning: 'There is no command of this name.' },
  'unknown-site': { status: 404, meaning: 'No site has this id.' },
  'unknown-comment': { status: 404, meaning: 'No comment with this id is within your sight.' },
  'unknown-thread': { status: 404, meaning: 'No thread of this key is within your sight.' },
  'unknown-batch': { status: 404, meaning: 'No set of comments has this id, or it was forgotten.' },
  'unknown-decision': { status: 404, meaning: 'No decision has this id.' },
  'unknown-rule': { status: 404, meaning: 'The site has no rule of this id.' },
  'unknown-author': { status: 404, meaning: 'No author with this id is within your sight.' },
  'unknown-sanction': { status: 404, meaning: 'No sanction with this id is within your sight.' },
  'origin-not-allowed': { status: 403, meaning: 'The page that asks is not of this site.' },
  'session-required': { status: 401, meaning: 'The command needs a session or a sign-in.' },
  'session-expired': { status: 401, meaning: 'The token is no longer valid; open a new session.' },
  'credentials-wrong': { status: 401, meaning: 'E-mail and password do not belong together.' },
  'code-required': {
    status: 401,
    meaning:
      'E-mail and password are right; send them again with the `code` of your second factor.',
  },
  'code-wrong': { status: 401, meaning: 'The code is wrong, used or out of date.' },
  'factor-required': {
    status: 403,
    meaning: 'This server asks every member of the desk for a second factor; set yours up first.',
  },
  'proof-required': {
    status: 403,
    meaning: 'This act asks who you are once more; send `moderator:prove` first.',
  },
  'unknown-member': {
    status: 404,
    meaning: 'No member of the desk within your sight has this id.',
  },
  'unknown-session': { status: 404, meaning: 'There is no such session any more.' },
  'invitation-closed': {
    status: 410,
    meaning: 'The invitation is used up, taken back or out of date.',
  },
  'last-admin': {
    status: 409,
    meaning: 'Somebody must be left who manages team and sites: an active admin of all sites.',
  },
  'not-allowed': { status: 403, meaning: 'Your role or your sites do not cover this.' },
  'thread-closed': {
    status: 409,
    meaning: 'The thread takes no comments now; `explanation` is what the editors say about it.',
  },
  'parent-gone': { status: 409, meaning: 'The comment replied to is no longer visible.' },
  'too-deep': { status: 409, meaning: 'Replies are nested too deep here.' },
  'too-long': { status: 422, meaning: 'The text is longer than the site allows.' },
  'too-short': { status: 422, meaning: 'The text is empty or too short.' },
  'too-complex': { status: 422, meaning: 'The text has more markup than can be rendered safely.' },
  'too-large': { status: 413, meaning: 'The message is larger than the transport takes.' },
  nudge: {
    status: 422,
    meaning:
      'The text would be held for its words (`reason`); change it, or send it again without `nudge`.',
  },
  'edit-closed': {
    status: 409,
    meaning: 'The time in which this comment could be changed is over.',
  },
  'own-comment': { status: 409, meaning: 'This cannot be done to a comment of your own.' },
  'too-many': { status: 409, meaning: 'No more of these can be had at once; take one back first.' },
  'identity-wrong': {
    status: 401,
    meaning: "The site's token is not signed, not for this site or out of date.",
  },
  'identity-required': {
    status: 403,
    meaning: 'This site takes comments from signed-in readers only.',
  },
  'challenge-failed': {
    status: 403,
    meaning: 'The proof of work is missing, wrong or used up; read a new challenge.',
  },
  warned: {
    status: 403,
    meaning: 'The author was warned and has to acknowledge that first; `sanction` says why.',
  },
  muted: {
    status: 403,
    meaning: 'The author may not write in this thread; `sanction` says why and until when.',
  },
  suspended: {
    status: 403,
    meaning: 'The author is suspended; `sanction` says why and until when.',
  },
  banned: { status: 403, meaning: 'The author is banned from the site; `sanction` says why.' },
  'rate-limited': {
    status: 429,
    meaning: 'Too many of these, or too soon in a slow thread; wait `retryAfterMs`.',
  },
  conflict: {
    status: 409,
    meaning: 'Somebody decided before you; `conflict` or `thread` says who and what.',
  },
  'not-legal': { status: 409, meaning: 'The comment cannot make this move from where it stands.' },
  'reason-required': { status: 422, meaning: 'This decision needs a reason.' },
  'undone-already': { status: 409, meaning: 'The decision has been undone before.' },
  'sanction-over': { status: 409, meaning: 'The sanction has come to its end before.' },
  'too-late': { status: 409, meaning: 'The time in which this could be undone is over.' },
  'setup-closed': { status: 410, meaning: 'The set-up link is used up or out of date.' },
  'name-taken': { status: 409, meaning: 'This id or e-mail is in use.' },
  unavailable: { status: 503, meaning: 'The store is away; nothing was changed, try again.' },
  internal: { status: 500, meaning: 'A defect; `incident` is the number to report.' },
} as const satisfies Record<string, Row>;

export type ErrorCode = keyof typeof ERRORS;

/** All codes, in the order of the list. */
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];
