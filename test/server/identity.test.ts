/** Keys, tokens, passwords, addresses and the set-up code. */
import { createHmac } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  Networks,
  addressOf,
  hashAddress,
  isLoopback,
  limitedNetwork,
} from '#server/identity/address.js';
import { guestTokens, signGuestToken } from '#server/identity/guest-token.js';
import { readKeys, type Keys } from '#server/identity/keys-file.js';
import { createPasswords } from '#server/identity/passwords.js';
import { createSecrets } from '#server/identity/secrets.js';
import { readSessionCookie } from '#server/identity/session-cookie.js';
import { createSetupCode } from '#server/identity/setup-code.js';
import { ownOriginsOf } from '#server/identity/site-origins.js';

let folder: string;
let keys: Keys;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komentar-keys-'));
  keys = await readKeys(join(folder, 'baru'));
});
afterAll(() => rm(folder, { recursive: true }));

const key = new Uint8Array(32).map((_, index) => index);

describe('keys', () => {
  test('[ID10] are made at the first start, 32 random bytes each, readable by the owner only, and stay', async () => {
    const path = join(folder, 'baru', 'keys.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'baru'))).mode & 0o077).toBe(0);
    expect([keys.guest.length, keys.address.length]).toEqual([32, 32]);
    expect(keys.guest).not.toEqual(keys.address);
    expect(await readKeys(join(folder, 'baru'))).toEqual(keys);
    expect(await readKeys(join(folder, 'lain'))).not.toEqual(keys);
  });

  test('[ID10] two processes that start at once end with the same keys', async () => {
    const both = await Promise.all(
      Array.from({ length: 8 }, () => readKeys(join(folder, 'serentak'))),
    );
    for (const one of both) expect(one).toEqual(both[0]);
  });

  test('[ID11] a file that others can read is refused, with what to do', async () => {
    const dir = join(folder, 'terbuka');
    await readKeys(dir);
    for (const mode of [0o644, 0o640, 0o604, 0o666]) {
      await chmod(join(dir, 'keys.json'), mode);
      await expect(readKeys(dir)).rejects.toThrow(/can be read by others.*chmod 600/u);
    }
  });

  test('[ID11] short, empty, default and hand-made keys are refused', async () => {
    const dir = join(folder, 'lemah');
    await readKeys(dir);
    const path = join(dir, 'keys.json');
    const good = JSON.parse(await readFile(path, 'utf8')) as { guest: string; address: string };
    const bad = [
      '',
      '{}',
      '[]',
      'null',
      JSON.stringify({ ...good, guest: '' }),
      JSON.stringify({ ...good, guest: 'changeme' }),
      JSON.stringify({ ...good, guest: good.guest.slice(0, 40) }),
      JSON.stringify({ ...good, address: 'A'.repeat(43) }),
      JSON.stringify({ guest: good.guest }),
      JSON.stringify({ ...good, more: good.guest }),
    ];
    for (const text of bad) {
      await writeFile(path, text, { mode: 0o600 });
      await expect(readKeys(dir)).rejects.toThrow(/does not hold two keys/u);
    }
  });
});

describe("guests' tokens", () => {
  const claims = { authorId: 'a1', site: 'koran', name: 'Sari “Rahasia” 🌶' };
  const now = 1_700_000_000_000;
  const sign = (more = {}) =>
    signGuestToken(claims, { key, now, expiresAt: now + 1_000_000, ...more });

  test('[ID12] say who the bearer is, until they end', async () => {
    const token = await sign();
    const claimsOf = guestTokens(key);
    expect(await claimsOf(token, now + 999_000)).toEqual(claims);
    expect(await claimsOf(token, now + 1_000_000)).toBeUndefined();
  });

  test('[ID12] are worth nothing with another key, changed, unsigned or of another kind', async () => {
    const token = await sign();
    const [head = '', body = '', signature = ''] = token.split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const admin = encode({
      ...claims,
      sub: 'lain',
      aud: 'koran',
      iss: 'komentar',
      exp: 9_999_999_999,
    });
    const forged = [
      `${head}.${admin}.${signature}`,
      `${encode({ alg: 'none' })}.${body}.`,
      `${encode({ alg: 'none' })}.${body}.${signature}`,
      `${encode({ alg: 'HS512' })}.${body}.${signature}`,
      `${head}.${body}`,
      '..',
      '',
    ];
    for (const bad of forged) expect(await guestTokens(key)(bad, now)).toBeUndefined();
    expect(await guestTokens(key.map((byte) => byte ^ 1))(token, now)).toBeUndefined();
    const unsigned = `${encode({ alg: 'HS256' })}.${encode({ sub: 'a', aud: 'koran', name: 'x', exp: 9_999_999_999 })}`;
    const signed = createHmac('sha256', key).update(unsigned).digest('base64url');
    // Signed with our key, but not issued as a guest's token.
    expect(await guestTokens(key)(`${unsigned}.${signed}`, now)).toBeUndefined();
  });
});

describe('secrets', () => {
  test('[ID13] ids sort by the time they were made, also within one millisecond', () => {
    const secrets = createSecrets(keys, () => 1_700_000_000_000);
    const ids = Array.from({ length: 1000 }, () => secrets.newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1000);
  });

  test('[ID14] passwords are kept as argon2id with 19 MiB and two passes', async () => {
    const secrets = createSecrets(keys, Date.now);
    const hash = await secrets.hashPassword('kata sandi panjang');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(hash).not.toBe(await secrets.hashPassword('kata sandi panjang'));
    expect(await secrets.verifyPassword(hash, 'kata sandi panjang')).toBe(true);
    expect(await secrets.verifyPassword(hash, 'kata sandi panjan')).toBe(false);
    expect(await secrets.verifyPassword('bukan hash', 'x')).toBe(false);
  });

  test('[ID14] long passwords are not cut', async () => {
    const secrets = createSecrets(keys, Date.now);
    const hash = await secrets.hashPassword('x'.repeat(128));
    expect(await secrets.verifyPassword(hash, 'x'.repeat(127))).toBe(false);
  });

  test('[ID7] an unknown account costs the same work as a wrong password', async () => {
    const worked: string[] = [];
    const passwords = createPasswords({
      hash: (_password, options) => {
        worked.push('hash');
        return Promise.resolve(`m=${options?.memoryCost ?? 0}`);
      },
      verify: (known) => {
        worked.push(`verify ${String(known)}`);
        return Promise.resolve(true);
      },
    });
    const known = await passwords.hash('benar-benar');
    worked.length = 0;
    expect(await passwords.verify(known, 'salah')).toBe(true);
    expect(worked.splice(0)).toEqual(['hash', 'verify m=19456']);
    // Even where the password fits the stand-in.
    expect(await passwords.verify(undefined, 'salah')).toBe(false);
    expect(worked).toEqual(['verify m=19456']);
  });

  test('[ID14] at most two passwords are worked on at a time, the others wait their turn', async () => {
    let running = 0;
    let most = 0;
    const slow = async (): Promise<string> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return 'hash';
    };
    const passwords = createPasswords({ hash: slow, verify: () => Promise.resolve(true) });
    const all = await Promise.all(Array.from({ length: 20 }, () => passwords.hash('x')));
    expect([all.length, most, running]).toEqual([20, 2, 0]);
  });

  test('[ID15] the set-up code works once, is voided by a newer one and by time', () => {
    let now = 0;
    const setup = createSetupCode(() => now);
    expect(setup.use('')).toBe(false);
    const first = setup.issue();
    const second = setup.issue();
    expect(first).toMatch(/^[\w-]{22}$/u);
    expect(setup.use(first)).toBe(false);
    expect(setup.use(second)).toBe(true);
    expect(setup.use(second)).toBe(false);
    const third = setup.issue();
    now = 12 * 3_600_000 + 1;
    expect(setup.use(third)).toBe(false);
  });

  test('[ID5] the cookie is found among others, and only a clean one', () => {
    expect(readSessionCookie('a=1; komentar_desk=abc-_9; b=2', 'komentar_desk')).toBe('abc-_9');
    for (const header of [
      '',
      'xkomentar_desk=abc',
      'komentar_desk=',
      'komentar_desk="abc"',
      'komentar_desk=a%20b',
    ]) {
      expect(readSessionCookie(header, 'komentar_desk')).toBeUndefined();
    }
  });
});

