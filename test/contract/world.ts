/** A small newspaper in a fresh database: what the contract's tests act upon and ask. */
import { randomUUID } from 'node:crypto';
import { afterEach } from 'vitest';
import type { DecisionMove, Feature, Reason, Span, Status } from '#domain/index.js';
import type {
  Decided,
  Effects,
  Featured,
  Liked,
  NewComment,
  NewEdit,
  OwnDone,
  Posted,
  Reported,
} from '#server/ports/comments.js';
import { SERVER, type Act } from '#server/ports/log.js';
import type { CommentRecord, SiteRecord } from '#server/ports/records.js';
import type { Store } from '#server/ports/store.js';
import type { StoreOptions } from '#server/storage/connection.js';
import { openStore } from '#server/storage/open-store.js';

/** One database system the contract runs on. */
export interface Harness {
  readonly dialect: 'SQLite' | 'PostgreSQL';
  /** URL of an empty database that nobody else uses. */
  readonly freshUrl: () => Promise<string>;
  /** The same for many short histories: durable or not, but quick. */
  readonly quickUrl: () => Promise<string>;
  /** Fewer where each run costs more. */
  readonly propertyRuns: number;
  /** Commands of one long history; fewer where each costs more. */
  readonly longHistory: number;
}

export const SITE = 'koran-uji';
export const KEY = 'artikel-1';
export const NAME = { site: SITE, key: KEY };
export const NOON = Date.UTC(2026, 0, 5, 12);

/** What the command line does at noon. */
export const ACT: Act = { by: SERVER, at: NOON };

export const site = (change: Partial<SiteRecord> = {}): SiteRecord => ({
  id: SITE,
  name: 'Koran Uji',
  origins: ['https://koran.example'],
  policy: {},
  demo: false,
  createdAt: NOON,
  ...change,
});

const open = new Set<Store>();

afterEach(async () => {
  for (const store of open) await store.close();
  open.clear();
});

/** Opens a store that is closed when the test ends. */
export const openForTest = async (url: string, options?: StoreOptions): Promise<Store> => {
  const store = await openStore(url, options);
  open.add(store);
  return store;
};

/** Closes it now. */
export const closeForTest = async (store: Store): Promise<void> => {
  open.delete(store);
  await store.close();
};

type Draft = Partial<
  Pick<
    NewComment,
    'parentId' | 'clientId' | 'alias' | 'digest' | 'text' | 'html' | 'name' | 'signals'
  >
> & {
  readonly by?: string;
  readonly status?: Status;
  readonly at?: number;
};

interface Deciding {
  readonly version?: number;
  readonly reason?: Reason;
  readonly note?: string;
  readonly marks?: readonly Span[];
  readonly at?: number;
  readonly by?: string;
  readonly delayMs?: number;
}

type EditAct = Partial<
  Pick<NewEdit, 'version' | 'authorId' | 'text' | 'verdict' | 'signals' | 'at'>
>;

/** The store and the acts of its people; ids and the clock are the test's own. */
export class World {
  #lastId = 0;
  #now = NOON;
  /** How far one moment is from the next. */
  stepMs = 1_000;

  private constructor(
    readonly store: Store,
    readonly url: string,
  ) {}

  /** With the authors `sari` and `tono` on a site that is there. */
  static async over(store: Store, url: string): Promise<World> {
    const world = new World(store, url);
    await world.addAuthor('sari');
    await world.addAuthor('tono');
    return world;
  }

  /** Over a store whose people are there already. */
  static continued(store: Store, url: string): World {
    return new World(store, url);
  }

  static async open(url: string, options?: StoreOptions): Promise<World> {
    const store = await openForTest(url, options);
    await store.sites.add(site());
    return World.over(store, url);
  }

  /** A moment later than any before. */
  now(): number {
    this.#now += this.stepMs;
    return this.#now;
  }

  /** Something the moderator `ani` does now. */
  act(): Act {
    return { by: { kind: 'moderator', id: 'ani', name: 'ani' }, at: this.now() };
  }

  newId(): string {
    this.#lastId += 1;
    return `ID${String(this.#lastId).padStart(8, '0')}`;
  }

  async addAuthor(id: string, siteId = SITE): Promise<void> {
    await this.store.authors.add({
      ...{ id, name: id, site: siteId, email: null },
      ...{ approved: 0, rejected: 0, createdAt: NOON },
    });
  }

