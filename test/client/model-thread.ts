/** A thread as the server keeps it, in a few lines: what the property test measures the reducer against. */
import type { ChangeView, CommentView, PageView, SiteView, ThreadView } from '@komentar/protocol';
import type { Sort, ThreadNotice } from '@komentar/client';

interface Entry {
  readonly id: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly depth: number;
  readonly createdAt: number;
  /** Its place in the list: a root's last publication, a reply's first. */
  publishedAt: number;
  readonly name: string;
  version: number;
  text: string;
  published: boolean;
  readonly authorId: string;
  badges?: string[];
  likes: number;
  editedAt?: number;
  feature?: NonNullable<CommentView['feature']>;
}

/** What of a comment can become another without a new place. */
type Amendment = Partial<Pick<Entry, 'text' | 'likes' | 'editedAt' | 'feature' | 'badges'>>;

/** What of a comment can be chosen; there is a name and a text for those who do not care. */
interface Written {
  readonly createdAt: number;
  readonly name?: string;
  readonly text?: string;
  /** Left out, everybody of one name is the same author. */
  readonly authorId?: string;
}

const oldestFirst = (a: Entry, b: Entry) =>
  a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : Number(a.id > b.id));

/** The order of roots under each sort, as the server has it. */
const ORDERS: Record<Sort, (a: Entry, b: Entry) => number> = {
  newest: (a, b) => oldestFirst(b, a),
  oldest: oldestFirst,
  top: (a, b) => b.likes - a.likes || oldestFirst(b, a),
};

/** True where an entry stands behind the place a cursor names; without one, always. */
const isAfter = (entry: Entry, sort: Sort, cursor: string | undefined): boolean => {
  if (cursor === undefined) return true;
  const [at, id = '', likes] = cursor.split('_');
  return ORDERS[sort](entry, { publishedAt: Number(at), id, likes: Number(likes) } as Entry) > 0;
};

/** How a thread stands, beside its state. */
type Standing = Pick<ThreadView, 'state' | 'since' | 'slowMs' | 'reason' | 'note'>;

/** A site like any other. */
const SITE: SiteView = { mode: 'balanced', maxGraphemes: 4000, guests: true, challenge: false };

/** Small pages, so that some comments are not on them. */
const SMALL = { roots: 3, withRoot: 2 };

/** Published comments of one article, their changes by number, and the pages made of them. */
export class ModelThread {
  readonly entries = new Map<string, Entry>();
  readonly log: ThreadNotice[] = [];
  readonly key: string;
  /** What the site lets readers write. */
  site = SITE;
  readonly #sizes: typeof SMALL;
  #standing: Standing = { state: 'open' };
  /** The number by which it was last shown again; of the one before nobody is told. */
  shownSeq = 0;
  #now = 1000;

  constructor(sizes = SMALL, key = 'id:artikel') {
    this.#sizes = sizes;
    this.key = key;
  }

  get seq(): number {
    return this.log.length;
  }

