/** What stands against the reader: says it where the composer is, and takes the answer to a warning (S28). Fetched where something does. */
import { fill, refusalText, sanctionTexts, type WritingStrings } from '@komentar/client';
import { bars } from '@komentar/domain';
import type { OwnSanctionView } from '@komentar/protocol';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Announcer } from './controllers/announcer.js';
import type { ThreadAccess } from './controllers/thread-access.js';

/** No timer waits longer; whoever stays for weeks hears of it at the next join. */
const LONGEST_MS = 2 ** 31 - 1;

const barsPosting = (sanction: OwnSanctionView): boolean => bars(sanction, 'post');

const dateOf = (at: number, lang: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);

/** A composer, as far as its focus goes. */
interface Writing extends HTMLElement {
  readonly area: unknown;
  readonly updateComplete: Promise<boolean>;
  readonly focusText: () => void;
}

/** What is needed of whoever writes. */
interface Writer {
  readonly strings: WritingStrings;
  readonly announcer: Pick<Announcer, 'say'>;
  readonly sending: {
    readonly composers: Iterable<unknown>;
    readonly problems: { readonly clear: () => void };
  };
  readonly changed: () => void;
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

export class Standing implements ReactiveController {
  #host: Host;
  #thread: ThreadAccess;
  #author: Writer;
  #sanctions: readonly OwnSanctionView[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was said last, so that nothing is said twice. */
  #said = '';

  constructor(author: Writer, host: Host, thread: ThreadAccess) {
    this.#host = host;
    this.#thread = thread;
    this.#author = author;
    host.addController(this);
  }

  hostConnected(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** What holds here and now: what bars writing alone, where anything does. */
  get #here(): readonly OwnSanctionView[] {
    const { key } = this.#thread.list;
    const now = Date.now();
    const all = this.#sanctions.filter(
      ({ until = Infinity, thread = key }) => now < until && thread === key,
    );
    const barring = all.filter(barsPosting);
    return barring.length > 0 ? barring : all;
  }

  /** Whether no comment of the reader's would be taken. */
  get isBarring(): boolean {
    return this.#here.some(barsPosting);
  }

  /** Takes in what the server says stands; the focus stays with who was writing. */
  take(sanctions: readonly OwnSanctionView[]): void {
    this.#sanctions = sanctions;
    this.#tell();
  }

  #tell = (): void => {
    const { announcer, sending, strings } = this.#author;
    this.#wait();
    const said = this.#here.map((it) => this.#sentence(it)).join(' ');
    if (said === this.#said) return;
    this.#said = said;
    if (this.isBarring) sending.problems.clear();
    const writing = ([...sending.composers] as Writing[]).find((composer) =>
      composer.contains(this.#focused),
    );
    announcer.say(said || sanctionTexts(strings.lang).free, writing ? 'alert' : 'polite');
    this.#author.changed();
    if (writing) void this.#keepFocus(writing);
  };

  get #focused(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }

  /** The field under the focus may have gone, or come back. */
  async #keepFocus(composer: Writing): Promise<void> {
    await composer.updateComplete;
    if (composer.contains(this.#focused)) return;
    const notice = composer.querySelector<HTMLElement>('.notice');
    if (composer.area) composer.focusText();
    else notice?.focus();
  }

  /** Looks again when the first of them ends. */
  #wait(): void {
    clearTimeout(this.#timer);
    const ends = this.#here.flatMap(({ until }) => until ?? []);
    if (ends.length === 0) return;
    const waitMs = Math.min(...ends) - Date.now();
    this.#timer = setTimeout(this.#tell, Math.min(waitMs, LONGEST_MS));
  }

  #sentence({ kind, reason, until, everyMs = 0 }: OwnSanctionView): string {
    const { lang, reasons } = this.#author.strings;
    const texts = sanctionTexts(lang);
    const n = Math.ceil(everyMs / 1000);
    return [
      fill(texts.says[kind], { n }, lang),
      fill(texts.why, { reason: reasons[reason] }, lang),
      until === undefined ? '' : fill(texts.until, { date: dateOf(until, lang) }, lang),
    ].join(' ');
  }

  #acknowledge = async (sanctionId: string): Promise<void> => {
    const { announcer, strings } = this.#author;
    const answer = await this.#thread.call('sanction:acknowledge', { sanctionId });
    if (answer.ok) this.take(answer.value.sanctions);
    else announcer.say(refusalText(strings, answer.error), 'alert');
  };

  #notice = (sanction: OwnSanctionView): TemplateResult => {
    const { id, kind, note } = sanction;
    const { strings } = this.#author;
    return html`<div class="notice ${barsPosting(sanction) ? 'refused' : ''}" tabindex="-1">
      <p>${this.#sentence(sanction)}</p>
      ${note === undefined ? nothing : html`<p>${fill(strings.editorNote, { note }, strings.lang)}</p>`}
      ${
        kind === 'warn'
          ? html`<button class="quiet" type="button" @click=${() => void this.#acknowledge(id)}>
              ${sanctionTexts(strings.lang).acknowledge}
            </button>`
          : nothing
      }
    </div>`;
  };

  /** @param isAlone whether it stands in the place of a composer, and not in one */
  view(isAlone: boolean): TemplateResult {
    return html`<div class=${isAlone ? 'composer' : ''}>${this.#here.map(this.#notice)}</div>`;
  }
}
