/** Readers who come with an account of the site: which tokens are believed, what becomes of them, and who may write. */
import { createHmac, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT, UnsecuredJWT, exportJWK } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '@komentar/protocol';
import { identityWithKeys, identityWithSecret } from '#server/identity/site-identity.js';
import { SERVER } from '#server/ports/log.js';
import type { SiteIdentity } from '#server/ports/records.js';
import { addModerator, addSite, ask, startServer, type TestServer } from './support/test-server.js';

const SECRET = 'rahasia-koran-yang-cukup-panjang-1234567890';
const MINUTE = 60_000;

let server: TestServer;
let site: string;
let now: number;

beforeEach(async () => {
  now = 1_800_000_000_000;
  server = await startServer({ now: () => now });
  site = await addSite(server);
  await vouchBy(identityWithSecret(SECRET));
});
afterEach(() => server.remove());

const vouchBy = async (identity: SiteIdentity) => {
  await server.app.store.sites.setIdentity(site, identity, { by: SERVER, at: 0 });
};

const seconds = (at: number) => Math.floor(at / 1000);

interface Signing {
  readonly key?: Uint8Array | KeyObject;
  readonly header?: { alg: string; kid?: string; [name: string]: unknown };
}

/** Claims of a good token; what a test changes is laid over them, and `undefined` leaves one out. */
const claimsOf = (change: Record<string, unknown> = {}) => ({
  ...{ sub: 'pembaca-7', aud: site, name: 'Sari Dewi' },
  ...{ iat: seconds(now), exp: seconds(now + 10 * MINUTE) },
  ...change,
});

const tokenWith = (
  change: Record<string, unknown> = {},
  { key = new TextEncoder().encode(SECRET), header = { alg: 'HS256' } }: Signing = {},
): Promise<string> => new SignJWT(claimsOf(change)).setProtectedHeader(header).sign(key);

const open = (identity: string, more: Record<string, string> = {}) =>
  server.post('session:open', { site, identity }, more);

interface Opened {
  readonly token: string;
  readonly viewer: { readonly id: string; readonly name: string; readonly kind: string };
  readonly expiresAt: number;
}

const opened = async (identity: string): Promise<Opened> => {
  const { answer } = await open(identity);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as unknown as Opened;
};

/** The refusal of a token; fails where it is believed. */
const refused = async (identity: string): Promise<Failure> => {
  const { status, answer } = await open(identity);
  if (answer.ok) throw new Error('the token was believed');
  expect([status, answer.error.code, answer.error.field]).toEqual([
    ...[401, 'identity-wrong', 'identity'],
  ]);
  return answer.error;
};

const as = (token: string) => ({ authorization: `Bearer ${token}` });
const post = (token: string, more: object = {}) =>
  server.post(
    'comment:post',
    { site, thread: 'a', body: 'Terima kasih atas liputannya.', clientId: randomUUID(), ...more },
    as(token),
  );

