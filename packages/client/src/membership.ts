/** One follower of a thread: asks for what it missed, never twice at once. */
import type { Answer, JoinView, NoticeBody, ThreadNotice } from '@komentar/protocol';
import type { Call } from './call.js';
import type { Socket } from './connect-to.js';
import type { ThreadRef } from './read.js';
import type { ThreadNotice as ChangeNotice } from './thread-model.js';

/** `live`: what happens arrives, over a connection or, where none can be had, by asking every few seconds. */
export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** What a follower wants to hear, and the one thing it is asked. */
export interface FollowHandlers {
  /** The last change it knows; asked before every join. */
  readonly since: () => number;
  readonly notice: (notice: ChangeNotice) => void;
  readonly decided: (decided: NoticeBody<'comment:decided'>) => void;
  /** What was missed since `since`, or a fresh page. */
  readonly joined: (join: JoinView) => void;
  readonly state: (state: LiveState) => void;
  /** How many readers have the thread open now. */
  readonly presence?: (readers: number) => void;
}

export interface FollowOptions {
  readonly server: string;
  /** `key` is the server's own name of the thread, by which notices are told apart. */
  readonly ref: ThreadRef & { readonly key: string };
  readonly token: string | undefined;
  readonly handlers: FollowHandlers;
}

/** How long an answer to a join may take before the join counts as lost. */
const JOIN_TIMEOUT_MS = 10_000;

/** When a join that was refused or lost is tried again. */
const REJOIN_MS = 5_000;

export class Membership {
  #socket: Socket;
  #options: FollowOptions;
  #asking = false;
  #again = false;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket, options: FollowOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  get handlers(): FollowHandlers {
    return this.#options.handlers;
  }

  get #name(): ThreadRef {
    const { site, thread, url } = this.#options.ref;
    return thread === undefined ? { site, url } : { site, thread };
  }

  get #input(): ThreadRef & { readonly since: number } {
    return { ...this.#name, since: Math.max(0, this.handlers.since()) };
  }

  follows(site: string, key: string): boolean {
    return this.#options.ref.site === site && this.#options.ref.key === key;
  }

  /** Joins, or catches up where it has joined. */
  join(): void {
    if (this.#asking) this.#again = true;
    else if (this.#socket.connected) this.#ask();
  }

  #ask(): void {
    this.#asking = true;
    this.#socket
      .timeout(JOIN_TIMEOUT_MS)
      .emit('thread:join', this.#input, (lost: unknown, answer?: Answer<JoinView>) =>
        this.#answered(lost, answer),
      );
  }

  #answered(lost: unknown, answer: Answer<JoinView> | undefined): void {
    this.#asking = false;
    if (this.#isOver) return;
    if (this.#timer === undefined && (lost || !answer?.ok)) this.#later(answer);
    const isWanted = this.#again;
    this.#again = false;
    if (!lost && answer?.ok) this.handlers.joined(answer.value);
    if (isWanted) this.join();
  }

  #later(answer: Answer<JoinView> | undefined): void {
    const waitMs = answer?.ok === false ? answer.error.retryAfterMs : undefined;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.join();
    }, waitMs ?? REJOIN_MS);
  }

  hear(notice: ThreadNotice): void {
    if (notice.name === 'comments:changed') this.#together(notice.body);
    else this.handlers.notice(notice);
  }

  /** Several changes at once, where they follow on the last one known; otherwise it asks for what it missed. */
  #together({ from, seq, view, changes }: NoticeBody<'comments:changed'>): void {
    if (this.handlers.since() >= seq) return;
    if (this.handlers.since() === from) this.handlers.joined({ thread: view, changes });
    else this.join();
  }

  /** Asks over HTTP, which follows nothing. @returns whether the server answered */
  async poll(call: Call): Promise<boolean> {
    const answer = await call('thread:join', this.#input);
    if (answer.ok && !this.#isOver && !this.#socket.connected) this.handlers.joined(answer.value);
    return answer.ok;
  }

  /** @param isLast whether nobody else on this connection follows the thread */
  end(isLast: boolean): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    if (isLast && this.#socket.connected) this.#socket.emit('thread:leave', this.#name);
  }
}
