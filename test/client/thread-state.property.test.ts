/** Whatever the line does to the notices, the screen ends up as a fresh load would show it. */
import fc from 'fast-check';
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
import type { PageView, ThreadView } from '@komentar/protocol';
import { ModelThread } from './model-thread.js';

interface Picked<Do extends string> {
  readonly do: Do;
  readonly pick: number;
}

type Step =
  | { readonly do: 'write'; readonly parent: number; readonly held: boolean }
  | { readonly do: 'state'; readonly state: ThreadView['state'] }
  | { readonly do: 'more'; readonly stale: boolean }
  | { [Do in 'publish' | 'undo' | 'hide' | 'reword' | 'like' | 'deliver']: Picked<Do> }[
      'publish' | 'undo' | 'hide' | 'reword' | 'like' | 'deliver']
  | { [Do in 'replies' | 'pill' | 'chip' | 'catch-up']: Picked<Do> }[
      'replies' | 'pill' | 'chip' | 'catch-up'];

const pick = fc.nat(1000);
const picked = <Do extends string>(it: Do): fc.Arbitrary<Picked<Do>> =>
  fc.record({ do: fc.constant(it), pick });

const standing = fc.record({
  do: fc.constant('state' as const),
  state: fc.constantFrom('open' as const, 'closed' as const, 'hidden' as const),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write' as const), parent: pick, held: fc.boolean() }),
  },
  { weight: 1, arbitrary: picked('publish') },
  { weight: 1, arbitrary: picked('undo') },
  { weight: 2, arbitrary: picked('hide') },
  { weight: 1, arbitrary: picked('reword') },
  { weight: 2, arbitrary: picked('like') },
  { weight: 1, arbitrary: standing },
  { weight: 3, arbitrary: picked('deliver') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('more' as const), stale: fc.boolean() }) },
  { weight: 1, arbitrary: picked('replies') },
  { weight: 2, arbitrary: picked('catch-up') },
  { weight: 1, arbitrary: picked('pill') },
  { weight: 1, arbitrary: picked('chip') },
);

const steps = (maxLength: number) => fc.array(step, { maxLength, size: 'max' });

/** A reader at a bad line: notices reach him late, twice or never, pages out of an old cache. */
class Reader {
  state: ThreadState;
  readonly #model: ModelThread;
  /** The next page as it was when its cursor was handed out. */
  readonly #cache = new Map<string, PageView>();
  #now = 100;

  constructor(model: ModelThread, sort: Sort) {
    this.#model = model;
    this.state = initialThread(sort);
    this.#take({ kind: 'page', page: model.page(sort), sort });
  }

  #take(event: ThreadEvent): boolean {
    const before = this.state;
    const { state, gap } = reduceThread(before, event);
    this.state = state;
    const { next, sort } = state;
    if (next !== undefined && !this.#cache.has(next))
      this.#cache.set(next, this.#model.page(sort, next));
    this.#mustHold();
    return gap;
  }

  /** True at every moment: nothing twice, nothing without its parent, the total as last heard. */
  #mustHold(): void {
    const { conversations, buffered } = screenOf(this.state);
    const ids = conversations.flatMap(({ root }) =>
      [root, ...flat(root)].map(({ comment }) => comment.id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(this.state.held.has(id)).toBe(false);
      expect(this.state.gone.has(id)).toBe(false);
    }
    expect(buffered).toBeGreaterThanOrEqual(0);
    expect(this.state.totalSeq).toBeGreaterThanOrEqual(this.state.seq);
  }

  catchUp(): void {
    const { seq, sort } = this.state;
    const { thread, shownSeq } = this.#model;
    if (seq < shownSeq) this.#take({ kind: 'page', page: this.#model.page(sort), sort });
    else this.#take({ kind: 'caught-up', thread, changes: this.#model.missed(seq) });
  }

  #ids(): string[] {
    return [...this.#model.entries.keys()];
  }

