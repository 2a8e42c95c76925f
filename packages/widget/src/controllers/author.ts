/** A section's reader as somebody who writes: who he is, what he has written, what of it is where. Fetched after the first comments. */
import {
  dismiss,
  readSession,
  reduceOwn,
  type OwnEvent,
  type WritingStrings,
} from '@komentar/client';
import type {
  Answer,
  CommandResult,
  OwnCommentView,
  OwnSanctionView,
  SiteView,
  ThreadView,
} from '@komentar/protocol';
import { DEFAULT_POLICY } from '@komentar/domain';
import type { ReactiveController } from 'lit';
import { SubmittedEvent } from '../late-events.js';
import { WaitingList } from '../render/outbox-row.js';
import { sectionComposer } from '../render/section-composer.js';
import type { Standing } from '../standing.js';
import type { Announcer } from './announcer.js';
import { copyText } from './copy-text.js';
import { DraftKeeper } from './draft-keeper.js';
import { readCard, writeCard, type GuestCard } from './guest-card.js';
import { Sending } from './sending.js';
import { SessionWatch } from './session-watch.js';
import { signOut, type SignInHost } from './sign-in.js';
import type { ThreadAccess } from './thread-access.js';

/** A section as its author sees it. */
export type AuthorHost = SignInHost & {
  readonly renderRoot: ParentNode;
  /** Resolves when the list has been rendered to its last row. */
  readonly settled: () => Promise<void>;
};

interface AuthorOptions {
  readonly host: AuthorHost;
  readonly thread: ThreadAccess;
  readonly announcer: Pick<Announcer, 'say'>;
}

/** What a site lets readers write, until a page says it. */
const UNKNOWN_SITE: SiteView = {
  mode: 'balanced',
  maxGraphemes: DEFAULT_POLICY.maxGraphemes,
  guests: true,
  challenge: false,
};

export class Author implements ReactiveController {
  strings!: WritingStrings;
  readonly drafts: DraftKeeper;
  readonly sending: Sending;
  readonly announcer: Pick<Announcer, 'say'>;
  /** The comment sent last from the section's own composer, until another one is begun. */
  sent: OwnCommentView | undefined;
  /** What stands against the reader; its code is fetched once something does. */
  standing: Standing | undefined;
  /** Takes in what else only the reader has: likes, reports, what can still be changed. */
  handleMine: (mine: CommandResult<'thread:mine'>) => void = () => undefined;
  #host: AuthorHost;
  #member: string | undefined;
  #thread: ThreadAccess;
  /** Comments with something waiting below them, as they were last rendered. */
  #answered: readonly string[] = [];
  /** The lists of what waits, by the comment they stand below. */
  #waiting = new Map<string | undefined, WaitingList>();

