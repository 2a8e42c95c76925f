/** The desk's state against a small server: whatever happens in whatever order, both end up the same. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decisionTo, undoOf, type Queue } from '@komentar/domain';
import type { CardView, DecidedView, DecisionView, Failure } from '@komentar/protocol';
import type { Action } from '#dashboard/queue/queue-actions.js';
import { reduce } from '#dashboard/queue/queue-reducer.js';
import {
  arrivedIds,
  initialState,
  isOpen,
  lastUndoable,
  needsReading,
  openIds,
  shownCounts,
  standing,
} from '#dashboard/queue/queue-state.js';
import { factsOf, type DeskMove } from '#dashboard/queue/desk-move.js';
import { ANI, BUDI, SITE, cardOf, countsFor, decidedCard, decisionOf, noticeOf } from './cards.js';

type By = typeof ANI;
type Said = DecidedView | Failure;

const IDS = ['a', 'b', 'c', 'd'];
const MOVES = ['approve', 'reject', 'spam'] as const;

/** The server's side: compare-and-set, numbered changes, decisions that can be undone. */
class Desk {
  readonly cards = new Map(IDS.map((id) => [id, cardOf(id)]));
  readonly #decisions = new Map<
    string,
    DecisionView & { readonly version: number; readonly before: CardView }
  >();
  #seq = 0;
  /** What the writes have to tell. */
  readonly notices: Action[] = [];

  page() {
    const all = [...this.cards.values()];
    const items = all.filter(({ queues }) => queues.includes('pending'));
    const counts = countsFor(all);
    return { items, counts, seqs: { [SITE]: this.#seq }, sort: 'risk' as const, at: 0 };
  }

  post(id: string): void {
    this.#write(cardOf(id));
  }

  decide(id: string, move: DeskMove, { by, version }: { by: By; version?: number }): Said {
    const card = this.cards.get(id)!;
    if (version !== undefined && version !== card.version)
      return { code: 'conflict', message: '', conflict: standingOf(card) };
    const to = decisionTo(factsOf(card), move);
    if (to === undefined) return { code: 'not-legal', message: '' };
    return this.#record(card, { move, from: card.status, to, by });
  }

  undo(id: string): Said {
    const decision = this.#decisions.get(id)!;
    const card = this.cards.get(decision.commentId)!;
    const back = undoOf(decision, card, decision.at);
    if ('no' in back)
      return back.no === 'changed-since'
        ? { code: 'conflict', message: '', conflict: standingOf(card) }
        : { code: back.no, message: '' };
    this.#decisions.set(id, { ...decision, undone: true });
    const what = { move: 'undo', from: card.status, to: back.to, by: ANI } as const;
    return this.#record(card, what, decision.before);
  }

  #write(card: CardView, from: readonly Queue[] = []): void {
    this.cards.set(card.id, card);
    this.#seq += 1;
    this.notices.push({ type: 'noticed', notice: noticeOf(card, this.#seq, from) });
  }

  #record(
    card: CardView,
    what: Pick<DecisionView, 'move' | 'from' | 'to' | 'by'>,
    before?: CardView,
  ): DecidedView {
    const version = card.version + 1;
    const decision = decisionOf(card.id, { ...what, id: `d-${this.#seq}` });
    this.#decisions.set(decision.id, { ...decision, version, before: card });
    const after = decidedCard(card, decision, before);
    this.#write(after, card.queues);
    const { id, status, queues } = after;
    return { comment: { id, status, version, queues }, decision };
  }
}

const standingOf = ({ status, version, decision, queues }: CardView) => ({
  ...{ status, version, decision, queues },
});

type Step =
  | { readonly do: 'mine' | 'theirs'; readonly id: string; readonly move: DeskMove }
  | { readonly do: 'undo' | 'post' | 'read' | 'lose' }
  | { readonly do: 'deliver'; readonly pick: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('mine' as const, 'theirs' as const),
    id: fc.constantFrom(...IDS),
    move: fc.constantFrom(...MOVES),
  }),
  fc.record({
    do: fc.constantFrom('undo' as const, 'post' as const, 'read' as const, 'lose' as const),
  }),
  fc.record({ do: fc.constant('deliver' as const), pick: fc.nat() }),
);

/** One run: the client's state, the server, and what is on its way between them. */
class Run {
  readonly desk = new Desk();
  state = reduce(initialState('pending'), { type: 'opened', queue: 'pending' });
  /** Notices were lost: what became of a comment that left the queue can no longer be known. */
  lossy = false;
  #mail: Action[] = [];
  #key = 0;
  #posted = 0;
  /** The decision of each of my keys, as the server knows it. */
  readonly #ids = new Map<number, string>();
  /** Undoes of decisions that are being refused, by the decision's key: they are given up after it. */
  readonly #dropped = new Map<number, Action>();

