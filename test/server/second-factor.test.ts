/** The second factor over HTTP and live, on a clock the test winds. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createOneTimeCodes } from '#server/identity/one-time-codes.js';
import { DeskAccount, PASSWORD, codeOf, digitsOf, valueOf } from './support/desk-account.js';
import { startServer, type TestServer } from './support/test-server.js';

const MINUTE = 60_000;

let server: TestServer;
let now = 1_800_000_000_000;

beforeAll(async () => {
  server = await startServer({ now: () => now });
});
afterAll(() => server.remove());
// Each test begins with codes nobody has used.
beforeEach(() => void (now += 2 * MINUTE));

let count = 0;
const somebody = () => DeskAccount.signedIn(server, `orang-${String((count += 1))}@koran.example`);

/** Somebody with a second factor, and steps later, so that the code of its confirmation is past. */
const guarded = async () => {
  const account = await somebody();
  const { secret, recoveryCodes } = await account.setUpFactor(now);
  now += 2 * MINUTE;
  const code = (at = now) => digitsOf(secret, at);
  return { account, other: account.elsewhere(), secret, recoveryCodes, code };
};

describe('setting up', () => {
  test('[SF3] nothing counts before a right code has confirmed the secret', async () => {
    const account = await somebody();
    const { secret, uri } = await account.must<{ secret: string; uri: string }>(
      'second-factor:offer',
    );
    expect(secret).toMatch(/^[A-Z2-7]{32}$/u);
    const address = new URL(uri);
    expect(address.protocol + address.host).toBe('otpauth:totp');
    expect(address.searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(address.pathname)).toContain(account.email);
    for (const code of [digitsOf(secret, now + 5 * MINUTE), 'K7QD-M2XA-9FTR-WB3E', 'apa saja'])
      expect(codeOf(await account.send('second-factor:confirm', { code }))).toBe('code-wrong');
    expect(codeOf(await account.elsewhere().signIn())).toBe('ok');
    const again = await account.must<{ secret: string }>('second-factor:offer');
    const old = { code: digitsOf(secret, now) };
    expect(codeOf(await account.send('second-factor:confirm', old))).toBe('code-wrong');
    await account.must('second-factor:confirm', { code: digitsOf(again.secret, now) });
    expect(codeOf(await account.elsewhere().signIn())).toBe('code-required');
  });

  test('[SF4] confirming answers ten different codes for a lost device, ends other browsers and cuts their connections', async () => {
    const account = await somebody();
    const other = account.elsewhere();
    await other.signIn();
    const socket = await other.connect();
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    const { recoveryCodes } = await account.setUpFactor(now);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-?){4}$/u);
    await gone;
    expect([await account.isIn(), await other.isIn()]).toEqual([true, false]);
    const { account: mine } = await account
      .must<{ account?: unknown }>('account:read')
      .then((view) => ({ account: view }));
    expect(mine).toMatchObject({ secondFactor: { codesLeft: 10, since: now } });
  });
});

describe('signing in', () => {
  test('[SF5] the code is asked for once the password is right, and for nobody else', async () => {
    const { other, code } = await guarded();
    expect(codeOf(await other.signIn({ password: 'salah-sekali' }))).toBe('credentials-wrong');
    const wrong = { password: 'salah-sekali', code: code() };
    expect(codeOf(await other.signIn(wrong))).toBe('credentials-wrong');
    expect(codeOf(await other.signIn())).toBe('code-required');
    expect(codeOf(await other.signIn({ code: code() }))).toBe('ok');
    expect(await other.isIn()).toBe(true);
  });

  test('[SF6] a code works once; one step to either side is right, two are not', async () => {
    const { other, code } = await guarded();
    const used = { code: code() };
    expect(codeOf(await other.signIn(used))).toBe('ok');
    expect(codeOf(await other.signIn(used))).toBe('code-wrong');
    now += 3 * MINUTE;
    expect(codeOf(await other.signIn({ code: code(now - MINUTE) }))).toBe('code-wrong');
    expect(codeOf(await other.signIn({ code: code(now + MINUTE) }))).toBe('code-wrong');
    expect(codeOf(await other.signIn({ code: code(now - MINUTE / 2) }))).toBe('ok');
    expect(codeOf(await other.signIn({ code: code(now + MINUTE / 2) }))).toBe('ok');
    // What is later than the last used one is past, too.
    expect(codeOf(await other.signIn({ code: code() }))).toBe('code-wrong');
  });

  test('[SF7] a code for a lost device works once, however it is typed', async () => {
    const { account, other, recoveryCodes } = await guarded();
    const [first = '', second = ''] = recoveryCodes;
    expect(codeOf(await other.signIn({ code: first }))).toBe('ok');
    expect(codeOf(await other.signIn({ code: first }))).toBe('code-wrong');
    expect(codeOf(await other.signIn({ code: second.toLowerCase().replaceAll('-', ' ') }))).toBe(
      'ok',
    );
    expect(await account.must('account:read')).toMatchObject({ secondFactor: { codesLeft: 8 } });
  });

  test('[SF2] after five wrong codes even the right one waits, from every address', async () => {
    const { other, code } = await guarded();
    for (let n = 0; n < 5; n += 1)
      expect(codeOf(await other.signIn({ code: '000000' }))).toBe('code-wrong');
    const { answer } = await other.signIn({ code: code() });
    expect(answer).toMatchObject({
      error: { code: 'rate-limited', field: 'code', retryAfterMs: MINUTE },
    });
    expect(codeOf(await other.signIn())).toBe('code-required');
    now += MINUTE;
    expect(codeOf(await other.signIn({ code: code() }))).toBe('ok');
  });

  test('[SF8] a script’s token needs no code', async () => {
    const { account } = await guarded();
    const { createSecrets } = await import('#server/identity/secrets.js');
    const { readKeys } = await import('#server/identity/keys-file.js');
    const secrets = createSecrets(await readKeys(server.dataDir), () => now);
    const token = secrets.newToken();
    await server.app.store.desk.openSession({
      ...{ id: secrets.newId(), tokenHash: secrets.digest(token), moderatorId: account.id },
      ...{ kind: 'script', createdAt: now, expiresAt: null },
    });
    const headers = { authorization: `Bearer ${token}` };
    expect(codeOf(await server.post('queue:read', { queue: 'pending' }, headers))).toBe('ok');
    expect(codeOf(await server.post('account:read', {}, headers))).toBe('not-allowed');
  });
});

