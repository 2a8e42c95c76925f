/** The work a guest's browser has to prove: what is accepted, once and for what, and who has to bring it. */
import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsedProofs, createProofOfWork } from '#server/identity/proof-of-work.js';
import { identityWithSecret } from '#server/identity/site-identity.js';
import type { Work } from '#server/ports/challenge.js';
import { SERVER } from '#server/ports/log.js';
import { solveChallenge } from '#widget/solve-challenge.js';
import { addSite, openGuest, startServer, type TestServer } from './support/test-server.js';

const key = new Uint8Array(32).map((_, index) => index);
const GOOD_MS = 10 * 60_000;

let now: number;
beforeEach(() => {
  now = 1_800_000_000_000;
});

/** Numbers found so far: a test that changes a proof need not do the work again. */
const numbers = new Map<string, number>();

const find = ({ challenge, salt, maxNumber }: Work): number => {
  for (let number = 0; number <= maxNumber; number += 1) {
    const hash = createHash('sha256')
      .update(`${salt}${String(number)}`)
      .digest('hex');
    if (hash === challenge) return number;
  }
  throw new Error('no number solves it');
};

const numberOf = (work: Work): number => {
  const found = numbers.get(work.challenge) ?? find(work);
  numbers.set(work.challenge, found);
  return found;
};

/** What a browser does: finds the number, and sends it along with what it was given. */
const solve = (work: Work, change: object = {}): string => {
  const { algorithm, challenge, salt, signature } = work;
  const number = numberOf(work);
  const said = { algorithm, challenge, salt, signature, number, ...change };
  return Buffer.from(JSON.stringify(said)).toString('base64');
};

describe('proofs', () => {
  const readNumber = (proof: string): number =>
    (JSON.parse(Buffer.from(proof, 'base64').toString()) as { number: number }).number;
  const make = () => createProofOfWork({ guest: key }, () => now);

  test('[SEC30] work that was done is accepted, for the site it was given for and ten minutes', async () => {
    const challenge = make();
    const work = await challenge.issue('koran');
    const proof = solve(work);
    expect(await challenge.accept({ site: 'lain', proof, use: 'a' })).toBe(false);
    now += GOOD_MS - 1000;
    expect(await challenge.accept({ site: 'koran', proof, use: 'a' })).toBe(true);
    now += 1000;
    expect(await challenge.accept({ site: 'koran', proof, use: 'a' })).toBe(false);
    expect(work.maxNumber).toBe(50_000);
  });

  test('[SEC30] work not done, changed, of another server or no work at all is not accepted', async () => {
    const challenge = make();
    const work = await challenge.issue('koran');
    const right = solve(work);
    const number = readNumber(right);
    const foreign = createProofOfWork({ guest: key.map((byte) => byte ^ 1) }, () => now);
    const later = work.salt.replace(/expires=\d+/u, 'expires=9999999999');
    const bad = [
      solve(work, { number: number === 0 ? 1 : number - 1 }),
      solve(work, { number: String(number) }),
      solve(work, { signature: '0'.repeat(64) }),
      solve(work, { salt: later }),
      // Digits moved between the time, the end of the salt and the number.
      solve(work, { salt: `${work.salt.slice(0, -1)}${String(number)}&`, number }),
      solve(work, { salt: `${work.salt}${String(number)}`, number: 0 }),
      solve(work, { salt: `${work.salt.slice(0, -1)}9&`, number }),
      solve(work, { algorithm: 'SHA-1' }),
      solve(await foreign.issue('koran')),
      ...['', 'x', 'bnVsbA==', 'e30=', '{}', '\u0000', 'A'.repeat(2000)],
    ];
    for (const proof of bad)
      expect([proof, await challenge.accept({ site: 'koran', proof, use: 'a' })]).toEqual([
        ...[proof, false],
      ]);
    expect(await challenge.accept({ site: 'koran', proof: right, use: 'a' })).toBe(true);
  });

  test('[SEC31] a proof is used up for one comment, for which it counts again', async () => {
    const challenge = make();
    const proof = solve(await challenge.issue('koran'));
    const accept = (use: string) => challenge.accept({ site: 'koran', proof, use });
    expect([await accept('a'), await accept('b'), await accept('a')]).toEqual([true, false, true]);
    const again = Buffer.from(`${Buffer.from(proof, 'base64').toString()} `).toString('base64');
    expect(await challenge.accept({ site: 'koran', proof: again, use: 'b' })).toBe(false);
  });

  test('[SEC31] the memory of used proofs is bounded, and empties with time', () => {
    const used = new UsedProofs(100);
    const take = (n: number, use = 'a') =>
      used.take(`bukti-${String(n)}`, use, { now, until: now + GOOD_MS });
    for (let n = 0; n < 5000; n += 1) expect(take(n)).toBe(true);
    expect(used.size).toBe(100);
    expect(take(4999, 'b')).toBe(false);
    now += GOOD_MS;
    expect(take(5000)).toBe(true);
    expect(used.size).toBe(1);
  });
});

