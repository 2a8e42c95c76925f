/** How what arrives by itself changes a thread: notices, what was missed, decisions on own comments. */
import type { ChangeView, NoticeBody, ThreadView } from '@komentar/protocol';
import { applyMissed, applyNotice, type ToldChange } from './apply-change.js';
import { takeThread } from './take-page.js';
import {
  draftOf,
  type ChangeEvent,
  type Reduction,
  type ThreadNotice,
  type ThreadState,
} from './thread-model.js';

const whole = (state: ThreadState): Reduction => ({ state, gap: false });

const KINDS = {
  'comment:published': 'published',
  'comment:changed': 'changed',
  'comment:gone': 'gone',
  'thread:changed': 'thread',
} as const satisfies Record<ThreadNotice['name'], ChangeView['kind']>;

/** A notice as the change it tells of, which has the same fields. */
const changeOf = ({ name, body }: ThreadNotice): ToldChange =>
  ({ ...body, kind: KINDS[name] }) as ToldChange;

const onNotice = (before: ThreadState, notice: ThreadNotice): Reduction => {
  const { seq, total } = notice.body;
  if (before.seq < 0 || seq <= before.seq) return whole(before);
  if (seq > before.seq + 1) return { state: before, gap: true };
  const draft = draftOf(before);
  applyNotice(draft, changeOf(notice), total - draft.totalAtSeq);
  draft.seq = seq;
  draft.totalAtSeq = total;
  if (seq >= draft.totalSeq) {
    draft.total = total;
    draft.totalSeq = seq;
  }
  if (notice.name === 'thread:changed' && draft.thread) {
    const { id, key } = draft.thread;
    takeThread(draft, { ...notice.body, id, key });
  }
  return whole(draft);
};

const onCaughtUp = (
  before: ThreadState,
  thread: ThreadView,
  changes: readonly ChangeView[],
): Reduction => {
  // An answer that notices have overtaken says nothing new.
  if (thread.seq < before.seq) return whole(before);
  const draft = draftOf(before);
  applyMissed(draft, changes);
  draft.seq = thread.seq;
  draft.totalAtSeq = thread.total;
  takeThread(draft, thread);
  return whole(draft);
};

const onOwnDecided = (before: ThreadState, decided: NoticeBody<'comment:decided'>): Reduction => {
  const known = before.own.get(decided.commentId);
  if (known === undefined || known.version >= decided.version) return whole(before);
  const { reason: _, note: __, marks: ___, ...rest } = known;
  const { site: ____, thread: _____, commentId: ______, ...news } = decided;
  const own = new Map(before.own);
  own.set(known.id, { ...rest, ...news });
  return whole({ ...before, own });
};

/**
 * The state after something arrived. Notices at or below `seq` change nothing, later ones than the
 * next are a gap.
 */
export const reduceChanges = (state: ThreadState, event: ChangeEvent): Reduction => {
  switch (event.kind) {
    case 'notice':
      return onNotice(state, event.notice);
    case 'caught-up':
      return onCaughtUp(state, event.thread, event.changes);
    case 'own-decided':
      return onOwnDecided(state, event.decided);
  }
};
