/** Keeps a section in step with who its reader is: signed in or out in another tab, or in another section. */
import { readSession, reduceOwn } from '@komentar/client';
import { watchSession } from '@komentar/client/writing';
import type { CommandResult } from '@komentar/protocol';
import type { ReactiveController } from 'lit';
import type { ThreadAccess } from './thread-access.js';
import type { ThreadHost } from './thread-host.js';

/** What of the reader's own there is to renew. */
interface Watched {
  readonly thread: ThreadAccess;
  readonly handleMine: (mine: CommandResult<'thread:mine'>) => void;
  readonly readOwn: () => Promise<void>;
  readonly changed: () => void;
}

export class SessionWatch implements ReactiveController {
  #host: ThreadHost;
  #it: Watched;
  #isMember = false;
  #end: (() => void) | undefined;

  constructor(host: ThreadHost, it: Watched) {
    this.#host = host;
    this.#it = it;
    host.addController(this);
  }

  get #site(): string {
    return this.#host.where.ref.site;
  }

  hostConnected(): void {
    this.#isMember = readSession(this.#site, Date.now()).isMember === true;
    this.#end = watchSession(() => this.#site, this.#handleOther);
  }

  hostDisconnected(): void {
    this.#end?.();
  }

  /** A guest's first session changes nothing he sees; everybody else is somebody else now (E-63). */
  #handleOther = (isElsewhere: boolean): void => {
    const { isMember = false } = readSession(this.#site, Date.now());
    const isSame = !isElsewhere && isMember === this.#isMember;
    this.#isMember = isMember;
    if (isSame) return;
    const { thread, handleMine, readOwn, changed } = this.#it;
    thread.list.step((state) => reduceOwn(state, { kind: 'own-forgotten' }));
    handleMine({ items: [], liked: [], reported: [] });
    thread.line?.renewToken();
    void readOwn();
    changed();
  };
}
