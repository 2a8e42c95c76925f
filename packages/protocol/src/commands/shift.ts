/** Commands by which members of the desk keep out of each other's way. Nothing of them is recorded. */
import * as v from 'valibot';
import { QUEUES } from '@komentar/domain';
import { command } from '../command.js';
import { id, siteId } from '../shapes.js';
import { leaseView, shiftView } from '../shift-views.js';

const queue = v.picklist(QUEUES);

export const shiftCommands = {
  'desk:look': command({
    audience: 'desk',
    does: 'Says where in the queues the caller is, keeps the lease on that card, and answers who else is there.',
    input: v.strictObject({ queue, site: v.optional(siteId), commentId: v.optional(id) }),
    result: shiftView,
  }),
  'lease:take': command({
    audience: 'desk',
    does: 'Holds a card for 45 seconds, or says who holds it; with `steal` it is taken from that colleague.',
    input: v.strictObject({ commentId: id, steal: v.optional(v.boolean()) }),
    result: leaseView,
  }),
  'lease:free': command({
    audience: 'desk',
    does: 'Gives a card back.',
    input: v.strictObject({ commentId: id }),
    result: v.strictObject({}),
  }),
  'hand:deal': command({
    audience: 'desk',
    does: "Deals the caller ten cards of the queue that no colleague has; without anybody else there, `null`: all are the caller's.",
    input: v.strictObject({ queue, site: v.optional(siteId) }),
    result: v.strictObject({ hand: v.nullable(v.array(v.string())) }),
  }),
};