  constructor() {
    this.#take(this.#reading());
  }

  do(it: Step): void {
    if ('id' in it) this.#decide(it);
    else if ('pick' in it) this.#deliver(it.pick);
    else if (it.do === 'undo') this.#undo();
    else if (it.do === 'post') this.#write(() => this.desk.post(`n${(this.#posted += 1)}`));
    else this.#readAgain(it.do === 'lose');
  }

  /** Delivers the rest in the order drawn; what only reading can settle is read, as the desk does. */
  finish(picks: readonly number[]): void {
    for (let turn = 0; this.#mail.length > 0; turn += 1)
      this.#deliver(picks[turn % picks.length] ?? 0);
    if (needsReading(this.state)) this.#take(this.#reading());
    expect(needsReading(this.state)).toBe(false);
  }

  #take(action: Action): void {
    this.state = reduce(this.state, action);
  }

  #reading(): Action {
    const { pass, tick: since } = this.state;
    return { type: 'read', pass, since, whole: true, ...this.desk.page() };
  }

  #write<T>(run: () => T): T {
    const result = run();
    this.#mail.push(...this.desk.notices.splice(0));
    return result;
  }

  #answer(about: { key: number; of?: number }, id: string, said: Said): void {
    if ('code' in said) {
      this.#mail.push({ type: 'refused', id, ...about, error: said });
      return;
    }
    this.#ids.set(about.key, said.decision.id);
    this.#mail.push({ type: 'acknowledged', ...about, result: said });
  }

  #decide({ do: whose, id, move }: Extract<Step, { id: string }>): void {
    if (whose === 'theirs') {
      this.#write(() => this.desk.decide(id, move, { by: BUDI }));
      return;
    }
    const entry = this.state.entries.get(id);
    if (entry === undefined || entry.sending !== undefined || !isOpen(this.state, id)) return;
    const key = (this.#key += 1);
    this.#take({ type: 'decided', key, id, move, at: 1 });
    const { version } = entry.card;
    this.#answer(
      { key },
      id,
      this.#write(() => this.desk.decide(id, move, { by: ANI, version })),
    );
  }

  #undo(): void {
    const last = lastUndoable(this.state);
    if (last === undefined) return;
    const key = (this.#key += 1);
    const { commentId: id, key: of } = last;
    this.#take({ type: 'undone', key, of });
    const decisionId = this.#ids.get(of);
    if (decisionId === undefined) this.#dropped.set(of, { type: 'dropped', key, id });
    else
      this.#answer(
        { key, of },
        id,
        this.#write(() => this.desk.undo(decisionId)),
      );
  }

  /** One reading is under way at a time; a newer one takes its place. With `lost` the line broke first. */
  #readAgain(lost: boolean): void {
    this.lossy ||= lost;
    const kept = this.#mail.filter(({ type }) => type !== 'read' && !(lost && type === 'noticed'));
    this.#mail = [...kept, this.#reading()];
  }

  #deliver(pick: number): void {
    const [action] = this.#mail.splice(pick % Math.max(this.#mail.length, 1), 1);
    if (action === undefined) return;
    this.#take(action);
    const dropped = action.type === 'refused' ? this.#dropped.get(action.key) : undefined;
    if (dropped !== undefined) this.#mail.push(dropped);
  }
}

const expectTruth = ({ state, desk, lossy }: Run): void => {
  const { items, counts } = desk.page();
  for (const [id, entry] of state.entries) {
    const truth = desk.cards.get(id)!.status;
    expect(entry.sending).toBeUndefined();
    expect([id, isOpen(state, id)]).toEqual([id, truth === 'pending']);
    if (!lossy) expect([id, standing(entry)]).toEqual([id, truth]);
  }
  const waiting = new Set(items.map(({ id }) => id));
  expect(new Set([...openIds(state), ...arrivedIds(state)])).toEqual(waiting);
  expect(new Set(state.shown.order).size).toBe(state.shown.order.length);
  expect(shownCounts(state)).toEqual(counts);
};

describe('convergence', () => {
  it('[DK9] decisions, refusals, undoes, notices and answers in any order end in the server’s truth', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.array(fc.nat(), { minLength: 1 }),
        (steps, picks) => {
          const run = new Run();
          for (const it of steps) run.do(it);
          run.finish(picks);
          expectTruth(run);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