  get #isHidden(): boolean {
    return this.#standing.state === 'hidden';
  }

  isVisible(entry: Entry): boolean {
    if (this.#isHidden) return false;
    const parent = entry.parentId === null ? undefined : this.entries.get(entry.parentId);
    return (
      entry.published &&
      (entry.parentId === null || (parent !== undefined && this.isVisible(parent)))
    );
  }

  visible(): Entry[] {
    return [...this.entries.values()].filter((entry) => this.isVisible(entry)).sort(oldestFirst);
  }

  get thread(): ThreadView {
    return {
      id: this.seq === 0 ? null : 'utas',
      key: this.key,
      total: this.visible().length,
      seq: this.seq,
      ...this.#standing,
    };
  }

  view(entry: Entry): CommentView & { readonly publishedAt: number } {
    const below = this.visible().filter(({ rootId, id }) => rootId === entry.id && id !== entry.id);
    return {
      id: entry.id,
      parentId: entry.parentId,
      rootId: entry.rootId,
      depth: entry.depth,
      status: 'published',
      version: entry.version,
      html: `<p>${entry.text}</p>`,
      author: {
        id: entry.authorId,
        name: entry.name,
        ...(entry.badges && { badges: entry.badges }),
      },
      createdAt: entry.createdAt,
      publishedAt: entry.publishedAt,
      replyCount: entry.parentId === null ? below.length : 0,
      likes: entry.likes,
      ...(entry.editedAt !== undefined && { editedAt: entry.editedAt }),
      ...(entry.feature && { feature: entry.feature }),
    };
  }

  /** Changes something about a comment; where it is visible, that is a change of the thread. */
  amend(id: string, change: Amendment): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    Object.assign(entry, change);
    if (change.likes === undefined) entry.version += 1;
    if (this.isVisible(entry)) this.#log({ kind: 'changed', entry });
  }

  get #featured(): CommentView[] {
    const set = this.visible().filter(({ feature }) => feature !== undefined);
    return set.map((entry) => this.view(entry));
  }

  /** Adds a comment that nobody sees yet. */
  write(id: string, parentId: string | null, { createdAt, name, text, authorId }: Written): void {
    const parent = parentId === null ? undefined : this.entries.get(parentId);
    this.entries.set(id, {
      id,
      parentId,
      rootId: parent?.rootId ?? id,
      depth: parent === undefined ? 0 : parent.depth + 1,
      createdAt,
      publishedAt: 0,
      name: name ?? `Penulis ${id}`,
      version: 1,
      text: text ?? 'teks',
      published: false,
      authorId: authorId ?? `penulis-${(name ?? id).replaceAll(' ', '-')}`,
      likes: 0,
    });
  }

  #log(
    change: { kind: 'published' | 'changed'; entry: Entry } | { kind: 'gone'; entry: Entry },
  ): void {
    const of = { site: 'koran', thread: this.key, seq: this.seq + 1, total: this.visible().length };
    if (change.kind === 'gone') {
      const { id: commentId, rootId } = change.entry;
      this.log.push({ name: 'comment:gone', body: { ...of, commentId, rootId } });
      return;
    }
    const comment = this.view(change.entry);
    this.log.push({ name: `comment:${change.kind}`, body: { ...of, comment } });
  }

  /**
   * Makes a comment public; every reply that becomes visible with it is a change of its own.
   * @param back to the old place, as an undone rejection does
   */
  publish(id: string, back = false): void {
    const entry = this.entries.get(id);
    if (entry === undefined || entry.published) return;
    entry.published = true;
    if (entry.publishedAt === 0 || (entry.parentId === null && !back))
      entry.publishedAt = this.#now += 1;
    entry.version += 1;
    const shown = this.visible().filter((each) => this.#isAtOrBelow(each, id));
    const parentsFirst = shown.sort((a, b) => a.depth - b.depth || oldestFirst(a, b));
    for (const each of parentsFirst) this.#log({ kind: 'published', entry: each });
  }

  hide(id: string): void {
    const entry = this.entries.get(id);
    if (!entry?.published) return;
    const wasVisible = this.isVisible(entry);
    entry.published = false;
    entry.version += 1;
    if (wasVisible) this.#log({ kind: 'gone', entry });
  }

  reword(id: string): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    entry.version += 1;
    entry.text += '!';
    if (this.isVisible(entry)) this.#log({ kind: 'changed', entry });
  }

  setState(state: ThreadView['state'], rest: Omit<Standing, 'state'> = {}): void {
    const isShownAgain = this.#isHidden && state !== 'hidden';
    this.#standing = { state, ...rest };
    this.#logStanding();
    if (!isShownAgain) return;
    this.#logStanding();
    this.shownSeq = this.seq;
  }

  #logStanding(): void {
    const of = { site: 'koran', thread: this.key, seq: this.seq + 1, total: this.visible().length };
    this.log.push({ name: 'thread:changed', body: { ...of, ...this.#standing } });
  }

  /** The notices after a number, as far as readers are told of them. */
  told(since: number): ThreadNotice[] {
    return this.log.slice(since).filter(({ body }) => body.seq !== this.shownSeq - 1);
  }

  #isAtOrBelow(entry: Entry, id: string): boolean {
    const parent = entry.parentId === null ? undefined : this.entries.get(entry.parentId);
    return entry.id === id || (parent !== undefined && this.#isAtOrBelow(parent, id));
  }

  #repliesOf(rootId: string): Entry[] {
    return this.visible().filter((entry) => entry.rootId === rootId && entry.id !== rootId);
  }

  roots(sort: Sort): Entry[] {
    const roots = this.visible().filter(({ parentId }) => parentId === null);
    return roots.sort(ORDERS[sort]);
  }

  page(sort: Sort, after?: string, limit = this.#sizes.roots): PageView {
    const rest = this.roots(sort).filter((entry) => isAfter(entry, sort, after));
    const roots = rest.slice(0, limit);
    const last = roots.at(-1);
    const featured = after === undefined ? this.#featured : [];
    return {
      thread: this.thread,
      site: this.site,
      ...(featured.length > 0 && { featured }),
      items: roots.flatMap((root) =>
        [root, ...this.#repliesOf(root.id).slice(0, this.#sizes.withRoot)].map((entry) =>
          this.view(entry),
        ),
      ),
      ...(rest.length > roots.length && last
        ? { next: `${last.publishedAt}_${last.id}_${last.likes}` }
        : {}),
    };
  }

  /** All replies of a conversation, in one page. */
  replies(rootId: string): PageView {
    const items = this.#repliesOf(rootId).map((entry) => this.view(entry));
    return { thread: this.thread, site: this.site, items };
  }

  /** The last change of each comment after `since`, as it stands now; what nobody sees now is gone. */
  missed(since: number): ChangeView[] {
    if (this.#isHidden) return [];
    const last = new Map<string, ChangeView>();
    for (const { name, body } of this.log.slice(since)) {
      const key = 'comment' in body ? body.comment.id : 'commentId' in body ? body.commentId : '';
      const wasPublished = last.get(key)?.kind === 'published' && name === 'comment:changed';
      last.delete(key);
      last.set(key, this.#change(name, body, wasPublished));
    }
    return [...last.values()];
  }

  #change(
    name: ThreadNotice['name'],
    body: ThreadNotice['body'],
    wasPublished: boolean,
  ): ChangeView {
    if ('comment' in body) {
      const entry = this.entries.get(body.comment.id);
      if (entry === undefined || !this.isVisible(entry)) {
        return { kind: 'gone', seq: body.seq, commentId: body.comment.id };
      }
      const comment = this.view(entry);
      const kind = name === 'comment:published' || wasPublished ? 'published' : 'changed';
      return { kind, seq: body.seq, comment };
    }
    if ('commentId' in body) return { kind: 'gone', seq: body.seq, commentId: body.commentId };
    return { kind: 'thread', seq: body.seq };
  }
}
