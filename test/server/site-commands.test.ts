/** `komentar site set` and `komentar site identity`: the rules of a publication and the accounts of its readers. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openWorkshop } from '#server/app.js';
import { readSettings } from '#server/config/read-settings.js';
import { typedText } from './support/typed.js';

const SECRET = 'rahasia-koran-yang-cukup-panjang-1234567890';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'komentar-site-'));
  vi.stubEnv('KOMENTAR_DATA_DIR', dataDir);
  vi.stubEnv('KOMENTAR_LOG_LEVEL', 'silent');
  await run('site add koran --name Koran --origin https://koran.example');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true });
});

/** Runs a line as an operator types it; words with blanks are given apart. */
const run = (line: string, { input = '', more = [] as readonly string[] } = {}) =>
  typedText([...line.split(' '), ...more], { input });

const site = async () => {
  const workshop = await openWorkshop(readSettings());
  const found = await workshop.store.sites.find('koran');
  await workshop.close();
  return found;
};

describe('komentar site set', () => {
  test('[OP41] changes what is named, keeps the rest, and says what holds now', async () => {
    expect(await run('site set koran --mode pre --challenge on')).toEqual({
      code: 0,
      out: '"koran" has mode pre, guests on, challenge on, and 15 minutes to change a comment. Threads close after 14 days.',
      err: '',
    });
    expect((await run('site set koran --edit-minutes 0')).out).toBe(
      '"koran" has mode pre, guests on, challenge on, and 0 minutes to change a comment. Threads close after 14 days.',
    );
    expect((await run('site set koran --close-after-days 0')).out).toContain(
      'Threads never close by age.',
    );
    expect((await site())?.policy).toEqual({
      mode: 'pre',
      challenge: true,
      editMs: 0,
      closeAfterDays: 0,
    });
  });

  test.each([
    [
      'site set koran',
      1,
      /Say what to change: --mode, --guests, --challenge, --edit-minutes or --close-after-days/u,
    ],
    ['site set tiada --mode pre', 1, /no site "tiada"/u],
    ['site set koran --guests off', 1, /nobody could write.*komentar site identity koran/u],
    ['site set koran --mode ketat', 2, /Allowed choices are pre, balanced, open/u],
    ['site set koran --guests ya', 2, /Allowed choices are on, off/u],
    ['site set koran --edit-minutes -1', 2, /whole number from 0 to 10080/u],
    ['site set koran --edit-minutes 1.5', 2, /whole number from 0 to 10080/u],
    ['site set koran --edit-minutes 10081', 2, /whole number from 0 to 10080/u],
    ['site set koran --edit-minutes sebentar', 2, /whole number/u],
    ['site set koran --close-after-days 3651', 2, /whole number from 0 to 3650/u],
    ['site set', 2, /missing required argument/u],
  ])('[OP41] "%s" is refused with a sentence and changes nothing', async (line, code, sentence) => {
    const before = await site();
    const ended = await run(line);
    expect([ended.code, ended.out]).toEqual([code, '']);
    expect(ended.err).toMatch(sentence);
    expect(await site()).toEqual(before);
  });

  test.each(['', '   ', 'x'.repeat(61), '\u200b'])(
    '[OP22] a site is not called %j',
    async (name) => {
      const add = ['--name', name, '--origin', 'https://lain.example'];
      const { code, err } = await run('site add lain', { more: add });
      expect([code, err]).toEqual([1, "A site's name has 1 to 60 characters on one line."]);
    },
  );
});

describe('komentar site origin', () => {
  test('[OP21] of an address that is more than an origin it is said what counts', async () => {
    expect(
      await run('site origin koran --add http://x.example/y --add https://Z.example/'),
    ).toEqual({
      code: 0,
      out: '"koran" is embedded by https://koran.example, http://x.example, https://z.example.',
      err: 'Of "http://x.example/y" the origin counts: http://x.example.',
    });
  });

  test('[OP21] whoever takes the last origin away is told what that means, and how to go back', async () => {
    const { code, out, err } = await run('site origin koran --remove https://koran.example');
    expect([code, out]).toEqual([0, '"koran" has no origins now.']);
    expect(err).toBe(
      'Readers can write on none of its pages now. Add an origin: komentar site origin koran --add <origin>',
    );
    expect((await site())?.origins).toEqual([]);
  });
});

describe('komentar moderator list, komentar token list', () => {
  const add = (email: string, more: string) =>
    run(`moderator add ${email} --password-stdin ${more}`, { input: 'kata-sandi-panjang' });

  test('[OP24] members and tokens are listed, and nothing of it lets anybody in', async () => {
    await add('ani@koran.example', '--role admin --name Ani');
    await add('budi@koran.example', '--role moderator --name Budi --site koran');
    expect(await run('moderator list')).toEqual({
      code: 0,
      err: '',
      out: [
        'ani@koran.example\tadmin\tall\tAni\tone step',
        'budi@koran.example\tmoderator\tkoran\tBudi\tone step',
      ].join('\n'),
    });
    expect(await run('token list')).toEqual({ code: 0, out: '', err: '' });
    const made = [
      await run('token create --moderator budi@koran.example --scope queue.read'),
      await run('token create --moderator budi@koran.example'),
    ];
    const { out } = await run('token list');
    const lines = out.split('\n').map((line) => line.split('\t'));
    expect(lines.map(([email, scopes]) => [email, scopes]).toSorted()).toEqual([
      ['budi@koran.example', 'all'],
      ['budi@koran.example', 'queue.read'],
    ]);
    for (const [, , made, used] of lines)
      for (const at of [made, used]) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);
    for (const { out: token } of made) expect(out).not.toContain(token);
  });
});

