/** Commands over real HTTP: content types, sizes, pages that may ask, the desk's cookie. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HTTP_BYTES } from '@komentar/protocol';
import {
  addModerator,
  addSite,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

let server: TestServer;
let site: string;
let moderator: Awaited<ReturnType<typeof addModerator>>;
const PAGE = 'https://koran.example';
const EVIL = 'https://evil.example';

beforeAll(async () => {
  server = await startServer();
  site = await addSite(server);
  moderator = await addModerator(server);
});
afterAll(() => server.remove());

interface Raw {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** A request exactly as given, without what `fetch` adds or forbids. */
const raw = (path: string, { method = 'POST', headers = {}, body = '' }: Raw) =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const sent = request({ hostname, port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );

const JSON_TYPE = { 'content-type': 'application/json' };
const read = () => JSON.stringify({ site, thread: 'artikel-1' });
const errorOf = (text: string) =>
  (JSON.parse(text) as { error: { code: string; field?: string } }).error;

describe('the body', () => {
  test('[PR9] only JSON is a command: forms, plain text and bare bodies are 415', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'application/json; charset=iso-8859-1',
      'text/plain; application/json',
      '',
    ];
    for (const type of types) {
      const headers = type === '' ? {} : { 'content-type': type };
      const { status, text } = await raw('/v1/thread:read', { headers, body: read() });
      expect([type, status, errorOf(text).code]).toEqual([type, 415, 'invalid']);
    }
    for (const type of ['application/json', 'Application/JSON; charset=UTF-8']) {
      const { status } = await raw('/v1/thread:read', {
        headers: { 'content-type': type },
        body: read(),
      });
      expect(status).toBe(200);
    }
  });

  test('[PR9] broken JSON, broken UTF-8 and no body at all are invalid', async () => {
    const bodies = [
      '',
      '{',
      'null x',
      '{"a":1,}',
      Buffer.from([0x22, 0xff, 0xfe, 0x22]),
      '\u0000',
      '[1',
    ];
    for (const body of bodies) {
      const { status, text } = await raw('/v1/thread:read', { headers: JSON_TYPE, body });
      expect([status, errorOf(text).code]).toEqual([400, 'invalid']);
    }
  });

  test('[PR9] JSON nested 30,000 deep is refused like any other misfit', async () => {
    const body = '['.repeat(30_000) + ']'.repeat(30_000);
    expect((await raw('/v1/thread:read', { headers: JSON_TYPE, body })).status).toBe(400);
    const inside = `{"site":"koran","thread":${body}}`;
    const { text } = await raw('/v1/thread:read', { headers: JSON_TYPE, body: inside });
    expect(errorOf(text)).toMatchObject({ code: 'invalid', field: 'thread' });
  });

  test('[PR10] a body over the limit is too large, announced or not', async () => {
    const body = JSON.stringify({ site, thread: 'a', pad: 'x'.repeat(HTTP_BYTES) });
    const announced = await raw('/v1/thread:read', { headers: JSON_TYPE, body });
    expect([announced.status, errorOf(announced.text).code]).toEqual([413, 'too-large']);
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    const chunked = await raw('/v1/thread:read', { headers, body }).catch(() => undefined);
    if (chunked) expect(errorOf(chunked.text).code).toBe('too-large');
    expect((await server.post('thread:read', { site, thread: 'a' })).status).toBe(200);
  });

  test('[PR11] a status fits its code, and the answer says both', async () => {
    const { status, headers, answer } = await server.post('thread:read', {
      site: 'tidak-ada',
      thread: 'a',
    });
    expect([status, headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-site' } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('[PR1] a command is sent by POST and by nothing else', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD']) {
      const { status } = await raw('/v1/moderator:logout', {
        method,
        headers: { ...JSON_TYPE, cookie: moderator.cookie },
        body: '{}',
      });
      expect([400, 404]).toContain(status);
    }
    const headers = { ...JSON_TYPE, 'x-http-method-override': 'POST' };
    expect((await raw('/v1/moderator:logout', { method: 'GET', headers })).status).toBe(404);
  });

  test('[PR12] what is no HTTP is cut off and takes nothing down', async () => {
    const { port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), 'localhost', () =>
        socket.write('\x16\x03\x01 rubbish\r\n\r\n'),
      );
      socket.on('data', (part) => (text += part.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/u);
    expect((await raw('/v1/%zz', { headers: JSON_TYPE })).text).not.toContain('%zz');
    expect((await server.post('thread:read', { site, thread: 'a' })).status).toBe(200);
  });

  test('[PR12] slow clients have a time limit for headers and for the whole request', () => {
    expect(server.app.server.headersTimeout).toBe(15_000);
    expect(server.app.server.requestTimeout).toBe(30_000);
  });
});

