/** The reducer case by case: what a reader sees after each thing that can happen. */
import { describe, expect, it } from 'vitest';
import {
  flat,
  initialThread,
  reduceThread,
  screenOf,
  type Sort,
  type ThreadEvent,
  type ThreadState,
} from '@komentar/client';
import type { OwnCommentView } from '@komentar/protocol';
import { ModelThread } from './model-thread.js';

/** A thread with roots r1 (older) and r2, and a reply a below r1. */
const threadOf = (): ModelThread => {
  const model = new ModelThread();
  model.write('r1', null, { createdAt: 10 });
  model.write('r2', null, { createdAt: 20 });
  model.write('a', 'r1', { createdAt: 30 });
  for (const id of ['r1', 'r2', 'a']) model.publish(id);
  return model;
};

class Reader {
  state: ThreadState;
  gaps = 0;

  constructor(
    readonly model: ModelThread,
    sort: Sort = 'newest',
  ) {
    this.state = initialThread(sort);
    this.take({ kind: 'page', page: model.page(sort), sort });
  }

  take(event: ThreadEvent): this {
    const { state, gap } = reduceThread(this.state, event);
    this.state = state;
    if (gap) this.gaps += 1;
    return this;
  }

  /** Delivers the notices with these numbers. */
  hear(...seqs: number[]): this {
    for (const seq of seqs) this.take({ kind: 'notice', notice: this.model.log[seq - 1]! });
    return this;
  }

  catchUp(since = this.state.seq): this {
    const { thread } = this.model;
    return this.take({ kind: 'caught-up', thread, changes: this.model.missed(since) });
  }

  get shown(): string[] {
    return screenOf(this.state).conversations.flatMap(({ root }) =>
      [root, ...flat(root)].map(({ comment }) => comment.id),
    );
  }

  get buffered(): number {
    return screenOf(this.state).buffered;
  }
}

const ownOf = (
  model: ModelThread,
  id: string,
  status: OwnCommentView['status'],
): OwnCommentView => ({
  ...model.view(model.entries.get(id)!),
  status,
  clientId: id,
  text: 'teks',
});