describe('komentar site identity', () => {
  const write = async (content: unknown): Promise<string> => {
    const path = join(dataDir, 'kunci.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const jwk = ({ publicKey }: { publicKey: KeyObject }, more: object = {}) => ({
    ...publicKey.export({ format: 'jwk' }),
    ...more,
  });
  const ed = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

  test('[OP42] takes a secret from standard input, and prints nothing of it', async () => {
    const { code, out, err } = await run('site identity koran --secret-stdin', { input: SECRET });
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      '"koran" takes tokens for its readers, signed with the secret (HS256). Guests may write as before.',
    );
    expect((await site())?.identity).toEqual({ kind: 'secret', secret: SECRET });
  });

  test('[OP42] takes a set of public keys, and keeps their public members alone', async () => {
    const keys = [
      jwk(ed, { kid: 'a', use: 'sig', x5c: ['…'] }),
      jwk(rsa, { kid: 'b', alg: 'RS256' }),
    ];
    const path = await write({ keys, more: 1 });
    const { code, out } = await run('site identity koran --no-guests --keys', { more: [path] });
    expect([code, out]).toEqual([
      0,
      '"koran" takes tokens for its readers, signed with its keys. Guests may not write any more.',
    ]);
    const first = jwk(ed, { kid: 'a', use: 'sig' });
    expect(await site()).toMatchObject({
      identity: { kind: 'keys', keys: [first, keys[1]] },
      policy: { guests: false },
    });
    expect(JSON.stringify((await site())?.identity)).not.toContain('x5c');
    for (const shape of [jwk(ed), [jwk(ed)]])
      expect((await run('site identity koran --keys', { more: [await write(shape)] })).code).toBe(
        0,
      );
  });

  test('[OP42] can be taken away again, but never so that nobody could write', async () => {
    await run('site identity koran --secret-stdin --no-guests', { input: SECRET });
    const { code, err } = await run('site identity koran --off');
    expect([code, err]).toEqual([
      1,
      'Nobody could write any more: "koran" takes no guests. First: komentar site set koran --guests on',
    ]);
    expect((await run('site set koran --guests on')).code).toBe(0);
    expect((await run('site identity koran --off')).out).toContain('takes no more tokens');
    expect(await site()).not.toHaveProperty('identity');
    expect((await run('site identity koran --secret-stdin', { input: SECRET })).code).toBe(0);
    expect((await run('site set koran --guests off')).code).toBe(0);
  });

  test.each([
    ['', /32 to 1024 characters.*openssl rand/u],
    ['pendek', /32 to 1024 characters/u],
    ['x'.repeat(1025), /32 to 1024 characters/u],
    ['ab'.repeat(20), /repeats itself/u],
    [` ${SECRET}`, /blank/u],
  ])('[OP42] the secret %j is refused and nothing changed', async (input, sentence) => {
    const { code, err, out } = await run('site identity koran --secret-stdin', { input });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(await site()).not.toHaveProperty('identity');
  });

  const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  test.each([
    ['no JSON', '-----BEGIN PUBLIC KEY-----', /no JSON/u],
    ['nothing', { keys: [] }, /no key/u],
    ['null', 'null', /none of RSA/u],
    ['too many keys', { keys: Array.from({ length: 11 }, () => jwk(ed)) }, /more than 10/u],
    ['a private key', ed.privateKey.export({ format: 'jwk' }), /private key.*public half/u],
    ['a shared secret', { kty: 'oct', k: 'AAAA' }, /shared secret.*--secret-stdin/u],
    ['a small RSA key', jwk(small), /less than 2,048 bits/u],
    ['another curve', jwk(p384), /none of RSA, EC with P-256/u],
    ['a key for encryption', jwk(rsa, { use: 'enc' }), /for signing/u],
    ['a broken key', { ...jwk(ed), x: 'AAAA' }, /broken/u],
    ['keys without names', { keys: [jwk(ed), jwk(rsa)] }, /"kid" of its own/u],
    ['two of one name', { keys: [jwk(ed, { kid: 'a' }), jwk(rsa, { kid: 'a' })] }, /"kid"/u],
    ['a large file', 'x'.repeat(70_000), /larger than 64 KiB/u],
  ])('[OP42] a file with %s is refused and nothing changed', async (_, content, sentence) => {
    const path = await write(content);
    const { code, err, out } = await run('site identity koran --keys', { more: [path] });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(sentence);
    expect(await site()).not.toHaveProperty('identity');
  });

  test.each([
    ['site identity koran', 1, /--secret-stdin or --keys <file>; or --off/u],
    ['site identity tiada --secret-stdin', 1, /no site "tiada"/u],
    ['site identity koran --keys /tidak/ada.json', 1, /no file "\/tidak\/ada.json"/u],
    ['site identity koran --secret-stdin --off', 2, /cannot be used with/u],
    ['site identity koran --off --no-guests', 2, /cannot be used with/u],
    ['site identity koran --keys a --secret-stdin', 2, /cannot be used with/u],
  ])('[OP42] "%s" is refused with a sentence', async (line, code, sentence) => {
    const ended = await run(line, { input: SECRET });
    expect([ended.code, ended.out]).toEqual([code, '']);
    expect(ended.err).toMatch(sentence);
  });
});
