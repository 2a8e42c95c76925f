/** Holds the list of rules that is shown: what was asked for, the pages read so far, and what went wrong. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommandInput, Failure, RuleView } from '@komentar/protocol';
import type { Wire } from '../wire.js';

/** What the list is asked for, besides its pages. */
export type RuleQuery = Omit<CommandInput<'rule:list'>, 'after' | 'limit'>;

/** Rules of a page. */
const LIMIT = 50;

export class RuleListController implements ReactiveController {
  items: readonly RuleView[] = [];
  next: string | undefined;
  /** Nothing has been answered yet. */
  isFirst = true;
  isReading = false;
  failure: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #wire: () => Wire;
  #query: RuleQuery | undefined;
  /** Only the answer to the last question counts. */
  #turn = 0;

  constructor(host: ReactiveControllerHost, wire: () => Wire) {
    this.#host = host;
    this.#wire = wire;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn += 1;
  }

  /** Reads the first page of a question, in the place of what is shown. */
  async ask(query: RuleQuery): Promise<void> {
    this.#query = query;
    await this.#read(undefined);
  }

  /** Reads the next page, below what is shown. */
  async more(): Promise<void> {
    if (this.next !== undefined && !this.isReading) await this.#read(this.next);
  }

  async #read(after: string | undefined): Promise<void> {
    const query = this.#query;
    if (query === undefined) return;
    this.#turn += 1;
    const turn = this.#turn;
    this.isReading = true;
    this.#host.requestUpdate();
    const answer = await this.#wire().call('rule:list', {
      ...query,
      limit: LIMIT,
      ...(after !== undefined && { after }),
    });
    if (turn !== this.#turn) return;
    this.isReading = false;
    this.isFirst = false;
    if (answer.ok) {
      const { items, next } = answer.value;
      this.items = after === undefined ? items : [...this.items, ...items];
      this.next = next;
      this.failure = undefined;
    } else this.failure = answer.error;
    this.#host.requestUpdate();
  }
}
