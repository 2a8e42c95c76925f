/** Tells readers, authors and the desk what one step of a batch did: one notice for each thread, not for each comment. */
import type { NoticeBody } from '@komentar/protocol';
import type { Announce } from '../ports/announce.js';
import type { Stepped } from '../ports/batches.js';
import type { Effects, QueueChange } from '../ports/comments.js';
import type { ChangeRecord, ThreadRecord } from '../ports/records.js';
import { toBatchView, toChangeView, toThreadView, type Moment } from '../presenters.js';
import { tellAuthor } from './tell.js';

interface Moved {
  /** As it stands after the last of its changes. */
  thread: ThreadRecord;
  readonly changes: ChangeRecord[];
}

/** Effects of one step, in the order they were written. */
const byThread = (all: readonly Effects[]): readonly Moved[] => {
  const threads = new Map<string, Moved>();
  for (const { thread, changes } of all) {
    if (changes.length === 0) continue;
    const moved = threads.get(thread.id) ?? { thread, changes: [] };
    moved.thread = thread;
    moved.changes.push(...changes);
    threads.set(thread.id, moved);
  }
  return [...threads.values()];
};

const tellThread = (announce: Announce, { thread, changes }: Moved, moment: Moment): void => {
  const { site, key, total, seq } = thread;
  const first = changes[0]?.seq ?? seq;
  announce.toThread({ site, key }, 'comments:changed', {
    ...{ site, thread: key, seq, total },
    from: first - 1,
    view: toThreadView(thread, moment),
    changes: changes.map(toChangeView),
  });
};

/** Where the counters of each site stand after the step. */
const queuesAfter = (all: readonly Effects[]): NoticeBody<'batch:changed'>['queues'] => {
  const last = new Map<string, QueueChange>();
  for (const { comment, queue } of all) if (queue) last.set(comment.site, queue);
  return [...last].map(([site, { seq, counts }]) => ({ site, seq, counts: { ...counts } }));
};

/** What threads of a site are seen by. */
export type MomentOf = (site: string) => Moment;

/** The desk learns how far the batch is; of nobody's comments where only its state changed. */
export const tellDeskOfBatch = (announce: Announce, { batch, decided }: Stepped): void =>
  announce.batchToDesk(batch.sites, { batch: toBatchView(batch), queues: queuesAfter(decided) });

/** After each step of the work. */
export const tellBatch = (announce: Announce, stepped: Stepped, momentOf: MomentOf): void => {
  const { decided } = stepped;
  for (const moved of byThread(decided)) tellThread(announce, moved, momentOf(moved.thread.site));
  for (const effects of decided) tellAuthor(announce, effects);
  tellDeskOfBatch(announce, stepped);
};
