/** `thread:read`, `thread:mine` and `totals:read`: what can be read of threads. */
import { TAKE_BACK_MS, threadKey } from '@komentar/domain';
import { PAGE_ITEMS } from '@komentar/protocol';
import type { UseCase } from '../use-case.js';
import { Refusal } from '../use-case.js';
import { emptyPageView, toOwnCommentView, toPageView } from '../presenters.js';
import { withStanding } from './bearing.js';
import { nameThread, siteOf } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';
import { createUsualWait } from './usual-wait.js';

type Reading = Pick<Ports, 'sites' | 'threads' | 'ownOrigin'>;

export const readThread = ({
  sites,
  threads,
  ownOrigin,
}: Reading): UseCase<'thread:read', 'anyone'> => ({
  name: 'thread:read',
  allowed: 'anyone',
  run: async ({ sort, limit = PAGE_ITEMS, after, at, root, ...named }, { now }) => {
    const { name, site } = await nameThread(sites, ownOrigin, named);
    const page = await threads.page(name, { sort, limit, after, at, root });
    if (page === 'bad-cursor') throw new Refusal('invalid', { field: 'after' });
    const policy = policyOf(site);
    return { value: page ? toPageView(page, { policy, now }) : emptyPageView(name.key, policy) };
  },
});

export const readMine = ({
  sites,
  comments,
  sanctions,
  ownOrigin,
}: Pick<Ports, 'sites' | 'comments' | 'sanctions' | 'ownOrigin'>): UseCase<
  'thread:mine',
  'guest'
> => {
  const usualWait = createUsualWait(comments);
  return {
    name: 'thread:mine',
    allowed: 'guest',
    run: async (input, { authorId, now }) => {
      const { name, site } = await nameThread(sites, ownOrigin, input);
      const rights = { policy: policyOf(site), now };
      const mine = await comments.mine(name, {
        authorId,
        editableSince: now - rights.policy.editMs,
        withdrawnSince: now - TAKE_BACK_MS,
      });
      const usualWaitMs = await usualWait(site.id, now);
      return {
        value: {
          items: mine.comments.map((comment) => toOwnCommentView(comment, rights)),
          liked: [...mine.liked],
          reported: [...mine.reported],
          ...(usualWaitMs !== undefined && { usualWaitMs }),
          ...(await withStanding({ sanctions }, authorId, now)),
        },
      };
    },
  };
};

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
  run: async (input, { now }) => {
    const { id } = await siteOf(sites, input.site);
    const asked = [
      ...input.threads.map((thread) => [thread, keyOf({ thread })] as const),
      ...input.urls.map((url) => [url, keyOf({ url })] as const),
    ];
    const keys = asked.map(([, key]) => key).filter((key) => key !== undefined);
    const totals = await threads.totals(id, [...new Set(keys)], now);
    return {
      value: {
        totals: Object.fromEntries(asked.map(([as, key]) => [as, totals.get(key ?? '') ?? 0])),
      },
    };
  },
});
