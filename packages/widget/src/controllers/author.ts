/** A section's reader as somebody who writes: session, own comments, sending. Fetched after the first comments. */
import { dismiss, readSession, reduceOwn, type OwnEvent } from '@komentar/client';
import type { Answer, OwnCommentView } from '@komentar/protocol';
import { SubmittedEvent } from '../events.js';
import { contribute, type Contribution } from './posting.js';
import type { ThreadAccess } from './thread-access.js';
import type { ThreadHost } from './thread-host.js';

export class Author {
  #host: ThreadHost;
  #thread: ThreadAccess;

  constructor(host: ThreadHost, thread: ThreadAccess) {
    this.#host = host;
    this.#thread = thread;
  }

  get #site(): string {
    return this.#host.where.ref.site;
  }

  /** What the reader was called the last time. */
  get name(): string {
    return readSession(this.#site, Date.now()).name;
  }

  #take(event: OwnEvent): void {
    this.#thread.list.step((state) => reduceOwn(state, event));
  }

  /** Reads back what waits or was rejected: only its author gets that, so no cache can have it. */
  async readOwn(): Promise<void> {
    const { call } = this.#thread;
    const { token, dismissed } = readSession(this.#site, Date.now());
    if (token === undefined) return;
    const answer = await call('thread:mine', this.#host.where.ref);
    if (!answer.ok || call !== this.#thread.call) return;
    const items = answer.value.items.filter(({ id }) => !dismissed.includes(id));
    this.#take({ kind: 'own-read', items });
  }

  /** Sends a comment. The caller keeps the text until this says it has arrived. */
  async post(it: Contribution): Promise<Answer<OwnCommentView>> {
    const { call, line } = this.#thread;
    const { where, threadTitle: title } = this.#host;
    line?.hold();
    const answer = await contribute({ call, ref: where.ref, title }, it);
    // Meanwhile the section may have gone on to another article.
    if (answer.ok && call === this.#thread.call) this.#posted(answer.value);
    line?.letGo();
    return answer;
  }

  #posted(comment: OwnCommentView): void {
    const { id, status, parentId } = comment;
    const { list, line } = this.#thread;
    this.#take({ kind: 'own-posted', comment });
    line?.renewToken();
    if (status === 'published') {
      list.mark(id, 'published');
      // The total is the server's word; without a live line it has to be asked for.
      if (line?.status !== 'live') line?.catchUp();
    }
    this.#host.dispatchEvent(new SubmittedEvent({ id, status, parentId }));
  }

  /** Puts the notice about a rejected comment away, for good. */
  dismiss(commentId: string): void {
    dismiss(this.#site, commentId, Date.now());
    this.#take({ kind: 'own-dismissed', commentId });
  }
}
