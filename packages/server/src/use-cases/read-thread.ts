/** `thread:read`, `thread:mine` and `totals:read`: what can be read of threads. */
import { threadKey } from '@komentar/domain';
import { PAGE_ITEMS } from '@komentar/protocol';
import type { UseCase } from '../use-case.js';
import { Refusal } from '../use-case.js';
import { emptyThreadView, toOwnCommentView, toPageView } from '../presenters.js';
import { nameThread, siteOf } from './name-thread.js';
import type { Ports } from './ports.js';

/** Comments cannot be liked yet, so all are liked alike and the newest of them comes first. */
const orderOf = (sort: 'newest' | 'oldest' | 'top') => (sort === 'oldest' ? 'oldest' : 'newest');

type Reading = Pick<Ports, 'sites' | 'threads' | 'ownOrigin'>;

export const readThread = ({
  sites,
  threads,
  ownOrigin,
}: Reading): UseCase<'thread:read', 'anyone'> => ({
  name: 'thread:read',
  allowed: 'anyone',
  run: async ({ sort, limit = PAGE_ITEMS, after, at, root, ...named }) => {
    const { name } = await nameThread(sites, ownOrigin, named);
    const page = await threads.page(name, { sort: orderOf(sort), limit, after, at, root });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    return {
      value: page ? toPageView(page) : { thread: emptyThreadView(name.key), items: [] },
    };
  },
});

export const readMine = ({
  sites,
  comments,
  ownOrigin,
}: Pick<Ports, 'sites' | 'comments' | 'ownOrigin'>): UseCase<'thread:mine', 'guest'> => ({
  name: 'thread:mine',
  allowed: 'guest',
  run: async (input, caller) => {
    const { name } = await nameThread(sites, ownOrigin, input);
    const mine = await comments.mine(name, caller.authorId);
    return { value: { items: mine.map(toOwnCommentView) } };
  },
});

/** A name that is no thread's simply has no comments: a count never fails for its neighbours. */
const keyOf = (input: Parameters<typeof threadKey>[0]): string | undefined => {
  const named = threadKey(input);
  return 'no' in named ? undefined : named.key;
};

export const readTotals = ({
  sites,
  threads,
}: Pick<Ports, 'sites' | 'threads'>): UseCase<'totals:read', 'anyone'> => ({
  name: 'totals:read',
  allowed: 'anyone',
  run: async (input) => {
    const { id } = await siteOf(sites, input.site);
    const asked = [
      ...input.threads.map((thread) => [thread, keyOf({ thread })] as const),
      ...input.urls.map((url) => [url, keyOf({ url })] as const),
    ];
    const keys = asked.map(([, key]) => key).filter((key) => key !== undefined);
    const totals = await threads.totals(id, [...new Set(keys)]);
    return {
      value: {
        totals: Object.fromEntries(asked.map(([as, key]) => [as, totals.get(key ?? '') ?? 0])),
      },
    };
  },
});
