/** Decides when a section is live: not before it is near, not while the reader pauses it or saves data. */
import type { ReactiveController } from 'lit';
import { LiveEvent, type LiveStatus } from '../late-events.js';
import { recall, remember } from '../remembered.js';
import { whenIdle } from '../when-idle.js';
import type { LiveLine } from './live-line.js';
import type { LateHost, LateThread } from './thread-access.js';

/** A thread is followed while its section is on the screen or one screen away (E-57). */
const NEAR: IntersectionObserverInit = { rootMargin: '100%' };

/** Who only scrolls past has not come for the comments: its code waits until they were in view for so long. */
const SEEN_MS = 1_000;

/** Not in the compiler's library yet. */
interface SavesData {
  readonly connection?: { readonly saveData?: boolean };
}

const savesData = (): boolean =>
  (navigator as SavesData).connection?.saveData === true ||
  matchMedia('(prefers-reduced-data: reduce)').matches;

/** Not in the compiler's library yet. */
const isPrerendering = (): boolean =>
  (document as { prerendering?: boolean }).prerendering === true;

export class LiveSwitch implements ReactiveController {
  #host: LateHost;
  #thread: LateThread;
  #isNear = false;
  #isWanted = false;
  #isFetching = false;
  #isSeen = false;
  #seeing: ReturnType<typeof setTimeout> | undefined;
  #takeBack: (() => void) | undefined;
  #observer = new IntersectionObserver((entries) => {
    this.#isNear = entries.at(-1)?.isIntersecting ?? false;
    this.update();
  }, NEAR);
  #sight = new IntersectionObserver((entries) => {
    clearTimeout(this.#seeing);
    if (entries.at(-1)?.isIntersecting) this.#seeing = setTimeout(this.#handleSeen, SEEN_MS);
  });

  constructor(host: LateHost, thread: LateThread) {
    this.#host = host;
    this.#thread = thread;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    if (!this.#isSeen) this.#sight.observe(this.#host);
    document.addEventListener('prerenderingchange', this.update);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#endWatch();
    document.removeEventListener('prerenderingchange', this.update);
  }

  #endWatch(): void {
    this.#sight.disconnect();
    clearTimeout(this.#seeing);
  }

  #handleSeen = (): void => {
    this.#isSeen = true;
    this.#endWatch();
    this.update();
  };

  get #site(): string {
    return this.#host.where.ref.site;
  }

  /** The reader's own wish, remembered for the site (W-53). */
  get isPaused(): boolean {
    return recall('jeda', this.#site) !== undefined;
  }

  /** What the page and the browser allow. */
  get isAllowed(): boolean {
    const { live } = this.#host;
    return live === 'on' || (live !== 'off' && !savesData());
  }

  get status(): LiveStatus {
    if (!this.isAllowed) return 'off';
    return this.isPaused ? 'paused' : (this.#thread.line?.status ?? 'off');
  }

  get #isDue(): boolean {
    return this.#isNear && this.#isSeen && !isPrerendering();
  }

  /** Opens or closes the line, as things are now; the host calls it when one of them changed. */
  update = (): void => {
    const { phase, line, isHeld } = this.#thread;
    this.#isWanted = phase === 'ready' && isHeld && this.isAllowed && !this.isPaused;
    if (!this.#isWanted || (line && !this.#isNear)) this.close();
    else if (!line && this.#isDue) this.#open();
  };

  close(): void {
    this.#takeBack?.();
    this.#takeBack = undefined;
    const { line } = this.#thread;
    if (!line) return;
    line.close();
    this.#thread.line = undefined;
    this.#host.requestUpdate();
  }

  /** The reader pauses or goes on. */
  toggle = (): void => {
    remember('jeda', this.#site, this.isPaused ? undefined : '1');
    this.update();
    this.#host.requestUpdate();
    if (this.isPaused) this.#host.dispatchEvent(new LiveEvent({ state: 'paused' }));
  };

  /** The socket's code is as large as all the rest: it comes when there is nothing better to do. */
  #open(): void {
    const { call } = this.#thread;
    this.#takeBack ??= whenIdle(() => {
      this.#takeBack = undefined;
      void this.#fetch(call);
    });
  }

  async #fetch(call: unknown): Promise<void> {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const code = await import('./live-line.js').catch(() => undefined);
    this.#isFetching = false;
    const { list, line } = this.#thread;
    if (!code || list.key === undefined || line || !this.#isWanted || !this.#isNear) return;
    if (call !== this.#thread.call) this.#open();
    else this.#thread.line = this.#made(code.LiveLine, list.key);
  }

  #made(Line: typeof LiveLine, key: string): LiveLine {
    return new Line(this.#host, this.#thread, key);
  }
}
