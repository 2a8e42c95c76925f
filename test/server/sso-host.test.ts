/** The example newspaper with accounts of its own: started by its own command, against a server set up by the command line. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startOwnSite, type OwnSite } from '../support/komentar.js';

const HOST = fileURLToPath(new URL('../../examples/sso-host/server.mjs', import.meta.url));
const SECRET = 'cGVydGFueWFhbi15YW5nLWJhaWstbGViaWgtZGFyaS1qYXdhYmFu';

let own: OwnSite;
let newspaper: ChildProcess;
let url: string;

const start = async (env: Record<string, string>): Promise<string> => {
  newspaper = spawn(process.execPath, [HOST], {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: newspaper.stdout! })) {
    const said = /http:\S+/u.exec(line)?.[0];
    if (said !== undefined) return said;
  }
  throw new Error('the newspaper ended early');
};

beforeAll(async () => {
  own = await startOwnSite({ mode: 'open' });
  const { dataDir, url: komentar } = own.server;
  const line = ['site', 'identity', own.site, '--secret-stdin', '--no-guests'];
  await runCli(dataDir, line, `${SECRET}\n`);
  url = await start({ KOMENTAR_SECRET: SECRET, KOMENTAR_URL: komentar });
});
afterAll(async () => {
  newspaper.kill();
  await own.server.remove();
});

/** Clicks the button of a reader; the cookie that comes of it. */
const signIn = async (reader: string): Promise<string> => {
  const answer = await fetch(`${url}/masuk`, {
    method: 'POST',
    body: new URLSearchParams({ pembaca: reader }),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
};

const tokenOf = async (cookie: string): Promise<string | null> => {
  const answer = await fetch(`${url}/komentar-token`, { headers: { cookie } });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  return ((await answer.json()) as { token: string | null }).token;
};

test('[EX5][E-61] a reader signed in at the newspaper comments under the name and badges of the account', async () => {
  const { server, site } = own;
  const identity = await tokenOf(await signIn('laras'));
  const { token, viewer } = await server.must('session:open', { site, identity: identity! });
  expect(viewer).toMatchObject({ name: 'Laras Puspita', kind: 'member' });
  const body = 'Bagus sekali perahunya.';
  const input = { site, thread: 'perahu-sampah', body, clientId: randomUUID() };
  const { comment } = await server.must('comment:post', input, token);
  expect(comment).toMatchObject({
    ...{ status: 'published', author: { name: 'Laras Puspita', badges: ['Pelanggan'] } },
  });
  const again = await tokenOf(await signIn('laras'));
  const other = await tokenOf(await signIn('damar'));
  const idOf = async (vouched: string | null) =>
    (await server.must('session:open', { site, identity: vouched! })).viewer.id;
  expect([(await idOf(again)) === viewer.id, (await idOf(other)) === viewer.id]).toEqual([
    ...[true, false],
  ]);
});

test('[EX5][E-61] whoever is not signed in gets no token, and cannot write here', async () => {
  expect(await tokenOf('')).toBeNull();
  expect(await tokenOf('sesi=karangan')).toBeNull();
  const { server, site } = own;
  expect(await server.call('session:open', { site, name: 'Tamu' })).toMatchObject({
    error: { code: 'identity-required' },
  });
});

test('[EX5] the page names the endpoint and the server, and greets its reader', async () => {
  const cookie = await signIn('damar');
  const text = await (await fetch(url, { headers: { cookie } })).text();
  expect(text).toContain('token-endpoint="/komentar-token"');
  expect(text).toContain(`${own.server.url}/k.js`);
  expect(text).toContain('Damar Wicaksana');
  // Signed out, the same cookie is nobody's.
  await fetch(`${url}/keluar`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
  expect(await tokenOf(cookie)).toBeNull();
});