  constructor({ host, thread, announcer }: AuthorOptions) {
    this.#host = host;
    this.#thread = thread;
    this.announcer = announcer;
    this.drafts = new DraftKeeper({
      of: () => ({ site: this.#site, key: thread.list.key }),
      isOnItsWay: (parentId, text) => this.sending.isOnItsWay(parentId, text),
      isAnyOnItsWay: () => this.sending.items.length > 0,
      handleChange: () => this.changed(),
    });
    this.sending = new Sending({
      host,
      thread,
      announcer,
      drafts: this.drafts,
      strings: () => this.strings,
      isGuestBarred: () => this.isGuestBarred,
      taken: this.#posted,
      handleChange: () => this.changed(),
    });
    thread.hear = this.#hear;
    host.addController(this);
    new SessionWatch(host, {
      thread,
      handleMine: (mine) => this.handleMine(mine),
      readOwn: () => this.readOwn(),
      changed: () => this.changed(),
    });
  }

  hostConnected(): void {
    this.drafts.connect();
    this.sending.connect();
  }

  hostDisconnected(): void {
    this.drafts.disconnect();
    this.sending.disconnect();
  }

  /** Who signs in or out may do so anywhere on the page. */
  hostUpdated(): void {
    const { memberName } = this;
    if (memberName === this.#member) return;
    this.#member = memberName;
    this.changed();
  }

  get #site(): string {
    return this.#host.where.ref.site;
  }

  /** What the reader was called the last time. */
  get name(): string {
    return this.memberName ?? readCard(this.#site).name;
  }

  /** The name of somebody who signed in with the site's own account. */
  get memberName(): string | undefined {
    const { token, isMember, name } = readSession(this.#site, Date.now());
    return token !== undefined && isMember === true ? name : undefined;
  }

  get card(): GuestCard {
    return readCard(this.#site);
  }

  set card(card: Pick<GuestCard, 'email' | 'name'>) {
    writeCard(this.#site, card);
  }

  get site(): SiteView {
    return this.#thread.site ?? UNKNOWN_SITE;
  }

  /** How the thread stands. */
  get threadView(): ThreadView | undefined {
    return this.#thread.list.thread;
  }

  /** True where the reader has to sign in before he can send (S12). */
  get isGuestBarred(): boolean {
    return !this.site.guests && this.memberName === undefined;
  }

  /** Renders again whatever shows something of a text on its way. */
  changed(): void {
    this.drafts.guard();
    this.#host.requestUpdate();
    for (const composer of this.sending.composers) composer.requestUpdate();
    const answered = this.sending.items.map(({ parentId = '' }) => parentId);
    for (const id of new Set([...answered, ...this.#answered])) this.#renderGroupOf(id);
    this.#answered = answered;
  }

  #renderGroupOf(id: string): void {
    const row = this.#host.renderRoot.querySelector(`#komentar-${CSS.escape(id)}`);
    row?.closest<HTMLElement & { requestUpdate(): void }>('komentar-group')?.requestUpdate();
  }

  /** Begins with the thread that is shown now. */
  begin(): void {
    this.sending.connect();
    this.sending.begin();
    this.changed();
  }

  /** Another thread takes this one's place. */
  leave(): void {
    this.drafts.leave();
    this.sending.problems.clear();
    this.sent = undefined;
  }

  /** The rows of what waits below a comment; without one, those of what has no place further down. */
  waiting(parentId?: string): unknown {
    const { sending, strings } = this;
    const items = sending.items.filter((item) =>
      parentId === undefined
        ? item.parentId === undefined || !this.#thread.list.knows(item.parentId)
        : item.parentId === parentId,
    );
    if (items.length === 0) return undefined;
    const { retry, sendAsIs, change, discard, pause, isProving } = sending;
    const acts = { retry, sendAsIs, change, discard, copy: this.copy };
    const list = this.#waiting.get(parentId) ?? new WaitingList();
    this.#waiting.set(parentId, list);
    list.update(items, { strings, name: this.name, pauseMs: pause.leftMs, isProving, acts });
    return list.element;
  }

  /** The section's own composer. */
  composer(isClosed: boolean, goTo: (commentId: string) => void): unknown {
    return sectionComposer(this, { isClosed, goTo });
  }

  copy = async (text: string): Promise<void> => {
    const focused = (this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    await copyText(this.#host.renderRoot, text);
    focused?.focus({ preventScroll: true });
    this.announcer.say(this.strings.textCopied);
  };

  preview = (body: string): Promise<Answer<CommandResult<'comment:preview'>>> =>
    this.#thread.call('comment:preview', { site: this.#site, body });

  discardDrafts = (): void => {
    this.drafts.discardAll();
    this.announcer.say(this.strings.draftsDeleted);
  };

  signOut = (): void => {
    signOut(this.#host);
    this.changed();
  };

  #take(event: OwnEvent): void {
    this.#thread.list.step((state) => reduceOwn(state, event));
  }

  /** Reads back what waits or was rejected: only its author gets that, so no cache can have it. */
  async readOwn(): Promise<void> {
    const { call } = this.#thread;
    const { token, dismissed } = readSession(this.#site, Date.now());
    if (token === undefined) {
      this.#hear();
      return;
    }
    const answer = await call('thread:mine', this.#host.where.ref);
    if (!answer.ok || call !== this.#thread.call) return;
    this.handleMine(answer.value);
    this.#hear(answer.value.sanctions);
    const items = answer.value.items.filter(({ id }) => !dismissed.includes(id));
    this.#take({ kind: 'own-read', items });
  }

  #hear = (sanctions: readonly OwnSanctionView[] = []): void => {
    if (sanctions.length === 0 && !this.standing) return;
    import('../standing.js').then(
      ({ Standing }) => {
        this.standing ??= new Standing(this, this.#host, this.#thread);
        this.standing.take(sanctions);
      },
      // Without it a refusal still says that it is one.
      () => undefined,
    );
  };

  #posted = (comment: OwnCommentView, rtt: number | undefined): void => {
    const { id, status, parentId } = comment;
    const { line } = this.#thread;
    this.#take({ kind: 'own-posted', comment });
    if (parentId === null) this.sent = comment;
    line?.renewToken();
    // The total is the server's word; without a live line it has to be asked for.
    if (status === 'published' && line?.status !== 'live') line?.catchUp();
    const measured = rtt === undefined ? {} : { rtt };
    this.#host.dispatchEvent(new SubmittedEvent({ id, status, parentId, ...measured }));
  };

  /** A reply whose comment was taken away becomes a comment: what was typed is not lost with it. */
  rescue(): void {
    const { drafts, sending, strings } = this;
    for (const [parentId, text] of [...drafts]) {
      if (parentId === '' || this.#thread.list.knows(parentId)) continue;
      drafts.discard(parentId);
      if (text.trim() === '') continue;
      drafts.typed('', [drafts.get(''), text].filter(Boolean).join('\n\n'));
      sending.problems.set('', { field: undefined, text: strings.movedText });
      this.changed();
    }
  }

  /** Puts the notice about a rejected comment away, for good. */
  dismiss(commentId: string): void {
    dismiss(this.#site, commentId, Date.now());
    this.#take({ kind: 'own-dismissed', commentId });
  }
}
