/** Runs the page for many comments: reads what fits, and keeps the selection. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BatchMove } from '@komentar/domain';
import type { Answer, CardView, Failure } from '@komentar/protocol';
import type { Wire } from '../wire.js';
import { BatchController } from './batch-controller.js';
import type { Search } from './search.js';

/** Comments read at once. */
const PAGE = 50;

export class ManyController implements ReactiveController {
  search: Search | undefined;
  cards: readonly CardView[] = [];
  /** `all`: everything that fits, shown or not. */
  selected: ReadonlySet<string> | 'all' = new Set();
  isReading = false;
  /** The one decision for what is selected. */
  readonly work: BatchController;

  readonly #host: ReactiveControllerHost;
  readonly #wire: Wire;
  #next: string | undefined;
  /** Numbers the searches: an answer to an older one is dropped. */
  #turn = 0;
  #trouble: Failure | undefined;

  constructor(host: ReactiveControllerHost, wire: Wire) {
    this.#host = host;
    this.#wire = wire;
    this.work = new BatchController(host, { wire });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#turn += 1;
  }

  /** The last refusal, until something else is asked for. */
  get trouble(): Failure | undefined {
    return this.#trouble ?? this.work.trouble;
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** How many are selected, or `all` where nobody has counted yet. */
  get chosen(): number | 'all' {
    return this.selected === 'all' ? 'all' : this.selected.size;
  }

  isSelected(id: string): boolean {
    return this.selected === 'all' || this.selected.has(id);
  }

  /** Reads the first page of what fits; the selection begins empty. */
  async find(search: Search): Promise<void> {
    Object.assign(this, { search, cards: [], selected: new Set<string>() });
    this.work.forget();
    this.#next = undefined;
    await this.#read();
  }

  /** Reads on. */
  async more(): Promise<void> {
    if (this.#next !== undefined && !this.isReading) await this.#read();
  }

  /** Selects one, or lets go of it; of everything that fits, all others on the screen stay. */
  toggle(id: string): void {
    const before = this.selected === 'all' ? this.cards.map((card) => card.id) : [...this.selected];
    const after = new Set(before);
    if (!after.delete(id)) after.add(id);
    this.#select(after);
  }

  selectShown(): void {
    this.#select(new Set(this.cards.map(({ id }) => id)));
  }

  selectAll(): void {
    this.#select('all');
  }

  clear(): void {
    this.#select(new Set());
  }

  /** Prepares a decision for what is selected. */
  async prepare(move: BatchMove): Promise<void> {
    const { search, selected } = this;
    if (search === undefined) return;
    const { queue, site, filter } = search;
    const set = {
      queue,
      ...(site !== undefined && { site }),
      ...(selected === 'all' ? { filter } : { commentIds: [...selected] }),
    };
    await this.work.prepare(set, move);
  }

  #select(selected: ReadonlySet<string> | 'all'): void {
    this.selected = selected;
    this.#host.requestUpdate();
  }

  async #read(): Promise<void> {
    const { search } = this;
    if (search === undefined) return;
    const turn = ++this.#turn;
    this.isReading = true;
    this.#host.requestUpdate();
    const answer = await this.#wire.call('queue:read', {
      ...search,
      sort: 'oldest',
      limit: PAGE,
      ...(this.#next !== undefined && { after: this.#next }),
    });
    if (turn !== this.#turn) return;
    this.isReading = false;
    const value = this.#take(answer);
    if (value !== undefined) {
      this.cards = [...this.cards, ...value.items];
      this.#next = value.next;
    }
    this.#host.requestUpdate();
  }

  /** The value of an answer, or its refusal kept to be shown. */
  #take<T>(answer: Answer<T>): T | undefined {
    this.#trouble = answer.ok ? undefined : answer.error;
    return answer.ok ? answer.value : undefined;
  }
}
