/** The only way from a message to a use-case: parse, identify, origin, limits, access, run, code. */
import { can, type Action } from '@komentar/domain';
import type { Answer, CommandName, ErrorCode } from '@komentar/protocol';
import {
  PROOF_MS,
  Refusal,
  isReader,
  type Caller,
  type RegisteredUseCase,
  type SessionCookie,
} from '../use-case.js';
import { judge, type Judged, type Judging } from './failure.js';
import type { TurnAway } from '../observe/turned-away.js';
import { isCommand, parseInput } from './parse-input.js';
import type { Limits } from './rate-limit.js';

/** One message, whichever way it came. */
export interface Call {
  readonly name: string;
  readonly input: unknown;
  /** Finds out who calls; what it throws is answered like any other refusal. */
  readonly identify: () => Promise<Caller>;
}

/** The answer, and the cookie to send along where the transport can. */
export interface Executed {
  readonly answer: Answer<unknown>;
  readonly cookie?: SessionCookie;
}

/** Runs one call to its answer. Never rejects. */
export type Execute = (call: Call) => Promise<Executed>;

/** How a call ended, for log and metrics. */
export interface Done {
  /** The command, or `unknown` where there is none of the name sent. */
  readonly name: CommandName | 'unknown';
  readonly code: ErrorCode | 'ok';
  readonly ms: number;
  readonly incident?: string;
  readonly cause?: unknown;
  /** What a refusal said beyond its code; the server's own words. */
  readonly hint?: string;
}

export interface ExecuteNeeds extends Judging {
  readonly useCases: readonly RegisteredUseCase[];
  /** True where pages of this origin may use the site; also where there is no such site. */
  readonly siteAllows: (site: string, origin: string) => Promise<boolean>;
  readonly turnAway: TurnAway;
  readonly limits: Limits;
  readonly report: (done: Done) => void;
}

const siteOf = (input: unknown): string | undefined => {
  const site = (input as { site?: unknown } | undefined)?.site;
  return typeof site === 'string' ? site : undefined;
};

type Entrance = Pick<RegisteredUseCase, 'allowed' | 'proved'>;

const admitDesk = ({ allowed, proved }: Entrance, caller: Caller): void => {
  if (caller.kind !== 'desk') throw new Refusal('session-required');
  // Sound: the other accesses were dealt with by `admit`.
  if (allowed !== 'desk' && !can(caller, allowed as Action)) throw new Refusal('not-allowed');
  if (caller.incomplete && allowed !== 'desk' && allowed !== 'account.manage')
    throw new Refusal('factor-required');
  const { provedAt = Number.NEGATIVE_INFINITY, now } = caller;
  if (proved && now - provedAt > PROOF_MS) throw new Refusal('proof-required');
};

/** Refuses who may not call. A reader's session is worth nothing on another site. */
const admit = (entrance: Entrance, caller: Caller, site: string | undefined): void => {
  const { allowed } = entrance;
  if (allowed === 'anyone') return;
  if (allowed !== 'guest') return admitDesk(entrance, caller);
  if (isReader(caller) && caller.site === (site ?? caller.site)) return;
  throw new Refusal('session-required');
};

/** What the log learns of a no beyond its code. */
const aboutNo = ({
  failure: { incident },
  cause,
  hint,
}: Judged): Pick<Done, 'incident' | 'cause' | 'hint'> => ({
  ...(incident !== undefined && { incident }),
  ...(cause !== undefined && { cause }),
  ...(hint !== undefined && { hint }),
});

/** Builds the one `execute` that both transports share. */
export const createExecute = (needs: ExecuteNeeds): Execute => {
  const registry = new Map(needs.useCases.map((useCase) => [useCase.name, useCase]));

  const checkOrigin = async (site: string | undefined, { origin }: Caller): Promise<void> => {
    if (site === undefined || origin === undefined) return;
    if (!(await needs.siteAllows(site, origin))) throw needs.turnAway(origin, site);
  };

  const count = async (name: CommandName, input: unknown, caller: Caller): Promise<void> => {
    const retryAfterMs = await needs.limits.take({ name, input, caller });
    if (retryAfterMs !== undefined) throw new Refusal('rate-limited', { retryAfterMs });
  };

  const run = async ({ name, input: raw, identify }: Call): Promise<Executed> => {
    const useCase = isCommand(name) ? registry.get(name) : undefined;
    if (useCase === undefined) throw new Refusal('unknown-command');
    const input = parseInput(useCase.name, raw);
    const site = siteOf(input);
    const caller = await identify();
    await checkOrigin(site, caller);
    await count(useCase.name, input, caller);
    admit(useCase, caller, site);
    // Sound: `input` has been parsed by this command's schema and `caller` admitted just above.
    const { value, cookie } = await useCase.run(input as never, caller as never);
    await needs.limits.succeeded({ name: useCase.name, input, caller });
    return { answer: { ok: true, value }, ...(cookie && { cookie }) };
  };

  const report = (name: string, startedAt: number, judged?: Judged): void => {
    needs.report({
      name: isCommand(name) ? name : 'unknown',
      code: judged?.failure.code ?? 'ok',
      ms: performance.now() - startedAt,
      ...(judged && aboutNo(judged)),
    });
  };

  return async (call) => {
    const startedAt = performance.now();
    try {
      const executed = await run(call);
      report(call.name, startedAt);
      return executed;
    } catch (error) {
      const judged = judge(error, needs);
      report(call.name, startedAt, judged);
      return { answer: { ok: false, error: judged.failure } };
    }
  };
};
