/** `thread:join` and `thread:leave`: catching up with a thread; entering its room is the transport's. */
import type { Policy } from '@komentar/domain';
import { MAX_CHANGES, PAGE_ITEMS, type JoinView } from '@komentar/protocol';
import type { ThreadName, Threads } from '../ports/threads.js';
import {
  emptyPageView,
  emptyThreadView,
  toChangeView,
  toPageView,
  toThreadView,
} from '../presenters.js';
import type { UseCase } from '../use-case.js';
import { nameThread } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

type Following = Pick<Ports, 'sites' | 'threads' | 'ownOrigin'>;

const freshPage = async (threads: Threads, name: ThreadName, policy: Policy): Promise<JoinView> => {
  const page = await threads.page(name, { sort: 'newest', limit: PAGE_ITEMS });
  return page === undefined || page === 'bad-cursor'
    ? emptyPageView(name.key, policy)
    : toPageView(page, policy);
};

const missedSince = async (
  threads: Threads,
  name: ThreadName,
  since: number,
): Promise<JoinView | undefined> => {
  const missed = await threads.missed(name, since, MAX_CHANGES);
  if (missed === undefined && since === 0) {
    return { thread: emptyThreadView(name.key), changes: [] };
  }
  if (missed?.changes === undefined) return undefined;
  return { thread: toThreadView(missed.thread), changes: missed.changes.map(toChangeView) };
};

export const joinThread = ({
  sites,
  threads,
  ownOrigin,
}: Following): UseCase<'thread:join', 'anyone'> => ({
  name: 'thread:join',
  allowed: 'anyone',
  run: async ({ since, ...named }) => {
    const { name, site } = await nameThread(sites, ownOrigin, named);
    const missed = since === undefined ? undefined : await missedSince(threads, name, since);
    return { value: missed ?? (await freshPage(threads, name, policyOf(site))) };
  },
});

export const leaveThread = ({
  sites,
  ownOrigin,
}: Pick<Following, 'sites' | 'ownOrigin'>): UseCase<'thread:leave', 'anyone'> => ({
  name: 'thread:leave',
  allowed: 'anyone',
  run: async (input) => {
    await nameThread(sites, ownOrigin, input);
    return { value: {} };
  },
});