describe('a member', () => {
  test('[E-60][ID16] is known by `sub` alone; name and badges are as the site last said', async () => {
    const first = await opened(await tokenWith({ badges: ['Pelanggan'] }));
    expect(first.viewer).toMatchObject({ name: 'Sari Dewi', kind: 'member' });
    const again = await opened(
      await tokenWith({ name: '  Sari  Baru ', badges: ['Juri', 'Redaksi'] }),
    );
    expect(again.viewer).toEqual({ ...first.viewer, name: 'Sari Baru' });
    expect(await server.app.store.authors.find(first.viewer.id)).toMatchObject({
      ...{ name: 'Sari Baru', badges: ['Juri', 'Redaksi'], externalId: 'pembaca-7' },
    });
    const namesake = await opened(await tokenWith({ sub: 'pembaca-8', name: 'Sari Baru' }));
    expect(namesake.viewer.id).not.toBe(first.viewer.id);
  });

  test('[E-60][ID16] writes under the name and badges of the token, and the e-mail stays inside', async () => {
    const email = 'sari@surat.example';
    const { token } = await opened(await tokenWith({ badges: ['Pelanggan'], email }));
    const { answer } = await post(token);
    expect(answer).toMatchObject({
      ok: true,
      value: { comment: { author: { name: 'Sari Dewi', badges: ['Pelanggan'] } } },
    });
    expect(JSON.stringify(answer)).not.toContain(email);
    const found = await fetch(`${server.url}/v1/thread?site=${site}&thread=a`);
    const seen = await found.text();
    expect(seen).toContain('Pelanggan');
    for (const inside of [email, 'pembaca-7', SECRET]) expect(seen).not.toContain(inside);
  });

  test('[ID20] the same token opens a session again while it lasts', async () => {
    const identity = await tokenWith({ jti: 'sekali' });
    expect((await opened(identity)).viewer).toEqual((await opened(identity)).viewer);
    now += 11 * MINUTE;
    await refused(identity);
  });

  test('[ID21] has a session of an hour', async () => {
    const { token, expiresAt } = await opened(await tokenWith());
    expect(expiresAt).toBe(now + 60 * MINUTE);
    expect((await post(token)).status).toBe(200);
    now += 60 * MINUTE;
    expect((await post(token)).answer).toMatchObject({ error: { code: 'session-expired' } });
  });

  test('[ID21] cannot take another name without a token: that begins a new guest', async () => {
    const member = await opened(await tokenWith());
    const { answer } = await server.post(
      'session:open',
      { site, name: 'Redaksi' },
      as(member.token),
    );
    expect(answer).toMatchObject({ ok: true, value: { viewer: { kind: 'guest' } } });
    expect(answer).not.toMatchObject({ value: { viewer: { id: member.viewer.id } } });
    expect((await server.app.store.authors.find(member.viewer.id))?.name).toBe('Sari Dewi');
  });

  test('[ID8] on an open connection is heard as that member from then on', async () => {
    await server.app.store.sites.changePolicy(site, { mode: 'pre' }, { by: SERVER, at: 0 });
    const desk = await addModerator(server);
    const socket = await server.connect();
    await ask(socket, 'session:open', { site, identity: await tokenWith() });
    const input = { site, thread: 'a', body: 'Menunggu dahulu.', clientId: randomUUID() };
    const posted: unknown = await ask(socket, 'comment:post', input);
    const { id: commentId, version } = (
      posted as { value: { comment: { id: string; version: number } } }
    ).value.comment;
    const heard = new Promise((resolve) => socket.once('comment:decided', resolve));
    await server.post('comment:approve', { commentId, version }, as(desk.token));
    expect(await heard).toMatchObject({ commentId, status: 'published' });
  });
});

