/** Speaks to screen readers: two regions that are always there, one message after another. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Closer together than this, screen readers drop a message. */
const APART_MS = 500;
/** A message is taken away again, so that nobody meets it later out of its context. */
const KEPT_MS = 10_000;
/** The same words again within this time are dropped. */
const SAME_MS = 5_000;

type Region = 'polite' | 'alert';

/** Holds the text of both regions; the element renders them as they are. */
export class Announcer implements ReactiveController {
  /** What the regions say now. */
  readonly said: Record<Region, string> = { polite: '', alert: '' };
  #host: ReactiveControllerHost;
  #queue: [Region, string][] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clearing: ReturnType<typeof setTimeout> | undefined;
  #last = { text: '', at: 0 };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#queue.length > 0) this.#next();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#clearing);
    this.#timer = undefined;
  }

  /** @param region `alert` interrupts, `polite` waits for a pause */
  say(text: string, region: Region = 'polite'): void {
    const now = Date.now();
    if (text === this.#last.text && now - this.#last.at < SAME_MS) return;
    this.#last = { text, at: now };
    this.#queue.push([region, text]);
    if (this.#timer === undefined) this.#next();
  }

  #next = (): void => {
    const [region, text] = this.#queue.shift() ?? [];
    this.#timer = undefined;
    if (region === undefined || text === undefined) return;
    this.said[region] = text;
    this.#host.requestUpdate();
    clearTimeout(this.#clearing);
    this.#clearing = setTimeout(this.#clear, KEPT_MS);
    this.#timer = setTimeout(this.#next, APART_MS);
  };

  #clear = (): void => {
    this.said.polite = '';
    this.said.alert = '';
    this.#host.requestUpdate();
  };
}
