/** A reader's page without its screen: the client's own code follows a thread and keeps its state. */
import { setMaxListeners } from 'node:events';
import { initialThread, reduceThread, type ThreadEvent, type ThreadState } from '@komentar/client';
import { follow, type Follow } from '@komentar/client/live';
import type { CommentView, JoinView, PageView } from '@komentar/protocol';
import { SITE } from './installation.js';

/** The client's code listens to its page. */
const page = new EventTarget();
setMaxListeners(0, page); // Each reader adds his own.
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

/** What readers of a thread see of it, in a form that can be compared. */
export interface Seen {
  readonly seq: number;
  readonly total: number;
  /** Id, version and text of each comment, by id. */
  readonly comments: readonly string[];
}

const lineOf = ({ id, version, html }: CommentView): string => `${id} ${String(version)} ${html}`;

const readPage = async (url: string, thread: string, after?: string): Promise<PageView> => {
  const query = new URLSearchParams({ site: SITE, thread, sort: 'oldest', limit: '50' });
  if (after !== undefined) query.set('after', after);
  const response = await fetch(`${url}/v1/thread?${query.toString()}`);
  if (!response.ok) throw new Error(`${String(response.status)} ${await response.text()}`);
  return (await response.json()) as PageView;
};

/** All pages; none of the threads here has replies. */
const readAll = async (url: string, thread: string): Promise<readonly PageView[]> => {
  const pages = [await readPage(url, thread)];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next)
    pages.push(await readPage(url, thread, next));
  return pages;
};

/** What a page that is opened now shows. */
export const freshLoad = async (url: string, thread: string): Promise<Seen> => {
  const pages = await readAll(url, thread);
  const { seq, total } = pages.at(-1)?.thread ?? { seq: 0, total: 0 };
  return { seq, total, comments: pages.flatMap(({ items }) => items.map(lineOf)).sort() };
};

let count = 0;
/** One page has one connection to a server; each reader is to have his own, so each calls it by another name. */
const nameOf = (url: string): string => `${url}/${'./'.repeat((count += 1))}.`;

export interface Reader {
  readonly seen: () => Seen;
  /** How often the connection came to stand. */
  readonly timesLive: () => number;
  readonly isLive: () => boolean;
  /** The number of readers he was last told. */
  readonly readers: () => number;
  readonly leave: () => void;
}

/** Opens the page at this address and follows the thread. */
export const openReader = async (url: string, thread: string): Promise<Reader> => {
  let state: ThreadState = initialThread('oldest');
  let [isLive, live, readers] = [false, 0, 0];
  const held: { following?: Follow } = {};
  const apply = (event: ThreadEvent): void => {
    const reduced = reduceThread(state, event);
    state = reduced.state;
    if (reduced.gap) held.following?.catchUp();
  };
  const load = async (): Promise<void> => {
    const [first, ...more] = await readAll(url, thread);
    if (first) apply({ kind: 'page', page: first, sort: 'oldest' });
    for (const each of more) apply({ kind: 'more', page: each });
  };
  const joined = (join: JoinView): void => {
    if ('changes' in join) apply({ kind: 'caught-up', thread: join.thread, changes: join.changes });
    else void load().then(() => held.following?.catchUp());
  };
  await load();
  held.following = follow({
    server: nameOf(url),
    ref: { site: SITE, thread, key: `id:${thread}` },
    token: undefined,
    handlers: {
      since: () => state.seq,
      notice: (notice) => apply({ kind: 'notice', notice }),
      decided: () => undefined,
      joined,
      state: (it) => {
        isLive = it === 'live';
        if (isLive) live += 1;
      },
      presence: (n) => (readers = n),
    },
  });
  return {
    seen: () => ({
      seq: state.seq,
      total: state.total,
      comments: [...state.comments.values()].map(lineOf).sort(),
    }),
    timesLive: () => live,
    isLive: () => isLive,
    readers: () => readers,
    leave: () => held.following?.release(),
  };
};
