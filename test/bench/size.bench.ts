/**
 * Measures pages of a thread and of the queue, the kept counters and a post, in a store of a million comments.
 *
 * Floor: the same reads at 1,000 comments. A ratio near 1 says that size costs nothing; 2 is what
 * deeper indexes and colder caches may cost, and anything that grows with the number of comments
 * shows as a ratio in the hundreds. The store is asked directly: the constant cost of HTTP around
 * it would only hide growth. All comments stand in one thread of one site.
 * `KOMENTAR_BENCH_COMMENTS` sets the larger size (1,000,000, which takes 1.2 GB in `TMPDIR` and
 * half a minute to seed).
 */
import { randomUUID as newId } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { orderOf } from '@komentar/domain';
import { MAX_PAGE_ITEMS, PAGE_ITEMS } from '@komentar/protocol';
import type { Store } from '#server/ports/store.js';
import { toCursor } from '#server/storage/cursor.js';
import { toQueueCursor } from '#server/storage/queue-cursor.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median } from './support/figures.js';
import { temporaryFolder } from './support/own-server.js';
import { KEY, SITE, middleOf, publishedOf, seededStore } from './support/seeded-store.js';
import { sizeFrom } from './support/setting.js';

const SMALL = 1_000;
const LARGE = sizeFrom('KOMENTAR_BENCH_COMMENTS', 1_000_000);
const SAMPLES = 400;
const WARM_UP_SAMPLES = 100;

export const name = `Reads at ${LARGE} comments, floor at ${SMALL}`;

/** A store and how many comments are in it. */
interface Sized {
  readonly store: Store;
  readonly comments: number;
}

const thread = { site: SITE, key: KEY };
const page = { sort: 'newest', limit: PAGE_ITEMS } as const;
const queue = { sites: [SITE], queue: 'pending', limit: MAX_PAGE_ITEMS, now: Date.now() } as const;
/** All have waited for more than an hour, so the middle is a place among the risks. */
const order = orderOf('pending');

const READS: readonly (readonly [string, (sized: Sized) => Promise<unknown>])[] = [
  [`thread page of ${PAGE_ITEMS} roots, newest`, ({ store }) => store.threads.page(thread, page)],
  [
    'thread page, in the middle',
    ({ store, comments }) =>
      store.threads.page(thread, {
        ...page,
        after: toCursor('newest', middleOf(comments, 'root')),
      }),
  ],
  [
    `queue page of ${MAX_PAGE_ITEMS} with counters, riskiest of the longest waiting`,
    ({ store }) => store.queues.page(queue),
  ],
  [
    'queue page, in the middle',
    ({ store, comments }) =>
      store.queues.page({
        ...queue,
        after: toQueueCursor({ order, now: queue.now, spot: middleOf(comments, 'pending') }),
      }),
  ],
  ["counter of a thread's comments", ({ store }) => store.threads.totals(SITE, [KEY], Date.now())],
];

/** Every post has a text of its own, by one of the authors there are. */
const post = async ({ store }: Sized): Promise<unknown> => {
  const id = newId();
  return store.comments.post({
    ...{ id, clientId: id, digest: id, name: thread, newThread: { id, url: null, title: null } },
    ...{
      parentId: null,
      status: 'published',
      text: id,
      html: id,
      sanitizerVersion: 1,
      signals: [],
    },
    author: { id: '01A00000000000000000000007', name: 'Pembaca 7' },
    ...{ at: Date.now(), closeAfterDays: 0 },
  });
};

/** Refuses to measure a store of another size, with wrong counters, or whose pages are not full. */
const verify = async ({ store, comments }: Sized): Promise<void> => {
  const wrong = comments === SMALL ? await store.recount() : []; // Reads everything.
  if (wrong.length > 0) throw new Error(`seeded wrongly, for one: ${wrong[0] ?? ''}`);
  const total = (await store.threads.totals(SITE, [KEY], Date.now())).get(KEY);
  if (total !== publishedOf(comments)) throw new Error(`${total ?? 'no'} comments are published`);
  for (const [what, read] of READS.slice(0, -1)) {
    const { items, cards } = (await read({ store, comments })) as {
      items?: unknown[];
      cards?: unknown[];
    };
    if ((items ?? cards ?? []).length < PAGE_ITEMS) throw new Error(`${what}: not a full page`);
  }
};

const open = async (comments: number, later: Later): Promise<Sized> => {
  const path = join(await temporaryFolder(later), 'komentar.db');
  const store = await seededStore(`sqlite:${path}`, comments, later);
  await verify({ store, comments });
  return { store, comments };
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  await nextTurn(); // SQLite never waits: without this nothing could interrupt the measuring.
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const small = await open(SMALL, later);
  const large = await open(LARGE, later);
  const figures: Figure[] = [];
  for (const [what, read] of [...READS, ['a post until it is durable', post] as const]) {
    const times: { value: number; floor: number }[] = [];
    for (let n = 0; n < WARM_UP_SAMPLES + SAMPLES; n += 1) {
      const value = await timed(() => read(large));
      times.push({ value, floor: await timed(() => read(small)) });
    }
    const counted = times.slice(WARM_UP_SAMPLES);
    figures.push(
      beside(`${what}, p50`, 'ms', {
        value: median(counted.map((it) => it.value)),
        floor: median(counted.map((it) => it.floor)),
      }),
    );
  }
  return figures;
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
