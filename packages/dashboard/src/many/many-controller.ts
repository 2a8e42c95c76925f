/** Runs the page for many comments: reads what fits, keeps the selection, and sees one decision through. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BatchControl, BatchMove, Reason } from '@komentar/domain';
import type { Answer, BatchView, CardView, Failure } from '@komentar/protocol';
import { isSignedOut } from '../signed-out.js';
import type { Wire } from '../wire.js';
import type { Search } from './search.js';

/** Comments read at once. */
const PAGE = 50;
/** How often it is asked how far a batch is; a batch of 10,000 takes some seconds. */
const ASK_MS = 300;

/** The decision that is prepared: the set is fixed, and how many it is of whom is known. */
export interface Prepared {
  readonly move: BatchMove;
  readonly batch: BatchView;
}

interface Options {
  readonly wire: Wire;
  readonly onSignedOut: () => void;
}

export class ManyController implements ReactiveController {
  search: Search | undefined;
  cards: readonly CardView[] = [];
  /** `all`: everything that fits, shown or not. */
  selected: ReadonlySet<string> | 'all' = new Set();
  isReading = false;
  prepared: Prepared | undefined;
  /** The batch that was decided on last. */
  batch: BatchView | undefined;
  /** The last refusal, until something else is asked for. */
  trouble: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #next: string | undefined;
  /** Numbers the searches: an answer to an older one is dropped. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.batch !== undefined) this.#follow(this.batch);
  }

  hostDisconnected(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
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
    Object.assign(this, { search, cards: [], selected: new Set<string>(), prepared: undefined });
    this.batch = undefined;
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

  /** Fixes the set at the server and says how many it is of whom; nothing is decided yet. */
  async prepare(move: BatchMove): Promise<void> {
    const { search, selected } = this;
    if (search === undefined) return;
    const answer = await this.#options.wire.call('comments:freeze', {
      queue: search.queue,
      ...(search.site !== undefined && { site: search.site }),
      ...(selected === 'all' ? { filter: search.filter } : { commentIds: [...selected] }),
    });
    const value = this.#take(answer);
    this.prepared = value && { move, batch: value.batch };
    this.#host.requestUpdate();
  }

  /** Puts the prepared decision away. */
  cancel(): void {
    this.prepared = undefined;
    this.#host.requestUpdate();
  }

  /** Decides, and follows the work to its end. */
  async decide(reason?: Reason): Promise<void> {
    const { prepared } = this;
    if (prepared === undefined) return;
    this.#work(
      await this.#options.wire.call('comments:decide', {
        batchId: prepared.batch.id,
        move: prepared.move,
        ...(reason !== undefined && { reason }),
      }),
    );
  }

  async control(does: BatchControl): Promise<void> {
    if (this.batch === undefined) return;
    this.#work(await this.#options.wire.call('batch:control', { batchId: this.batch.id, does }));
  }

  /** Takes the whole batch back. */
  async undo(): Promise<void> {
    if (this.batch === undefined) return;
    const answer = await this.#options.wire.call('decision:undo', { batchId: this.batch.id });
    if (answer.ok && !('batch' in answer.value)) return;
    this.#work(answer as Answer<{ readonly batch: BatchView }>);
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
    const answer = await this.#options.wire.call('queue:read', {
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
    this.trouble = answer.ok ? undefined : answer.error;
    if (!answer.ok && isSignedOut(answer.error)) this.#options.onSignedOut();
    return answer.ok ? answer.value : undefined;
  }

  #work(answer: Answer<{ readonly batch: BatchView }>): void {
    const value = this.#take(answer);
    if (value !== undefined) this.#follow(value.batch);
    this.#host.requestUpdate();
  }

  /** Asks again for as long as the server works. */
  #follow(batch: BatchView): void {
    this.prepared = undefined;
    this.batch = batch;
    clearTimeout(this.#timer);
    if (batch.state === 'running' || batch.state === 'undoing')
      this.#timer = setTimeout(() => void this.#ask(batch.id), ASK_MS);
  }

  async #ask(batchId: string): Promise<void> {
    const answer = await this.#options.wire.call('batch:read', { batchId });
    const value = this.#take(answer);
    if (this.batch?.id !== batchId) return;
    // Where the line is broken the work goes on all the same; it is asked again.
    if (value !== undefined) this.#follow(value.batch);
    else if (this.trouble?.code === 'unavailable') this.#follow(this.batch);
    this.#host.requestUpdate();
  }
}
