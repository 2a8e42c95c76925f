/** What members of the desk hear of each other while they work. */
import * as v from 'valibot';
import { QUEUES } from '@komentar/domain';
import { at } from './shapes.js';

const colleague = { id: v.string(), name: v.string() };

/** The colleagues of whoever is told, on the sites they share; nothing of the person told. */
export const shiftView = v.strictObject({
  people: v.array(
    v.strictObject({
      ...colleague,
      queue: v.picklist(QUEUES),
      /** The card looked at, where it is of a site of the person told. */
      commentId: v.optional(v.string()),
      /** No sign of life for a minute. */
      idle: v.boolean(),
    }),
  ),
  /** Cards that colleagues hold. */
  leases: v.array(
    v.strictObject({ commentId: v.string(), by: v.strictObject(colleague), until: at }),
  ),
  /** Cards dealt to colleagues. */
  hands: v.array(v.strictObject({ commentId: v.string(), by: v.strictObject(colleague) })),
});
export type ShiftView = v.InferOutput<typeof shiftView>;

/** Who has a card now: whoever asked (`mine`), or the colleague who was faster. */
export const leaseView = v.strictObject({
  commentId: v.string(),
  by: v.strictObject(colleague),
  until: at,
  mine: v.boolean(),
});
export type LeaseView = v.InferOutput<typeof leaseView>;
