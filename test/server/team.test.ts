/** The team over HTTP and live: invited, changed, sent out, and their sessions. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeskAccount, PASSWORD, codeOf, valueOf } from './support/desk-account.js';
import { addSite, startServer, type TestServer } from './support/test-server.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const OTHER = 'kata-sandi-lain';

let server: TestServer;
let now = 1_800_000_000_000;
let admin: DeskAccount;
/** Admin of `koran` alone. */
let local: DeskAccount;
let count = 0;
const newEmail = (): string => `orang-${String((count += 1))}@koran.example`;

beforeAll(async () => {
  server = await startServer({ now: () => now });
  await addSite(server);
  await addSite(server, { id: 'lain' });
  admin = await DeskAccount.add(server, 'ani@koran.example', { role: 'admin' });
  local = await DeskAccount.add(server, 'lokal@koran.example', { role: 'admin', sites: ['koran'] });
});
afterAll(() => server.remove());
beforeEach(async () => {
  valueOf(await admin.signIn());
  valueOf(await local.signIn());
});

interface Member {
  readonly id: string;
  readonly email: string;
  readonly version: number;
}
interface Listed {
  readonly members: readonly Member[];
  readonly invitations: readonly { readonly id: string; readonly email: string }[];
}

const invite = async (by: DeskAccount, input: object = {}) => {
  const email = newEmail();
  const { link, invitation } = await by.must<{ link: string; invitation: { id: string } }>(
    'team:invite',
    { email, role: 'moderator', sites: ['koran'], ...input },
  );
  return { email, link, id: invitation.id, code: link.split('#invite=')[1] ?? '' };
};

const accept = (code: string, name = 'Rina') =>
  server.post('invitation:accept', { code, name, password: PASSWORD });

/** A live connection; `gone` settles when it is cut. */
const connected = async (account: DeskAccount) => {
  const socket = await account.connect();
  return { gone: new Promise((resolve) => socket.once('disconnect', resolve)) };
};

