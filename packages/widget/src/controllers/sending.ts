/** What becomes of a text between its field and the server: it waits, fails, comes back, or arrives. */
import { newClientId, refusalText, type WritingStrings } from '@komentar/client';
import type { Outbox, OutboxEntry, OutboxEvent, OutboxItem } from '@komentar/client/writing';
import type { ErrorCode, Failure, OwnCommentView } from '@komentar/protocol';
import { ownPageUrl, pageTitle } from '../page-address.js';
import type { Announcer } from './announcer.js';
import { permitted } from './before-submit.js';
import type { DraftKeeper } from './draft-keeper.js';
import { contribute } from './posting.js';
import { SendPause } from './send-pause.js';
import { joinOutbox, type Send } from './shared-outbox.js';
import { signIn, type SignInHost } from './sign-in.js';
import type { ThreadAccess } from './thread-access.js';

/** A section that is only being moved on its page keeps its line. */
const LEAVE_AFTER_MS = 1_000;

/** Refusals that leave the text in its row, where it can be sent again; all others are the field's. */
const KEPT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'nudge',
  'internal',
  'unavailable',
  'session-expired',
  'session-required',
  'challenge-failed',
]);

export type FieldName = 'body' | 'email' | 'name';

/** What is wrong with what stands in a composer. */
export interface Problem {
  readonly field: FieldName | undefined;
  readonly text: string;
}

/** What a composer hands over. */
export interface Submission {
  /** Empty for a comment of its own. */
  readonly parentId: string;
  readonly body: string;
  readonly website: string;
}

/** A composer, as far as the way of its text concerns it. */
export interface Composing {
  readonly parentId: string;
  readonly contains: (node: Node | null) => boolean;
  readonly requestUpdate: () => void;
  readonly updateComplete: Promise<boolean>;
  readonly focusText: () => void;
}

interface SendingOptions {
  readonly host: SignInHost & {
    readonly settled: () => Promise<void>;
    readonly renderRoot: ParentNode;
  };
  readonly thread: ThreadAccess;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly drafts: DraftKeeper;
  readonly strings: () => WritingStrings;
  readonly isGuestBarred: () => boolean;
  /** Takes in a comment the server has. @param rtt milliseconds, where they were measured */
  readonly taken: (comment: OwnCommentView, rtt: number | undefined) => void;
  readonly handleChange: () => void;
}

const fieldOf = ({ field, code }: Failure): FieldName | undefined => {
  if (field === 'name' || field === 'email') return field;
  return field === 'body' || code.startsWith('too-') ? 'body' : undefined;
};

export class Sending {
  /** What is wrong, by the comment that is answered. */
  readonly problems = new Map<string, Problem>();
  readonly composers = new Set<Composing>();
  readonly pause: SendPause;
  /** True while the browser does the work a site asks of it. */
  isProving = false;
  /** Opens the composer of a reply, so that its text can come back. */
  openReply: (parentId: string) => Promise<void> = async () => undefined;
  #it: SendingOptions;
  #joined:
    { readonly name: string; readonly outbox: Outbox; readonly leave: () => void } | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** What waits, as it was last read: every row asks. */
  #read: { readonly key: string; readonly items: readonly OutboxEntry[] } | undefined;
  #sentAt = new Map<string, number>();
  #websites = new Map<string, string>();
  #said = new Set<string>();

  constructor(options: SendingOptions) {
    this.#it = options;
    this.pause = new SendPause(() => options.handleChange());
  }

