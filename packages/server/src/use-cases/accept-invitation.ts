/** `invitation:read` and `invitation:accept`: how somebody who was invited becomes a member of the desk. */
import { normaliseName } from '@komentar/domain';
import type { InvitationRecord } from '../ports/team.js';
import { Refusal, type UseCase } from '../use-case.js';
import type { Ports } from './ports.js';
import { openDesk } from './sign-in.js';

type Accepting = Pick<Ports, 'desk' | 'team' | 'sites' | 'secrets' | 'secondFactorRequired'>;

const closed = (): Refusal => new Refusal('invitation-closed', { field: 'code' });

const invitationOf = async (
  { team, secrets }: Pick<Ports, 'team' | 'secrets'>,
  code: string,
  now: number,
): Promise<InvitationRecord> => {
  const invitation = await team.findInvitation({ codeHash: secrets.digest(code) }, now);
  if (invitation === undefined) throw closed();
  return invitation;
};

export const readInvitation = (
  ports: Pick<Ports, 'team' | 'secrets'>,
): UseCase<'invitation:read', 'anyone'> => ({
  name: 'invitation:read',
  allowed: 'anyone',
  run: async ({ code }, { now }) => {
    const { email, role, by, expiresAt } = await invitationOf(ports, code, now);
    return { value: { email, role, by: by.name, expiresAt } };
  },
});

export const acceptInvitation = (ports: Accepting): UseCase<'invitation:accept', 'anyone'> => ({
  name: 'invitation:accept',
  allowed: 'anyone',
  run: async (input, caller) => {
    const { code, password } = input;
    const name = normaliseName(input.name);
    if (name === undefined) throw new Refusal('invalid', { field: 'name' });
    // Looked at first: hashing costs more than a stranger's guess may.
    await invitationOf(ports, code, caller.now);
    const { secrets, team } = ports;
    const person = {
      id: secrets.newId(),
      name,
      passwordHash: await secrets.hashPassword(password),
    };
    const at = caller.now;
    const accepted = await team.accept({ codeHash: secrets.digest(code), person, at });
    if (accepted === 'closed') throw closed();
    if (accepted === 'taken') throw new Refusal('name-taken', { field: 'email' });
    return openDesk(ports, accepted, caller);
  },
});
