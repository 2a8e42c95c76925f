/** What a reader has written and not sent, kept in his browser until the server has it. */
import { dropRecord, keepRecord, keysFrom, readRecord, type KeptStorage } from './kept-storage.js';

const PREFIX = 'komentar:draf:1:';

/** Drafts kept at once; the one not touched for the longest goes first [W-30]. */
const KEPT_DRAFTS = 20;
/** What all drafts together may take, in code units: with the outbox well below 64 KB [T-17]. */
const KEPT_UNITS = 24_000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What a draft is for. */
export interface DraftPlace {
  readonly site: string;
  readonly threadKey: string;
  /** The comment it answers; absent for a comment of its own. */
  readonly parentId?: string | undefined;
  /** Absent for somebody the server does not know yet. */
  readonly viewerId?: string | undefined;
}

/** The name under which a draft is kept. */
export const draftKey = ({ site, threadKey, parentId, viewerId }: DraftPlace): string =>
  `${PREFIX}${[site, threadKey, parentId ?? 'root', viewerId ?? 'tamu'].join(':')}`;

/** Text only: no name, address or token is ever in a draft [W-35]. */
interface Kept {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly ts: number;
  /** Grows with every change, in whichever tab. */
  readonly rev: number;
}

/** The drafts of this browser; of this page only, where storage is blocked or full. */
export interface Drafts {
  /** The text of a draft; `undefined` where there is none or it is older than 30 days. */
  readonly read: (key: string) => string | undefined;
  /** Keeps a text; an empty one is no draft. */
  readonly write: (key: string, text: string) => void;
  /** To be called only once the server has the text, or when the reader says so [W-32]. */
  readonly forget: (key: string) => void;
  readonly forgetAll: () => void;
  /** The text another tab has kept since this one last read or wrote [W-34]; else `undefined`. */
  readonly foreign: (key: string) => string | undefined;
  /** False where what is written now is lost with the page [W-33]. */
  readonly isKept: boolean;
}

export interface DraftsOptions {
  /** Absent where the browser has none to give. */
  readonly storage: KeptStorage | undefined;
  readonly now: () => number;
}

class KeptDrafts implements Drafts {
  readonly #storage: KeptStorage | undefined;
  readonly #now: () => number;
  readonly #memory = new Map<string, Kept>();
  /** The last revision of each draft that this page knows. */
  readonly #known = new Map<string, number>();
  isKept: boolean;

  constructor({ storage, now }: DraftsOptions) {
    this.#storage = storage;
    this.#now = now;
    this.isKept = keepRecord(storage, `${PREFIX}uji`, {});
    dropRecord(storage, `${PREFIX}uji`);
    for (const { key, ts } of this.#all()) {
      if (ts <= now() - KEPT_MS) dropRecord(storage, key);
    }
  }

  #stored(key: string): Kept | undefined {
    const value = readRecord(this.#storage, key);
    if (typeof value?.['text'] !== 'string') return undefined;
    const { text, ts, rev } = value;
    return { text, ts: Number(ts ?? 0), rev: Number(rev ?? 0) };
  }

  /** Everything in storage, the longest untouched first. */
  #all(): (Kept & { readonly key: string })[] {
    return keysFrom(this.#storage, PREFIX)
      .map((key) => ({ text: '', ts: 0, rev: 0, ...this.#stored(key), key }))
      .sort((a, b) => a.ts - b.ts);
  }

  #find(key: string): Kept | undefined {
    const found = this.#memory.get(key) ?? this.#stored(key);
    return found !== undefined && found.ts > this.#now() - KEPT_MS ? found : undefined;
  }

  read = (key: string): string | undefined => {
    const found = this.#find(key);
    this.#known.set(key, found?.rev ?? 0);
    return found?.text;
  };

  foreign = (key: string): string | undefined => {
    const found = this.#stored(key);
    return found !== undefined && found.rev > (this.#known.get(key) ?? 0) ? found.text : undefined;
  };

  write = (key: string, text: string): void => {
    if (text === '') {
      this.forget(key);
      return;
    }
    const rev = Math.max(this.#known.get(key) ?? 0, this.#find(key)?.rev ?? 0) + 1;
    const draft: Kept = { text, ts: this.#now(), rev };
    this.#known.set(key, rev);
    this.isKept = this.#keep(key, draft);
    if (this.isKept) this.#memory.delete(key);
    else this.#memory.set(key, draft);
    this.#tidy(key);
  };

  /** Older drafts make room for this one. */
  #keep(key: string, draft: Kept): boolean {
    const older = this.#all().filter((each) => each.key !== key);
    for (;;) {
      if (keepRecord(this.#storage, key, draft)) return true;
      const oldest = older.shift();
      if (oldest === undefined) return false;
      dropRecord(this.#storage, oldest.key);
    }
  }

  /** Takes away what is too much, but never the draft just written. */
  #tidy(key: string): void {
    let units = 0;
    this.#all()
      .reverse()
      .forEach((draft, i) => {
        units += draft.key.length + draft.text.length;
        if (draft.key === key || (i < KEPT_DRAFTS && units <= KEPT_UNITS)) return;
        dropRecord(this.#storage, draft.key);
      });
  }

  forget = (key: string): void => {
    this.#memory.delete(key);
    this.#known.delete(key);
    dropRecord(this.#storage, key);
  };

  forgetAll = (): void => {
    for (const key of [...this.#memory.keys(), ...keysFrom(this.#storage, PREFIX)])
      this.forget(key);
  };
}

/** The drafts of this browser. One instance per page: what cannot be stored is in it alone. */
export const createDrafts = (options: DraftsOptions): Drafts => new KeptDrafts(options);
