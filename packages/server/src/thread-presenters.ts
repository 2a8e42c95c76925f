/** Views of how a thread stands, for readers and for the desk; handed out by `presenters.ts`. */
import { nextTurn, standingOf, type Policy, type ThreadSetting } from '@komentar/domain';
import type {
  ThreadDecisionView,
  ThreadItemView,
  ThreadSettingView,
  ThreadSettingsView,
  ThreadView,
} from '@komentar/protocol';
import type { ThreadDecisionRecord, ThreadRecord } from './ports/records.js';
import type { ThreadStandings } from './ports/thread-settings.js';

/** What the standing of a thread depends on besides the thread. */
export interface Moment {
  readonly policy: Pick<Policy, 'closeAfterDays'>;
  readonly now: number;
}

const standing = (thread: ThreadRecord, { policy, now }: Moment) =>
  standingOf(thread, policy.closeAfterDays, now);

/** True where readers see nothing of the thread but that. */
export const isHidden = (thread: ThreadRecord, moment: Moment): boolean =>
  standing(thread, moment).state === 'hidden';

type Told = Omit<ThreadView, 'id' | 'key' | 'total' | 'seq'>;

/** How the thread stands, as readers are told. Under a hidden thread the editors' note is hidden as well. */
export const toStanding = (thread: ThreadRecord, moment: Moment): Told => {
  const { state, since, until, slowMs, reason } = standing(thread, moment);
  return {
    state,
    ...(since !== null && { since }),
    ...(until !== null && { until }),
    ...(slowMs !== null && { slowMs }),
    ...(reason !== null && { reason }),
    ...(thread.note && state !== 'hidden' && { note: thread.note.html }),
  };
};

/** What readers count: nothing of what is hidden. */
export const shownTotal = (thread: ThreadRecord, moment: Moment): number =>
  isHidden(thread, moment) ? 0 : thread.total;

export const toThreadView = (thread: ThreadRecord, moment: Moment): ThreadView => ({
  id: thread.id,
  key: thread.key,
  total: shownTotal(thread, moment),
  seq: thread.seq,
  ...toStanding(thread, moment),
});

/** A thread that has no comment yet: readers make threads by their first comment, never by a look. */
export const emptyThreadView = (key: string): ThreadView => ({
  id: null,
  key,
  total: 0,
  seq: 0,
  state: 'open',
});

export const toThreadItemView = (thread: ThreadRecord, moment: Moment): ThreadItemView => {
  const { site, key, title, url, total, pending } = thread;
  const { state, until } = standing(thread, moment);
  return { site, key, title, url, total, pending, state, ...(until !== null && { until }) };
};

const toSettingView = (setting: ThreadSetting): ThreadSettingView => {
  const { state, slowMs, until, reason, at, by } = setting;
  return {
    state,
    ...(slowMs !== null && { slowMs }),
    ...(until !== null && { until }),
    ...(reason !== null && { reason }),
    at,
    by: { id: by.id, name: by.name },
  };
};

export const toThreadDecisionView = (decision: ThreadDecisionRecord): ThreadDecisionView => ({
  id: decision.id,
  kind: decision.kind,
  by: { id: decision.moderatorId, name: decision.moderatorName },
  at: decision.at,
  undone: decision.undone,
});

/** What comes after what holds now. */
const whatFollows = (thread: ThreadRecord, { policy, now }: Moment) => {
  const turn = nextTurn(thread, policy.closeAfterDays, now);
  const isPassing = turn !== null && turn === thread.passing?.until;
  return {
    ...(isPassing && thread.lasting && { afterwards: toSettingView(thread.lasting) }),
    ...(turn !== null && !isPassing && { closesAt: turn }),
  };
};

const causeOf = (isSet: boolean, state: ThreadView['state']): ThreadSettingsView['cause'] => {
  if (isSet) return 'desk';
  return state === 'closed' ? 'age' : 'nobody';
};

/** How a thread stands, since when and by whom, and what follows. */
export const toThreadSettingsView = (
  { thread, decision }: ThreadStandings,
  moment: Moment,
): ThreadSettingsView => {
  const { setting, since, slowMs, reason, state } = standing(thread, moment);
  const { note } = thread;
  return {
    ...toThreadItemView(thread, moment),
    version: thread.version,
    ...(since !== null && { since }),
    ...(slowMs !== null && { slowMs }),
    ...(reason !== null && { reason }),
    cause: causeOf(setting !== null, state),
    ...(setting && { by: { id: setting.by.id, name: setting.by.name } }),
    ...whatFollows(thread, moment),
    ...(note && {
      note: {
        text: note.text,
        html: note.html,
        at: note.at,
        by: { id: note.by.id, name: note.by.name },
      },
    }),
    ...(decision && { decision: toThreadDecisionView(decision) }),
  };
};

/** A thread of which nothing is kept yet. */
export const unmadeSettingsView = (
  { site, key }: { readonly site: string; readonly key: string },
  url: string | null,
): ThreadSettingsView => ({
  ...{ site, key, url, title: null, total: 0, pending: 0 },
  ...{ state: 'open', version: 0, cause: 'nobody' },
});
