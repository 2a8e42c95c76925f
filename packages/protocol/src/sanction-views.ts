/** Sanctions as their author is told of them and as the desk sees them. */
import * as v from 'valibot';
import { REASON_CODES, SANCTION_KINDS } from '@komentar/domain';
import { at } from './shapes.js';

/** A member of the desk, by name. */
export const deskName = v.strictObject({ id: v.string(), name: v.string() });

/** A sanction as its author is told of it; who set it is the desk's business. */
export const ownSanctionView = v.strictObject({
  id: v.string(),
  kind: v.picklist(SANCTION_KINDS),
  reason: v.picklist(REASON_CODES),
  /** What the moderator wrote to the author. */
  note: v.optional(v.string()),
  at,
  /** Absent: until it is lifted, and of a warning until it is acknowledged. */
  until: v.optional(at),
  /** Of `mute`: the thread in which it holds. */
  thread: v.optional(v.string()),
  /** Of `slow`: the wait between two comments, in milliseconds. */
  everyMs: v.optional(v.number()),
});
export type OwnSanctionView = v.InferOutput<typeof ownSanctionView>;

/** A sanction as the desk sees it. */
export const sanctionView = v.strictObject({
  ...ownSanctionView.entries,
  by: deskName,
  /** How, when and by whom it was ended before its time; an author acknowledges a warning himself. */
  ended: v.optional(
    v.strictObject({
      how: v.picklist(['lifted', 'undone', 'acknowledged']),
      at,
      by: v.optional(deskName),
    }),
  ),
  /** Comments that were rejected along with it. */
  rejected: v.number(),
});
export type SanctionView = v.InferOutput<typeof sanctionView>;