describe('notices', () => {
  it('[CL30] one that is known changes nothing, the next is taken, a later one is a gap', () => {
    const model = threadOf();
    const reader = new Reader(model);
    const before = reader.state;
    expect(reader.hear(1, 2, 3).state).toBe(before);
    model.write('r3', null, { createdAt: 40 });
    model.publish('r3');
    model.hide('r2');
    expect(reader.hear(5).state).toBe(before);
    expect(reader.gaps).toBe(1);
    reader.hear(4);
    expect(reader.buffered).toBe(1);
    expect(reader.state.total).toBe(4);
    expect(reader.hear(5).shown).toEqual(['r1', 'a']);
  });

  it('[CL31] a comment that goes takes everything below it along, from behind pill and chip too', () => {
    const model = threadOf();
    const reader = new Reader(model);
    model.write('r3', null, { createdAt: 40 });
    model.write('b', 'r3', { createdAt: 50 });
    model.write('c', 'a', { createdAt: 60 });
    for (const id of ['r3', 'b', 'c']) model.publish(id);
    reader.hear(4, 5, 6);
    expect([reader.buffered, reader.state.held.size]).toEqual([1, 2]);
    model.hide('r3');
    model.hide('a');
    reader.hear(7, 8);
    expect(reader.state.held.size).toBe(0);
    expect(
      reader.take({ kind: 'pill-opened' }).take({ kind: 'chip-opened', rootId: 'r1' }).shown,
    ).toEqual(['r2', 'r1']);
    expect(reader.state.total).toBe(2);
  });

  it('[CL32] a comment that comes back does not bring back what was taken from below it meanwhile', () => {
    const model = threadOf();
    const reader = new Reader(model);
    model.hide('r1');
    model.hide('a');
    model.publish('r1');
    reader.catchUp();
    expect(reader.take({ kind: 'pill-opened' }).shown).toEqual(['r1', 'r2']);
  });

  it('[CL33] a root whose place is on a page not loaded yet is left to that page', () => {
    const model = threadOf();
    for (const id of ['r3', 'r4']) {
      model.write(id, null, { createdAt: 40 });
      model.publish(id);
    }
    const reader = new Reader(model);
    expect(reader.state.next).toBeDefined();
    model.hide('r1');
    model.publish('r1', true);
    reader.hear(6, 7, 8);
    expect(reader.buffered).toBe(0);
    reader.take({ kind: 'more', page: model.page('newest', reader.state.next) });
    expect(reader.shown).toEqual(['r4', 'r3', 'r2', 'r1', 'a']);
  });

  it('[CL34] a page out of an old cache does not bring back what has gone, and is caught up with', () => {
    const model = threadOf();
    for (const id of ['r3', 'r4', 'r5']) {
      model.write(id, null, { createdAt: 40 });
      model.publish(id);
    }
    const reader = new Reader(model);
    const old = model.page('newest', reader.state.next);
    model.hide('r1');
    model.write('r6', null, { createdAt: 90 });
    model.publish('r6');
    reader.hear(7, 8);
    reader.take({ kind: 'more', page: old });
    expect(reader.gaps).toBe(1);
    expect(reader.shown).toEqual(['r5', 'r4', 'r3', 'r2']);
    reader.catchUp();
    expect(reader.shown).toEqual(['r5', 'r4', 'r3', 'r2']);
    expect(reader.state.seq).toBe(model.seq);
  });

  it('[CL35] the state of the thread is the one last said', () => {
    const model = threadOf();
    const reader = new Reader(model);
    model.setState('closed');
    expect(reader.hear(4).state.thread?.state).toBe('closed');
    model.setState('slow', { slowMs: 30_000, reason: 'ramai' });
    expect(reader.hear(5).state.thread).toMatchObject(model.thread);
  });

  it('[CL82] when the thread is hidden everything goes at once, and what was on its way comes too late', () => {
    const model = threadOf();
    const reader = new Reader(model);
    reader.take({ kind: 'own-posted', comment: ownOf(model, 'r2', 'published') });
    model.write('saya', null, { createdAt: 70 });
    reader.take({ kind: 'own-posted', comment: ownOf(model, 'saya', 'pending') });
    const late = model.replies('r1');
    model.setState('hidden');
    expect(reader.hear(4).shown).toEqual([]);
    expect(reader.take({ kind: 'replies', rootId: 'r1', page: late }).shown).toEqual([]);
    const { pinned, buffered } = screenOf(reader.state);
    expect([pinned.map(({ comment }) => comment.id), buffered]).toEqual([['saya'], 0]);
    expect(reader.state.total).toBe(0);
  });

  it('[CL83] shown again, the number nobody was told of makes the reader ask, and the list is read anew', () => {
    const model = threadOf();
    const reader = new Reader(model);
    model.setState('hidden');
    reader.hear(4);
    model.setState('open');
    expect(reader.hear(6).gaps).toBe(1);
    reader.take({ kind: 'page', page: model.page('newest'), sort: 'newest' });
    expect(reader.shown).toEqual(['r2', 'r1', 'a']);
    expect(reader.state.total).toBe(3);
  });
});

