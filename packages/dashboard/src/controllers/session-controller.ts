/** Knows who is signed in at this browser and gets them in and out. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommandInput, Failure, ModeratorView } from '@komentar/protocol';
import { isSignedOut } from '../signed-out.js';
import type { Wire } from '../wire.js';

/**
 * `expired`: the desk stays on the screen, and whoever signs in again goes on where they were.
 * `away`: the server did not say who is signed in; asking again is all there is to do.
 */
export type Phase = 'asking' | 'away' | 'out' | 'in' | 'expired';

export class SessionController implements ReactiveController {
  phase: Phase = 'asking';
  me: ModeratorView | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #wire: Wire;

  constructor(host: ReactiveControllerHost, wire: Wire) {
    this.#host = host;
    this.#wire = wire;
    host.addController(this);
  }

  hostConnected(): void {
    void this.ask();
  }

  /** Asks the server who is signed in. */
  async ask(): Promise<void> {
    this.#become('asking');
    const answer = await this.#wire.call('moderator:me', {});
    if (answer.ok) this.#enter(answer.value.moderator);
    else this.#become(isSignedOut(answer.error) ? 'out' : 'away');
  }

  /** Signs in; answers the refusal where it did not work. */
  async login(input: CommandInput<'moderator:login'>): Promise<Failure | undefined> {
    const answer = await this.#wire.call('moderator:login', input);
    if (!answer.ok) return answer.error;
    this.#enter(answer.value.moderator);
    return undefined;
  }

  /** Makes the first administrator, who is signed in then; answers the refusal where it did not work. */
  async setUp(input: CommandInput<'setup:complete'>): Promise<Failure | undefined> {
    const answer = await this.#wire.call('setup:complete', input);
    if (!answer.ok) return answer.error;
    this.#enter(answer.value.moderator);
    return undefined;
  }

  /** Ends the session; answers the refusal where the server could not be told, for the cookie is still good then. */
  async logout(): Promise<Failure | undefined> {
    const answer = await this.#wire.call('moderator:logout', {});
    if (!answer.ok && !isSignedOut(answer.error)) return answer.error;
    this.me = undefined;
    this.#become('out');
    return undefined;
  }

  /** The server lets whoever is signed in do nothing before a second factor is set up. */
  get mustSecure(): boolean {
    return this.phase === 'in' && this.me?.secondFactor === 'required';
  }

  /** What is known of whoever is signed in is something else now, or somebody has just come in. */
  know(me: ModeratorView): void {
    this.#enter(me);
  }

  /** The server no longer knows the session. */
  expire(): void {
    if (this.phase === 'in') this.#become('expired');
  }

  #enter(moderator: ModeratorView): void {
    this.me = moderator;
    this.#become('in');
  }

  #become(phase: Phase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
