/** Tells screen readers what happens, in batches: a busy queue must not talk without end. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Own acts are confirmed soon, gathered over this span. */
const SOON_MS = 400;
/** What others do is summed up over this span. */
const SUMMARY_MS = 5_000;

type Tallied = 'arrivals' | 'others';

export class Announcer implements ReactiveController {
  /** The text of the live region. */
  text = '';

  readonly #host: ReactiveControllerHost;
  readonly #sum: (what: Tallied, count: number) => string;
  #waiting: string[] = [];
  #tallies = new Map<Tallied, number>();
  #soon: ReturnType<typeof setTimeout> | undefined;
  #summary: ReturnType<typeof setTimeout> | undefined;

  /** @param sum says a tally in the language of the moment */
  constructor(host: ReactiveControllerHost, sum: (what: Tallied, count: number) => string) {
    this.#host = host;
    this.#sum = sum;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#summary);
    this.#soon = undefined;
    this.#summary = undefined;
  }

  /** Says a sentence, together with others of the same moment. */
  say(sentence: string): void {
    this.#waiting.push(sentence);
    this.#soon ??= setTimeout(() => this.#flush(), SOON_MS);
  }

  /** Counts something that is said as a sum. */
  count(what: Tallied, count: number): void {
    this.#tallies.set(what, (this.#tallies.get(what) ?? 0) + count);
    this.#summary ??= setTimeout(() => this.#sumUp(), SUMMARY_MS);
  }

  #sumUp(): void {
    this.#summary = undefined;
    for (const [what, count] of this.#tallies) this.#waiting.push(this.#sum(what, count));
    this.#tallies.clear();
    this.#flush();
  }

  #flush(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.text = this.#waiting.join(' ');
    this.#waiting = [];
    this.#host.requestUpdate();
  }
}
