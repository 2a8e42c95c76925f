/** What a reader does about comments: liking, reporting, hiding, sharing. Arrives with writing. */
import {
  fill,
  fullTime,
  refusalText,
  rejectionText,
  type Call,
  type ThreadScreen,
  type WritingStrings,
} from '@komentar/client';
import type { CommentView, CommandResult, Failure } from '@komentar/protocol';
import type { ReactiveController } from 'lit';
import { ReactEvent, ReportEvent, StatusEvent, SubmittedEvent } from '../late-events.js';
import { openReport } from '../komentar-report.js';
import { hiddenAuthors, remember } from '../remembered.js';
import { ownStyles } from '../styles/own.js';
import { rowStyles } from '../styles/rows.js';
import type { Announcer } from './announcer.js';
import { asReader } from './as-reader.js';
import { LastVisit } from './last-visit.js';
import { sayPrinted } from './paper.js';
import type { Part, PartDesk, PartHost } from './part.js';
import { OwnComments } from './own-comments.js';
import { handleRowKey } from './row-keys.js';
import type { ThreadAccess } from './thread-access.js';
import { Timers } from './timers.js';
import { hasRow, withTombstone } from './tombstones.js';

/** A word beside a row is read by then. */
const SAID_MS = 5_000;

/** What is said for a while at an own comment that has just become public. */
type Mark = 'approved' | 'published';

const MARK_MS: Record<Mark, number> = { approved: 6_000, published: 4_000 };

export interface Parts {
  readonly host: PartHost;
  readonly thread: ThreadAccess;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly desk: PartDesk;
}

/** A number of likes that holds until the thread says another one. */
interface Likes {
  readonly instead: number;
  readonly n: number;
}

export class TakingPart implements Part, ReactiveController {
  readonly host: PartHost;
  readonly thread: ThreadAccess;
  readonly desk: PartDesk;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly own: OwnComments;
  readonly visit: LastVisit;
  liked: ReadonlySet<string> = new Set();
  reported: ReadonlySet<string> = new Set();
  /** Authors whom the reader does not want to read; another set for every change. */
  hidden: ReadonlySet<string>;
  /** Comments of hidden authors that were shown nevertheless. */
  readonly revealed = new Set<string>();
  /** Comments under which a reply is being written. */
  readonly replying = new Set<string>();
  readonly collapsed = new Set<string>();
  /** The comment whose menu is open. */
  menu: string | undefined;
  /** Words beside rows, by comment. */
  readonly said = new Map<string, string>();
  readonly marks = new Map<string, Mark>();
  usualWaitMs: number | undefined;
  #likes = new Map<string, Likes>();
  #tombstones: ReadonlySet<string> = new Set();
  #timers = new Timers();
  #call: Call | undefined;
  #print = (): void => sayPrinted(this);

