/** `<komentar-count>`: how many comments an article has, for teasers and links, without loading a section. */
import { countTexts, totalsHref, type TotalName } from '@komentar/client';
import { whenNear } from './near-viewport.js';
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
    for (const count of counts) count.total = totals[count.named[1]];
  } catch {
    // Offline, or no server: a count is not worth a word.
  }
};

const flush = (): void => {
  timer = undefined;
  for (let counts = [...waiting]; counts[0];) {
    const { site } = counts[0];
    const now = counts.filter((count) => count.site === site).slice(0, AT_ONCE);
    counts = counts.filter((count) => !now.includes(count));
    void fillIn(site, now);
  }
  waiting.clear();
};

/**
 * Shows the total of a thread; nothing at all until it is known.
 * Attributes: `thread` or `url`, `site`, `value` (what the page knows already), `format` (`number`,
 * `compact`, `label`), `zero` (shows a 0, which otherwise is nothing, or in a label "Tulis komentar").
 */
export class KomentarCount extends Base {
  #total: number | undefined;
  #stop: (() => void) | undefined;

  get site(): string {
    return this.getAttribute('site') ?? countDefaults.site();
  }

  /** What the thread is asked for by. */
  get named(): TotalName {
    const thread = this.getAttribute('thread');
    if (thread) return ['thread', thread];
    return ['url', this.getAttribute('url') ?? location.href.replace(/#.*/, '')];
  }

  /** The total, once it is known. Setting it shows it. */
  get total(): number | undefined {
    return this.#total;
  }

  set total(total: number | undefined) {
    this.#total = total;
    this.textContent = total === undefined ? '' : this.#text(total);
  }

  connectedCallback(): void {
    const value = this.getAttribute('value');
    if (value) this.total ??= Number(value);
    document.addEventListener('komentar-count', this.#handleCount);
    this.#stop = whenNear(this, () => {
      waiting.add(this);
      timer ??= setTimeout(flush, GATHER_MS);
    });
  }

  disconnectedCallback(): void {
    document.removeEventListener('komentar-count', this.#handleCount);
    this.#stop?.();
    waiting.delete(this);
  }

  /** A section of the same thread on the same page knows best. */
  #handleCount = ({
    target,
    detail,
  }: CustomEventInit<{ total: number }> & { target?: unknown }): void => {
    const [kind, name] = this.named;
    if ((target as Element).getAttribute(kind) === name) this.total = detail?.total;
  };

  #text(total: number): string {
    const lang = this.closest<HTMLElement>('[lang]')?.lang || 'id';
    const texts = countTexts(lang);
    const format = this.getAttribute('format');
    const isLabel = format === 'label';
    if (!total && !this.hasAttribute('zero')) return isLabel ? texts.zero : '';
    const full = total.toLocaleString(lang);
    if (isLabel) return texts.label(total, full);
    if (format !== 'compact') return full;
    this.title = full;
    return total.toLocaleString(lang, { notation: 'compact' });
  }
}