  #at<T>(list: readonly T[], n: number): T | undefined {
    return list.length === 0 ? undefined : list[n % list.length];
  }

  readonly #steps: { readonly [K in Step['do']]: (it: Extract<Step, { do: K }>) => void } = {
    write: ({ parent, held }) => {
      const id = `k${this.#model.entries.size}`;
      // Nobody answers what never was public.
      const seen = this.#ids().filter((each) => this.#model.entries.get(each)!.publishedAt > 0);
      const above = parent % 2 === 0 ? null : (this.#at(seen, parent) ?? null);
      this.#model.write(id, above, { createdAt: (this.#now += 10) });
      if (!held) this.#model.publish(id);
    },
    publish: ({ pick: n }) => this.#model.publish(this.#at(this.#ids(), n) ?? ''),
    undo: ({ pick: n }) => this.#model.publish(this.#at(this.#ids(), n) ?? '', true),
    hide: ({ pick: n }) => this.#model.hide(this.#at(this.#ids(), n) ?? ''),
    reword: ({ pick: n }) => this.#model.reword(this.#at(this.#ids(), n) ?? ''),
    like: ({ pick: n }) => this.#model.amend(this.#at(this.#ids(), n) ?? '', { likes: n % 4 }),
    state: ({ state }) => this.#model.setState(state),
    deliver: ({ pick: n }) => {
      const fromSeq = Math.max(0, this.state.seq - 2);
      const notice = this.#at(this.#model.told(fromSeq), n);
      // A gap is asked about in half of the cases at once, otherwise later.
      if (notice && this.#take({ kind: 'notice', notice }) && n % 2 === 0) this.catchUp();
    },
    more: ({ stale }) => {
      const { next, sort } = this.state;
      if (next === undefined) return;
      const old = stale ? this.#cache.get(next) : undefined;
      const page = old ?? this.#model.page(sort, next);
      if (this.#take({ kind: 'more', page })) this.catchUp();
    },
    replies: ({ pick: n }) => {
      const root = this.#at([...this.state.unloaded.keys()], n);
      if (root === undefined) return;
      if (this.#take({ kind: 'replies', rootId: root, page: this.#model.replies(root) }))
        this.catchUp();
    },
    pill: () => void this.#take({ kind: 'pill-opened' }),
    chip: ({ pick: n }) => {
      const rootId = this.#at([...this.state.unloaded.keys()], n);
      if (rootId !== undefined) this.#take({ kind: 'chip-opened', rootId });
    },
    'catch-up': () => this.catchUp(),
  };

  play(it: Step): void {
    (this.#steps[it.do] as (step: Step) => void)(it);
  }

  /** Looks at everything: opens pill and chips, and loads what has not been loaded. */
  openAll(): void {
    this.catchUp();
    while (this.state.next !== undefined) {
      this.#take({ kind: 'more', page: this.#model.page(this.state.sort, this.state.next) });
    }
    for (const [rootId, n] of this.state.unloaded) {
      if (n > 0) this.#take({ kind: 'replies', rootId, page: this.#model.replies(rootId) });
    }
    this.#take({ kind: 'pill-opened' });
    for (const rootId of this.state.unloaded.keys()) this.#take({ kind: 'chip-opened', rootId });
  }
}

interface Shown {
  readonly id: string;
  readonly html: string;
  readonly likes: number;
}

const shownBy = (state: ThreadState): Shown[] =>
  screenOf(state).conversations.flatMap(({ root }) =>
    [root, ...flat(root)].map(({ comment }) => ({
      id: comment.id,
      html: comment.html,
      likes: comment.likes,
    })),
  );

const rootsOf = (state: ThreadState): string[] => screenOf(state).conversations.map(({ id }) => id);

const freshLoad = (model: ModelThread, sort: Sort): Shown[] => {
  const reader = new Reader(model, sort);
  reader.openAll();
  return shownBy(reader.state);
};

describe('thread state under a bad line', () => {
  it('[WG10] any mix of late, lost and doubled notices ends as a fresh load', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Sort>('newest', 'oldest'),
        steps(40),
        steps(60),
        (sort, before, after) => {
          const model = new ModelThread();
          const early = new Reader(model, sort);
          for (const it of before) early.play(it);
          const reader = new Reader(model, sort);
          for (const it of after) reader.play(it);
          reader.openAll();
          expect(shownBy(reader.state)).toEqual(freshLoad(model, sort));
          expect(
            shownBy(reader.state)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(
            model
              .visible()
              .map(({ id }) => id)
              .sort(),
          );
          expect(reader.state.total).toBe(model.thread.total);
          expect(reader.state.thread?.state).toBe(model.thread.state);
          expect(reader.state.seq).toBe(model.seq);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[CL76 W-52] most liked first: all of it is found, and no row moves because somebody likes it', () => {
    fc.assert(
      fc.property(steps(30), steps(60), (before, after) => {
        const model = new ModelThread();
        const early = new Reader(model, 'newest');
        for (const it of before) early.play(it);
        const reader = new Reader(model, 'top');
        for (const it of after) {
          const was = rootsOf(reader.state);
          reader.play(it);
          const is = rootsOf(reader.state);
          // What comes back after it was away has a new place; that takes a notice or an answer.
          if (!['like', 'deliver', 'reword'].includes(it.do)) continue;
          if (model.shownSeq > 0 || model.log.some(({ name }) => name === 'comment:gone')) continue;
          expect(is.filter((id) => was.includes(id))).toEqual(was.filter((id) => is.includes(id)));
        }
        reader.openAll();
        const byId = (a: Shown, b: Shown) => (a.id < b.id ? -1 : 1);
        const fresh = freshLoad(model, 'top');
        expect(shownBy(reader.state).sort(byId)).toEqual(fresh.sort(byId));
      }),
      { numRuns: 400 },
    );
  });

  it('[WG10] what has not been loaded is counted right where no notice was lost', () => {
    fc.assert(
      fc.property(steps(40), steps(60), (before, after) => {
        const model = new ModelThread();
        const early = new Reader(model, 'newest');
        for (const it of before) early.play(it);
        const reader = new Reader(model, 'newest');
        for (const it of after) {
          if (it.do === 'deliver' || it.do === 'catch-up') continue;
          reader.play(it);
          while (reader.state.seq < model.seq) {
            const notice = model.told(reader.state.seq)[0]!;
            const { state, gap } = reduceThread(reader.state, { kind: 'notice', notice });
            reader.state = state;
            if (gap) reader.catchUp();
          }
        }
        expect(screenOf(reader.state).remaining >= 0).toBe(true);
        for (const conversation of screenOf(reader.state).conversations) {
          const all = model.visible().filter(({ rootId }) => rootId === conversation.id).length - 1;
          expect(conversation.shown + conversation.unloaded + conversation.fresh).toBe(all);
        }
      }),
      { numRuns: 300 },
    );
  });
});