describe('own comments', () => {
  const withOwn = () => {
    const model = threadOf();
    model.write('saya', null, { createdAt: 70 });
    const reader = new Reader(model);
    reader.take({ kind: 'own-posted', comment: ownOf(model, 'saya', 'pending') });
    return { model, reader };
  };
  const decided = (status: OwnCommentView['status']) =>
    ({
      kind: 'own-decided',
      decided: {
        site: 'koran',
        thread: 'id:artikel',
        commentId: 'saya',
        status,
        version: 2,
        ...(status === 'rejected' && { reason: 'ad' as const }),
      },
    }) as const;

  it('[CL36] a held one is apart from the public ones, above them, and counts for nothing', () => {
    const { reader } = withOwn();
    expect(screenOf(reader.state).pinned.map(({ comment }) => comment.id)).toEqual(['saya']);
    expect(reader.shown).not.toContain('saya');
    expect(reader.state.total).toBe(3);
  });

  it.each(['decision first', 'notice first'])(
    '[CL36] approved, it takes its place once: %s',
    (order) => {
      const { model, reader } = withOwn();
      model.publish('saya');
      if (order === 'decision first') reader.take(decided('published')).hear(4);
      else reader.hear(4).take(decided('published'));
      expect(screenOf(reader.state).pinned).toEqual([]);
      expect(reader.shown).toEqual(['saya', 'r2', 'r1', 'a']);
      expect(reader.buffered).toBe(0);
    },
  );

  it.each(['decision first', 'notice first'])(
    '[CL37] rejected after it was public, its author keeps it with the reason: %s',
    (order) => {
      const { model, reader } = withOwn();
      model.publish('saya');
      reader.hear(4);
      model.hide('saya');
      const rejected = {
        ...decided('rejected'),
        decided: { ...decided('rejected').decided, version: 3 },
      };
      if (order === 'decision first') reader.take(rejected).hear(5);
      else reader.hear(5).take(rejected);
      const [pinned] = screenOf(reader.state).pinned;
      expect(pinned?.own).toMatchObject({ id: 'saya', status: 'rejected', reason: 'ad' });
      expect(reader.take({ kind: 'own-dismissed', commentId: 'saya' }).state.own.size).toBe(0);
    },
  );

  it('[CL38] published at once, it is never behind the pill, whichever of notice and answer is faster', () => {
    const model = threadOf();
    model.write('saya', null, { createdAt: 70 });
    const reader = new Reader(model);
    model.publish('saya');
    reader.hear(4).take({ kind: 'own-posted', comment: ownOf(model, 'saya', 'published') });
    expect([reader.buffered, reader.shown[0]]).toEqual([0, 'saya']);
    const other = new Reader(threadOf());
    other.take({ kind: 'own-posted', comment: ownOf(model, 'saya', 'published') });
    expect([other.buffered, other.shown[0]]).toEqual([0, 'saya']);
  });

  it('[CL38] an answer that is slower than a moderator shows nothing', () => {
    const model = threadOf();
    model.write('saya', null, { createdAt: 70 });
    model.publish('saya');
    const comment = ownOf(model, 'saya', 'published');
    const reader = new Reader(threadOf());
    model.hide('saya');
    reader.take({ kind: 'caught-up', thread: model.thread, changes: model.missed(3) });
    expect(reader.take({ kind: 'own-posted', comment }).shown).not.toContain('saya');
  });

  it('[CL77 W-42] what was just sent is on top of an order that would hide it, until the list is read anew', () => {
    const model = threadOf();
    for (const id of ['r1', 'r2']) model.amend(id, { likes: 5 });
    for (const sort of ['oldest', 'top'] as const) {
      const reader = new Reader(model, sort);
      const id = `saya-${sort}`;
      model.write(id, null, { createdAt: 90 });
      model.publish(id);
      reader.take({ kind: 'own-posted', comment: ownOf(model, id, 'published') });
      expect(reader.shown[0]).toBe(id);
      reader.catchUp().take({ kind: 'page', page: model.page(sort, undefined, 20), sort });
      expect(reader.shown.indexOf(id)).toBeGreaterThan(1);
    }
  });

  it('[CL78] what a moderator wrote and marked comes with his decision, and goes with the next', () => {
    const model = threadOf();
    model.write('saya', null, { createdAt: 70 });
    const reader = new Reader(model).take({
      kind: 'own-read',
      items: [ownOf(model, 'saya', 'pending')],
    });
    const decided = { site: 'koran', thread: 'id:artikel', commentId: 'saya' };
    const told = { reason: 'abuse', note: 'Tolong sopan', marks: [{ start: 0, end: 4 }] } as const;
    reader.take({
      kind: 'own-decided',
      decided: { ...decided, status: 'returned', version: 2, ...told, marks: [...told.marks] },
    });
    expect(reader.state.own.get('saya')).toMatchObject({ status: 'returned', version: 2, ...told });
    expect(reader.state.own.get('saya')).not.toHaveProperty('commentId');
    reader.take({ kind: 'own-decided', decided: { ...decided, status: 'pending', version: 3 } });
    for (const key of Object.keys(told))
      expect(reader.state.own.get('saya')).not.toHaveProperty(key);
  });

  it.each(['answer first', 'notice first'])(
    '[CL80] an edit that leads back to the moderators leaves its author the row: %s',
    (order) => {
      const model = threadOf();
      model.write('saya', null, { createdAt: 70 });
      model.publish('saya');
      const reader = new Reader(model).take({
        kind: 'own-read',
        items: [ownOf(model, 'saya', 'published')],
      });
      const own = { ...ownOf(model, 'saya', 'pending'), version: 3 };
      model.hide('saya');
      const steps = [
        () => reader.take({ kind: 'own-changed', comment: own }),
        () => reader.hear(model.seq),
      ];
      if (order === 'notice first') steps.reverse();
      for (const step of steps) step();
      expect(reader.shown).not.toContain('saya');
      expect(screenOf(reader.state).pinned.map(({ own }) => own?.status)).toEqual(['pending']);
      model.publish('saya');
      expect(reader.hear(model.seq).shown[0]).toBe('saya');
    },
  );

  it('[CL79 E-63] whoever signs out leaves nothing behind that only he was shown', () => {
    const model = threadOf();
    model.write('saya', null, { createdAt: 70 });
    const reader = new Reader(model).take({
      kind: 'own-read',
      items: [ownOf(model, 'saya', 'pending')],
    });
    expect(screenOf(reader.state).pinned.length).toBe(1);
    reader.take({ kind: 'own-forgotten' });
    expect([screenOf(reader.state).pinned, reader.shown]).toEqual([[], ['r2', 'r1', 'a']]);
  });

  it('[CL78] nothing that only its author may read gets into the public comment', () => {
    const model = threadOf();
    model.write('saya', null, { createdAt: 70 });
    model.publish('saya');
    const reader = new Reader(threadOf());
    const comment = { ...ownOf(model, 'saya', 'published'), editableUntil: 5, note: 'x' };
    reader.take({ kind: 'own-posted', comment });
    expect(reader.state.comments.get('saya')).toEqual(model.view(model.entries.get('saya')!));
  });
});

