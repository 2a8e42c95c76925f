/** Reads one author's record for the drawer, and sends what is decided about him. */
import { next } from '@komentar/domain';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  Answer,
  AuthorView,
  CardView,
  CommandInput,
  CommandResult,
  Failure,
} from '@komentar/protocol';
import type { Wire } from '../wire.js';

/** Comments read at once. */
const PAGE = 50;

interface Options {
  readonly wire: () => Wire;
  readonly authorId: () => string;
}

export class AuthorController implements ReactiveController {
  author: AuthorView | undefined;
  /** The last refusal, until something else is asked for. */
  trouble: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #it: Options;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#it = options;
    host.addController(this);
  }

  hostConnected(): void {
    void this.read();
  }

  async read(): Promise<void> {
    const answer = await this.#it.wire().call('author:read', { authorId: this.#it.authorId() });
    const value = this.#take(answer);
    if (value) this.author = value.author;
    this.#host.requestUpdate();
  }

  /** Sanctions the author as he was read; where somebody was faster, that is a conflict. */
  impose(
    input: Omit<CommandInput<'author:sanction'>, 'authorId' | 'version'>,
  ): Promise<CommandResult<'author:sanction'> | undefined> {
    const authorId = this.#it.authorId();
    const version = this.author?.version ?? 0;
    return this.#act(this.#it.wire().call('author:sanction', { ...input, authorId, version }));
  }

  undo(sanctionId: string): Promise<CommandResult<'sanction:undo'> | undefined> {
    return this.#act(this.#it.wire().call('sanction:undo', { sanctionId }));
  }

  lift(sanctionId: string): Promise<CommandResult<'sanction:lift'> | undefined> {
    return this.#act(this.#it.wire().call('sanction:lift', { sanctionId }));
  }

  note(text: string): Promise<CommandResult<'author:note'> | undefined> {
    const authorId = this.#it.authorId();
    return this.#act(this.#it.wire().call('author:note', { authorId, text }));
  }

  /** The author's last comments that a rejection would take, newest first: what `rejectLast` takes. */
  async rejectable(count: number): Promise<readonly CardView[]> {
    const found: CardView[] = [];
    let after: string | undefined;
    do {
      const asked = { authorId: this.#it.authorId(), limit: PAGE };
      const page = this.#take(
        await this.#it.wire().call('author:comments', after ? { ...asked, after } : asked),
      );
      found.push(...(page?.items ?? []).filter(({ status }) => next(status, 'reject')));
      after = page?.next;
    } while (after !== undefined && found.length < count);
    return found.slice(0, count);
  }

  /** Reads the record anew after an act, also after a refused one: somebody may have been faster. */
  async #act<T>(sent: Promise<Answer<T>>): Promise<T | undefined> {
    const answer = await sent;
    await this.read();
    const value = this.#take(answer);
    this.#host.requestUpdate();
    return value;
  }

  /** The value of an answer, or its refusal kept to be shown. */
  #take<T>(answer: Answer<T>): T | undefined {
    this.trouble = answer.ok ? undefined : answer.error;
    return answer.ok ? answer.value : undefined;
  }
}
