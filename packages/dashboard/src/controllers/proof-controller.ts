/** Sends commands, and where the server wants to know once more who is there, asks for the password and goes on. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call } from '@komentar/client';
import type { Answer, CommandInput, CommandName, CommandResult, Failure } from '@komentar/protocol';
import { isSignedOut } from '../signed-out.js';

type Proof = CommandInput<'moderator:prove'>;

/** What the controller works with; asked for at each act, since properties of an element are set after it is made. */
export interface Proving {
  readonly call: Call;
  /** To be called where a refusal says that nobody is signed in any more. */
  readonly onSignedOut: () => void;
}

/** The host shows `<meja-proof>`, which shows itself while `isAsking`. */
export class ProofController implements ReactiveController {
  isAsking = false;
  /** The password was right; the code of the second factor is wanted, too. */
  wantsCode = false;
  failure: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #with: () => Proving;
  #settle: ((isProved: boolean) => void) | undefined;

  constructor(host: ReactiveControllerHost, given: () => Proving) {
    this.#host = host;
    this.#with = given;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** As any `Call`; where a proof is asked for, it is sent again once there is one. Without one its refusal is the answer. */
  readonly call = async <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
  ): Promise<Answer<CommandResult<N>>> => {
    const { call, onSignedOut } = this.#with();
    const first = await call(name, input);
    const isRefused = !first.ok && first.error.code === 'proof-required';
    const answer = isRefused && (await this.#ask()) ? await call(name, input) : first;
    if (!answer.ok && isSignedOut(answer.error)) onSignedOut();
    return answer;
  };

  /** What was typed into the dialog. */
  async prove(proof: Proof): Promise<void> {
    const answer = await this.#with().call('moderator:prove', proof);
    if (answer.ok) {
      this.#end(true);
      return;
    }
    const isQuestion = answer.error.code === 'code-required';
    this.wantsCode ||= isQuestion;
    this.failure = isQuestion ? undefined : answer.error;
    this.#host.requestUpdate();
  }

  cancel(): void {
    if (this.isAsking) this.#end(false);
  }

  #ask(): Promise<boolean> {
    this.cancel();
    this.isAsking = true;
    this.wantsCode = false;
    this.failure = undefined;
    this.#host.requestUpdate();
    return new Promise((resolve) => (this.#settle = resolve));
  }

  #end(isProved: boolean): void {
    this.isAsking = false;
    this.#settle?.(isProved);
    this.#settle = undefined;
    this.#host.requestUpdate();
  }
}