  /** Takes part in the line of the site of the moment. */
  connect(): void {
    clearTimeout(this.#leaving);
    const { server, ref } = this.#it.host.where;
    const name = `${server} ${ref.site}`;
    if (this.#joined?.name === name) return;
    this.#leave();
    const { outbox, leave } = joinOutbox(server, ref.site, this.#send);
    const end = outbox.subscribe(this.#handle);
    const endAll = (): void => {
      end();
      leave();
    };
    this.#joined = { name, outbox, leave: endAll };
  }

  disconnect(): void {
    this.#leaving = setTimeout(() => this.#leave(), LEAVE_AFTER_MS);
  }

  #leave(): void {
    this.pause.end();
    this.#joined?.leave();
    this.#joined = this.#read = undefined;
  }

  /** What waits for the thread of the moment, first things first. */
  get items(): readonly OutboxEntry[] {
    const { key } = this.#it.thread.list;
    if (key === undefined || !this.#joined) return [];
    if (this.#read?.key !== key) this.#read = { key, items: this.#joined.outbox.items(key) };
    return this.#read.items;
  }

  isOnItsWay = (parentId: string, text: string): boolean =>
    this.items.some((item) => (item.parentId ?? '') === parentId && item.body === text);

  /** Texts that were refused while nobody looked come back to their fields. */
  begin(): void {
    for (const { refusal, ...item } of this.items)
      if (refusal && !KEPT.has(refusal.code)) void this.#giveBack(item, refusal);
  }

  /** Hands a text over to the line. @returns whether it has left its field */
  async submit({ parentId, body, website }: Submission): Promise<boolean> {
    const { host, thread, isGuestBarred } = this.#it;
    const { key } = thread.list;
    this.problems.delete(parentId);
    const draft = await permitted(host, { body, parentId: parentId || null });
    if (!draft || (isGuestBarred() && !(await this.#signIn(parentId)))) return false;
    // Meanwhile the section may have gone on to another article.
    if (key === undefined || key !== thread.list.key) return false;
    this.#add({ parentId, body: draft.body, website }, key);
    return true;
  }

  #add({ parentId, body, website }: Submission, key: string): void {
    const { host, drafts, announcer, strings } = this.#it;
    const { site, thread, url = ownPageUrl() } = host.where.ref;
    const clientId = newClientId();
    this.#websites.set(clientId, website);
    this.#sentAt.set(clientId, performance.now());
    drafts.handOver(parentId, body);
    announcer.say(strings().sending);
    this.connect();
    this.#joined?.outbox.add({
      clientId,
      site,
      threadRef: { key, thread, url },
      parentId: parentId || undefined,
      body,
      title: host.threadTitle ?? pageTitle(),
      at: Date.now(),
    });
  }

  async #signIn(parentId: string): Promise<boolean> {
    const { host, thread, strings } = this.#it;
    const opened = await signIn(host, thread, 'submit');
    if (opened === true) return true;
    const text = opened === false ? strings().signInFailed : refusalText(strings(), opened);
    this.problems.set(parentId, { field: undefined, text });
    return false;
  }

  #send: Send = async (item) => {
    const { host, thread } = this.#it;
    const { line } = thread;
    const website = this.#websites.get(item.clientId) ?? '';
    const handleProving = (isProving: boolean): void => {
      this.isProving = isProving;
      this.#it.handleChange();
    };
    // Its notice can be faster than its answer; it must not go behind the pill first.
    line?.hold();
    const answer = await contribute({ host, thread, website, handleProving }, item);
    setTimeout(() => line?.letGo());
    if (!answer.ok) this.#mention(item, answer.error);
    return answer;
  };

  /** Says once why something waits. */
  #mention({ clientId }: OutboxItem, failure: Failure): void {
    const { announcer, strings } = this.#it;
    const { code, retryAfterMs = 0 } = failure;
    if (code === 'rate-limited') this.pause.start(retryAfterMs);
    else if (code !== 'unavailable' || this.#said.has(clientId)) return;
    this.#said.add(clientId);
    announcer.say(code === 'unavailable' ? strings().queued : refusalText(strings(), failure));
  }

  #handle = (event: OutboxEvent): void => {
    switch (event.kind) {
      case 'changed':
        this.#read = undefined;
        this.#it.handleChange();
        break;
      case 'sent':
        this.#sent(event.item, event.comment);
        break;
      case 'failed':
        this.#failed(event.item, event.refusal);
        break;
    }
  };

  #isHere({ threadRef }: OutboxItem): boolean {
    return threadRef.key === this.#it.thread.list.key;
  }

  /** The row of an item that waits; absent where it is not on the screen. */
  row(clientId: string): HTMLElement | null {
    return this.#it.host.renderRoot.querySelector(`#kirim-${CSS.escape(clientId)}`);
  }

  #composer(parentId: string): Composing | undefined {
    return [...this.composers].find((each) => each.parentId === parentId);
  }

