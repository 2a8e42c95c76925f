/** What is chosen for a thread, and the way from how it stands and to what is sent. */
import { SETTABLE_STATES, SLOW_MS, type SettableState } from '@komentar/domain';
import type { CommandInput, ThreadSettingsView } from '@komentar/protocol';
import type { Lasts } from './thread-texts.js';

const HOUR_MS = 3_600_000;

/** Seconds between two comments that are offered. */
export const PACES: readonly number[] = [10, 30, 60, 300, 900, 3600];

export interface ThreadForm {
  /** `site` gives the thread back to the site's rules. */
  readonly state: SettableState | 'site';
  /** Seconds. */
  readonly pace: number;
  readonly lasts: Lasts;
  /** As a field for date and time has it, by the clock of whoever reads it; counts with `lasts: 'until'`. */
  readonly end: string;
  readonly reason: string;
}

type Setting = Pick<CommandInput<'thread:change'>, 'state' | 'slowMs' | 'until' | 'reason'>;

const two = (n: number): string => String(n).padStart(2, '0');

/** A moment as a field for date and time has it. */
const fieldOf = (at: number): string => {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** The form of a thread as it stands. */
export const formOf = (thread: ThreadSettingsView): ThreadForm => {
  const { cause, state, slowMs = SLOW_MS.usual, until, reason } = thread;
  return {
    state: (cause === 'desk' && SETTABLE_STATES.find((one) => one === state)) || 'site',
    pace: slowMs / 1000,
    lasts: until === undefined ? 'always' : 'until',
    end: until === undefined ? '' : fieldOf(until),
    reason: reason ?? '',
  };
};

/** When it is to end; `null` for never, `undefined` where what was entered is no moment to come. */
const endOf = ({ lasts, end }: ThreadForm, now: number): number | null | undefined => {
  if (lasts === 'always') return null;
  if (lasts !== 'until') return now + Number(lasts) * HOUR_MS;
  const at = new Date(end).getTime();
  return at > now ? at : undefined;
};

/** What is to be sent; `undefined` where the end is over or none. */
export const settingOf = (form: ThreadForm, now: number): Setting | undefined => {
  const { state, pace } = form;
  if (state === 'site') return { state: null };
  const until = endOf(form, now);
  if (until === undefined) return undefined;
  const reason = form.reason.trim();
  return {
    ...{ state, until },
    ...(state === 'slow' && { slowMs: pace * 1000 }),
    reason: reason === '' ? null : reason,
  };
};
