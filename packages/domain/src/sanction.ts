/** Sanctions on an author: which there are, when one stands, and what it means for what its author does. */

import type { Action } from './permissions.js';

/** What a reader does that a sanction may bear upon. Reading and withdrawing are never barred. */
export type ReaderDeed = 'post' | 'edit' | 'like' | 'report';

interface Row {
  /** What the author may not do while it stands. */
  readonly bars: readonly ReaderDeed[];
  /** Whether it has to have an end, may have one, or ends in another way (a warning by being read). */
  readonly end: 'required' | 'optional' | 'none';
  /** It holds in one thread only. */
  readonly ofThread: boolean;
}

/**
 * Every kind, the mildest first. Reporting stays open to whoever is suspended: the way to complain
 * about a text must be open to its victims, and only a ban closes it.
 */
export const SANCTIONS = {
  warn: { bars: ['post', 'edit'], end: 'none', ofThread: false },
  slow: { bars: [], end: 'optional', ofThread: false },
  premod: { bars: [], end: 'optional', ofThread: false },
  mute: { bars: ['post', 'edit'], end: 'optional', ofThread: true },
  suspend: { bars: ['post', 'edit', 'like'], end: 'required', ofThread: false },
  ban: { bars: ['post', 'edit', 'like', 'report'], end: 'optional', ofThread: false },
} as const satisfies Record<string, Row>;

export type SanctionKind = keyof typeof SANCTIONS;

/** All kinds, the mildest first. */
export const SANCTION_KINDS = Object.keys(SANCTIONS) as [SanctionKind, ...SanctionKind[]];

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** For how long an author is usually suspended. */
export const SUSPEND_MS = [
  HOUR_MS,
  3 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  3 * DAY_MS,
  7 * DAY_MS,
] as const;

/** No end may lie further away; a ban without an end says the same more honestly. */
const FURTHEST_END_MS = 10 * 366 * DAY_MS;

/** The wait between two comments of a slowed author: what it is where nobody says, and its bounds. */
export const SLOWED_MS = { usual: 60_000, least: 5_000, most: HOUR_MS } as const;

/** What the rules need to know of one sanction. Times are epoch milliseconds. */
export interface SanctionFacts {
  readonly kind: SanctionKind;
  readonly at: number;
  /** `null`: until somebody lifts it. */
  readonly until: number | null;
  /** When it was lifted, undone or, a warning, acknowledged; `null` while it was not. */
  readonly endedAt: number | null;
  /** Of `mute`: where it holds; `null` for all others. */
  readonly threadId: string | null;
  /** Of `slow`: the wait between two comments; `null` for all others. */
  readonly everyMs: number | null;
}

/** True while a sanction is in force; it expires by the clock alone. */
export const isStanding = ({ until, endedAt }: SanctionFacts, now: number): boolean =>
  endedAt === null && (until === null || now < until);

/** Where and when something is about to be done. */
interface Moment {
  readonly threadId: string | null;
  readonly now: number;
}

/** What the sanctions of an author mean for one deed. */
export interface Bearing<S> {
  /** The gravest one that bars it; of equals the one that lasts longest. */
  readonly barredBy?: S;
  /** The one that asks for the longest wait after the author's last comment; only for posting. */
  readonly slowedBy?: S;
  /** It waits for a moderator before readers see it. */
  readonly held: boolean;
}

const gravity = ({ kind }: SanctionFacts): number => SANCTION_KINDS.indexOf(kind);
const lasts = ({ until }: SanctionFacts): number => until ?? Infinity;

const gravest = <S extends SanctionFacts>(sanctions: readonly S[]): S | undefined =>
  [...sanctions].sort((a, b) => gravity(b) - gravity(a) || lasts(b) - lasts(a))[0];

const slowest = <S extends SanctionFacts>(sanctions: readonly S[]): S | undefined =>
  [...sanctions]
    .filter(({ kind }) => kind === 'slow')
    .sort((a, b) => (b.everyMs ?? 0) - (a.everyMs ?? 0))[0];

const isAbout = ({ kind, threadId }: SanctionFacts, moment: Moment): boolean =>
  !SANCTIONS[kind].ofThread || threadId === moment.threadId;

/** True where a kind of sanction does not let its author do it. */
export const bars = ({ kind }: Pick<SanctionFacts, 'kind'>, deed: ReaderDeed): boolean =>
  (SANCTIONS[kind] as Row).bars.includes(deed);

/** What an author's sanctions, past ones among them, mean for a deed of his. */
export const bearingOn = <S extends SanctionFacts>(
  deed: ReaderDeed,
  sanctions: readonly S[],
  moment: Moment,
): Bearing<S> => {
  const standing = sanctions.filter((it) => isStanding(it, moment.now) && isAbout(it, moment));
  const barredBy = gravest(standing.filter((it) => bars(it, deed)));
  const slowedBy = deed === 'post' ? slowest(standing) : undefined;
  return {
    ...(barredBy && { barredBy }),
    ...(slowedBy && { slowedBy }),
    held: standing.some(({ kind }) => kind === 'premod'),
  };
};

/** How long a slowed author still has to wait, in milliseconds; 0 where he may write. */
export const waitUnder = (
  { everyMs }: Pick<SanctionFacts, 'everyMs'>,
  lastAt: number | undefined,
  now: number,
): number => (lastAt === undefined ? 0 : Math.max(0, lastAt + (everyMs ?? 0) - now));

/** An end as it is asked for: a moment, a span, or neither. */
interface AskedEnd {
  readonly until?: number | undefined;
  readonly durationMs?: number | undefined;
}

const mayEndAt = (kind: SanctionKind, until: number | null, now: number): boolean => {
  const rule: Row['end'] = SANCTIONS[kind].end;
  if (until === null) return rule !== 'required';
  return rule !== 'none' && until > now && until - now <= FURTHEST_END_MS;
};

/** The end a sanction gets, or which input says something that cannot be. */
export const endOf = (
  kind: SanctionKind,
  { until, durationMs }: AskedEnd,
  now: number,
): { readonly until: number | null } | { readonly no: 'until' | 'durationMs' } => {
  if (durationMs === undefined)
    return mayEndAt(kind, until ?? null, now) ? { until: until ?? null } : { no: 'until' };
  const end = now + durationMs;
  const isSaidTwice = until !== undefined;
  return !isSaidTwice && mayEndAt(kind, end, now) ? { until: end } : { no: 'durationMs' };
};

/** What it takes to set or lift a sanction: an action, and how far the role has to reach with it. */
export const demandOf = ({
  kind,
  at,
  until,
}: Pick<SanctionFacts, 'kind' | 'at' | 'until'>): {
  readonly action: Extract<Action, 'author.ban' | 'author.sanction'>;
  readonly forMs: number;
} => ({
  action: kind === 'ban' ? 'author.ban' : 'author.sanction',
  // Only suspensions are measured: what leaves an author able to write may last.
  forMs: kind === 'suspend' ? (until ?? Infinity) - at : 0,
});
