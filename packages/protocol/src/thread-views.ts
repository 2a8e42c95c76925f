/** The shapes of a thread as the desk sees it: how it stands, since when, by whom, and what follows. */
import * as v from 'valibot';
import { SETTABLE_STATES } from '@komentar/domain';
import { deskName } from './sanction-views.js';
import { at } from './shapes.js';
import { threadView } from './views.js';

const { state, since, until, slowMs, reason } = threadView.entries;

/** One thing the desk has set. */
const settingView = v.strictObject({
  state: v.picklist(SETTABLE_STATES),
  slowMs,
  /** When it ends by itself; absent where it lasts. */
  until,
  reason,
  at,
  by: deskName,
});
export type ThreadSettingView = v.InferOutput<typeof settingView>;

/** One change of a thread's settings. */
const threadDecisionView = v.strictObject({
  id: v.string(),
  kind: v.picklist(['change', 'undo']),
  by: deskName,
  at,
  undone: v.boolean(),
});
export type ThreadDecisionView = v.InferOutput<typeof threadDecisionView>;

/** A thread as it is found. */
export const threadItemView = v.strictObject({
  site: v.string(),
  key: v.string(),
  title: v.nullable(v.string()),
  url: v.nullable(v.string()),
  /** Visible comments, whatever the state. */
  total: v.number(),
  /** Comments that wait for a decision. */
  pending: v.number(),
  state,
  until,
});
export type ThreadItemView = v.InferOutput<typeof threadItemView>;

export const threadSettingsView = v.strictObject({
  ...threadItemView.entries,
  /** Counts the changes of the settings, for compare-and-set; 0 before there is a thread. */
  version: v.number(),
  since,
  slowMs,
  reason,
  /** Whose the state is: what was set, the site's rule about age, or nobody's. */
  cause: v.picklist(['desk', 'age', 'nobody']),
  /** Who set it; absent unless `cause` is `desk`. */
  by: v.optional(deskName),
  /** What holds again when a passing state ends; absent where the site's rules do. */
  afterwards: v.optional(settingView),
  /** When the thread will close by its age, where nothing is set and it will. */
  closesAt: v.optional(at),
  note: v.optional(v.strictObject({ text: v.string(), html: v.string(), at, by: deskName })),
  /** The last change. */
  decision: v.optional(threadDecisionView),
});
export type ThreadSettingsView = v.InferOutput<typeof threadSettingsView>;
