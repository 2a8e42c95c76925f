/** Contract: after any history counters equal a recount and followers equal a fresh page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Follower, allPages, idsOf } from '../reading.js';
import { NAME, World, closeForTest, type Harness } from '../world.js';
import { MOVES, TAKE_BACK_MS, type DecisionMove } from '#domain/index.js';
import type { Effects } from '#server/ports/comments.js';

const KINDS = [
  ...(['root', 'reply', 'reply', 'reply', 'approve', 'approve', 'reject', 'spam'] as const),
  ...(['restore', 'restore', 'return', 'undo', 'undo'] as const),
  ...(['like', 'like', 'unlike', 'unlike', 'report', 'report', 'close'] as const),
  ...(['feature', 'edit', 'edit'] as const),
  ...(['withdraw', 'withdraw', 'take-back', 'take-back', 'thread'] as const),
];

/** One act: on which comment or decision (`pick`), as whom, and whether with an outdated version. */
const act = fc.record({
  kind: fc.constantFrom(...KINDS),
  /** Often one of the oldest, which have the most below them. */
  pick: fc.oneof(fc.nat(3), fc.nat(999)),
  status: fc.constantFrom('pending', 'published', 'published', 'spam', 'rejected'),
  stale: fc.nat(9).map((n) => n === 0),
  catchUp: fc.nat(9).map((n) => n === 0),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const MODERATORS: ReadonlySet<string> = new Set(
  Object.entries(MOVES).flatMap(([move, { by }]) => (by === 'moderator' ? [move] : [])),
);

const isMove = (kind: Act['kind']): kind is Extract<Act['kind'], DecisionMove> =>
  MODERATORS.has(kind);

/** Enough of them to take a comment out of sight. */
const READERS = ['sari', 'tono', 'wati', 'joko'];

/** A newspaper some way into its history. */
class History {
  readonly #comments: string[] = [];
  readonly #decisions: string[] = [];
  /** Follows every change as it happens, and now and then only. */
  readonly live = new Follower();
  readonly late = new Follower();

  constructor(readonly world: World) {}

  async step(act: Act): Promise<void> {
    const effects = await this.#perform(act);
    if (effects) {
      expect(effects.changes.map(({ seq }) => seq)).toEqual(
        effects.changes.map((_, n) => this.live.seq + n + 1),
      );
      this.live.follow(effects.changes);
    }
    if (act.catchUp) await this.catchUp();
  }

  async catchUp(): Promise<void> {
    const missed = await this.world.store.threads.missed(NAME, this.late.seq, 10_000);
    this.late.follow(missed?.changes ?? []);
  }

  #pickComment({ pick }: Act): string | undefined {
    return this.#comments[pick % Math.max(this.#comments.length, 1)];
  }

  async #perform(act: Act): Promise<Pick<Effects, 'changes'> | undefined> {
    if (act.kind === 'root') return this.#post(act, null);
    if (act.kind === 'undo') return this.#undo(act);
    if (act.kind === 'thread') return this.#setThread(act);
    const comment = this.#pickComment(act);
    if (comment === undefined) return undefined;
    if (act.kind === 'reply') return this.#post(act, comment);
    return this.#asReader(act, comment) ?? this.#decide(act, comment);
  }

  async #post({ pick, status }: Act, parentId: string | null): Promise<Effects | undefined> {
    const by = pick % 2 === 0 ? 'sari' : 'tono';
    const posted = await this.world.store.comments.post(this.world.draft({ by, status, parentId }));
    if (posted.kind !== 'posted') return undefined;
    this.#comments.push(posted.comment.id);
    return posted;
  }

  /** Whatever the thread takes, counters and followers stay right. */
  async #setThread({ pick }: Act): Promise<Pick<Effects, 'changes'> | undefined> {
    const by = { id: 'ani', name: 'ani' };
    const state = (['open', 'premod', 'closed'] as const)[pick % 3] ?? 'open';
    const set = await this.world.store.threads.change({
      ...{ id: this.world.newId(), name: NAME, by, at: this.world.now(), closeAfterDays: 0 },
      setting: { state, slowMs: null, until: null, reason: null },
    });
    return set.kind === 'changed' ? set : undefined;
  }

  /** What readers and authors do; `undefined` where the act is a moderator's. */
  #asReader({ kind, pick, status }: Act, id: string): Promise<Effects | undefined> | undefined {
    const { world } = this;
    const by = READERS[pick % READERS.length] ?? '';
    const late = pick % 3 === 0 ? 2 * TAKE_BACK_MS : 0;
    const acts: Partial<Record<Act['kind'], () => Promise<{ kind: string }>>> = {
      like: () => world.like(id, by),
      unlike: () => world.like(id, by, false),
      report: () => world.report(id, by),
      feature: () => world.feature(id, pick % 4 === 0 ? null : 'pick'),
      edit: () => world.edit(id, { verdict: status }),
      withdraw: () => world.withdraw(id),
      'take-back': () => world.takeBack(id, world.now() + late),
    };
    const done = acts[kind]?.();
    return done?.then(({ kind: how, ...it }) =>
      how === 'done' || how === 'reported' ? (it as unknown as Effects) : undefined,
    );
  }

  async #close(id: string): Promise<Effects | undefined> {
    const { version } = await this.world.comment(id);
    const closed = await this.world.store.comments.closeReports({
      ...{ id: this.world.newId(), commentId: id, version, outcome: 'upheld', note: null },
      ...{ moderator: { id: 'ani', name: 'ani' }, at: this.world.now() },
    });
    if (closed.kind !== 'decided') return undefined;
    this.#decisions.push(closed.decision.id);
    return closed;
  }

  async #decide({ kind, stale }: Act, id: string): Promise<Effects | undefined> {
    if (kind === 'close') return this.#close(id);
    if (!isMove(kind)) return undefined;
    const { version } = await this.world.comment(id);
    const decided = await this.world.decide(id, kind, { version: stale ? version - 1 : version });
    if (stale) expect(decided.kind).toBe('conflict');
    if (decided.kind !== 'decided') return undefined;
    this.#decisions.push(decided.decision.id);
    return decided;
  }

  /** Mostly one of the latest, which alone have a chance. */
  async #undo({ pick }: Act): Promise<Effects | undefined> {
    const decision = this.#decisions.at(-1 - (pick % Math.min(this.#decisions.length || 1, 4)));
    if (decision === undefined) return undefined;
    const undone = await this.world.undo(decision);
    return undone.kind === 'decided' ? undone : undefined;
  }
}

