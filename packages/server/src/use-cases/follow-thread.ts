/** `thread:join` and `thread:leave`: catching up with a thread; entering its room is the transport's. */
import { MAX_CHANGES, PAGE_ITEMS, type JoinView } from '@komentar/protocol';
import type { ThreadName, Threads } from '../ports/threads.js';
import {
  emptyPageView,
  emptyThreadView,
  isHidden,
  toChangeView,
  toPageView,
  toThreadView,
  type Rights,
} from '../presenters.js';
import { isReader, type Caller, type UseCase } from '../use-case.js';
import { withStanding } from './bearing.js';
import { nameThread } from './name-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

type Following = Pick<Ports, 'sites' | 'threads' | 'sanctions' | 'ownOrigin'>;

type Missed = Extract<JoinView, { readonly changes: unknown }>;

const freshPage = async (threads: Threads, name: ThreadName, rights: Rights): Promise<JoinView> => {
  const page = await threads.page(name, { sort: 'newest', limit: PAGE_ITEMS });
  return page === undefined || page === 'bad-cursor'
    ? emptyPageView(name.key, rights.policy)
    : toPageView(page, rights);
};

/** What somebody who stands at `since` has missed; `undefined` where that is too much, or unknown. */
export const missedSince = async (
  threads: Threads,
  name: ThreadName,
  { since, ...rights }: Rights & { readonly since: number },
): Promise<Missed | undefined> => {
  const missed = await threads.missed(name, since, MAX_CHANGES);
  if (missed === undefined && since === 0) {
    return { thread: emptyThreadView(name.key), changes: [] };
  }
  if (missed?.changes === undefined) return undefined;
  // Of a hidden thread nothing leaves; when it is shown again, readers read it anew.
  const changes = isHidden(missed.thread, rights) ? [] : missed.changes;
  return { thread: toThreadView(missed.thread, rights), changes: changes.map(toChangeView) };
};

/** Whoever joins with a session of the site is told what stands against him, whatever he missed. */
const viewerOf = async (
  ports: Pick<Following, 'sanctions'>,
  caller: Caller,
  site: string,
): Promise<Pick<JoinView, 'viewer'>> => {
  if (!isReader(caller) || caller.site !== site) return {};
  const { authorId: id, name, kind, now } = caller;
  return { viewer: { id, name, kind, ...(await withStanding(ports, id, now)) } };
};

export const joinThread = ({
  sites,
  threads,
  sanctions,
  ownOrigin,
}: Following): UseCase<'thread:join', 'anyone'> => ({
  name: 'thread:join',
  allowed: 'anyone',
  run: async ({ since, ...named }, caller) => {
    const { name, site } = await nameThread(sites, ownOrigin, named);
    const rights = { policy: policyOf(site), now: caller.now };
    const missed =
      since === undefined ? undefined : await missedSince(threads, name, { since, ...rights });
    const joined = missed ?? (await freshPage(threads, name, rights));
    return { value: { ...joined, ...(await viewerOf({ sanctions }, caller, site.id)) } };
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