describe('addresses', () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;

  test('[SEC28] the nearest address that is no trusted proxy counts', () => {
    const proxies = new Networks(['loopback', '10.0.0.0/8', '2001:db8::/32']);
    expect(addressOf(request('127.0.0.1', '203.0.113.9'), proxies)).toBe('203.0.113.9');
    expect(addressOf(request('::ffff:127.0.0.1', '1.2.3.4, 203.0.113.9, 10.1.2.3'), proxies)).toBe(
      '203.0.113.9',
    );
    expect(addressOf(request('203.0.113.9', '1.2.3.4'), proxies)).toBe('203.0.113.9');
    expect(addressOf(request('127.0.0.1'), proxies)).toBe('127.0.0.1');
    expect(addressOf(request('127.0.0.1', 'nonsense, 10.0.0.1'), proxies)).toBe('10.0.0.1');
    expect(addressOf(request('127.0.0.1', '1.2.3.4, <script>'), proxies)).toBe('127.0.0.1');
    expect(addressOf(request('127.0.0.1', '203.0.113.9'), new Networks([]))).toBe('127.0.0.1');
    expect(addressOf(request('2001:db8::1', '2400:cb00::5'), proxies)).toBe('2400:cb00::5');
  });

  test('[SEC28] IPv6 is limited by its /64, in one spelling', () => {
    for (const address of [
      '2001:db8:0:1::1',
      '2001:0db8:0000:0001:ffff::9',
      '2001:db8:0:1:2:3:4:5',
    ]) {
      expect(limitedNetwork(address)).toBe('2001:db8:0:1');
    }
    expect(limitedNetwork('::1')).toBe('0:0:0:0');
    expect(limitedNetwork('192.0.2.1')).toBe('192.0.2.1');
  });

  test('[SEC29] the name of an address needs the key and changes with the day', () => {
    const day = 86_400_000;
    const name = hashAddress('192.0.2.1', key, 0);
    expect(name).toMatch(/^[\w-]{22}$/u);
    expect(hashAddress('192.0.2.1', key, day - 1)).toBe(name);
    expect(hashAddress('192.0.2.1', key, day)).not.toBe(name);
    expect(hashAddress('192.0.2.2', key, 0)).not.toBe(name);
    expect(
      hashAddress(
        '192.0.2.1',
        key.map((byte) => byte ^ 1),
        0,
      ),
    ).not.toBe(name);
  });

  test('[OP15] loopback is known in every spelling', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['', '10.0.0.1', '::2', 'localhost', '128.0.0.1'].map(isLoopback)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('[SEC11] a machine has three names for itself, a host only one', () => {
    expect(ownOriginsOf('http://localhost:3100')).toEqual([
      'http://localhost:3100',
      'http://127.0.0.1:3100',
      'http://[::1]:3100',
    ]);
    expect(ownOriginsOf('https://komentar.example')).toEqual(['https://komentar.example']);
  });
});
