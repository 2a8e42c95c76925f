/** Texts being written in one section, with their copies in the browser, which outlive page and crash. */
import { readSession } from '@komentar/client';
import { browserStorage, createDrafts, draftKey, type Drafts } from '@komentar/client/writing';
import { Timers } from './timers.js';

/** After the last key, so that no key waits for storage. */
const SAVE_AFTER_MS = 400;

let shared: Drafts | undefined;

/** All sections of a page keep their drafts together. */
const drafts = (): Drafts =>
  (shared ??= createDrafts({ storage: browserStorage(), now: Date.now }));

/** The thread of the moment, by the server's own name. */
export interface DraftsOf {
  readonly site: string;
  readonly key: string | undefined;
}

interface KeeperOptions {
  readonly of: () => DraftsOf;
  /** True where a text is on its way already: it is kept for a crash, and not shown once more. */
  readonly isOnItsWay: (parentId: string, text: string) => boolean;
  /** True where a text waits to be sent. */
  readonly isAnyOnItsWay: () => boolean;
  /** Told when what is to be said about a draft is something else. */
  readonly handleChange: () => void;
}

/** Every text by the comment it answers; the section's own under the empty name. */
export class DraftKeeper extends Map<string, string> {
  /** Texts that came back by themselves, which is said until they are touched. */
  readonly restored = new Set<string>();
  /** Texts of another tab that stand beside one of this tab. */
  readonly others = new Map<string, string>();
  readonly saved = new Set<string>();
  #options: KeeperOptions;
  #keys = new Map<string, string>();
  #touched = new Set<string>();
  #dirty = new Set<string>();
  #timers = new Timers();
  #isGuarding = false;

  constructor(options: KeeperOptions) {
    super();
    this.#options = options;
  }

  /** False where a text is lost with the page. */
  get isKept(): boolean {
    return drafts().isKept;
  }

  /** The name of a draft of a thread: the one of the reader, or of the guest he was. */
  #nameOf(parentId: string, threadKey: string): string {
    const { site } = this.#options.of();
    const { viewerId } = readSession(site, Date.now());
    const place = { site, threadKey, parentId: parentId || undefined };
    const own = draftKey({ ...place, viewerId });
    const asGuest = draftKey(place);
    return drafts().read(own) === undefined && drafts().read(asGuest) ? asGuest : own;
  }

  /** The name of a draft here; the same for as long as its thread is shown, whoever signs in meanwhile (W-30). */
  #keyOf(parentId: string): string | undefined {
    const known = this.#keys.get(parentId);
    const { key: threadKey } = this.#options.of();
    if (known !== undefined || threadKey === undefined) return known;
    const key = this.#nameOf(parentId, threadKey);
    this.#keys.set(parentId, key);
    return key;
  }

  /** Brings back the draft of a field that has just appeared (W-31). */
  open(parentId: string): void {
    const key = this.#keyOf(parentId);
    if (key === undefined || this.get(parentId)) return;
    const text = drafts().read(key);
    if (text === undefined || this.#options.isOnItsWay(parentId, text)) return;
    this.set(parentId, text);
    this.restored.add(parentId);
    this.#options.handleChange();
  }

  /** The reader changed a text. */
  typed(parentId: string, text: string): void {
    this.set(parentId, text);
    this.restored.delete(parentId);
    this.saved.delete(parentId);
    this.#touched.add(parentId);
    this.#dirty.add(parentId);
    this.#timers.set(parentId, () => this.#save(parentId), SAVE_AFTER_MS);
    this.guard();
  }

  #save(parentId: string): void {
    const key = this.#keyOf(parentId);
    this.#timers.stop(parentId);
    if (key === undefined || !this.#dirty.delete(parentId)) return;
    this.check(parentId);
    const text = this.get(parentId) ?? '';
    drafts().write(key, text);
    if (text !== '') this.saved.add(parentId);
    this.guard();
    this.#options.handleChange();
  }

  /** Keeps at once what has not been kept yet. */
  flush = (): void => {
    for (const parentId of [...this.#dirty]) this.#save(parentId);
  };

  /** Looks whether another tab has written to the same draft: newer wins over untouched, else both stay (W-34). */
  check(parentId: string): void {
    const key = this.#keyOf(parentId);
    const other = key === undefined ? undefined : drafts().foreign(key);
    if (key === undefined || other === undefined) return;
    drafts().read(key);
    if (other === this.get(parentId) || this.#options.isOnItsWay(parentId, other)) return;
    if (this.get(parentId) && this.#touched.has(parentId)) this.others.set(parentId, other);
    else this.set(parentId, other);
    this.#options.handleChange();
  }

  /** Takes the other tab's text; this one's is the other then. */
  useOther(parentId: string): void {
    const mine = this.get(parentId) ?? '';
    const other = this.others.get(parentId) ?? '';
    this.typed(parentId, other);
    if (mine === '') this.others.delete(parentId);
    else this.others.set(parentId, mine);
    this.#options.handleChange();
  }

  /** A text has gone on its way: its field is empty, the draft stays until the server has it (W-32). */
  handOver(parentId: string, body: string): void {
    const key = this.#keyOf(parentId);
    if (key !== undefined) drafts().write(key, body);
    this.#clear(parentId);
  }

  /** The server has a text, or the reader has thrown it away: its draft goes, a newer one stays. */
  settle(parentId: string, body: string, threadKey = this.#options.of().key): void {
    const isHere = threadKey === this.#options.of().key;
    const key = isHere ? this.#keyOf(parentId) : this.#nameOf(parentId, threadKey ?? '');
    if (isHere && this.get(parentId)) return;
    if (key !== undefined && drafts().read(key) === body) drafts().forget(key);
    this.guard();
  }

  /** Throws a draft away because the reader says so. */
  discard(parentId: string): void {
    const key = this.#keyOf(parentId);
    if (key !== undefined) drafts().forget(key);
    this.#clear(parentId);
  }

  discardAll(): void {
    drafts().forgetAll();
    for (const parentId of [...this.keys()]) this.#clear(parentId);
  }

  /** Closes a field; its draft stays and comes back with it. */
  close(parentId: string): void {
    this.#save(parentId);
    this.#clear(parentId);
  }

  #clear(parentId: string): void {
    this.#timers.stop(parentId);
    this.delete(parentId);
    for (const set of [this.restored, this.saved, this.#touched, this.#dirty, this.others])
      set.delete(parentId);
    this.guard();
    this.#options.handleChange();
  }

  /** Another thread: texts stay with theirs under the old names, and come back with it (E-52). */
  leave(): void {
    this.flush();
    for (const parentId of [...this.keys()]) this.#clear(parentId);
    this.#keys.clear();
  }

  /** Asks before the page is left, but only where that would lose a text (W-33). */
  guard(): void {
    const hasText = this.#options.isAnyOnItsWay() || [...this.values()].some((text) => text.trim());
    const isDue = !this.isKept && hasText;
    if (isDue === this.#isGuarding) return;
    this.#isGuarding = isDue;
    if (isDue) addEventListener('beforeunload', this.#handleLeaving);
    else removeEventListener('beforeunload', this.#handleLeaving);
  }

  #handleLeaving = (event: Event): void => event.preventDefault();

  connect(): void {
    addEventListener('pagehide', this.flush);
    document.addEventListener('visibilitychange', this.flush);
  }

  disconnect(): void {
    this.flush();
    removeEventListener('pagehide', this.flush);
    document.removeEventListener('visibilitychange', this.flush);
  }
}
