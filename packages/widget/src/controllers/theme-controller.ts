/** Finds out whether a section stands on a light or a dark page, and follows the page when it changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Scheme = 'light' | 'dark';

const isScheme = (value: string): value is Scheme => value === 'light' || value === 'dark';

/** Backgrounds darker than this are dark pages; relative luminance, 0 to 1 (WCAG 2.2). */
const DARK_BELOW = 0.4;

/** Page switchers write one of these. */
const OBSERVED: MutationObserverInit = { attributes: true };

const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const luminanceOf = ([red = 0, green = 0, blue = 0]: readonly number[]): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/**
 * The relative luminance of a computed colour, `undefined` where it lets half of what is below
 * through. Browsers compute to `rgb()`, `color(srgb …)` and, as they were written, to the notations
 * that begin with a lightness, whose cube is close to the luminance.
 */
export const luminance = (color: string): number | undefined => {
  const numbers = (color.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [first = 0, , , alpha = 1] = numbers;
  if (alpha < 0.5) return undefined;
  if (color.startsWith('rgb')) return luminanceOf(numbers.map((each) => each / 255));
  if (color.startsWith('c')) return luminanceOf(numbers);
  return (color.startsWith('ok') ? first : first / 100) ** 3;
};

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ??
  element.parentElement ??
  (element.getRootNode() as Partial<ShadowRoot>).host ??
  null;

/** The luminance of the nearest background that covers what is below it. */
const backgroundBehind = (element: Element): number | undefined => {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const found = luminance(getComputedStyle(at).backgroundColor);
    if (found !== undefined) return found;
  }
  return undefined;
};

type ThemedHost = ReactiveControllerHost & HTMLElement & { readonly theme: string };

/** Writes `data-scheme` on its host, from which the style sheet takes all colours. */
export class ThemeController implements ReactiveController {
  #host: ThemedHost;
  #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #observer = new MutationObserver(() => this.update());

  constructor(host: ThemedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(document.documentElement, OBSERVED);
    this.#observer.observe(document.body, OBSERVED);
    this.#prefersDark.addEventListener('change', this.update);
    this.update();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#prefersDark.removeEventListener('change', this.update);
  }

  /** Looks again; the host calls it when its own theme is set anew. */
  update = (): void => {
    const scheme = this.#resolve();
    if (this.#host.dataset['scheme'] !== scheme) this.#host.dataset['scheme'] = scheme;
  };

  #resolve(): Scheme {
    const { theme } = this.#host;
    if (isScheme(theme)) return theme;
    // Our own style sheet sets `color-scheme` on the host, so the page's word is its parent's.
    const around = parentOf(this.#host) ?? this.#host;
    const { colorScheme } = getComputedStyle(around);
    if (isScheme(colorScheme)) return colorScheme;
    const behind = backgroundBehind(around);
    if (behind !== undefined) return behind < DARK_BELOW ? 'dark' : 'light';
    // Without any background a page that says nothing about schemes is white, whatever the system likes.
    return colorScheme.includes('dark') && this.#prefersDark.matches ? 'dark' : 'light';
  }
}