  /** True where the focus is still with an item: in its row or its field, or nowhere else. */
  #hasFocus({ clientId, parentId = '' }: OutboxItem): boolean {
    const { activeElement } = this.#it.host.renderRoot as ShadowRoot;
    if (!activeElement) return document.activeElement === document.body;
    const composer = this.#composer(parentId);
    const row = this.row(clientId);
    return (row?.contains(activeElement) ?? false) || (composer?.contains(activeElement) ?? false);
  }

  #sent(item: OutboxItem, comment: OwnCommentView): void {
    const { drafts, announcer, strings, taken, host, thread } = this.#it;
    const { clientId, parentId = '', body } = item;
    const sentAt = this.#sentAt.get(clientId);
    drafts.settle(parentId, body, item.threadRef.key);
    if (!this.#isHere(item)) return;
    const { activeElement } = host.renderRoot as ShadowRoot;
    const wasInRow = this.row(clientId)?.contains(activeElement) ?? false;
    const { slowMs } = thread.list.thread ?? {};
    if (slowMs) this.pause.start(slowMs);
    taken(comment, sentAt === undefined ? undefined : Math.round(performance.now() - sentAt));
    announcer.say(comment.status === 'published' ? strings().published : strings().pendingSr);
    if (!wasInRow) return;
    const { call } = thread;
    void host.settled().then(() => {
      if (call !== thread.call) return;
      host.renderRoot.querySelector<HTMLElement>(`#komentar-${CSS.escape(comment.id)}`)?.focus();
    });
  }

  #failed(item: OutboxItem, refusal: Failure | undefined): void {
    if (!this.#isHere(item)) return;
    const { announcer, strings } = this.#it;
    if (refusal && !KEPT.has(refusal.code)) {
      void this.#giveBack(item, refusal);
      return;
    }
    announcer.say(
      refusal?.code === 'nudge' ? refusalText(strings(), refusal) : strings().sendFailed,
      'alert',
    );
    void this.#focusRow(item);
  }

  /** Offers the first button of a row that needs its author, if he is still there and writes nothing new. */
  async #focusRow(item: OutboxItem): Promise<void> {
    const isIdle = !this.#it.drafts.get(item.parentId ?? '');
    if (!this.#hasFocus(item) || !isIdle) return;
    await this.#it.host.settled();
    this.row(item.clientId)?.querySelector('button')?.focus();
  }

  /** A text that was refused for good is in its field again, before whatever was begun meanwhile (S23). */
  async #giveBack(item: OutboxItem, refusal: Failure | undefined): Promise<void> {
    const { drafts } = this.#it;
    const from = item.parentId ?? '';
    // A reply to what is gone becomes a comment.
    const to = refusal?.code === 'parent-gone' ? '' : from;
    const hadFocus = this.#hasFocus(item);
    if (from !== to) drafts.discard(from);
    drafts.typed(to, [item.body, drafts.get(to)].filter(Boolean).join('\n\n'));
    this.#joined?.outbox.discard(item.clientId);
    if (refusal) this.#complain(to, refusal);
    if (to !== '') await this.openReply(to);
    this.#it.handleChange();
    if (hadFocus) await this.#focusField(to);
  }

  #complain(parentId: string, refusal: Failure): void {
    this.problems.set(parentId, this.#problemOf(refusal));
    if (refusal.sanction) this.#it.thread.hear?.([refusal.sanction]);
  }

  async #focusField(parentId: string): Promise<void> {
    const composer = this.#composer(parentId);
    await composer?.updateComplete;
    composer?.focusText();
  }

  #problemOf(refusal: Failure): Problem {
    const words = this.#it.strings();
    const isGone = refusal.code === 'parent-gone';
    const text = isGone ? words.movedText : refusalText(words, refusal);
    return { field: fieldOf(refusal), text };
  }

  /** Sends once more what failed, at once what waits. */
  retry = (clientId: string): void => {
    this.#said.delete(clientId);
    this.#joined?.outbox.retry(clientId);
  };

  /** Sends a text although its author was told what it seems to break. */
  sendAsIs = (clientId: string): void => this.#joined?.outbox.retry(clientId, { nudge: false });

  /** Takes a text back to change it. */
  change = (item: OutboxItem): void => void this.#giveBack(item, undefined);

  discard = ({ clientId, parentId = '', body }: OutboxItem): void => {
    this.#joined?.outbox.discard(clientId);
    this.#it.drafts.settle(parentId, body);
    this.#composer(parentId)?.focusText();
  };
}
