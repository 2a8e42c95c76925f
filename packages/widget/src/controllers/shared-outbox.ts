/** The line of comments that wait to be sent: one for all sections of a page that write on the same site. */
import {
  browserStorage,
  createOutbox,
  pauseFor,
  type Outbox,
  type OutboxItem,
} from '@komentar/client/writing';
import type { Answer, OwnCommentView } from '@komentar/protocol';

/** Sends one item; resolves always. */
export type Send = (item: OutboxItem) => Promise<Answer<OwnCommentView>>;

interface Shared {
  readonly outbox: Outbox;
  readonly senders: Set<Send>;
}

const lines = new Map<string, Shared>();

const open = (site: string): Shared => {
  const senders = new Set<Send>();
  const post: Send = async (item) => {
    // A section that has been there for longer knows more of the session.
    const [send] = senders;
    return send ? send(item) : { ok: false, error: { code: 'unavailable', message: 'no section' } };
  };
  const storage = browserStorage();
  const { locks }: { readonly locks?: LockManager } = navigator;
  const outbox = createOutbox({ storage, post, now: Date.now, wait: pauseFor, site, locks });
  return { senders, outbox };
};

/** Takes part in a site's line; it runs for as long as anybody does. @returns the line, and ends it */
export const joinOutbox = (
  server: string,
  site: string,
  send: Send,
): { readonly outbox: Outbox; readonly leave: () => void } => {
  const name = `${server} ${site}`;
  const shared = lines.get(name) ?? open(site);
  lines.set(name, shared);
  shared.senders.add(send);
  const leave = () => {
    shared.senders.delete(send);
    if (shared.senders.size > 0) return;
    shared.outbox.stop();
    lines.delete(name);
  };
  return { outbox: shared.outbox, leave };
};
