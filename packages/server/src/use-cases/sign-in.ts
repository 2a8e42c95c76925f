/** `moderator:login`, `moderator:logout` and `moderator:me`. */
import type { NewModerator } from '../ports/records.js';
import { toModeratorView } from '../presenters.js';
import { Refusal, type Caller, type Outcome, type UseCase } from '../use-case.js';
import type { Ports } from './ports.js';
import { mustHaveCode, type Checking } from './second-factor.js';

/** A browser session ends by itself after a shift. */
const SHIFT_MS = 12 * 60 * 60 * 1000;

type SigningIn = Pick<Ports, 'desk' | 'sites' | 'secrets' | 'secondFactorRequired'>;
type SignedIn = Outcome<{ moderator: ReturnType<typeof toModeratorView>; expiresAt: number }>;

/** Opens a browser session for a moderator who has proved who he is. */
export const openDesk = async (
  { desk, sites, secrets, secondFactorRequired }: SigningIn,
  moderator: NewModerator,
  { now, agent }: Pick<Caller, 'now' | 'agent'>,
): Promise<SignedIn> => {
  const token = secrets.newToken();
  const expiresAt = now + SHIFT_MS;
  await desk.openSession({
    id: secrets.newId(),
    tokenHash: secrets.digest(token),
    moderatorId: moderator.id,
    kind: 'browser',
    createdAt: now,
    expiresAt,
    ...(agent !== undefined && { agent }),
  });
  return {
    value: {
      moderator: toModeratorView(moderator, await sites.list(), secondFactorRequired),
      expiresAt,
    },
    cookie: { kind: 'set', token, expiresAt },
  };
};

export const signIn = (ports: SigningIn & Checking): UseCase<'moderator:login', 'anyone'> => ({
  name: 'moderator:login',
  allowed: 'anyone',
  run: async ({ email, password, code }, caller) => {
    const moderator = await ports.desk.findByEmail(email);
    const right = await ports.secrets.verifyPassword(moderator?.passwordHash, password);
    if (!moderator || moderator.leftAt !== null || !right) throw new Refusal('credentials-wrong');
    await mustHaveCode(ports, { moderatorId: moderator.id, code, now: caller.now });
    return openDesk(ports, moderator, caller);
  },
});

export const signOut = ({
  desk,
  announce,
}: Pick<Ports, 'desk' | 'announce'>): UseCase<'moderator:logout', 'desk'> => ({
  name: 'moderator:logout',
  allowed: 'desk',
  run: async (_input, { tokenHash }) => {
    await desk.endSession(tokenHash);
    announce.cutOff(tokenHash);
    return { value: {}, cookie: { kind: 'clear' } };
  },
});

export const whoAmI = ({
  desk,
  sites,
  secondFactorRequired,
}: SigningIn): UseCase<'moderator:me', 'desk'> => ({
  name: 'moderator:me',
  allowed: 'desk',
  run: async (_input, { moderatorId }) => {
    const moderator = await desk.find(moderatorId);
    if (moderator === undefined) throw new Refusal('session-expired');
    const view = toModeratorView(moderator, await sites.list(), secondFactorRequired);
    return { value: { moderator: view } };
  },
});
