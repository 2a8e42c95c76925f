/** `<komentar-count>`: how many comments an article has, for teasers and links, without loading a section. */
import { countTexts, totalsHref, type TotalName } from '@komentar/client';
import { define } from './define.js';
import { whenNear } from './near-viewport.js';
import { nearestLang } from './nearest-lang.js';
import { pageUrl } from './page-address.js';
import { ask } from './preload.js';

/** Server and site for counts that do not name their own. The loader knows better. */
export const countDefaults = {
  server: '',
  site: (): string => document.querySelector('komentar-section')?.getAttribute('site') ?? '',
};

/** How long questions are gathered, and how many go into one request (the server takes no more). */
const GATHER_MS = 50;
const AT_ONCE = 100;

/** Importing this where there is no browser must not fail. */
const browser: { readonly HTMLElement?: typeof HTMLElement } = globalThis;
const Base = browser.HTMLElement ?? (Object as unknown as typeof HTMLElement);

const waiting = new Set<KomentarCount>();
let timer: ReturnType<typeof setTimeout> | undefined;

interface Totals {
  readonly totals: Readonly<Record<string, number>>;
}

/** Fills counts of one site in; where that fails they go on showing what they showed. */
const fillIn = async (site: string, counts: readonly KomentarCount[]): Promise<void> => {
  try {
    const href = totalsHref(
      countDefaults.server,
      site,
      counts.map((count) => count.named),
    );
    const { totals } = (await (await ask(href)).json()) as Totals;
    for (const count of counts) count.total = totals[count.named[1]] ?? count.total;
  } catch {
    // Offline, or no server: a count is not worth a word.
  }
};

const flush = (): void => {
  timer = undefined;
  for (let counts = [...waiting]; counts[0];) {
    const { site } = counts[0];
    const names = new Set<string>();
    const now = counts.filter((count) => {
      if (count.site !== site || (names.size >= AT_ONCE && !names.has(count.named[1])))
        return false;
      names.add(count.named[1]);
      return true;
    });
    counts = counts.filter((count) => !now.includes(count));
    void fillIn(site, now);
  }
  waiting.clear();
};

/** What a section says of itself with its event. */
type Counted = CustomEventInit<{ total: number }> & { readonly target?: unknown };

/**
 * Shows the total of a thread; nothing at all until it is known, and never an empty pair of brackets
 * (E-33). Attributes: `thread` or `url`, `site`, `value` (what the page knows already), `format`
 * (`number`, `compact`, `label`), `zero` (`label`: an invitation to write, `hide`: nothing, `show`: 0),
 * `live` (`off` leaves it alone when a section of the same thread on the page knows better).
 */
export class KomentarCount extends Base {
  static readonly observedAttributes = ['site', 'thread', 'url', 'value', 'format', 'zero'];

  #total: number | undefined;
  #stop: (() => void) | undefined;

  get site(): string {
    return this.getAttribute('site') ?? countDefaults.site();
  }

  /** What the thread is asked for by. */
  get named(): TotalName {
    const thread = this.getAttribute('thread');
    return thread ? ['thread', thread] : ['url', this.getAttribute('url') ?? pageUrl()];
  }

  /** The total, once it is known. Setting it shows it. */
  get total(): number | undefined {
    return this.#total;
  }

  set total(total: number | undefined) {
    this.#total = total;
    this.#show();
  }

  connectedCallback(): void {
    this.#take();
    document.addEventListener('komentar-count', this.#handleCount);
    this.#ask();
  }

  disconnectedCallback(): void {
    document.removeEventListener('komentar-count', this.#handleCount);
    this.#stop?.();
    waiting.delete(this);
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now) return;
    if (name === 'value') this.#take();
    else if (name === 'format' || name === 'zero') this.#show();
    else {
      // Another article: its number is not this one's.
      this.total = undefined;
      this.#take();
      this.#ask();
    }
  }

  /** What the page itself says, until the server does. */
  #take(): void {
    const value = this.getAttribute('value');
    if (value && !Number.isNaN(Number(value))) this.total ??= Number(value);
  }

  #ask(): void {
    this.#stop?.();
    this.#stop = whenNear(this, () => {
      waiting.add(this);
      timer ??= setTimeout(flush, GATHER_MS);
    });
  }

  /** A section of the same thread on the same page knows best (E-35). */
  #handleCount = ({ target, detail }: Counted): void => {
    const section = target as Element;
    if (section === this || this.getAttribute('live') === 'off') return;
    const [kind, name] = this.named;
    const theirs =
      section.getAttribute(kind) ?? (section.hasAttribute('thread') ? undefined : pageUrl());
    if (theirs === name) this.total = detail?.total;
  };

  #show(): void {
    this.removeAttribute('aria-label');
    const total = this.#total;
    const text = total === undefined ? '' : this.#text(total);
    if (this.textContent !== text) this.textContent = text;
  }

  #text(total: number): string {
    const lang = nearestLang(this) || 'id';
    const texts = countTexts(lang);
    const format = this.getAttribute('format');
    const zero = this.getAttribute('zero') ?? 'label';
    if (total === 0 && zero !== 'show') return zero === 'label' ? texts.zero : '';
    const full = total.toLocaleString(lang);
    if (format === 'label') return texts.label(total, full);
    if (format !== 'compact') return full;
    // Short for the eye, whole for the ear.
    this.setAttribute('aria-label', full);
    return total.toLocaleString(lang, { notation: 'compact' });
  }
}

define('komentar-count', KomentarCount);

declare global {
  interface HTMLElementTagNameMap {
    'komentar-count': KomentarCount;
  }
}
