/** Codes of the second factor: checked wherever somebody proves who they are. */
import { RECOVERY_CODES, typedCode, type TypedCode } from '@komentar/domain';
import type { FactorRecord } from '../ports/accounts.js';
import { Refusal } from '../use-case.js';
import type { Ports } from './ports.js';

/** What it takes to check a code. */
export type Checking = Pick<Ports, 'accounts' | 'oneTimeCodes' | 'secrets'>;

interface Given {
  readonly moderatorId: string;
  readonly code: string | undefined;
  readonly now: number;
}

const wrong = (): Refusal => new Refusal('code-wrong', { field: 'code' });

/** The step of a right code; a secret sealed with keys that are gone has none. */
const stepOf = (
  { oneTimeCodes }: Checking,
  sealed: string,
  { digits, now }: { readonly digits: string; readonly now: number },
): number | undefined => {
  const secret = oneTimeCodes.unseal(sealed);
  return secret === undefined ? undefined : oneTimeCodes.stepOf(secret, digits, now);
};

const isRight = async (
  ports: Checking,
  { sealed }: FactorRecord,
  { typed, moderatorId, now }: Omit<Given, 'code'> & { readonly typed: TypedCode },
): Promise<boolean> => {
  const { accounts, secrets } = ports;
  if (typed.kind === 'recovery')
    return accounts.useRecoveryCode(moderatorId, secrets.digest(typed.code));
  const step = stepOf(ports, sealed, { digits: typed.digits, now });
  return step !== undefined && accounts.useStep(moderatorId, step);
};

/**
 * Refuses a member with a second factor who gives no code (`code-required`), a wrong one or a used
 * one (`code-wrong`), or who has given too many (`rate-limited`). The password has been checked.
 */
export const mustHaveCode = async (ports: Checking, given: Given): Promise<void> => {
  const { moderatorId, code, now } = given;
  const factor = await ports.accounts.findFactor(moderatorId);
  if (factor === undefined) return;
  if (code === undefined) throw new Refusal('code-required', { field: 'code' });
  const typed = typedCode(code);
  if (typed === undefined) throw wrong();
  const tried = await ports.accounts.takeTry(moderatorId, now);
  if (tried.kind === 'closed')
    throw new Refusal('rate-limited', { field: 'code', retryAfterMs: tried.until - now });
  if (!(await isRight(ports, factor, { typed, moderatorId, now }))) throw wrong();
};

/** The step of a code for a secret that is being set up, or a refusal. */
export const mustFitOffer = async (
  ports: Checking,
  { moderatorId, code = '', now }: Given,
): Promise<{ readonly sealed: string; readonly step: number }> => {
  const sealed = await ports.accounts.offeredFactor(moderatorId);
  const typed = typedCode(code);
  if (sealed === undefined || typed?.kind !== 'digits') throw wrong();
  const step = stepOf(ports, sealed, { digits: typed.digits, now });
  if (step === undefined) throw wrong();
  return { sealed, step };
};

/** Fresh codes for a lost device, and the digests to be remembered of them. */
export const newRecoveryCodes = ({ oneTimeCodes, secrets }: Checking) => {
  const codes = Array.from({ length: RECOVERY_CODES }, () => oneTimeCodes.newRecoveryCode());
  return { codes, hashes: codes.map((code) => secrets.digest(code)) };
};

/** As they are read aloud and typed: in groups of four. */
export const inGroups = (code: string): string => (code.match(/.{4}/gu) ?? []).join('-');