  constructor({ host, thread, announcer, desk }: Parts) {
    this.host = host;
    this.thread = thread;
    this.announcer = announcer;
    this.desk = desk;
    this.own = new OwnComments(this);
    this.visit = new LastVisit(this);
    this.hidden = hiddenAuthors(this.site);
    const root = this.root;
    const sheets = [ownStyles, rowStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
    root.addEventListener('focusout', this.#handleFocusOut);
    root.addEventListener('pointerover', this.#handleOver);
    root.addEventListener('keydown', (event) => handleRowKey(root, event as KeyboardEvent));
    host.addEventListener('komentar-status', this.#handleStatus);
    host.addEventListener('komentar-submitted', this.#handleSubmitted);
    thread.list.revise = this.#revise;
    host.addController(this);
  }

  get site(): string {
    return this.host.where.ref.site;
  }

  get root(): ShadowRoot {
    return this.host.renderRoot as ShadowRoot;
  }

  /** The writer's texts: this class comes with them. */
  get strings(): WritingStrings {
    return this.desk.strings as WritingStrings;
  }

  /** Rows that stay although their comment is gone: the one with the focus, and those just deleted. */
  get #keptRows(): ReadonlySet<string> {
    const focused = this.root.activeElement?.closest('article')?.id;
    const kept = new Set(this.own.withdrawn);
    return focused === undefined ? kept : kept.add(focused.replace('komentar-', ''));
  }

  /** True where a row stands for a comment that is gone. */
  isTombstone(id: string): boolean {
    return this.#tombstones.has(id);
  }

  /** Keeps rows in their place that would leave the screen too early. */
  #revise = (now: ThreadScreen, before: ThreadScreen): ThreadScreen => {
    const ids = [...this.#keptRows].filter((id) => !hasRow(now, id) && hasRow(before, id));
    const isOther = ids.some((id) => !this.#tombstones.has(id));
    this.#tombstones = new Set(ids);
    if (isOther) queueMicrotask(() => ids.forEach((id) => void this.render(id)));
    return ids.reduce((screen, id) => withTombstone(screen, before, id), now);
  };

  /** Whatever concerned another thread is over. */
  forget(): void {
    this.#timers.clear();
    this.own.forget();
    const { revealed, replying, collapsed, said, marks } = this;
    for (const set of [revealed, replying, collapsed, said, marks, this.#likes]) set.clear();
    this.liked = this.reported = new Set();
    this.menu = undefined;
  }

  /** Takes in what only the reader has of this thread. */
  takeMine = (mine: CommandResult<'thread:mine'>): void => {
    this.liked = new Set(mine.liked);
    this.reported = new Set(mine.reported);
    this.usualWaitMs = mine.usualWaitMs;
    this.own.take(mine.items);
    this.renderAll();
  };

  /** Renders the group of a row again; resolves when that is done. */
  async render(id: string): Promise<void> {
    const group = this.row(id)?.closest('komentar-group');
    group?.requestUpdate();
    await group?.updateComplete;
  }

  renderAll(): void {
    for (const group of this.root.querySelectorAll('komentar-group')) group.showAnew();
  }

  row(id: string): HTMLElement | null {
    return this.root.querySelector(`#komentar-${CSS.escape(id)}`);
  }

  /** Brings the focus to a part of a row, or to the row where it has none. */
  focus(id: string, selector: string): void {
    const row = this.row(id);
    const target = row?.querySelector<HTMLElement>(selector) ?? row;
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest' });
  }

  ask: Part['ask'] = (name, input) => asReader(this, name, input);

  /** Says something beside a row, and to those who do not see it. */
  say(id: string, text: string, region: 'polite' | 'alert' = 'polite'): void {
    this.announcer.say(text, region);
    this.said.set(id, text);
    this.#timers.set(`said ${id}`, () => this.#unsay(id), SAID_MS);
    void this.render(id);
  }

  #unsay(id: string): void {
    this.said.delete(id);
    void this.render(id);
  }

  refusal(failure: Failure): string {
    return refusalText(this.strings, failure);
  }

  refuse(id: string, failure: Failure): void {
    this.say(id, this.refusal(failure), 'alert');
  }

  /** How many like a comment, with the reader's own like of this moment. */
  likesOf({ id, likes }: CommentView): number {
    const known = this.#likes.get(id);
    return known?.instead === likes ? known.n : likes;
  }

  #setLiked(id: string, isLiked: boolean): void {
    const rest = [...this.liked].filter((each) => each !== id);
    this.liked = new Set(isLiked ? [...rest, id] : rest);
  }

  /** Likes a comment or takes that back: at once on the screen, and back where the server refuses. */
  like = async (comment: CommentView): Promise<void> => {
    const { id, likes } = comment;
    const before = this.likesOf(comment);
    const liked = !this.liked.has(id);
    this.#setLiked(id, liked);
    this.#likes.set(id, { instead: likes, n: Math.max(0, before + (liked ? 1 : -1)) });
    void this.render(id);
    const answer = await this.ask('comment:like', { commentId: id, liked });
    if (answer.ok) {
      this.host.dispatchEvent(new ReactEvent({ id, isLiked: liked }));
      // A click in the meantime has its own answer to come; most answers say what is shown already.
      if (this.liked.has(id) !== liked || this.likesOf(comment) === answer.value.likes) return;
      this.#likes.set(id, { instead: likes, n: answer.value.likes });
    } else {
      this.#setLiked(id, !liked);
      this.#likes.set(id, { instead: likes, n: before });
      const isKnown = answer.error.code !== 'unavailable' && answer.error.code !== 'internal';
      if (isKnown) this.refuse(id, answer.error);
      else this.say(id, this.strings.likeFailed, 'alert');
    }
    void this.render(id);
  };

  report = ({ id, author }: CommentView): void =>
    openReport(this.root, {
      strings: this.strings,
      name: author.name,
      send: async (input) => {
        const answer = await this.ask('comment:report', { commentId: id, ...input });
        if (!answer.ok) return this.refusal(answer.error);
        this.reported = new Set(this.reported).add(id);
        this.host.dispatchEvent(new ReportEvent({ id, reason: input.reason }));
        void this.render(id);
        return undefined;
      },
      closed: () => this.focus(id, '.more-button'),
    });

  hide = async ({ id, author }: CommentView): Promise<void> => {
    this.revealed.clear();
    this.#setHidden(new Set(this.hidden).add(author.id));
    this.announcer.say(fill(this.strings.hiddenSr, { name: author.name }, this.strings.lang));
    await this.host.settled();
    this.focus(id, '.reveal');
  };

  unhide = ({ author }: CommentView): void =>
    this.#setHidden(new Set([...this.hidden].filter((id) => id !== author.id)));

  #setHidden(hidden: ReadonlySet<string>): void {
    this.hidden = hidden;
    remember('sembunyi', this.site, hidden.size > 0 ? [...hidden].join(' ') : undefined);
    this.host.requestUpdate();
  }

  /** Shows one comment of a hidden author. */
  reveal = async (id: string): Promise<void> => {
    this.revealed.add(id);
    await this.render(id);
    this.focus(id, '.time');
  };

  #handleStatus = (event: Event): void => {
    if (!(event instanceof StatusEvent)) return;
    const { id, to } = event.detail;
    const { strings, announcer, host } = this;
    const { reason } = this.thread.list.own(id) ?? {};
    if (to === 'published') {
      this.#mark(id, 'approved');
      announcer.say(host.strings.approved);
    } else if (to === 'rejected')
      announcer.say(rejectionText(host.strings, strings, reason), 'alert');
    else if (to === 'returned') announcer.say(this.own.returnedText(reason), 'alert');
    // What the moderator wrote and marked is told to nobody but who asks for it.
    if (to === 'rejected' || to === 'returned') void this.desk.author?.readOwn();
  };

  #handleSubmitted = (event: Event): void => {
    if (event instanceof SubmittedEvent && event.detail.status === 'published')
      this.#mark(event.detail.id, 'published');
  };

  #mark(id: string, mark: Mark): void {
    this.marks.set(id, mark);
    void this.render(id);
    this.#timers.set(`mark ${id}`, () => this.#unmark(id), MARK_MS[mark]);
  }

  #unmark(id: string): void {
    this.marks.delete(id);
    void this.render(id);
  }

  /** The moment in full is told to whoever rests on a time: worked out for all of them it would cost more than they do. */
  #handleOver = ({ target }: Event): void => {
    const time = (target as Element).closest('time');
    if (time) time.title = fullTime(Date.parse(time.dateTime), this.strings.lang);
  };

  /** A tombstone goes when the reader has left it. */
  #handleFocusOut = (event: Event): void => {
    const article = (event.target as Element).closest('article');
    if (!article) return;
    setTimeout(() => {
      if (article.contains(this.root.activeElement)) return;
      if (article.querySelector('.tombstone')) this.recount();
    });
  };

  /** Works out anew what is on the screen. */
  recount(): void {
    this.thread.list.step((state) => ({ state, gap: false }));
  }

  hostConnected(): void {
    addEventListener('pagehide', this.visit.end);
    addEventListener('beforeprint', this.#print);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.visit.end);
    removeEventListener('beforeprint', this.#print);
    this.visit.end();
  }

  /** Notices another thread in the place of this one. */
  hostUpdated(): void {
    const { call } = this.thread;
    if (this.#call !== undefined && this.#call !== call) this.forget();
    this.#call = call;
    if (this.visit.begin()) this.renderAll();
  }
}
