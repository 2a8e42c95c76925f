/** Notices when a page becomes another article without being loaded anew. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pageUrl } from '../page-address.js';

/** What page switchers say when they are done; `popstate` is the browser's own word. */
const WINDOW = ['popstate', 'pageshow'];
const DOCUMENT = ['astro:page-load', 'turbo:load', 'pjax:end'];

/** Frameworks change the address first and the head a little later; the last word counts. */
const SETTLE_MS = 50;

/** The Navigation API, not in the compiler's library yet. */
const navigationOf = (): EventTarget | undefined =>
  (globalThis as { navigation?: EventTarget }).navigation;

type WatchedHost = ReactiveControllerHost &
  HTMLElement & { readonly thread: string | undefined; readonly url: string | undefined };

/** Calls back when the page's own address is another one; `history` is left as it is (E-53). */
export class PageWatch implements ReactiveController {
  #host: WatchedHost;
  #handleOther: () => void;
  #known = pageUrl();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #head = new MutationObserver(() => this.#look());

  /** @param handleOther called only where the section has no name of its own */
  constructor(host: WatchedHost, handleOther: () => void) {
    this.#host = host;
    this.#handleOther = handleOther;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of WINDOW) addEventListener(type, this.#look);
    for (const type of DOCUMENT) document.addEventListener(type, this.#look);
    navigationOf()?.addEventListener('currententrychange', this.#look);
    const options = { childList: true, subtree: true, attributeFilter: ['href', 'content'] };
    this.#head.observe(document.head, options);
    this.#look();
  }

  hostDisconnected(): void {
    for (const type of WINDOW) removeEventListener(type, this.#look);
    for (const type of DOCUMENT) document.removeEventListener(type, this.#look);
    navigationOf()?.removeEventListener('currententrychange', this.#look);
    this.#head.disconnect();
    clearTimeout(this.#timer);
  }

  #look = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#compare, SETTLE_MS);
  };

  #compare = (): void => {
    const now = pageUrl();
    const isOther = now !== this.#known;
    this.#known = now;
    const { thread, url } = this.#host;
    if (isOther && !thread && !url) this.#handleOther();
  };
}