describe('pages that ask', () => {
  test('[SEC11] a page of the site may ask and read the answer; look-alikes and null may not', async () => {
    const allowed = await server.post('thread:read', { site, thread: 'a' }, { origin: PAGE });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(allowed.headers.get('vary')).toMatch(/origin/iu);
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const strangers = [
      EVIL,
      'null',
      'http://koran.example',
      'https://koran.example.evil.example',
      'https://evilkoran.example',
      'https://koran.example:8443',
      'https://koran.example/',
      'https://KORAN.example',
    ];
    for (const origin of strangers) {
      const { status, text, headers } = await raw('/v1/thread:read', {
        headers: { ...JSON_TYPE, origin },
        body: read(),
      });
      expect([origin, status, errorOf(text).code]).toEqual([origin, 403, 'origin-not-allowed']);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('[SEC11] the preflight of a known page names POST and the two headers, a stranger gets nothing', async () => {
    const ask = (origin: string) =>
      raw('/v1/comment:post', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
    const known = await ask(PAGE);
    expect(known.status).toBe(204);
    expect(known.headers).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': expect.stringContaining('authorization') as string,
    });
    const stranger = await ask(EVIL);
    expect([stranger.status, stranger.headers['access-control-allow-origin']]).toEqual([
      403,
      undefined,
    ]);
  });

  test('[SEC12] a page of one site may not use another site', async () => {
    const other = await addSite(server, { id: 'lain', origin: 'https://lain.example' });
    const { answer } = await server.post(
      'thread:read',
      { site: other, thread: 'a' },
      { origin: PAGE },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'origin-not-allowed' } });
  });

  test("[SEC11] the server's own pages may use every site, under each name of the machine", async () => {
    const { port } = new URL(server.url);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const origin = `http://${host}:${port}`;
      expect((await server.post('thread:read', { site, thread: 'a' }, { origin })).status).toBe(
        200,
      );
    }
  });

  test('[SEC13] a browser that hides the page but says it is another site is a stranger', async () => {
    for (const [value, status] of [
      ['cross-site', 403],
      ['same-site', 403],
      ['same-origin', 200],
      ['none', 200],
    ]) {
      const headers = { ...JSON_TYPE, 'sec-fetch-site': String(value) };
      expect([value, (await raw('/v1/thread:read', { headers, body: read() })).status]).toEqual([
        value,
        status,
      ]);
    }
  });
});

