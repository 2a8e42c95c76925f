/** `komentar moderator …` and `token …`: who may work at the desk, and how they get in again. */
import * as v from 'valibot';
import type { Action, DeskRole } from '@komentar/domain';
import { COMMANDS } from '@komentar/protocol';
import { SERVER } from '../ports/log.js';
import type { ModeratorRecord } from '../ports/records.js';
import { Complaint, type Console } from './console.js';
import type { Workshop } from './workshop.js';

export interface ModeratorToAdd {
  readonly email: string;
  readonly name: string | undefined;
  readonly role: DeskRole;
  /** Empty: all sites. */
  readonly site: readonly string[];
  readonly passwordStdin: boolean;
}

const { email: EMAIL, password: PASSWORD } = COMMANDS['setup:complete'].input.entries;

/** A password in the arguments would stand in the list of processes and in the shell's history. */
const readPassword = async (fromStdin: boolean, { readLine }: Console): Promise<string> => {
  if (!fromStdin) {
    throw new Complaint(
      'The password is read from standard input: add --password-stdin and pipe it in.',
    );
  }
  const password = await readLine();
  if (!v.safeParse(PASSWORD, password).success)
    throw new Complaint('A password has 8 to 128 characters.');
  return password;
};

const checkSites = async ({ store }: Workshop, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    if ((await store.sites.find(id)) === undefined)
      throw new Complaint(`There is no site "${id}".`);
  }
};

/** Adds a member of the desk. */
export const runModeratorAdd = async (
  workshop: Workshop,
  { email, name, role, site, passwordStdin }: ModeratorToAdd,
  console: Console,
): Promise<void> => {
  if (!v.safeParse(EMAIL, email).success)
    throw new Complaint(`"${email}" is not an e-mail address.`);
  const password = await readPassword(passwordStdin, console);
  await checkSites(workshop, site);
  const { store, secrets } = workshop;
  const added = await store.desk.add({
    id: secrets.newId(),
    email,
    name: name ?? email.split('@')[0] ?? email,
    role,
    ...(site.length > 0 && { sites: site }),
    passwordHash: await secrets.hashPassword(password),
    createdAt: Date.now(),
  });
  if (added === 'taken')
    throw new Complaint(`There is a moderator with the e-mail ${email} already.`);
  console.print(`Added ${email} as ${role}${site.length > 0 ? ` of ${site.join(', ')}` : ''}.`);
};

const memberOf = async ({ store }: Workshop, email: string): Promise<ModeratorRecord> => {
  const moderator = await store.desk.findByEmail(email);
  if (moderator === undefined)
    throw new Complaint(`There is no moderator with the e-mail ${email}.`);
  return moderator;
};

export interface ModeratorToReset {
  readonly email: string;
  /** Turn the second factor off: the phone is lost. */
  readonly secondFactor: boolean;
  readonly passwordStdin: boolean;
}

/** Lets somebody in again who has lost phone or password; whatever browser they were signed in with is signed out. */
export const runModeratorReset = async (
  workshop: Workshop,
  { email, secondFactor, passwordStdin }: ModeratorToReset,
  console: Console,
): Promise<void> => {
  if (!secondFactor && !passwordStdin)
    throw new Complaint('Say what to reset: --second-factor, --password-stdin or both.');
  const { store, secrets } = workshop;
  const { id: moderatorId } = await memberOf(workshop, email);
  const act = { by: SERVER, at: Date.now() };
  if (passwordStdin) {
    const hash = await secrets.hashPassword(await readPassword(true, console));
    await store.accounts.setPassword({ ...act, moderatorId }, hash);
    console.print(`${email} has a new password.`);
  }
  if (secondFactor) {
    await store.accounts.removeFactor({ ...act, moderatorId });
    console.print(`${email} signs in without a second factor and can set up a new one.`);
  }
  await store.desk.endSessions(moderatorId, { kind: 'browser' }, act);
};

/** A moment as scripts compare it: ISO 8601, to the second. */
const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** One line per member, separated by tabs: e-mail, role, sites, name, and what else is to be known. */
export const runModeratorList = async ({ store }: Workshop, { print }: Console): Promise<void> => {
  for (const { email, role, sites, name, ...it } of await store.team.members()) {
    const notes = [
      it.secondFactorAt === null ? 'one step' : 'two steps',
      ...(it.leftAt === null ? [] : [`left ${instant(it.leftAt)}`]),
    ];
    print([email, role, sites?.join(' ') ?? 'all', name, notes.join(', ')].join('\t'));
  }
};

/** One line per token for scripts, separated by tabs: e-mail, what it may do, made when, last used when. */
export const runTokenList = async ({ store }: Workshop, { print }: Console): Promise<void> => {
  for (const { id, email } of await store.team.members()) {
    const sessions = await store.desk.sessionsOf(id, Date.now());
    for (const { kind, scopes, createdAt, usedAt } of sessions)
      if (kind === 'script')
        print([email, scopes?.join(' ') ?? 'all', instant(createdAt), instant(usedAt)].join('\t'));
  }
};

export interface TokenToCreate {
  /** The member's e-mail. */
  readonly moderator: string;
  /** Empty: everything that scripts may have. */
  readonly scope: readonly Action[];
}

/** Prints a bearer token for scripts, once: only its digest is kept. */
export const runTokenCreate = async (
  workshop: Workshop,
  { moderator: email, scope }: TokenToCreate,
  { print }: Console,
): Promise<void> => {
  const { store, secrets } = workshop;
  const moderator = await memberOf(workshop, email);
  const token = secrets.newToken();
  await store.desk.openSession({
    id: secrets.newId(),
    tokenHash: secrets.digest(token),
    moderatorId: moderator.id,
    kind: 'script',
    createdAt: Date.now(),
    expiresAt: null,
    ...(scope.length > 0 && { scopes: scope }),
  });
  print(token);
};
