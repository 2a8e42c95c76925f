/** What the editors have set for a thread and what holds of it at a moment: settings, age and time, nothing else. */
import type { ThreadState } from './thread.js';

/** The states the desk can set. */
export const SETTABLE_STATES = [
  'open',
  'slow',
  'premod',
  'closed',
  'hidden',
] as const satisfies readonly ThreadState[];
export type SettableState = (typeof SETTABLE_STATES)[number];

/** Shortest and longest time between two comments of an author in a slow thread, and where nobody says. */
export const SLOW_MS = { least: 1000, most: 24 * 60 * 60 * 1000, usual: 30 * 1000 } as const;

const DAY_MS = 24 * 60 * 60 * 1000;

/** One thing the desk has set. */
export interface ThreadSetting {
  readonly state: SettableState;
  /** Time between two comments of one author; null unless `slow`. */
  readonly slowMs: number | null;
  /** When it ends by itself; null where it lasts. */
  readonly until: number | null;
  /** What readers are told about it. */
  readonly reason: string | null;
  readonly at: number;
  readonly by: { readonly id: string; readonly name: string };
}

/**
 * Everything set for a thread. A setting that ends by itself lies over the lasting one, which holds
 * again afterwards: a thread closed for the night is pre-moderated in the morning as it was before.
 */
export interface ThreadSettings {
  readonly lasting: ThreadSetting | null;
  readonly passing: ThreadSetting | null;
}

/** Of a thread that nobody has touched. */
export const UNSET: ThreadSettings = { lasting: null, passing: null };

/** A thread as far as its state depends on it. */
export interface ThreadFacts extends ThreadSettings {
  readonly createdAt: number;
}

/** What holds of a thread at one moment. */
export interface ThreadStanding {
  readonly state: ThreadState;
  readonly slowMs: number | null;
  /** When this state ends by itself; null where nobody knows of an end. */
  readonly until: number | null;
  readonly reason: string | null;
  /** Since when; null for a thread that is open as it always was. */
  readonly since: number | null;
  /** The setting behind it; null where the state is the age's or nobody's. */
  readonly setting: ThreadSetting | null;
}

/** When a thread that nobody has set closes by its age; null for never (`closeAfterDays` is 0). */
export const closesAt = (createdAt: number, closeAfterDays: number): number | null =>
  closeAfterDays === 0 ? null : createdAt + closeAfterDays * DAY_MS;

const ofSetting = (setting: ThreadSetting, since: number): ThreadStanding => {
  const { state, slowMs, until, reason } = setting;
  return { state, slowMs, until, reason, since, setting };
};

const UNSAID = { slowMs: null, until: null, reason: null, setting: null } as const;

const byAge = (end: number | null, now: number): ThreadStanding =>
  end !== null && now >= end
    ? { ...UNSAID, state: 'closed', since: end }
    : { ...UNSAID, state: 'open', since: null };

const isOver = ({ until }: ThreadSetting, now: number): boolean => until !== null && now >= until;

/**
 * What holds of the thread now: what was set for a while, else what was set to last, else what the
 * site's rule about age says. A thread that was set by hand does not close by its age.
 */
export const standingOf = (
  { lasting, passing, createdAt }: ThreadFacts,
  closeAfterDays: number,
  now: number,
): ThreadStanding => {
  if (passing && !isOver(passing, now)) return ofSetting(passing, passing.at);
  const ended = passing?.until ?? 0;
  if (lasting) return ofSetting(lasting, Math.max(lasting.at, ended));
  const standing = byAge(closesAt(createdAt, closeAfterDays), now);
  return standing.since === null
    ? standing
    : { ...standing, since: Math.max(standing.since, ended) };
};

/** When the standing changes by itself next; null where it does not. */
export const nextTurn = (
  thread: ThreadFacts,
  closeAfterDays: number,
  now: number,
): number | null => {
  const { passing, lasting, createdAt } = thread;
  if (passing && !isOver(passing, now)) return passing.until;
  if (lasting) return null;
  const end = closesAt(createdAt, closeAfterDays);
  return end !== null && end > now ? end : null;
};

/**
 * The settings after the desk sets something. Null gives the thread back to the site's rules. What is
 * set for a while leaves the lasting setting as it is, what is set to last ends the passing one.
 */
export const withSetting = (
  { lasting }: ThreadSettings,
  setting: ThreadSetting | null,
): ThreadSettings => {
  if (setting === null) return UNSET;
  return setting.until === null
    ? { lasting: setting, passing: null }
    : { lasting, passing: setting };
};

/** How long an author must still wait before writing again; 0 where nothing stands in the way. */
export const slowWaitMs = (
  { state, slowMs }: Pick<ThreadStanding, 'state' | 'slowMs'>,
  lastAt: number | undefined,
  now: number,
): number =>
  state === 'slow' && lastAt !== undefined
    ? Math.max(0, lastAt + (slowMs ?? SLOW_MS.usual) - now)
    : 0;
