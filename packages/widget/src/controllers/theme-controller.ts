/** Finds out whether a section stands on a light or a dark page; what follows the page later is fetched later. */

type Scheme = 'light' | 'dark';

const isScheme = (value: string): value is Scheme => value === 'light' || value === 'dark';

/** Backgrounds darker than this are dark pages; relative luminance, 0 to 1 (WCAG 2.2). */
const DARK_BELOW = 0.4;

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

/** The element around one in what is painted: through slots and out of shadow roots. */
export const parentOf = (element: Element): Element | null =>
  element.assignedSlot ??
  element.parentElement ??
  (element.getRootNode() as Partial<ShadowRoot>).host ??
  null;

/** What is found first on the way from an element to the page's root. */
const upward = <T>(from: Element, find: (at: Element) => T | undefined): T | undefined => {
  for (let at: Element | null = from; at; at = parentOf(at)) {
    const found = find(at);
    if (found !== undefined) return found;
  }
  return undefined;
};

export type ThemedHost = HTMLElement & {
  readonly theme: string;
  /** Matches an element around the section while the page is dark. */
  readonly darkSelector: string | undefined;
};

/** A selector that is none matches nothing. */
const isDarkBy = (selector: string, around: Element): boolean => {
  try {
    return upward(around, (at) => at.matches(selector) || undefined) ?? false;
  } catch {
    return false;
  }
};

/**
 * Five steps, the first that knows: the section's own theme, the page's selector, the scheme the page
 * declares, the background behind, what the system prefers. The last only where the page says that it
 * follows the system: one without a word and a background is white (E-40 to E-44).
 */
const schemeOf = (host: ThemedHost): Scheme => {
  const { theme, darkSelector } = host;
  if (isScheme(theme)) return theme;
  if (darkSelector && isDarkBy(darkSelector, host)) return 'dark';
  // Our own style sheet sets `color-scheme` on the host, so the page's word is its parent's.
  const around = parentOf(host) ?? host;
  const { colorScheme } = getComputedStyle(around);
  if (isScheme(colorScheme)) return colorScheme;
  const behind = upward(around, (at) => luminance(getComputedStyle(at).backgroundColor));
  if (behind !== undefined) return behind < DARK_BELOW ? 'dark' : 'light';
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  return colorScheme.includes('dark') && prefersDark ? 'dark' : 'light';
};

/** Writes `data-scheme` on the host, from which the style sheet takes all colours. */
export const applyScheme = (host: ThemedHost): void => {
  const scheme = schemeOf(host);
  if (host.dataset['scheme'] !== scheme) host.dataset['scheme'] = scheme;
};