describe('proving who it is', () => {
  const SENSITIVE = ['second-factor:offer', 'second-factor:renew', 'second-factor:remove'];

  test('[SF9] ten minutes after signing in, acts upon the second factor ask for password and code', async () => {
    const { account, code } = await guarded();
    now += 10 * MINUTE;
    for (const name of SENSITIVE) expect(codeOf(await account.send(name))).toBe('proof-required');
    const prove = (input: object) => account.send('moderator:prove', input);
    expect(codeOf(await prove({ password: 'salah-sekali', code: code() }))).toBe(
      'credentials-wrong',
    );
    expect(codeOf(await prove({ password: PASSWORD }))).toBe('code-required');
    expect(codeOf(await prove({ password: PASSWORD, code: '000000' }))).toBe('code-wrong');
    expect(codeOf(await account.send('second-factor:remove'))).toBe('proof-required');
    expect(valueOf(await prove({ password: PASSWORD, code: code() }))).toEqual({
      until: now + 10 * MINUTE,
    });
    expect(codeOf(await account.send('second-factor:renew'))).toBe('ok');
    expect(codeOf(await account.send('second-factor:remove'))).toBe('ok');
    expect(codeOf(await account.elsewhere().signIn())).toBe('ok');
  });

  test('[SF9] the proof is of one session and not of the others', async () => {
    const { account, other, code } = await guarded();
    await other.signIn({ code: code() });
    now += 11 * MINUTE;
    await account.must('moderator:prove', { password: PASSWORD, code: code() });
    expect(codeOf(await other.send('second-factor:remove'))).toBe('proof-required');
    expect(codeOf(await account.send('second-factor:remove'))).toBe('ok');
  });

  test('[SF10] new codes for a lost device void the earlier ones', async () => {
    const { account, other, recoveryCodes } = await guarded();
    const { recoveryCodes: fresh } = await account.must<{ recoveryCodes: string[] }>(
      'second-factor:renew',
    );
    expect(codeOf(await other.signIn({ code: recoveryCodes[0] ?? '' }))).toBe('code-wrong');
    expect(codeOf(await other.signIn({ code: fresh[0] ?? '' }))).toBe('ok');
    const without = await somebody();
    expect(codeOf(await without.send('second-factor:renew'))).toBe('factor-required');
  });
});

describe('where the server asks everybody for one', () => {
  let strict: TestServer;
  beforeAll(async () => {
    strict = await startServer({
      now: () => now,
      env: { KOMENTAR_DESK_SECOND_FACTOR: 'required' },
    });
  });
  afterAll(() => strict.remove());

  test('[SF11] a member without one can set it up and nothing else; with it, everything', async () => {
    const account = await DeskAccount.add(strict, 'ani@koran.example', { role: 'admin' });
    const { moderator } = valueOf<{ moderator: object }>(await account.signIn());
    expect(moderator).toMatchObject({ secondFactor: 'required' });
    expect(codeOf(await account.send('queue:read', { queue: 'pending' }))).toBe('factor-required');
    expect(codeOf(await account.send('team:list'))).toBe('factor-required');
    await expect(account.connect()).rejects.toThrow('factor-required');
    await account.setUpFactor(now);
    expect(codeOf(await account.send('queue:read', { queue: 'pending' }))).toBe('ok');
    (await account.connect()).disconnect();
    expect(codeOf(await account.send('second-factor:remove'))).toBe('factor-required');
    expect(await account.must('moderator:me')).toMatchObject({ moderator: { secondFactor: 'on' } });
  });
});

describe('sealing', () => {
  const key = (fill: number) => ({ guest: new Uint8Array(32).fill(fill) });

  test('[SF12] a secret is sealed with a key of the data folder: neither shown, nor opened with another, nor changed', () => {
    const { seal, unseal, newSecret } = createOneTimeCodes(key(1));
    const secret = newSecret();
    const sealed = seal(secret);
    expect(sealed).not.toContain(secret);
    expect(seal(secret)).not.toBe(sealed);
    expect(unseal(sealed)).toBe(secret);
    expect(createOneTimeCodes(key(2)).unseal(sealed)).toBeUndefined();
    for (const broken of ['', 'x', sealed.slice(0, -4), `A${sealed.slice(1)}`, `${sealed}AAAA`])
      expect(unseal(broken)).toBeUndefined();
  });
});
