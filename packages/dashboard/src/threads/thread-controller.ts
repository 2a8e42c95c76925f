/** Knows how one thread stands, and sets it: state, note, and the way back. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answer, CommandInput, Failure, ThreadSettingsView } from '@komentar/protocol';
import type { Wire } from '../wire.js';

interface Options {
  readonly wire: Wire;
  readonly name: { readonly site: string; readonly key: string };
}

type Change = Omit<CommandInput<'thread:change'>, 'site' | 'thread' | 'url' | 'key' | 'version'>;

export class ThreadController implements ReactiveController {
  /** As the server said last. */
  thread: ThreadSettingsView | undefined;
  failure: Failure | undefined;
  isSending = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: Options;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    const { wire, name } = this.#options;
    void this.#ask(() => wire.call('thread:settings', name));
  }

  /** Changes what was looked at; true where it was done. */
  change(change: Change): Promise<boolean> {
    const { wire, name } = this.#options;
    const version = this.thread?.version ?? 0;
    return this.#ask(() => wire.call('thread:change', { ...name, ...change, version }));
  }

  /** Takes the last change back, whoever made it; true where it was done. */
  undo(decisionId: string): Promise<boolean> {
    return this.#ask(() => this.#options.wire.call('thread:undo', { decisionId }));
  }

  async #ask(
    call: () => Promise<Answer<{ readonly thread: ThreadSettingsView }>>,
  ): Promise<boolean> {
    this.isSending = true;
    this.failure = undefined;
    this.#host.requestUpdate();
    const answer = await call();
    this.isSending = false;
    if (answer.ok) this.thread = answer.value.thread;
    else this.#refused(answer.error);
    this.#host.requestUpdate();
    return answer.ok;
  }

  #refused(failure: Failure): void {
    this.failure = failure;
    this.thread = failure.thread ?? this.thread;
  }
}
