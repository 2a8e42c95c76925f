/** How often each command may be sent, as one table. A newsroom or a whole village may share one address. */
import type { CommandName } from '@komentar/protocol';

/** `points` calls in each window of `seconds`. */
export interface Allowance {
  readonly points: number;
  readonly seconds: number;
}

interface Group {
  /** For everybody behind one address (IPv6: one /64). */
  readonly address: Allowance;
  /** For one reader or one member of the desk. */
  readonly caller?: Allowance;
}

/** Commands of one group share their allowance. */
export const LIMIT_GROUPS = {
  reading: { address: { points: 1200, seconds: 60 }, caller: { points: 300, seconds: 60 } },
  opening: { address: { points: 60, seconds: 600 }, caller: { points: 10, seconds: 600 } },
  /** One comment every three seconds on average, five in one go. */
  posting: { address: { points: 60, seconds: 60 }, caller: { points: 5, seconds: 15 } },
  /** An edit is rendered and judged like a comment, but not for each slip of the pen at once. */
  editing: { address: { points: 300, seconds: 600 }, caller: { points: 30, seconds: 600 } },
  /** Likes and withdrawals: quick, but not a machine's pace. */
  liking: { address: { points: 600, seconds: 60 }, caller: { points: 60, seconds: 60 } },
  /** Each one costs a moderator a look. */
  reporting: { address: { points: 100, seconds: 3600 }, caller: { points: 10, seconds: 3600 } },
  previewing: { address: { points: 600, seconds: 60 }, caller: { points: 60, seconds: 60 } },
  /** Guests without a session ask too, so the address has room for the comments of `posting`. */
  proving: { address: { points: 120, seconds: 60 }, caller: { points: 30, seconds: 60 } },
  'signing-in': { address: { points: 30, seconds: 900 } },
  'setting-up': { address: { points: 10, seconds: 900 } },
  joining: { address: { points: 30, seconds: 900 } },
  /** Whoever has got hold of a session must not try passwords and codes with it. */
  confirming: { address: { points: 60, seconds: 900 }, caller: { points: 10, seconds: 900 } },
  /** Sent by the desk itself at every step through a queue. */
  working: { address: { points: 6000, seconds: 60 }, caller: { points: 1200, seconds: 60 } },
  /** A whole log is read in parts, one after the other. */
  exporting: { address: { points: 6000, seconds: 60 }, caller: { points: 3000, seconds: 60 } },
  moderating: { address: { points: 2400, seconds: 60 }, caller: { points: 600, seconds: 60 } },
} as const satisfies Record<string, Group>;

export type LimitGroup = keyof typeof LIMIT_GROUPS;

export const GROUP_OF: Record<CommandName, LimitGroup> = {
  'session:open': 'opening',
  'thread:read': 'reading',
  'thread:join': 'reading',
  'thread:leave': 'reading',
  'thread:mine': 'reading',
  'totals:read': 'reading',
  'challenge:read': 'proving',
  'comment:post': 'posting',
  'comment:edit': 'editing',
  'comment:withdraw': 'liking',
  'comment:take-back': 'liking',
  'comment:like': 'liking',
  'comment:report': 'reporting',
  'comment:preview': 'previewing',
  'setup:complete': 'setting-up',
  'moderator:login': 'signing-in',
  'moderator:prove': 'confirming',
  'account:password': 'confirming',
  'second-factor:confirm': 'confirming',
  'second-factor:offer': 'moderating',
  'second-factor:renew': 'moderating',
  'second-factor:remove': 'moderating',
  'account:read': 'moderating',
  'account:rename': 'moderating',
  'account:end-sessions': 'moderating',
  'team:list': 'moderating',
  'team:invite': 'moderating',
  'team:uninvite': 'moderating',
  'team:change': 'moderating',
  'team:sessions': 'moderating',
  'team:end-sessions': 'moderating',
  'invitation:read': 'joining',
  'invitation:accept': 'joining',
  'moderator:logout': 'moderating',
  'moderator:me': 'moderating',
  'queue:read': 'moderating',
  'comment:approve': 'moderating',
  'comment:reject': 'moderating',
  'comment:spam': 'moderating',
  'comment:return': 'moderating',
  'comment:restore': 'moderating',
  'comment:feature': 'moderating',
  'opinion:ask': 'moderating',
  'opinion:answer': 'moderating',
  'report:close': 'moderating',
  'decision:undo': 'moderating',
  'desk:look': 'working',
  'lease:take': 'working',
  'lease:free': 'working',
  'hand:deal': 'working',
  'thread:change': 'moderating',
  'thread:undo': 'moderating',
  'thread:settings': 'moderating',
  'threads:list': 'moderating',
  'log:read': 'moderating',
  'log:export': 'exporting',
  'comment:history': 'moderating',
  'comments:freeze': 'moderating',
  'comments:decide': 'moderating',
  'batch:control': 'moderating',
  'batch:read': 'moderating',
  'rule:list': 'moderating',
  'rule:read': 'moderating',
  'rule:save': 'moderating',
  'rule:activate': 'moderating',
  'rule:retire': 'moderating',
  'rule:undo': 'moderating',
  'rule:test': 'moderating',
  'rule:import': 'moderating',
  'rule:export': 'moderating',
  'author:read': 'moderating',
  'author:comments': 'moderating',
  'author:sanction': 'moderating',
  'author:note': 'moderating',
  'sanction:undo': 'moderating',
  'sanction:lift': 'moderating',
  'sanction:acknowledge': 'liking',
};

/** Attempts to sign in to one account from one address before the first wait. */
export const LOGIN_ATTEMPTS: Allowance = { points: 5, seconds: 900 };
/** Attempts on one account from all addresses together; beyond them everybody waits. */
export const LOGIN_ATTEMPTS_PER_ACCOUNT: Allowance = { points: 100, seconds: 900 };
/** The first wait; each further one is twice as long, up to the longest. In seconds. */
export const LOGIN_WAIT_SECONDS = 60;
export const LOGIN_LONGEST_WAIT_SECONDS = 3600;
/** After a day without a wait the waits start short again. */
export const LOGIN_MEMORY_SECONDS = 86_400;