describe('invitations', () => {
  test('[TM11] a link makes one member with the role and the sites it was made for, and signs them in', async () => {
    const { code, link, email } = await invite(admin, { role: 'lead' });
    expect(link).toMatch(/^http:\/\/localhost:\d+\/dashboard#invite=[\w-]{43}$/u);
    expect(valueOf(await server.post('invitation:read', { code }))).toEqual({
      ...{ email, role: 'lead', by: 'ani', expiresAt: now + 7 * DAY },
    });
    const joined = await accept(code);
    expect(valueOf(joined)).toMatchObject({
      moderator: { name: 'Rina', role: 'lead', email, sites: [{ id: 'koran' }] },
    });
    const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(codeOf(await server.post('queue:read', { queue: 'pending' }, { cookie }))).toBe('ok');
    expect(codeOf(await accept(code))).toBe('invitation-closed');
    expect(codeOf(await server.post('invitation:read', { code }))).toBe('invitation-closed');
  });

  test('[TM12] a link ends after seven days, with a newer one, and when it is taken back', async () => {
    const old = await invite(admin);
    const email = old.email;
    const newer = await invite(admin, { email });
    expect(codeOf(await accept(old.code))).toBe('invitation-closed');
    const { id, code } = await invite(admin);
    await admin.must('team:uninvite', { invitationId: id });
    expect(codeOf(await accept(code))).toBe('invitation-closed');
    expect(codeOf(await admin.send('team:uninvite', { invitationId: id }))).toBe(
      'invitation-closed',
    );
    now += 7 * DAY;
    expect(codeOf(await accept(newer.code))).toBe('invitation-closed');
  });

  test('[TM13] who is a member already is not invited, and nobody gives what they do not have', async () => {
    const send = (by: DeskAccount, input: object) =>
      by.send('team:invite', { email: newEmail(), role: 'moderator', ...input });
    const taken = await send(admin, { email: 'ANI@koran.example' });
    expect(taken.answer).toMatchObject({ error: { code: 'name-taken', field: 'email' } });
    expect(codeOf(await send(admin, { sites: ['tiada'] }))).toBe('unknown-site');
    expect(codeOf(await send(local, {}))).toBe('not-allowed');
    expect(codeOf(await send(local, { sites: ['koran', 'lain'] }))).toBe('not-allowed');
    expect(codeOf(await send(local, { sites: ['koran'], role: 'admin' }))).toBe('ok');
  });

  test('[TM14] only a digest of the code is kept, and only the answer has it', async () => {
    const { code, email } = await invite(admin);
    const listed = await admin.must<Listed>('team:list');
    expect(listed.invitations.map((it) => it.email)).toContain(email);
    expect(JSON.stringify(listed)).not.toContain(code);
    expect(JSON.stringify(server.logged)).not.toContain(code);
  });
});

describe('the list', () => {
  test('[TM2] each sees whoever shares a site; invitations only who may invite', async () => {
    const far = await DeskAccount.add(server, newEmail(), { sites: ['lain'] });
    const near = await DeskAccount.add(server, newEmail(), { sites: ['koran', 'lain'] });
    const lead = await DeskAccount.signedIn(server, newEmail(), { role: 'lead', sites: ['koran'] });
    const { email: invited } = await invite(admin, { sites: ['lain'] });
    const emails = async (who: DeskAccount) => {
      const { members, invitations } = await who.must<Listed>('team:list');
      return [...members, ...invitations].map(({ email }) => email);
    };
    expect(await emails(admin)).toEqual(
      expect.arrayContaining([far.email, near.email, lead.email, local.email, invited]),
    );
    for (const who of [local, lead]) {
      expect(await emails(who)).toEqual(expect.arrayContaining([near.email, admin.email]));
      expect(await emails(who)).not.toContain(far.email);
      expect(await emails(who)).not.toContain(invited);
    }
    const moderator = await DeskAccount.signedIn(server, newEmail());
    expect(codeOf(await moderator.send('team:list'))).toBe('not-allowed');
  });
});

describe('changes', () => {
  const change = (by: DeskAccount, { id }: DeskAccount, input: object) =>
    by.send('team:change', { moderatorId: id, version: 1, ...input });

  test('[TM15] a new role holds at the next command, and the connection is cut to come back with it', async () => {
    const member = await DeskAccount.signedIn(server, newEmail(), { sites: ['koran'] });
    const { gone } = await connected(member);
    expect(codeOf(await member.send('team:list'))).toBe('not-allowed');
    const reply = await change(admin, member, { role: 'lead', sites: ['lain'] });
    expect(valueOf(reply)).toMatchObject({
      member: { role: 'lead', sites: ['lain'], version: 2, active: true },
    });
    await gone;
    expect(codeOf(await member.send('team:list'))).toBe('ok');
    const queue = { queue: 'pending', site: 'koran' };
    expect(codeOf(await member.send('queue:read', queue))).toBe('not-allowed');
    (await member.connect()).disconnect();
  });

  test('[TM16] whoever is deactivated is out at once, cannot sign in, and can be taken back', async () => {
    const member = await DeskAccount.signedIn(server, newEmail());
    const { gone } = await connected(member);
    valueOf(await change(admin, member, { active: false }));
    await gone;
    expect(await member.isIn()).toBe(false);
    await expect(member.connect()).rejects.toThrow('session-required');
    expect(codeOf(await member.signIn())).toBe('credentials-wrong');
    valueOf(await change(admin, member, { active: true, version: 2 }));
    expect(codeOf(await member.signIn())).toBe('ok');
  });

  test('[TM4] a change on a version that is past is a conflict; a change of nothing else leaves the rest', async () => {
    const member = await DeskAccount.add(server, newEmail(), { role: 'lead', sites: ['koran'] });
    valueOf(await change(admin, member, { sites: null }));
    expect(codeOf(await change(admin, member, { role: 'admin' }))).toBe('conflict');
    const { members } = await admin.must<Listed>('team:list');
    expect(members.find(({ id }) => id === member.id)).toMatchObject({
      ...{ role: 'lead', sites: null, version: 2 },
    });
  });

  test('[TM1] an admin of some sites reaches nobody beyond them and gives nothing beyond them', async () => {
    const wide = await DeskAccount.add(server, newEmail(), { sites: ['koran', 'lain'] });
    const near = await DeskAccount.add(server, newEmail(), { sites: ['koran'] });
    for (const out of [wide, admin]) {
      expect(codeOf(await change(local, out, { active: false }))).toBe('unknown-member');
      const about = { moderatorId: out.id };
      expect(codeOf(await local.send('team:sessions', about))).toBe('unknown-member');
      expect(codeOf(await local.send('team:end-sessions', about))).toBe('unknown-member');
    }
    expect(codeOf(await change(local, near, { sites: null }))).toBe('not-allowed');
    expect(codeOf(await change(local, near, { sites: ['lain'] }))).toBe('not-allowed');
    expect(codeOf(await change(local, near, { role: 'lead' }))).toBe('ok');
  });

  test('[TM6] the last admin of all sites can neither leave nor be less', async () => {
    const { members } = await admin.must<Listed>('team:list');
    const { version } = members.find(({ id }) => id === admin.id) ?? { version: 0 };
    for (const less of [{ active: false }, { role: 'lead' }, { sites: ['koran'] }])
      expect(codeOf(await change(admin, admin, { ...less, version }))).toBe('last-admin');
    expect(await admin.isIn()).toBe(true);
  });

  test('[SF9] ten minutes after signing in, inviting and changing ask for the password again', async () => {
    now += 11 * MINUTE;
    const input = { email: newEmail(), role: 'moderator' };
    expect(codeOf(await admin.send('team:invite', input))).toBe('proof-required');
    expect(codeOf(await change(admin, local, { active: false }))).toBe('proof-required');
    expect(codeOf(await admin.send('team:list'))).toBe('ok');
    await admin.must('moderator:prove', { password: PASSWORD });
    expect(codeOf(await admin.send('team:invite', input))).toBe('ok');
  });
});

describe('sessions', () => {
  interface Sessions {
    readonly sessions: readonly {
      readonly id: string;
      readonly current: boolean;
      readonly agent?: string;
    }[];
  }

  test('[DS3] one’s sessions are listed with where from and when, and never with a secret', async () => {
    const member = await DeskAccount.signedIn(server, newEmail());
    now += 5 * MINUTE;
    await member.elsewhere().signIn();
    const { sessions } = await member.must<Sessions>('account:read');
    expect(sessions).toMatchObject([
      { kind: 'browser', agent: 'Firefox, Linux', createdAt: now, current: false },
      { kind: 'browser', usedAt: now, createdAt: now - 5 * MINUTE, current: true },
    ]);
    const secret = member.headers['cookie']?.split('=')[1] ?? '';
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(sessions)).not.toContain(secret);
  });

  test('[DS4] one session, or all others, end at once; this one stays', async () => {
    const member = await DeskAccount.signedIn(server, newEmail());
    const [one, two, three] = [member.elsewhere(), member.elsewhere(), member.elsewhere()];
    for (const other of [one, two, three]) await other.signIn();
    const { gone } = await connected(two);
    const { sessions } = await member.must<Sessions>('account:read');
    const first = sessions.find(({ current }) => !current)?.id;
    expect(await member.must('account:end-sessions', { sessionId: first })).toEqual({ ended: 1 });
    expect(codeOf(await member.send('account:end-sessions', { sessionId: first }))).toBe(
      'unknown-session',
    );
    expect(await member.must('account:end-sessions')).toEqual({ ended: 2 });
    await gone;
    const left = await Promise.all([member, one, two, three].map((it) => it.isIn()));
    expect(left).toEqual([true, false, false, false]);
    const strange = { sessionId: (await admin.must<Sessions>('account:read')).sessions[0]?.id };
    expect(codeOf(await member.send('account:end-sessions', strange))).toBe('unknown-session');
  });

  test('[DS5] an admin sees and ends a member’s sessions', async () => {
    const member = await DeskAccount.signedIn(server, newEmail());
    const about = { moderatorId: member.id };
    const { items } = await admin.must<{ items: readonly object[] }>('team:sessions', about);
    expect(items).toMatchObject([{ kind: 'browser', current: false }]);
    const { gone } = await connected(member);
    expect(await admin.must('team:end-sessions', about)).toEqual({ ended: 1 });
    await gone;
    expect(await member.isIn()).toBe(false);
  });

  test('[DS6] a new password asks for the old one and ends the other browsers', async () => {
    const member = await DeskAccount.signedIn(server, newEmail());
    const other = member.elsewhere();
    await other.signIn();
    const change = (password: string) =>
      member.send('account:password', { password, newPassword: OTHER });
    expect((await change('salah-sekali')).answer).toMatchObject({
      error: { code: 'credentials-wrong', field: 'password' },
    });
    expect(codeOf(await change(PASSWORD))).toBe('ok');
    expect([await member.isIn(), await other.isIn()]).toEqual([true, false]);
    expect(codeOf(await other.signIn())).toBe('credentials-wrong');
    expect(codeOf(await other.signIn({ password: OTHER }))).toBe('ok');
  });

  test('[DS7] a name is one line that says something', async () => {
    const member = await DeskAccount.signedIn(server, newEmail());
    expect(await member.must('account:rename', { name: '  Rina\u200b  W. ' })).toMatchObject({
      moderator: { name: 'Rina W.' },
    });
    expect(codeOf(await member.send('account:rename', { name: '\u200b' }))).toBe('invalid');
  });
});
