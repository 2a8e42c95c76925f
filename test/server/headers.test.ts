/** The headers of every kind of response, and the files browsers load. */
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSite, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let folder: string;
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(2000))})`;

const writePacked = async (path: string): Promise<void> => {
  await writeFile(path, SCRIPT);
  await writeFile(`${path}.br`, brotliCompressSync(SCRIPT));
  await writeFile(`${path}.gz`, gzipSync(SCRIPT));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'komentar-assets-'));
  const [widget, dashboard] = [join(folder, 'widget'), join(folder, 'dashboard')];
  await mkdir(join(widget, 'k'), { recursive: true });
  await mkdir(dashboard);
  await writePacked(join(widget, 'k.js'));
  await writePacked(join(widget, 'k', 'section.a1b2.js'));
  await writeFile(join(widget, 'k', 'section.a1b2.js.map'), '{}');
  await writePacked(join(dashboard, 'app.c3d4.js'));
  await writeFile(join(dashboard, 'app.e5f6.css'), 'body{}');
  await writeFile(
    join(dashboard, 'manifest.json'),
    '{"app":"app.c3d4.js","app.css":"app.e5f6.css"}',
  );
  server = await startServer({ demo: true, assets: { widget, dashboard } });
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: 'manual' });

test('[SEC20] the desk is strict: own scripts only, trusted types, never framed, never cached', async () => {
  for (const path of ['/dashboard', '/dashboard/', '/dashboard/antrean']) {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    const csp = response.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(csp).toContain(part);
    }
    const { port } = new URL(server.url);
    expect(csp).toMatch(new RegExp(`connect-src 'self' [^;]*ws://localhost:${port}`, 'u'));
    expect(csp).not.toMatch(/unsafe|\*/u);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const page = await response.text();
    expect(page).toContain('src="/dashboard/app.c3d4.js"');
    expect(page).toContain('href="/dashboard/app.e5f6.css"');
    expect(page).not.toMatch(/<script(?![^>]* src=)|\sstyle=|<style/u);
  }
});

test('[SEC21] scripts of the section may be loaded by every page; the loader briefly, chunks forever', async () => {
  const loader = await get('/k.js');
  const chunk = await get('/k/section.a1b2.js');
  for (const { headers } of [loader, chunk]) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
    });
    expect(headers.get('x-frame-options')).toBeNull();
  }
  expect(loader.headers.get('cache-control')).toBe(
    'public, max-age=300, stale-while-revalidate=86400',
  );
  expect(chunk.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('[OP13] files come as they were compressed at the build, in every encoding the same', async () => {
  for (const [accept, encoding] of [
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ] as const) {
    const response = await get('/k/section.a1b2.js', { 'accept-encoding': accept });
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual([
      encoding,
      SCRIPT,
    ]);
  }
});

test('[SEC22] nothing beside the built files can be had', async () => {
  const paths = [
    '/k/section.a1b2.js.map',
    '/k/section.a1b2.js.br',
    '/k/..%2fk.js',
    '/k/%2e%2e%2fmanifest.json',
    '/k/.hidden.js',
    '/dashboard/manifest.json',
    '/dashboard/..%2fk.js',
    '/dashboard/app.c3d4.js.gz',
    '/k/',
    '/package.json',
    '/.env',
    '/data/keys.json',
  ];
  for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('[OP13] a rebuilt file is served anew', async () => {
  const path = join(folder, 'dashboard', 'app.e5f6.css');
  expect(await (await get('/dashboard/app.e5f6.css')).text()).toBe('body{}');
  await writeFile(path, 'main{}');
  await utimes(path, 1, 1);
  expect(await (await get('/dashboard/app.e5f6.css')).text()).toBe('main{}');
});

test('[SEC23] answers are data: no script of theirs runs, no cache keeps them', async () => {
  const { headers } = await server.post('thread:read', {
    site: 'demo',
    thread: 'artikel-48213',
  });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  });
});

test('[OP14] the demo is there while its site is, then the front page leads to the desk', async () => {
  const front = await get('/');
  expect(front.status).toBe(200);
  expect(await front.text()).toContain('<komentar-count site="demo"');
  expect(front.headers.get('content-security-policy')).toContain(
    "require-trusted-types-for 'script'",
  );
  const article = await get('/demo/pasar-randu-kembar-dibuka-kembali');
  expect(await article.text()).toContain('<komentar-section');
  expect((await get('/demo/koran.css')).headers.get('content-type')).toMatch(/^text\/css/u);
  expect((await get('/demo/tidak-ada')).status).toBe(404);
  await addSite(server);
  await expect
    .poll(async () => (await get('/')).headers.get('location'), { timeout: 5000 })
    .toBe('/dashboard');
  expect((await get('/demo/pasar-randu-kembar-dibuka-kembali')).status).toBe(404);
});

test('[SEC24] over https the cookie is bound to the host and browsers are told to stay', async () => {
  const secure = await startServer({ env: { KOMENTAR_PUBLIC_URL: 'https://komentar.example' } });
  const { addModerator } = await import('./support/test-server.js');
  const { password } = await addModerator(secure);
  const { headers } = await secure.post('moderator:login', {
    email: 'ani@koran.example',
    password,
  });
  expect(headers.get('set-cookie')).toMatch(
    /^__Host-komentar=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Strict; Secure$/u,
  );
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  const own = await secure.post('moderator:me', {}, { origin: 'https://komentar.example' });
  expect(own.answer).toMatchObject({ ok: false, error: { code: 'session-required' } });
  const local = await secure.post('moderator:me', {}, { origin: secure.url });
  expect(local.answer).toMatchObject({ ok: false, error: { code: 'origin-not-allowed' } });
  await secure.remove();
});

test('[OP12] there is an icon', async () => {
  expect((await get('/favicon.ico')).headers.get('content-type')).toBe('image/svg+xml');
});
