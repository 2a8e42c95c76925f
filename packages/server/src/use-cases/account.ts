/** `account:…`, `second-factor:…` and `moderator:prove`: a member of the desk looks after the own account. */
import { normaliseName } from '@komentar/domain';
import type { ModeratorRecord } from '../ports/records.js';
import { toDeskSessionView, toModeratorView } from '../presenters.js';
import {
  PROOF_MS,
  Refusal,
  actOf,
  type DeskCaller,
  type RegisteredUseCase,
  type UseCase,
} from '../use-case.js';
import type { Ports } from './ports.js';
import {
  inGroups,
  mustFitOffer,
  mustHaveCode,
  newRecoveryCodes,
  type Checking,
} from './second-factor.js';

type Looking = Pick<Ports, 'desk' | 'sites' | 'announce' | 'secondFactorRequired'> & Checking;

/** What the caller does to the own account with this session. */
const ownAct = (caller: DeskCaller) => ({
  ...actOf(caller),
  moderatorId: caller.moderatorId,
  sessionId: caller.sessionId,
});

const selfOf = async (
  { desk }: Pick<Ports, 'desk'>,
  { moderatorId }: DeskCaller,
): Promise<ModeratorRecord> => {
  const self = await desk.find(moderatorId);
  if (self === undefined) throw new Refusal('session-expired');
  return self;
};

const mustKnowPassword = async (
  ports: Pick<Ports, 'desk' | 'secrets'>,
  caller: DeskCaller,
  password: string,
): Promise<void> => {
  const { passwordHash } = await selfOf(ports, caller);
  if (!(await ports.secrets.verifyPassword(passwordHash, password)))
    throw new Refusal('credentials-wrong', { field: 'password' });
};

const cutOffAll = ({ announce }: Pick<Ports, 'announce'>, hashes: readonly string[]): void => {
  for (const hash of hashes) announce.cutOff(hash);
};

const prove = (ports: Looking): UseCase<'moderator:prove', 'account.manage'> => ({
  name: 'moderator:prove',
  allowed: 'account.manage',
  run: async ({ password, code }, caller) => {
    await mustKnowPassword(ports, caller, password);
    const { moderatorId, now } = caller;
    await mustHaveCode(ports, { moderatorId, code, now });
    await ports.desk.proveSession(caller.tokenHash, now);
    return { value: { until: now + PROOF_MS } };
  },
});

const read = (ports: Looking): UseCase<'account:read', 'account.manage'> => ({
  name: 'account:read',
  allowed: 'account.manage',
  run: async (_input, { moderatorId, sessionId, now }) => {
    const { secondFactorAt: since = null } = (await ports.desk.find(moderatorId)) ?? {};
    const factor = await ports.accounts.findFactor(moderatorId);
    const sessions = await ports.desk.sessionsOf(moderatorId, now);
    return {
      value: {
        secondFactor: factor && since !== null ? { since, codesLeft: factor.codesLeft } : null,
        required: ports.secondFactorRequired,
        sessions: sessions.map((session) => toDeskSessionView(session, sessionId)),
      },
    };
  },
});

const rename = (ports: Looking): UseCase<'account:rename', 'account.manage'> => ({
  name: 'account:rename',
  allowed: 'account.manage',
  run: async (input, caller) => {
    const name = normaliseName(input.name);
    if (name === undefined) throw new Refusal('invalid', { field: 'name' });
    await ports.accounts.rename(ownAct(caller), name);
    const self = await selfOf(ports, caller);
    const { sites, secondFactorRequired } = ports;
    return {
      value: { moderator: toModeratorView(self, await sites.list(), secondFactorRequired) },
    };
  },
});

const setPassword = (ports: Looking): UseCase<'account:password', 'account.manage'> => ({
  name: 'account:password',
  allowed: 'account.manage',
  run: async ({ password, newPassword }, caller) => {
    await mustKnowPassword(ports, caller, password);
    const hash = await ports.secrets.hashPassword(newPassword);
    const ended = await ports.accounts.setPassword(ownAct(caller), hash);
    cutOffAll(ports, ended);
    return { value: { ended: ended.length } };
  },
});

const endOwnSessions = (ports: Looking): UseCase<'account:end-sessions', 'account.manage'> => ({
  name: 'account:end-sessions',
  allowed: 'account.manage',
  run: async ({ sessionId: id }, caller) => {
    const { moderatorId, sessionId: except } = caller;
    const chosen = id === undefined ? ({ except, kind: 'browser' } as const) : { id };
    const ended = await ports.desk.endSessions(moderatorId, chosen, actOf(caller));
    if (id !== undefined && ended.length === 0)
      throw new Refusal('unknown-session', { field: 'sessionId' });
    cutOffAll(ports, ended);
    return { value: { ended: ended.length } };
  },
});

const offer = (ports: Looking): UseCase<'second-factor:offer', 'account.manage'> => ({
  name: 'second-factor:offer',
  allowed: 'account.manage',
  proved: true,
  run: async (_input, caller) => {
    const { oneTimeCodes } = ports;
    const { email } = await selfOf(ports, caller);
    const secret = oneTimeCodes.newSecret();
    await ports.accounts.offerFactor(caller.moderatorId, oneTimeCodes.seal(secret));
    return { value: { secret, uri: oneTimeCodes.uri(secret, email) } };
  },
});

const confirm = (ports: Looking): UseCase<'second-factor:confirm', 'account.manage'> => ({
  name: 'second-factor:confirm',
  allowed: 'account.manage',
  proved: true,
  run: async ({ code }, caller) => {
    const { moderatorId, now } = caller;
    const fitting = await mustFitOffer(ports, { moderatorId, code, now });
    const { codes, hashes } = newRecoveryCodes(ports);
    const factor = { ...ownAct(caller), ...fitting, codeHashes: hashes };
    cutOffAll(ports, await ports.accounts.setFactor(factor));
    return { value: { recoveryCodes: codes.map(inGroups) } };
  },
});

const renew = (ports: Looking): UseCase<'second-factor:renew', 'account.manage'> => ({
  name: 'second-factor:renew',
  allowed: 'account.manage',
  proved: true,
  run: async (_input, caller) => {
    if ((await ports.accounts.findFactor(caller.moderatorId)) === undefined)
      throw new Refusal('factor-required');
    const { codes, hashes } = newRecoveryCodes(ports);
    await ports.accounts.renewCodes(ownAct(caller), hashes);
    return { value: { recoveryCodes: codes.map(inGroups) } };
  },
});

const remove = (ports: Looking): UseCase<'second-factor:remove', 'account.manage'> => ({
  name: 'second-factor:remove',
  allowed: 'account.manage',
  proved: true,
  run: async (_input, caller) => {
    if (ports.secondFactorRequired) throw new Refusal('factor-required');
    await ports.accounts.removeFactor(ownAct(caller));
    return { value: {} };
  },
});

/** The commands of one's own account. */
export const accountUseCases = (ports: Looking): readonly RegisteredUseCase[] => [
  prove(ports),
  read(ports),
  rename(ports),
  setPassword(ports),
  endOwnSessions(ports),
  offer(ports),
  confirm(ports),
  renew(ports),
  remove(ports),
];