describe('changes in place', () => {
  it('[CL76 W-52] likes, a changed text and a pin show where the comment stands', () => {
    const model = threadOf();
    const reader = new Reader(model);
    model.amend('r1', { likes: 9 });
    model.amend('r1', { text: 'lain', editedAt: 99, feature: 'pin' });
    const before = reader.shown;
    reader.hear(4, 5);
    expect(reader.shown).toEqual(before);
    expect(reader.state.comments.get('r1')).toMatchObject({
      likes: 9,
      html: '<p>lain</p>',
      editedAt: 99,
      feature: 'pin',
    });
  });

  it('[CL76] one that becomes liked enough for what is shown is found, behind the pill', () => {
    const model = threadOf();
    for (const id of ['a1', 'b1', 'c1']) {
      model.write(id, null, { createdAt: 90 });
      model.publish(id);
      model.amend(id, { likes: 3 });
    }
    const reader = new Reader(model, 'top');
    expect(reader.shown).toEqual(['c1', 'b1', 'a1']);
    model.amend('r1', { likes: 9 });
    expect(reader.hear(model.seq).buffered).toBe(1);
    reader.take({ kind: 'pill-opened' });
    expect(reader.shown).toEqual(['r1', 'c1', 'b1', 'a1']);
  });
});

describe('screen', () => {
  it('[CL39] conversations that did not change stay the same objects', () => {
    const model = threadOf();
    const reader = new Reader(model);
    const before = screenOf(reader.state);
    model.write('b', 'r1', { createdAt: 80 });
    model.publish('b');
    const after = screenOf(reader.hear(4).state, before);
    const [r2, r1] = after.conversations;
    expect(r2).toBe(before.conversations[0]);
    expect(r1).not.toBe(before.conversations[1]);
    expect(r1?.fresh).toBe(1);
  });

  it('[CL39] says how much is loaded and how much a further page can bring', () => {
    const model = threadOf();
    for (let i = 3; i <= 8; i += 1) {
      model.write(`r${String(i)}`, null, { createdAt: i });
      model.publish(`r${String(i)}`);
    }
    const { loaded, remaining } = screenOf(new Reader(model).state);
    expect([loaded, remaining]).toEqual([3, 6]);
  });

  it('[WG10] replies that were never loaded and go are not counted as left to load', () => {
    const model = threadOf();
    for (const [id, above] of Object.entries({ b: 'r1', c: 'r1', d: 'c', e: 'r1' })) {
      model.write(id, above, { createdAt: 40 });
      model.publish(id);
    }
    const reader = new Reader(model);
    const left = () => reader.state.unloaded.get('r1');
    expect([reader.shown, left()]).toEqual([['r2', 'r1', 'a', 'b'], 3]);
    for (const id of ['e', 'c']) model.hide(id);
    reader.hear(model.seq - 1);
    expect(left()).toBe(2);
    reader.hear(model.seq);
    expect([reader.shown, left()]).toEqual([['r2', 'r1', 'a', 'b'], 0]);
  });

  it('[CL39 WG10] caught up with, a root counts what is not loaded as it is after the last change', () => {
    const model = threadOf();
    for (const [id, above] of Object.entries({ b: 'a', c: 'r1' })) {
      model.write(id, above, { createdAt: 40 });
      model.publish(id);
    }
    const reader = new Reader(model);
    model.amend('r1', { likes: 1 });
    model.hide('a');
    expect(reader.catchUp().state.unloaded.get('r1')).toBe(1);
    expect(reader.shown).toEqual(['r2', 'r1']);
  });
});