describe('a token', () => {
  test('[E-60][ID17] lasts from `iat` at most 15 minutes, and clocks may differ by a minute', async () => {
    const at = (iat: number, exp: number) =>
      tokenWith({ iat: seconds(now + iat), exp: seconds(now + exp) });
    for (const [iat, exp] of [
      [0, 15 * MINUTE],
      [59_000, 2 * MINUTE],
      [-14 * MINUTE, -59_000],
    ] as const)
      expect((await opened(await at(iat, exp))).viewer.kind).toBe('member');
    expect((await refused(await at(0, 15 * MINUTE + 1000))).message).toContain('15 minutes');
    expect((await refused(await at(-10 * MINUTE, -61_000))).message).toContain('out of date');
    await refused(await at(62_000, 5 * MINUTE));
    // One that was made long ago and lasts for years.
    await refused(await at(-365 * 24 * 60 * MINUTE, 60 * MINUTE));
  });

  test.each(['sub', 'aud', 'name', 'iat', 'exp'])(
    '[E-60][ID17] without %s is refused, and the answer names the claim',
    async (claim) => {
      const { message } = await refused(await tokenWith({ [claim]: undefined }));
      expect(message).toContain(`"${claim}"`);
    },
  );

  test('[E-60][ID17] is for this site alone', async () => {
    for (const aud of ['koran-lain', ['koran-lain'], [site, 'koran-lain'], [], '', 7])
      await refused(await tokenWith({ aud }));
    expect((await opened(await tokenWith({ aud: [site] }))).viewer.kind).toBe('member');
  });

  test('[ID17] is worth nothing where the site takes none', async () => {
    await server.app.store.sites.setIdentity(site, null, { by: SERVER, at: 0 });
    expect((await refused(await tokenWith())).message).toContain(
      `komentar site identity ${site} --help`,
    );
    await vouchBy({ kind: 'dari versi lain' });
    await refused(await tokenWith());
  });

  test('[ID17] of another secret, changed or broken is refused; the log names why and repeats nothing of it', async () => {
    const good = await tokenWith();
    const [head = '', , signature = ''] = good.split('.');
    const other = Buffer.from(JSON.stringify(claimsOf({ sub: 'orang-lain' }))).toString(
      'base64url',
    );
    const key = new TextEncoder().encode(`${SECRET}x`);
    const bad = [
      await tokenWith({}, { key }),
      `${head}.${other}.${signature}`,
      good.slice(0, -2),
      `${good}.${signature}`,
      'a.b.c',
      'x',
      '.'.repeat(4000),
    ];
    for (const token of bad) await refused(token);
    const lines = server.logged.filter(({ code }) => code === 'identity-wrong');
    expect(lines).toHaveLength(bad.length);
    expect(lines[0]).toMatchObject({ hint: expect.stringContaining('signature') as string });
    for (const secret of [SECRET, other, good, 'pembaca-7'])
      expect(JSON.stringify(server.logged)).not.toContain(secret);
  });

  test('[ID18] a subject is a text with something in it', async () => {
    for (const sub of ['', '  ', 7, null, ['a'], {}, 'x'.repeat(201), 'a\u0000b', '\ud800'])
      await refused(await tokenWith({ sub }));
    expect((await opened(await tokenWith({ sub: 'x'.repeat(200) }))).viewer.kind).toBe('member');
  });

  test('[ID18] names are what names are everywhere: one visible line of at most 60 graphemes', async () => {
    for (const name of ['', ' \u200b ', 'x'.repeat(61), 7, null])
      await refused(await tokenWith({ name }));
    const { viewer } = await opened(await tokenWith({ name: '\u202eAni\n  Budi\u200b' }));
    expect(viewer.name).toBe('Ani Budi');
  });

  test('[E-60][ID18] badges are at most three lines of 24 graphemes, an e-mail is one; both may be null', async () => {
    for (const bad of [
      { badges: ['a', 'b', 'c', 'd'] },
      { badges: ['x'.repeat(25)] },
      { badges: ['  '] },
      { badges: 'Redaksi' },
      { badges: [7] },
      { email: 'bukan surel' },
      { email: ['a@b.example'] },
    ])
      await refused(await tokenWith(bad));
    const family = '👩‍👩‍👧‍👦'.repeat(24);
    const { viewer } = await opened(await tokenWith({ badges: [family, ' a\nb '], email: null }));
    expect((await server.app.store.authors.find(viewer.id))?.badges).toEqual([family, 'a b']);
    expect((await opened(await tokenWith({ badges: null }))).viewer.kind).toBe('member');
  });
});