  draft({ by = 'sari', ...change }: Draft = {}): NewComment {
    const id = this.newId();
    return {
      id,
      name: NAME,
      newThread: { id: this.newId(), url: 'https://koran.example/1', title: 'Artikel' },
      parentId: null,
      author: { id: by, name: by },
      clientId: randomUUID(),
      status: 'pending',
      text: `teks ${id}`,
      html: `<p>teks ${id}</p>`,
      sanitizerVersion: 1,
      digest: id,
      signals: [],
      closeAfterDays: 0,
      at: this.now(),
      ...change,
    };
  }

  /** Posts what must be taken in. */
  async post(draft: Draft = {}): Promise<CommentRecord> {
    return (await this.postEffects(draft)).comment;
  }

  async postEffects(draft: Draft = {}): Promise<Effects> {
    return taken(await this.store.comments.post(this.draft(draft)));
  }

  /** Decides on the version at hand, or on the present one. */
  async decide(commentId: string, move: DecisionMove, act: Deciding = {}): Promise<Decided> {
    const version = act.version ?? (await this.comment(commentId)).version;
    return this.store.comments.decide({
      ...{ id: this.newId(), commentId, version, move },
      reason: act.reason ?? null,
      note: act.note ?? null,
      marks: act.marks,
      delayMs: act.delayMs,
      moderator: { id: act.by ?? 'ani', name: act.by ?? 'ani' },
      at: act.at ?? this.now(),
    });
  }

  /** Likes as somebody, or takes the like back. */
  like(commentId: string, by = 'tono', liked = true): Promise<Liked> {
    const author = { id: by, site: SITE };
    return this.store.comments.like({ commentId, author, liked, at: this.now() });
  }

  report(commentId: string, by = 'tono'): Promise<Reported> {
    const act = { commentId, author: { id: by, site: SITE }, at: this.now() };
    return this.store.comments.report({ ...act, reason: 'abuse', note: null });
  }

  feature(commentId: string, feature: Feature | null = 'pick'): Promise<Featured> {
    return this.store.comments.feature({ commentId, feature, ...this.act() });
  }

  /** Changes the text of the version at hand, or of the present one, judged as `verdict`. */
  async edit(commentId: string, act: EditAct = {}): Promise<OwnDone> {
    const { version, authorId } = await this.comment(commentId);
    const text = act.text ?? `baru ${this.newId()}`;
    return this.store.comments.edit({
      ...{ commentId, authorId, version, verdict: 'published', at: this.now() },
      ...{ html: `<p>${text}</p>`, digest: text, signals: [], sanitizerVersion: 1 },
      closeAfterDays: 0,
      ...act,
      text,
    });
  }

  async withdraw(commentId: string, at = this.now()): Promise<OwnDone> {
    const { authorId } = await this.comment(commentId);
    return this.store.comments.withdraw({ commentId, authorId, at });
  }

  async takeBack(commentId: string, at = this.now()): Promise<OwnDone> {
    const { authorId } = await this.comment(commentId);
    return this.store.comments.takeBack({ commentId, authorId, at });
  }

  async undo(decisionId: string, at = this.now()): Promise<Decided> {
    return this.store.comments.undo({
      ...{ id: this.newId(), decisionId, at },
      moderator: { id: 'budi', name: 'budi' },
    });
  }

  /** Decides, which must succeed. */
  async decided(commentId: string, move: DecisionMove, act: Deciding = {}) {
    return done(await this.decide(commentId, move, act));
  }

  /** Undoes, which must succeed. */
  async undone(decisionId: string) {
    return done(await this.undo(decisionId));
  }

  async comment(id: string): Promise<CommentRecord> {
    const found = await this.store.comments.find(id);
    if (!found) throw new Error(`no comment ${id}`);
    return found;
  }
}

export const taken = (posted: Posted): Extract<Posted, { kind: 'posted' }> => {
  if (posted.kind !== 'posted') throw new Error(`not posted: ${JSON.stringify(posted)}`);
  return posted;
};

export const done = (decided: Decided): Extract<Decided, { kind: 'decided' }> => {
  if (decided.kind !== 'decided') throw new Error(`not decided: ${JSON.stringify(decided)}`);
  return decided;
};

/** What a write did, which must have succeeded. */
export const effects = <T extends { readonly kind: string }>(
  result: T,
): Extract<T, { kind: 'done' }> => {
  if (result.kind !== 'done') throw new Error(`not done: ${JSON.stringify(result)}`);
  return result as Extract<T, { kind: 'done' }>;
};
