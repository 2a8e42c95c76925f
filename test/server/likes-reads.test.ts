/** Likes and the reads that are kept ready: a page may be a moment behind, and the changes since its number make up for it. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { initialThread, reduceThread, type ThreadState } from '@komentar/client';
import type { CommentView, PageView } from '@komentar/protocol';
import { addSite, ask, openGuest, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let site: string;
let guests: readonly string[];
let now = 1_800_000_000_000;
/** How often the store was asked for a page. */
let pages = 0;

beforeAll(async () => {
  server = await startServer({
    now: () => now,
    useCases: (own) =>
      own.map((useCase) => ({
        ...useCase,
        run: (input: never, caller: never) => {
          if (useCase.name === 'thread:read') pages += 1;
          return useCase.run(input, caller);
        },
      })),
  });
  site = await addSite(server);
  guests = await Promise.all(Array.from({ length: 4 }, () => openGuest(server, site)));
});
afterAll(() => server.remove());

let thread: string;
let ids: string[];
beforeEach(() => {
  thread = randomUUID();
  ids = [];
});

const as = (n: number) => ({ authorization: `Bearer ${guests[n % guests.length] ?? ''}` });

const post = async (by = 0): Promise<string> => {
  // No text twice: repetitions would be held.
  const body = `Pendapat ${randomUUID()} dari seorang pembaca.`;
  const input = { site, thread, body, clientId: randomUUID() };
  const { answer } = await server.post('comment:post', input, as(by));
  if (!answer.ok) throw new Error(answer.error.code);
  const { id } = answer.value['comment'] as CommentView;
  ids.push(id);
  return id;
};
const like = async (commentId: string, by: number, liked = true): Promise<void> => {
  const { answer } = await server.post('comment:like', { commentId, liked }, as(by));
  // One's own and what has been withdrawn cannot be liked; anything else would be a fault of the test.
  const codes = ['own-comment', 'unknown-comment'];
  if (!answer.ok && !codes.includes(answer.error.code)) throw new Error(answer.error.code);
};
const read = async (query = ''): Promise<PageView> => {
  const response = await fetch(`${server.url}/v1/thread?site=${site}&thread=${thread}${query}`);
  return (await response.json()) as PageView;
};
const likesOf = ({ items }: PageView): number[] => items.map(({ likes }) => likes);
const fresh = async (): Promise<PageView> => {
  const { answer } = await server.post('thread:read', { site, thread });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value as unknown as PageView;
};

/** A page, and what its reader gets by joining with its number. */
const joined = async (page: PageView): Promise<ThreadState> => {
  const since = page.thread.seq;
  const { answer } = await server.post('thread:join', { site, thread, since });
  if (!answer.ok) throw new Error(answer.error.code);
  const after = reduceThread(initialThread('newest'), { kind: 'page', page, sort: 'newest' });
  return reduceThread(after.state, { kind: 'caught-up', ...answer.value } as never).state;
};

describe('a like', () => {
  test('[PR27] leaves the page that is kept ready as it is, for a second at most', async () => {
    const id = await post();
    const before = await read();
    const asked = pages;
    for (const by of [1, 2, 3]) {
      await like(id, by);
      expect(await read()).toEqual(before);
    }
    expect(pages).toBe(asked);
    now += 1_000;
    const after = await read();
    expect([likesOf(after), after.thread.seq]).toEqual([[3], before.thread.seq + 3]);
  });

  test('[PR22 PR27] anything else is in the very next read, with the likes before it', async () => {
    const id = await post();
    await read();
    await like(id, 1);
    await post();
    expect(likesOf(await read()).sort()).toEqual([0, 1]);
  });

  test('[PR27 US6] is told at once to those who follow', async () => {
    const id = await post();
    const socket = await server.connect();
    await ask(socket, 'thread:join', { site, thread });
    const heard = new Promise<{ comment: CommentView; seq: number }>((resolve) => {
      socket.once('comment:changed', resolve);
    });
    await like(id, 1);
    expect(await heard).toMatchObject({ seq: 2, comment: { id, likes: 1 } });
  });
});

type Step =
  | { readonly do: 'like' | 'unlike'; readonly of: number; readonly by: number }
  | { readonly do: 'read' | 'post' | 'later' | 'withdraw'; readonly by: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('like', 'unlike'),
      of: fc.nat(9),
      by: fc.nat(3),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('read', 'read', 'post', 'later', 'withdraw'),
      by: fc.nat(3),
    }),
  },
);

/** Does a step. @returns the page, where it read one */
const play = async (it: Step): Promise<PageView | undefined> => {
  switch (it.do) {
    case 'like':
    case 'unlike':
      await like(ids[it.of % ids.length] ?? '', it.by, it.do === 'like');
      return undefined;
    case 'post':
      await post(it.by);
      return undefined;
    case 'withdraw': {
      const commentId = ids.at(-1) ?? '';
      await server.post('comment:withdraw', { commentId }, as(it.by));
      return undefined;
    }
    case 'later':
      now += 400;
      return undefined;
    case 'read':
      return read();
  }
};

describe('whoever reads a page that is behind', () => {
  test('[PR27 CU1] has, with the changes since its number, what a fresh page shows', async () => {
    let behind = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        thread = randomUUID();
        ids = [];
        await post();
        const seen = [await read()];
        for (const it of steps) {
          const page = await play(it);
          if (page === undefined) continue;
          if (page.thread.seq < (await fresh()).thread.seq) behind += 1;
          seen.push(page);
        }
        const current = await fresh();
        const wanted = new Map(current.items.map((item) => [item.id, item]));
        for (const page of seen) {
          const state = await joined(page);
          expect([state.seq, state.total]).toEqual([current.thread.seq, current.thread.total]);
          expect(new Map(state.comments)).toEqual(wanted);
        }
      }),
      { numRuns: 25 },
    );
    expect(behind).toBeGreaterThan(0);
  });
});