describe('algorithms', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = generateKeyPairSync('ed25519');
  const PAIRS = { RS256: rsa, ES256: ec, EdDSA: ed } as const;

  const jwks = async (...pairs: [string, { publicKey: KeyObject }][]) =>
    JSON.stringify({
      keys: await Promise.all(
        pairs.map(async ([kid, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid })),
      ),
    });

  test.each(['RS256', 'ES256', 'EdDSA'] as const)(
    "[E-60][ID17] %s is believed with the site's public key, and with no other",
    async (alg) => {
      const { publicKey, privateKey } = PAIRS[alg];
      await vouchBy(await identityWithKeys(JSON.stringify(await exportJWK(publicKey))));
      const token = await tokenWith({}, { key: privateKey, header: { alg } });
      expect((await opened(token)).viewer.kind).toBe('member');
      const another = PAIRS[alg === 'ES256' ? 'EdDSA' : 'ES256'];
      const header = { alg: alg === 'ES256' ? 'EdDSA' : 'ES256' };
      await refused(await tokenWith({}, { key: another.privateKey, header }));
    },
  );

  test('[ID17] of several keys the `kid` says which, so that keys can be changed in turn', async () => {
    const next = generateKeyPairSync('ed25519');
    await vouchBy(await identityWithKeys(await jwks(['lama', ed], ['baru', next])));
    const sign = (kid: string, key: KeyObject) =>
      tokenWith({}, { key, header: { alg: 'EdDSA', kid } });
    for (const [kid, { privateKey }] of [
      ['lama', ed],
      ['baru', next],
    ] as const)
      expect((await opened(await sign(kid, privateKey))).viewer.kind).toBe('member');
    await refused(await sign('lama', next.privateKey));
    expect((await refused(await sign('entah', ed.privateKey))).message).toContain('kid');
  });

  test('[ID19] a public key is never a secret: HS256 over its bytes is refused, in every spelling', async () => {
    const identity = await identityWithKeys(await jwks(['k', rsa]));
    await vouchBy(identity);
    const spellings = [
      rsa.publicKey.export({ type: 'spki', format: 'pem' }),
      rsa.publicKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(await exportJWK(rsa.publicKey)),
      String((await exportJWK(rsa.publicKey)).n),
    ];
    for (const spelling of spellings) {
      const unsigned = [{ alg: 'HS256', kid: 'k' }, claimsOf()]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const signature = createHmac('sha256', spelling).update(unsigned).digest('base64url');
      expect((await refused(`${unsigned}.${signature}`)).message).toContain('alg');
    }
  });

  test('[ID19] `alg: none`, weaker and stronger relatives, and keys a token brings along do not count', async () => {
    const none = new UnsecuredJWT(claimsOf()).encode();
    const [, body = ''] = none.split('.');
    const spelled = ['None', 'NONE', 'nOnE', ''].map(
      (alg) => `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${body}.`,
    );
    for (const token of [none, ...spelled]) await refused(token);
    const key = new TextEncoder().encode(SECRET.repeat(2));
    await refused(await tokenWith({}, { key, header: { alg: 'HS512' } }));
    const jwk = await exportJWK(ed.publicKey);
    const own = { key: ed.privateKey, header: { alg: 'EdDSA', jwk, jku: 'https://evil.example' } };
    await refused(await tokenWith({}, own));
    await vouchBy(await identityWithKeys(await jwks(['k', rsa])));
    await refused(await tokenWith({}, own));
    await refused(await tokenWith({}, { key: rsa.privateKey, header: { alg: 'PS256', kid: 'k' } }));
    await refused(await tokenWith());
  });
});

describe('a site without guests', () => {
  test('[ID22] opens sessions for members only, and takes no comment of a guest who came before', async () => {
    const guest = await server.post('session:open', { site, name: 'Tamu Lama' });
    const token = guest.answer.ok ? String(guest.answer.value['token']) : '';
    const clientId = randomUUID();
    expect((await post(token, { clientId })).status).toBe(200);
    await server.app.store.sites.changePolicy(site, { guests: false }, { by: SERVER, at: 0 });
    for (const headers of [{}, as(token)]) {
      const { status, answer } = await server.post('session:open', { site, name: 'A' }, headers);
      expect([status, answer.ok ? '' : answer.error.code]).toEqual([403, 'identity-required']);
    }
    expect((await post(token)).answer).toMatchObject({ error: { code: 'identity-required' } });
    // What was taken is answered again, as always.
    expect((await post(token, { clientId })).status).toBe(200);
    const member = await opened(await tokenWith());
    expect((await post(member.token)).status).toBe(200);
  });
});
