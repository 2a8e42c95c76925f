/** Follows the page's light and dark, its size of type and its colours after the first paint. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { applyScheme, luminance, parentOf, type ThemedHost } from './theme-controller.js';

/** Page switchers write one of these; the size of an article's type does too. */
const OBSERVED: MutationObserverInit = { attributes: true };
const DRESS: MutationObserverInit = { attributes: true, attributeFilter: ['class', 'style'] };

/** Text is readable from this contrast on (WCAG 2.2, 1.4.3). */
const READABLE = 4.5;

type WatchedHost = ReactiveControllerHost &
  ThemedHost & {
    readonly renderRoot: ParentNode;
    /** Matches the element whose size of type is taken over. */
    readonly fontSizeFrom: string | undefined;
    /** As much as a header covers that stays at the top of the screen. */
    readonly scrollOffset: string | undefined;
  };

/** Told once per page: an owner has one console, whatever the number of sections. */
let hasWarned = false;

const contrast = (one: number, other: number): number =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

const found = (selector: string | undefined): Element | undefined => {
  try {
    return (selector && document.querySelector(selector)) || undefined;
  } catch {
    return undefined;
  }
};

export class ThemeWatch implements ReactiveController {
  #host: WatchedHost;
  #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #page = new MutationObserver(() => applyScheme(this.#host));
  #dress = new MutationObserver(() => this.#copySize());
  #size = new ResizeObserver(() => this.#copySize());

  constructor(host: WatchedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#page.observe(document.documentElement, OBSERVED);
    this.#page.observe(document.body, OBSERVED);
    this.#prefersDark.addEventListener('change', this.#handleChange);
    applyScheme(this.#host);
    this.update();
    this.#guardContrast();
  }

  hostDisconnected(): void {
    this.#page.disconnect();
    this.#dress.disconnect();
    this.#size.disconnect();
    this.#prefersDark.removeEventListener('change', this.#handleChange);
  }

  #handleChange = (): void => applyScheme(this.#host);

  #set(name: string, value: string): void {
    this.#host.style.setProperty(name, value);
  }

  /** Takes over what the host's attributes say about size and room; the host calls it when they change. */
  update(): void {
    const { scrollOffset, fontSizeFrom } = this.#host;
    if (scrollOffset !== undefined) this.#set('--komentar-scroll-offset', scrollOffset);
    this.#dress.disconnect();
    this.#size.disconnect();
    const source = found(fontSizeFrom);
    if (!source) return;
    for (let at: Element | null = source; at; at = parentOf(at)) this.#dress.observe(at, DRESS);
    this.#size.observe(source);
    this.#copySize();
  }

  /** The article's own size of type, for pages that let readers change only that (W-91). */
  #copySize(): void {
    const source = found(this.#host.fontSizeFrom);
    if (source) this.#set('--komentar-font-size', getComputedStyle(source).fontSize);
  }

  /** Colours that a page sets can make buttons unreadable; its owner learns of it, once. */
  #guardContrast(): void {
    if (hasWarned) return;
    const probe = document.createElement('i');
    probe.className = 'probe';
    this.#host.renderRoot.append(probe);
    const { color, backgroundColor } = getComputedStyle(probe);
    probe.remove();
    const ratio = contrast(luminance(color) ?? 1, luminance(backgroundColor) ?? 0);
    if (ratio >= READABLE) return;
    hasWarned = true;
    // eslint-disable-next-line no-console -- the page's owner is told where owners look.
    console.warn(
      `Komentar: --komentar-on-accent on --komentar-accent has a contrast of ${ratio.toFixed(1)} to 1; ` +
        `text needs ${String(READABLE)} to 1 to be read.`,
    );
  }
}