const checkStep = async ({ world, live }: History): Promise<void> => {
  expect(await world.store.recount()).toEqual([]);
  const thread = await world.store.threads.find(NAME);
  if (!thread) return;
  const fresh = await allPages(world.store, { limit: 3 });
  expect(live.ids()).toEqual(idsOf(fresh));
  expect(live.size).toBe(thread.total);
  expect(live.seq).toBe(thread.seq);
};

const checkEnd = async (history: History): Promise<void> => {
  await history.catchUp();
  expect(history.late.ids()).toEqual(history.live.ids());
  const fromNothing = new Follower();
  const missed = await history.world.store.threads.missed(NAME, 0, 10_000);
  fromNothing.follow(missed?.changes ?? []);
  expect(fromNothing.ids()).toEqual(history.live.ids());
};

export const randomHistories = ({ quickUrl, propertyRuns }: Harness): void => {
  describe('random histories', () => {
    it('[ST40] after any acts in any order counters equal a recount and every follower has the fresh page', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 50 }), async (acts) => {
          const history = new History(await World.open(await quickUrl()));
          for (const reader of READERS.slice(2)) await history.world.addAuthor(reader);
          for (const one of acts) {
            await history.step(one);
            await checkStep(history);
          }
          await checkEnd(history);
          await closeForTest(history.world.store);
        }),
        { numRuns: propertyRuns },
      );
    }, 240_000);
  });
};
