/** Commands by which the desk finds a thread and sets how it stands. */
import * as v from 'valibot';
import { SETTABLE_STATES, SLOW_MS } from '@komentar/domain';
import { command } from '../command.js';
import {
  SEARCH_UNITS,
  THREAD_NOTE_UNITS,
  THREAD_REASON_UNITS,
  THREAD_UNITS,
  URL_UNITS,
} from '../limits.js';
import { at, cursor, id, limit, siteId, text } from '../shapes.js';
import { threadItemView, threadSettingsView } from '../thread-views.js';

const named = {
  site: siteId,
  thread: v.optional(text(1, THREAD_UNITS)),
  url: v.optional(text(1, URL_UNITS)),
  /** The key of a thread there is, from any answer, in the place of the other two. */
  key: v.optional(text(1, URL_UNITS + THREAD_UNITS)),
};

const result = v.strictObject({ thread: threadSettingsView });

export const threadDeskCommands = {
  'thread:change': command({
    audience: 'desk',
    does: 'Sets the state of a thread, for a time or to last, or the note above it; `state: null` gives the thread back to the rules of the site.',
    input: v.strictObject({
      ...named,
      /** The version that was looked at; absent: whatever stands. */
      version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      state: v.optional(v.nullable(v.picklist(SETTABLE_STATES))),
      /** With `slow`; 30 seconds where it is not said. */
      slowMs: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(SLOW_MS.least), v.maxValue(SLOW_MS.most)),
      ),
      /** When the state ends by itself; absent or null: it lasts. */
      until: v.optional(v.nullable(at)),
      /** What readers are told about the state. */
      reason: v.optional(v.nullable(text(1, THREAD_REASON_UNITS))),
      /** The note above the list, in light Markdown; null takes it away, absent leaves it. */
      note: v.optional(v.nullable(text(1, THREAD_NOTE_UNITS))),
      /** 0 makes the effect immediate, which is the only delay of this version. */
      delayMs: v.optional(v.literal(0)),
    }),
    result,
  }),
  'thread:undo': command({
    audience: 'desk',
    does: "Takes a change of a thread's settings back, by anyone of the team within 30 minutes.",
    input: v.strictObject({ decisionId: id }),
    result,
  }),
  'thread:settings': command({
    audience: 'desk',
    does: 'Reads how a thread stands, since when and by whom, and what follows.',
    input: v.strictObject(named),
    result,
  }),
  'threads:list': command({
    audience: 'desk',
    does: 'Finds threads by words of their title or name and by how they stand, the youngest first, over one site or all of the caller.',
    input: v.strictObject({
      site: v.optional(siteId),
      search: v.optional(text(1, SEARCH_UNITS)),
      state: v.optional(v.picklist(SETTABLE_STATES)),
      after: v.optional(cursor),
      limit: v.optional(limit),
    }),
    result: v.strictObject({ items: v.array(threadItemView), next: v.optional(v.string()) }),
  }),
};
