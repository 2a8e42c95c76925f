/** Sends commands, and where the server wants to know once more who is there, asks for the password and goes on. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Call } from '@komentar/client';
import type { Answer, CommandInput, CommandName, CommandResult, Failure } from '@komentar/protocol';

type Proof = CommandInput<'moderator:prove'>;

/** The host shows `<meja-proof>`, which shows itself while `isAsking`. */
export class ProofController implements ReactiveController {
  isAsking = false;
  /** The password was right; the code of the second factor is wanted, too. */
  wantsCode = false;
  failure: Failure | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #call: () => Call;
  #settle: ((isProved: boolean) => void) | undefined;

  /** @param call asked for at each act, since properties of an element are set after it is made */
  constructor(host: ReactiveControllerHost, call: () => Call) {
    this.#host = host;
    this.#call = call;
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
    const call = this.#call();
    const first = await call(name, input);
    const isRefused = !first.ok && first.error.code === 'proof-required';
    return isRefused && (await this.#ask()) ? call(name, input) : first;
  };

  /** What was typed into the dialog. */
  async prove(proof: Proof): Promise<void> {
    const answer = await this.#call()('moderator:prove', proof);
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