describe("the desk's cookie", () => {
  const me = (headers: Record<string, string>) =>
    raw('/v1/moderator:me', { headers: { ...JSON_TYPE, ...headers }, body: '{}' });

  test('[SEC14] the cookie works from the own page and without a page, and nowhere else', async () => {
    const { cookie } = moderator;
    expect((await me({ cookie })).status).toBe(200);
    expect((await me({ cookie, origin: server.app.publicUrl })).status).toBe(200);
    expect((await me({ cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    const strangers = [
      { origin: PAGE },
      { origin: EVIL },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const stranger of strangers) {
      const { status, text } = await me({ cookie, ...(stranger as Record<string, string>) });
      expect([status, errorOf(text).code]).toEqual([403, 'origin-not-allowed']);
    }
  });

  test('[SEC14] signing in and out from the page of a site is refused as well', async () => {
    const input = { email: 'ani@koran.example', password: moderator.password };
    const login = await server.post('moderator:login', input, { origin: PAGE });
    expect(login.answer).toMatchObject({ error: { code: 'origin-not-allowed' } });
    expect(login.headers.get('set-cookie')).toBeNull();
    const logout = await server.post(
      'moderator:logout',
      {},
      { origin: PAGE, cookie: moderator.cookie },
    );
    expect(logout.answer).toMatchObject({ error: { code: 'origin-not-allowed' } });
    expect((await me({ cookie: moderator.cookie })).status).toBe(200);
  });

  test("[SEC14] readers' commands do not look at the cookie", async () => {
    const input = { site, thread: 'artikel-1' };
    const { answer } = await server.post('thread:mine', input, { cookie: moderator.cookie });
    expect(answer).toMatchObject({ ok: false, error: { code: 'session-required' } });
  });

  test('[ID5] signing in sets a cookie out of reach of scripts and other sites, signing out ends it', async () => {
    const input = { email: 'ANI@koran.example', password: moderator.password };
    const { status, headers, answer } = await server.post('moderator:login', input);
    expect(status).toBe(200);
    const line = headers.get('set-cookie') ?? '';
    expect(line).toMatch(/^komentar_desk=[\w-]{43}; /u);
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Expires='])
      expect(line).toContain(flag);
    expect(line).not.toContain('Secure');
    expect(JSON.stringify(answer)).not.toContain(line.slice(14, 40));
    const cookie = line.split(';')[0] ?? '';
    expect((await me({ cookie })).status).toBe(200);
    const out = await server.post('moderator:logout', {}, { cookie });
    expect(out.headers.get('set-cookie')).toMatch(/^komentar_desk=; .*Expires=Thu, 01 Jan 1970/u);
    expect((await me({ cookie })).status).toBe(401);
  });

  test('[ID6] a cookie session is no bearer token and a script token no cookie', async () => {
    const secret = moderator.cookie.split('=')[1] ?? '';
    expect(errorOf((await me({ authorization: `Bearer ${secret}` })).text).code).toBe(
      'session-expired',
    );
    expect((await me({ authorization: `Bearer ${moderator.token}` })).status).toBe(200);
    expect(errorOf((await me({ cookie: `komentar_desk=${moderator.token}` })).text).code).toBe(
      'session-required',
    );
  });

  test('[ID4] a token that is none is refused as expired, even where none is needed', async () => {
    for (const token of [
      'x',
      'a.b.c',
      `${await openGuest(server, site)}x`,
      '%00',
      'x'.repeat(5000),
    ]) {
      const { answer } = await server.post(
        'thread:read',
        { site, thread: 'a' },
        { authorization: `Bearer ${token}` },
      );
      expect(answer).toMatchObject({ ok: false, error: { code: 'session-expired' } });
    }
  });

  test('[ID7] a wrong password and an unknown account get the same answer', async () => {
    const wrong = await server.post('moderator:login', {
      email: 'ani@koran.example',
      password: 'salah-salah',
    });
    const unknown = await server.post('moderator:login', {
      email: 'x@koran.example',
      password: 'salah-salah',
    });
    expect(wrong.answer).toEqual(unknown.answer);
    expect(wrong.answer).toMatchObject({ ok: false, error: { code: 'credentials-wrong' } });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
  });
});

describe('requests in general', () => {
  test('[OP11] a sane request id is taken over, any other replaced', async () => {
    const idOf = async (given: string) =>
      (await raw('/healthz', { method: 'GET', headers: { 'x-request-id': given } })).headers[
        'x-request-id'
      ];
    expect(await idOf('proxy-12345')).toBe('proxy-12345');
    for (const bad of ['x', 'a b c d e f g h', 'x'.repeat(65), '"},{"level":60']) {
      expect(await idOf(bad)).toMatch(/^[0-9a-f-]{36}$/u);
    }
  });

  test('[OP12] what is not there is 404 as JSON or as a page, and repeats nothing', async () => {
    const json = await raw('/rahasia-12345', { method: 'GET' });
    expect([json.status, json.headers['content-type']]).toEqual([
      404,
      'application/json; charset=utf-8',
    ]);
    const page = await raw('/rahasia-12345', { method: 'GET', headers: { accept: 'text/html' } });
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(json.text + page.text).not.toContain('rahasia');
    for (const path of [
      '/../etc/passwd',
      '/k/..%2f..%2fpackage.json',
      '/dashboard/..%2fmanifest.json',
      '/.env',
      '/k/%2e%2e',
    ]) {
      const { status } = await raw(path, { method: 'GET' });
      expect([400, 404]).toContain(status);
    }
  });
});
