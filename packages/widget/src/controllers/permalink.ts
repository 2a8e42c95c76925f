/** Brings a reader to the comment that the address names, wherever in the thread it stands. */
import { askedComment } from '../near-viewport.js';
import type { FocusKeeper } from './focus-keeper.js';
import { readReplies } from './further-reading.js';
import type { LateHost, LateThread } from './thread-access.js';

/** How long a row is looked after that pictures and fonts may still push away (W-55). */
const SETTLE_MS = 1_000;

export class Permalink {
  /** The comment that is not there, for as long as the notice about it stands. */
  missing: string | undefined;
  #host: LateHost;
  #thread: LateThread;
  #focus: FocusKeeper;
  #handled: string | undefined;

  constructor(host: LateHost, thread: LateThread, focus: FocusKeeper) {
    this.#host = host;
    this.#thread = thread;
    this.#focus = focus;
  }

  /** Goes where the address points, once for each address. */
  follow = (): void => {
    const id = askedComment();
    if (this.#thread.phase !== 'ready' || id === this.#handled) return;
    this.#handled = id;
    this.missing = undefined;
    if (id !== undefined) void this.#follow(id);
  };

  async #follow(id: string): Promise<void> {
    const isThere = await this.goTo(id);
    if (isThere) this.#keep(id);
    // On a page with several threads it can be another one's.
    else if (document.querySelectorAll('komentar-section').length === 1) this.missing = id;
    this.#host.requestUpdate();
  }

  /** @returns whether the comment is on the screen now */
  goTo = async (id: string): Promise<boolean> => {
    await this.#host.settled();
    if (this.#focus.goTo(id)) return true;
    if (this.#thread.at !== id) await this.#thread.readAt(id);
    await this.#host.settled();
    return this.#focus.goTo(id) || this.#unfold(id);
  };

  /** A reply can stand further down in its conversation, which then is the page's first. */
  async #unfold(id: string): Promise<boolean> {
    const root = this.#thread.list.screen?.conversations[0]?.id;
    if (root === undefined) return false;
    await readReplies(this.#host, this.#thread, root);
    if (!this.#thread.list.knows(id)) return false;
    const row = this.#host.renderRoot.querySelector(`[data-conversation="${CSS.escape(root)}"]`);
    const group = row?.closest('komentar-group');
    group?.opened.add(root);
    group?.requestUpdate();
    await this.#host.settled();
    return this.#focus.goTo(id);
  }

  /** Corrects once where the row was pushed away and the reader has not scrolled. */
  #keep(id: string): void {
    const row = this.#host.renderRoot.querySelector(`#komentar-${CSS.escape(id)}`);
    const top = row?.getBoundingClientRect().top;
    let hasScrolled = false;
    const handleScroll = (): void => {
      hasScrolled = true;
    };
    const events = ['wheel', 'touchmove', 'keydown'];
    for (const type of events) addEventListener(type, handleScroll, { passive: true });
    setTimeout(() => {
      for (const type of events) removeEventListener(type, handleScroll);
      const isPushed = row?.isConnected && row.getBoundingClientRect().top !== top;
      if (isPushed && !hasScrolled) row.scrollIntoView({ block: 'start' });
    }, SETTLE_MS);
  }
}