describe('on a site that wants it', () => {
  let server: TestServer;
  let site: string;
  beforeEach(async () => {
    server = await startServer({ now: () => now });
    site = await addSite(server);
    await server.app.store.sites.changePolicy(site, { challenge: true }, { by: SERVER, at: 0 });
  });
  afterEach(() => server.remove());

  const work = async (of = site): Promise<Work> => {
    const { answer } = await server.post('challenge:read', { site: of });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value as unknown as Work;
  };
  const post = (token: string, more: object = {}) =>
    server.post(
      'comment:post',
      { site, thread: 'a', body: 'Terima kasih atasnya.', clientId: randomUUID(), ...more },
      { authorization: `Bearer ${token}` },
    );
  const codeOf = ({ answer }: Awaited<ReturnType<typeof post>>) =>
    answer.ok ? 'ok' : `${answer.error.code} ${answer.error.field ?? ''}`;

  test('[SEC30] a guest’s comment needs a proof, and a reader is told that it does', async () => {
    const token = await openGuest(server, site);
    expect(codeOf(await post(token))).toBe('challenge-failed proof');
    expect(codeOf(await post(token, { proof: 'x' }))).toBe('challenge-failed proof');
    const proof = solve(await work());
    expect(codeOf(await post(token, { proof }))).toBe('ok');
    expect(codeOf(await post(token, { proof }))).toBe('challenge-failed proof');
    const read = await server.post('thread:read', { site, thread: 'a' });
    expect(read.answer).toMatchObject({ value: { site: { challenge: true }, items: [{}] } });
  });

  test('[SEC30 SEC31 WG210] the section’s own solver finds what the server asks for, and brings it as the server reads it', async () => {
    const proof = await solveChallenge(await work());
    if (proof === undefined) throw new Error('no number found');
    const token = await openGuest(server, site);
    expect(codeOf(await post(token, { proof }))).toBe('ok');
    expect(codeOf(await post(token, { proof }))).toBe('challenge-failed proof');
    const impossible = { ...(await work()), challenge: '0'.repeat(64), maxNumber: 300 };
    expect(await solveChallenge(impossible)).toBe(undefined);
  });

  test('[SEC31] a text that was refused can be mended and sent with the same proof, by its author alone', async () => {
    const token = await openGuest(server, site);
    const sent = { clientId: randomUUID(), proof: solve(await work()) };
    expect(codeOf(await post(token, { ...sent, body: 'x' }))).toBe('too-short body');
    expect(codeOf(await post(await openGuest(server, site), sent))).toBe('challenge-failed proof');
    expect(codeOf(await post(token, sent))).toBe('ok');
    // The answer was lost: the same comment, also when the work is long out of date.
    now += GOOD_MS;
    expect(codeOf(await post(token, sent))).toBe('ok');
  });

  test('[SEC30] members bring none, nor does a site without the rule ask for one', async () => {
    const secret = 'rahasia-koran-yang-cukup-panjang-1234567890';
    await server.app.store.sites.setIdentity(site, identityWithSecret(secret), {
      by: SERVER,
      at: 0,
    });
    const { SignJWT } = await import('jose');
    const identity = await new SignJWT({ name: 'Sari', sub: '7', aud: site })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(new Date(now))
      .setExpirationTime(new Date(now + 60_000))
      .sign(new TextEncoder().encode(secret));
    const member = await server.post('session:open', { site, identity });
    const token = member.answer.ok ? String(member.answer.value['token']) : '';
    expect(codeOf(await post(token))).toBe('ok');
    await server.app.store.sites.changePolicy(site, { challenge: false }, { by: SERVER, at: 0 });
    expect(codeOf(await post(await openGuest(server, site)))).toBe('ok');
  });

  test('[SEC30] work of one site proves nothing on another, and an unknown site has none', async () => {
    const other = await addSite(server, { id: 'lain', origin: 'https://lain.example' });
    const proof = solve(await work(other));
    expect(codeOf(await post(await openGuest(server, site), { proof }))).toBe(
      'challenge-failed proof',
    );
    expect((await server.post('challenge:read', { site: 'tiada' })).answer).toMatchObject({
      error: { code: 'unknown-site' },
    });
  });
});
