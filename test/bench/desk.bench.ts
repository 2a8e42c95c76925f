/**
 * Measures what a moderator waits for: a page of a queue with its counters, a decision until it is
 * durable, and one decision for 1,000 and for 10,000 comments, in a store of a million comments of
 * which 150,000 wait, on SQLite and on PostgreSQL.
 *
 * Floor: the same at 1,000 comments; of a batch, as many single decisions one after another, which
 * is what it would be without. `longest step` is for how long a batch keeps everybody else's write
 * waiting at once. The store is asked directly. `KOMENTAR_BENCH_COMMENTS` sets the larger size.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchMove } from '@komentar/domain';
import type { Store } from '#server/ports/store.js';
import type { Figure } from './run.js';
import { startPostgres } from '../support/postgres.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median, percentile } from './support/figures.js';
import { temporaryFolder } from './support/own-server.js';
import { SITE, seededStore } from './support/seeded-store.js';
import { sizeFrom } from './support/setting.js';

const SMALL = 1_000;
const LARGE = sizeFrom('KOMENTAR_BENCH_COMMENTS', 1_000_000);
const PAGE = 50;
const PAGES = 500;
const DECISIONS = 100;
const WARM_UP = 20;
const STEP = 200;

export const name = `A moderator's work at ${LARGE} comments, floor at ${SMALL}`;

const by = { id: 'ani', name: 'Ani' };
const query = { sites: [SITE], queue: 'pending', limit: PAGE, now: Date.now() } as const;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  await nextTurn(); // SQLite never waits: without this nothing could interrupt the measuring.
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const pageOf = async (store: Store) => {
  const page = await store.queues.page(query);
  if (page === 'bad-cursor') throw new Error('no page');
  return page;
};

/** Times of so many rounds after a warm-up. */
const series = async (rounds: number, work: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let n = 0; n < WARM_UP + rounds; n += 1) times.push(await timed(work));
  return times.slice(WARM_UP);
};

const pages = (store: Store) => series(PAGES, () => pageOf(store));

const approve = (store: Store, { id, version }: { id: string; version: number }) =>
  store.comments.decide({
    ...{ id: randomUUID(), commentId: id, version, move: 'approve' as const },
    ...{ reason: null, note: null, moderator: by, at: Date.now() },
  });

const decisions = async (store: Store): Promise<readonly number[]> => {
  const waiting = (await store.queues.page({ ...query, limit: DECISIONS + WARM_UP })) as Awaited<
    ReturnType<typeof pageOf>
  >;
  const left = waiting.cards.map(({ comment }) => comment);
  return series(DECISIONS, async () => {
    const comment = left.pop();
    if (comment !== undefined) await approve(store, comment);
  });
};

interface Worked {
  readonly ms: number;
  readonly longestMs: number;
}

/** Works a batch of `most` waiting comments through, and takes it back. */
const batch = async (store: Store, most: number): Promise<Worked & { readonly backMs: number }> => {
  const id = randomUUID();
  const page = await store.queues.page({ ...query, limit: most });
  if (page === 'bad-cursor') throw new Error('no page');
  const ids = page.cards.map(({ comment }) => comment.id);
  const frozen = await store.batches.freeze({
    ...{ id, by, at: Date.now(), most },
    query: { sites: [SITE], queue: 'pending', now: Date.now(), filter: { ids } },
  });
  if (frozen === 'too-many' || frozen.total !== most) throw new Error(`not ${most} are waiting`);
  const order = {
    move: 'spam' satisfies BatchMove,
    reason: null,
    note: null,
    at: Date.now(),
  } as const;
  const work = async (act: 'start' | 'undo'): Promise<Worked> => {
    await (act === 'start' ? store.batches.start(id, order) : store.batches.act(id, act, order.at));
    let longestMs = 0;
    const step = { id, newId: randomUUID, by, at: Date.now(), most: STEP };
    const oneStep = async (): Promise<boolean> => {
      const startedAt = performance.now();
      const stepped = await store.batches.step(step);
      longestMs = Math.max(longestMs, performance.now() - startedAt);
      return stepped !== undefined;
    };
    const ms = await timed(async () => {
      while (await oneStep()) await nextTurn();
    });
    return { ms, longestMs };
  };
  const there = await work('start');
  return { ...there, backMs: (await work('undo')).ms };
};

const batchFigures = async (store: Store, most: number, single: number): Promise<Figure[]> => {
  const { ms, longestMs, backMs } = await batch(store, most);
  const floor = most * single;
  return [
    beside(`one decision for ${most}`, 'ms', { value: ms, floor }),
    beside(`taking it back`, 'ms', { value: backMs, floor }),
    { name: 'longest step', value: longestMs, unit: 'ms' },
  ];
};

const figuresOf = async (large: Store, small: Store): Promise<readonly Figure[]> => {
  const [value, floor] = [await pages(large), await pages(small)];
  const [decided, least] = [await decisions(large), await decisions(small)];
  const compare = (
    what: string,
    of: (times: readonly number[]) => number,
    [mine, bare] = [value, floor],
  ): Figure => beside(what, 'ms', { value: of(mine), floor: of(bare) });
  const p99 = (times: readonly number[]): number => percentile(times, 0.99);
  const p95 = (times: readonly number[]): number => percentile(times, 0.95);
  const page = `queue page of ${PAGE} with counters`;
  const decision = 'a decision until it is durable';
  return [
    compare(`${page}, p50`, median),
    compare(`${page}, p99`, p99),
    compare(`${decision}, p50`, median, [decided, least]),
    compare(`${decision}, p95`, p95, [decided, least]),
    ...(await batchFigures(large, 1_000, median(decided))),
    ...(await batchFigures(large, 10_000, median(decided))),
  ];
};

/** Where the stores of one dialect are made. */
type Addresses = (size: 'large' | 'small') => Promise<string>;

const dialects = async (later: Later): Promise<readonly (readonly [string, Addresses])[]> => {
  const postgres = await startPostgres({ durable: true });
  later(postgres.stop);
  return [
    ['SQLite', async () => `sqlite:${join(await temporaryFolder(later), 'komentar.db')}`],
    ['PostgreSQL', (size) => postgres.createDatabase(size)],
  ];
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const [dialect, addressOf] of await dialects(later)) {
    const small = await seededStore(await addressOf('small'), SMALL, later);
    const large = await seededStore(await addressOf('large'), LARGE, later);
    for (const figure of await figuresOf(large, small))
      figures.push({ ...figure, name: `${dialect}: ${figure.name}` });
  }
  return figures;
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
