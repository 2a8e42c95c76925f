/** Tells what is new since a reader was here last, and leads from one new comment to the next. */
import { flat, type Branch, type ThreadScreen } from '@komentar/client';
import { recallRecord, remember } from '../remembered.js';
import type { Part } from './part.js';

/** Articles whose last visit is remembered per site. */
const KEPT = 50;

/** When a reader left each article last, in epoch milliseconds. */
const visitsOf = (site: string) => recallRecord<Record<string, number>>('kunjungan', site);

export class LastVisit {
  /** The new comment the reader was led to last. */
  at: string | undefined;
  #part: Part;
  #key: string | undefined;
  #since: number | undefined;
  #screen: ThreadScreen | undefined;
  #first: string | undefined;

  constructor(part: Part) {
    this.#part = part;
  }

  /** Begins a visit where the thread is another one than before. @returns whether it was here before */
  begin(): boolean {
    const { key } = this.#part.thread.list;
    if (key === undefined || key === this.#key) return false;
    this.end();
    this.#key = key;
    this.at = this.#screen = undefined;
    this.#since = visitsOf(this.#part.site)[key];
    return this.#since !== undefined;
  }

  /** Remembers that everything up to now has been on this reader's screen. */
  end = (): void => {
    const { site } = this.#part;
    if (this.#key === undefined) return;
    const others = Object.entries(visitsOf(site)).filter(([key]) => key !== this.#key);
    const visits = [...others.slice(1 - KEPT), [this.#key, Date.now()]];
    remember('kunjungan', site, JSON.stringify(Object.fromEntries(visits)));
  };

  isNew({ comment, isMine, own }: Branch): boolean {
    const since = this.#since;
    if (since === undefined || isMine || own) return false;
    return (comment.publishedAt ?? comment.createdAt) > since;
  }

  #hasNew = (branch: Branch): boolean => this.isNew(branch) || branch.replies.some(this.#hasNew);

  /** The new comments that are on the screen, in its order. */
  get #rows(): string[] {
    const roots = this.#part.thread.list.screen?.conversations.map(({ root }) => root) ?? [];
    return roots
      .flatMap((root) => [root, ...flat(root)])
      .filter((branch) => this.isNew(branch))
      .map(({ comment }) => comment.id);
  }

  /** The next one after the one the reader was led to; the first at the beginning. */
  get next(): string | undefined {
    const rows = this.#rows.filter((id) => this.#part.row(id));
    return rows[rows.indexOf(this.at ?? '') + 1];
  }

  /** The conversation over which it says that something is new. Every row asks: it is looked for once. */
  get first(): string | undefined {
    const { screen } = this.#part.thread.list;
    if (screen !== this.#screen) {
      this.#screen = screen;
      this.#first = screen?.conversations.find(({ root }) => this.#hasNew(root))?.id;
    }
    return this.#first;
  }

  goOn = async (): Promise<void> => {
    const { next, at } = this;
    if (next === undefined) return;
    this.at = next;
    if (at !== undefined) await this.#part.render(at);
    await this.#part.render(next);
    await this.#part.host.goTo(next);
  };
}
