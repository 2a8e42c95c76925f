/** A section's side of the live connection: hands on what arrives, asks where something was missed. Fetched late. */
import { readSession, type ChangeEvent } from '@komentar/client';
import { follow, reduceChanges, type Follow } from '@komentar/client/live';
import type { JoinView } from '@komentar/protocol';
import { LiveEvent, StatusEvent, type LiveStatus } from '../late-events.js';
import type { OpenLine, ThreadAccess } from './thread-access.js';
import type { ThreadHost } from './thread-host.js';
import { Timers } from './timers.js';

/** A line that is back at once was not worth a word. */
const SAY_RECONNECTING_AFTER_MS = 3_000;

/** One thread's line, from its making to its closing. */
export class LiveLine implements OpenLine {
  status: LiveStatus = 'off';
  /** Readers of the thread now, once the server has said so. */
  readers: number | undefined;
  /** True where the line has been away for long enough to say so. */
  isReconnecting = false;
  #host: ThreadHost;
  #thread: ThreadAccess;
  #follow: Follow;
  #timers = new Timers();
  #isClosed = false;
  #isAsking = false;
  #again = false;
  #holding = 0;
  #held: ChangeEvent[] = [];

  /** @param key the server's own name of the thread */
  constructor(host: ThreadHost, thread: ThreadAccess, key: string) {
    this.#host = host;
    this.#thread = thread;
    const { server, ref } = host.where;
    this.#follow = follow({
      server,
      ref: { ...ref, key },
      token: this.#token,
      handlers: {
        since: () => thread.list.seq,
        notice: (notice) => this.#arrived({ kind: 'notice', notice }),
        decided: (decided) => this.#arrived({ kind: 'own-decided', decided }),
        joined: this.#handleJoined,
        state: this.#handleState,
        presence: this.#handlePresence,
      },
    });
  }

  get #token(): string | undefined {
    return readSession(this.#host.where.ref.site, Date.now()).token;
  }

  #arrived(event: ChangeEvent): void {
    if (this.#holding > 0) this.#held.push(event);
    else this.#take(event);
  }

  #take(event: ChangeEvent): void {
    const { list } = this.#thread;
    const id = event.kind === 'own-decided' ? event.decided.commentId : '';
    const from = list.own(id)?.status;
    list.step((state) => reduceChanges(state, event));
    const to = list.own(id)?.status;
    if (from === undefined || to === undefined || from === to) return;
    this.#host.dispatchEvent(new StatusEvent({ id, from, to }));
  }

  #handleJoined = (join: JoinView): void => {
    if (join.viewer) this.#thread.hear?.(join.viewer.sanctions);
    if ('changes' in join) this.#arrived({ kind: 'caught-up', ...join });
    else this.#thread.renew(join);
  };

  #handleState = (status: LiveStatus): void => {
    if (status === this.status) return;
    this.status = status;
    this.#say(false);
    this.#timers.stop('away');
    if (status === 'reconnecting') {
      this.#timers.set('away', () => this.#say(true), SAY_RECONNECTING_AFTER_MS);
    }
    this.#host.dispatchEvent(new LiveEvent({ state: status }));
  };

  #handlePresence = (readers: number): void => {
    this.readers = readers;
    this.#host.requestUpdate();
  };

  #say(isReconnecting: boolean): void {
    this.isReconnecting = isReconnecting;
    this.#host.requestUpdate();
  }

  /**
   * Keeps what arrives back while a comment is being sent: its notice can be faster than its answer,
   * and the reader's own comment must not go behind the pill first.
   */
  hold(): void {
    this.#holding += 1;
  }

  letGo(): void {
    this.#holding -= 1;
    if (this.#holding === 0) this.#held.splice(0).forEach((event) => this.#arrived(event));
  }

  /** Asks for the changes that are missing, over the connection or, where there is none, over HTTP. */
  catchUp(): void {
    if (this.status === 'live') this.#follow.catchUp();
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#again = this.#isAsking;
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { call, list } = this.#thread;
    const answer = await call('thread:join', {
      ...this.#host.where.ref,
      since: Math.max(0, list.seq),
    });
    this.#isAsking = false;
    if (this.#isClosed) return;
    if (answer.ok) this.#handleJoined(answer.value);
    if (this.#again) void this.#ask();
  }

  /** Speaks from now on in the name of whoever the session is of. */
  renewToken(): void {
    this.#follow.setToken(this.#token);
  }

  close(): void {
    this.#isClosed = true;
    this.#timers.clear();
    this.#follow.release();
  }
}
