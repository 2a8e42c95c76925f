/** The connection to one server with everybody on a page who follows something over it. */
import type { NoticeBody, ThreadNotice } from '@komentar/protocol';
import { createCall } from './call.js';
import { comeBack, connectTo, type Socket } from './connect-to.js';
import { Membership, type FollowOptions, type LiveState } from './membership.js';
import { createPoll } from './poll.js';

/** So long a page can be out of sight before its connection is given up. */
const HIDDEN_MS = 60_000;

/** After so many vain attempts in a row it asks over HTTP, while it goes on trying. */
const VAIN_ATTEMPTS = 2;

const NOTICES = [
  'comment:published',
  'comment:changed',
  'comment:gone',
  'comments:changed',
  'thread:changed',
] as const satisfies readonly ThreadNotice['name'][];

type Of = Pick<NoticeBody<'comment:decided'>, 'site' | 'thread'>;

export class LiveConnection {
  readonly #socket: Socket;
  readonly #members = new Set<Membership>();
  #token: string | undefined;
  #wasLive = false;
  #vain = 0;
  /** True while polling brings answers. */
  #isAnswered = false;
  /** True while nobody looks at the page. */
  #isAsleep = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hiding: ReturnType<typeof setTimeout> | undefined;
  readonly #call;
  readonly #poll = createPoll(() => this.#ask());

  constructor(server: string, token: string | undefined) {
    this.#token = token;
    this.#call = createCall({ server, token: () => this.#token });
    const socket = connectTo({ server, token: () => this.#token, transports: ['websocket'] });
    this.#socket = socket;
    socket.on('connect', this.#handleConnect);
    socket.on('disconnect', this.#handleDisconnect);
    socket.on('connect_error', this.#handleConnectError);
    for (const name of NOTICES)
      socket.on(name, (body: ThreadNotice['body']) => this.#hear({ name, body } as ThreadNotice));
    socket.on('notices:gathered', ({ notices }: NoticeBody<'notices:gathered'>) =>
      notices.forEach((notice) => this.#hear(notice)),
    );
    socket.on('comment:decided', (body: NoticeBody<'comment:decided'>) =>
      this.#each(body, ({ handlers }) => handlers.decided(body)),
    );
    socket.on('presence:changed', (body: NoticeBody<'presence:changed'>) =>
      this.#each(body, ({ handlers }) => handlers.presence?.(body.readers)),
    );
    // The answer to every join says what stands against the reader.
    socket.on('author:sanctioned', () => {
      for (const member of this.#members) member.join();
    });
    addEventListener('pagehide', this.#handlePageHide);
    addEventListener('pageshow', this.#handlePageShow);
    addEventListener('visibilitychange', this.#handleVisibility);
  }

  get isIdle(): boolean {
    return this.#members.size === 0;
  }

  get #state(): LiveState {
    if (this.#socket.connected || this.#isAnswered) return 'live';
    return this.#wasLive ? 'reconnecting' : 'connecting';
  }

  /** Does something for all who follow a thread. */
  #each({ site, thread }: Of, act: (member: Membership) => void): void {
    for (const member of this.#members) if (member.follows(site, thread)) act(member);
  }

  #hear(notice: ThreadNotice): void {
    this.#each(notice.body, (member) => member.hear(notice));
  }

  #tellState(): void {
    if (this.#isAsleep) return;
    for (const { handlers } of this.#members) handlers.state(this.#state);
  }

  #handleConnect = (): void => {
    this.#stopAsking();
    this.#wasLive = true;
    this.#tellState();
    for (const member of this.#members) member.join();
  };

  #handleDisconnect = (reason: string): void => {
    this.#tellState();
    clearTimeout(this.#timer);
    this.#timer = comeBack(this.#socket, reason);
  };

  /** While `active` Socket.IO goes on trying; otherwise the server has said no, perhaps to an old token. */
  #handleConnectError = (): void => {
    this.#vain += 1;
    if (this.#vain >= VAIN_ATTEMPTS) this.#poll.start();
    if (this.#socket.active || this.#token === undefined) return;
    this.#token = undefined;
    this.#socket.connect();
  };

  async #ask(): Promise<void> {
    const answers = await Promise.all([...this.#members].map((member) => member.poll(this.#call)));
    if (!this.#poll.isRunning) return;
    this.#isAnswered = answers.some(Boolean);
    this.#wasLive ||= this.#isAnswered;
    this.#tellState();
  }

  #stopAsking(): void {
    this.#poll.stop();
    this.#isAnswered = false;
    this.#vain = 0;
  }

  /** An open connection would keep the page out of the back/forward cache. */
  #handlePageHide = (): void => this.#sleep();

  #handlePageShow = (): void => this.#wake();

  #handleVisibility = (): void => {
    clearTimeout(this.#hiding);
    if (document.visibilityState === 'hidden')
      this.#hiding = setTimeout(() => this.#sleep(), HIDDEN_MS);
    else this.#wake();
  };

  #sleep(): void {
    this.#isAsleep = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#hiding);
    this.#stopAsking();
    this.#socket.disconnect();
  }

  /** Every joining asks for what was missed. */
  #wake(): void {
    if (!this.#isAsleep) return;
    this.#isAsleep = false;
    this.#socket.connect();
  }

  add(options: FollowOptions): Membership {
    const member = new Membership(this.#socket, options);
    this.#members.add(member);
    if (options.token !== undefined) this.setToken(options.token);
    options.handlers.state(this.#state);
    this.catchUp(member);
    return member;
  }

  catchUp(member: Membership): void {
    if (this.#poll.isRunning) void member.poll(this.#call);
    else member.join();
  }

  remove(member: Membership, { site, key }: FollowOptions['ref']): void {
    this.#members.delete(member);
    member.end(![...this.#members].some((other) => other.follows(site, key)));
  }

  setToken(token: string | undefined): void {
    if (token === this.#token) return;
    this.#token = token;
    if (!this.#isAsleep) this.#socket.disconnect().connect();
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#hiding);
    this.#poll.stop();
    removeEventListener('pagehide', this.#handlePageHide);
    removeEventListener('pageshow', this.#handlePageShow);
    removeEventListener('visibilitychange', this.#handleVisibility);
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }
}
