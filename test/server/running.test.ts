/** The server as its operator sees it: log, health, figures, start and stop. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StoreUnavailable } from '#server/ports/store.js';
import { SanitizerUnsafe } from '#server/sanitize/sanitizer-unsafe.js';
import { createLog, describeCause } from '#server/observe/log.js';
import { addModerator, addSite, ask, openGuest, startServer } from './support/test-server.js';

const held = () => {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { until, release };
};

describe('the log', () => {
  test('[OP28] holds nothing that readers wrote and nothing that proves who they are', async () => {
    const marks = {
      body: 'tandaisi8431',
      name: 'tandanama8431',
      email: 'tandasurel8431@koran.example',
      query: 'tandakueri8431',
      header: 'tandakepala8431',
      password: 'tandasandi8431',
      path: 'tandajalur8431',
      address: '198.51.100.213',
    };
    const server = await startServer({ env: { KOMENTAR_TRUST_PROXY: 'loopback' } });
    const site = await addSite(server);
    const moderator = await addModerator(server);
    const headers = {
      'x-forwarded-for': marks.address,
      'user-agent': marks.header,
      referer: `http://x/${marks.query}`,
    };
    const opened = await server.post(
      'session:open',
      { site, name: marks.name, email: marks.email },
      headers,
    );
    const token = opened.answer.ok ? String(opened.answer.value['token']) : '';
    const authorization = `Bearer ${token}`;
    const thread = { site, thread: `a-${marks.query}` };
    await server.post(
      'comment:post',
      { ...thread, body: marks.body, clientId: randomUUID() },
      { ...headers, authorization },
    );
    await server.post(
      'comment:post',
      { ...thread, body: marks.body, clientId: marks.body },
      { ...headers, authorization },
    );
    await server.post('thread:read', { ...thread, [marks.body]: 1 }, headers);
    await server.post(marks.path, {}, headers);
    await server.post('moderator:login', { email: marks.email, password: marks.password }, headers);
    await server.post('moderator:me', {}, { ...headers, cookie: moderator.cookie });
    await fetch(`${server.url}/v1/thread?site=${site}&thread=${marks.query}&x=${marks.query}`, {
      headers,
    });
    await fetch(`${server.url}/${marks.path}?${marks.query}=1`, { headers });
    const socket = await server.connect({ token, headers });
    await ask(socket, marks.path, marks.body);
    await ask(socket, 'comment:post', { ...thread, body: marks.body, clientId: randomUUID() });
    await server.connect({ token: `${token}x` }).catch(() => undefined);
    const log = JSON.stringify(server.logged);
    expect(server.logged.length).toBeGreaterThan(15);
    const secrets = [
      ...Object.values(marks),
      token,
      moderator.cookie.split('=')[1] ?? '',
      '127.0.0.1',
    ];
    for (const secret of secrets) expect([secret, log.includes(secret)]).toEqual([secret, false]);
    await server.remove();
  });

  test('[OP29] has one line per request and one per command that failed, with name, code and time', async () => {
    const server = await startServer();
    const { headers } = await server.post(
      'thread:read',
      { site: 'tidak-ada', thread: 'a' },
      { 'x-request-id': 'permintaan-1' },
    );
    expect(headers.get('x-request-id')).toBe('permintaan-1');
    await expect.poll(() => server.logged.length).toBe(2);
    expect(server.logged).toMatchObject([
      {
        msg: 'command refused',
        command: 'thread:read',
        code: 'unknown-site',
        ms: expect.any(Number) as number,
      },
      {
        msg: 'request',
        requestId: 'permintaan-1',
        method: 'POST',
        route: '/v1/:command',
        status: 404,
      },
    ]);
    await server.remove();
  });

  test('[OP30] a defect is logged once, with its incident, its cause and the cause’s cause', async () => {
    const server = await startServer({
      useCases: (own) =>
        own.map((useCase) => ({
          ...useCase,
          run: () =>
            Promise.reject(
              new Error('outer', {
                cause: Object.assign(new TypeError('inner'), { row: 'rahasia' }),
              }),
            ),
        })),
    });
    await addSite(server);
    const { answer } = await server.post('thread:read', { site: 'koran', thread: 'a' });
    const incident = answer.ok ? undefined : answer.error.incident;
    const errors = server.logged.filter(({ level }) => level === 50);
    expect(errors).toMatchObject([
      {
        incident,
        command: 'thread:read',
        cause: { message: 'outer', cause: { type: 'TypeError', message: 'inner' } },
      },
    ]);
    expect(JSON.stringify(errors)).not.toContain('rahasia');
    expect(JSON.stringify(answer)).not.toMatch(/outer|inner|stack/u);
    await server.remove();
  });

  test('[OP28] line breaks and escapes in an error stay inside its one line', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    log.error('failed', {}, new Error('a\n{"level":60}\r\u001b[31m'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
    expect(describeCause('a text')).toEqual({ type: 'string', message: 'not an error' });
  });
});

describe('health', () => {
  test('[OP31] the server is alive without its store, and ready only with it', async () => {
    let away = false;
    const server = await startServer({
      store: (own) => ({
        ...own,
        ping: () => (away ? Promise.reject(new StoreUnavailable('away')) : own.ping()),
      }),
    });
    const ready = async () => {
      const response = await fetch(`${server.url}/readyz`);
      return [response.status, (await response.json()) as unknown];
    };
    expect(await ready()).toEqual([200, { ok: true, missing: [] }]);
    away = true;
    expect(await ready()).toEqual([503, { ok: false, missing: ['store'] }]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await server.remove();
  });

  test('[PR7] while the store is away every command is unavailable, over both ways, and afterwards it works', async () => {
    let away = false;
    const server = await startServer({
      store: (own) => ({
        ...own,
        sites: {
          ...own.sites,
          find: (id) => (away ? Promise.reject(new StoreUnavailable('away')) : own.sites.find(id)),
          list: () => (away ? Promise.reject(new StoreUnavailable('away')) : own.sites.list()),
        },
      }),
    });
    const site = await addSite(server);
    const socket = await server.connect();
    const input = { site, thread: 'a' };
    away = true;
    const { status, headers, answer } = await server.post('thread:read', input);
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await ask(socket, 'thread:read', input)).toEqual(answer);
    const page = await server.post('thread:read', input, {
      origin: 'https://belum-dikenal.example',
    });
    expect(page.answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    await expect(
      server.connect({ headers: { origin: 'https://belum-dikenal.example' } }),
    ).rejects.toThrow();
    away = false;
    expect((await server.post('thread:read', input)).status).toBe(200);
    await server.remove();
  });

  test('[OP32] figures count commands by name and code, connections and queues', async () => {
    const server = await startServer();
    const site = await addSite(server, { mode: 'pre' as 'open' });
    const token = await openGuest(server, site);
    const input = { site, thread: 'a', body: 'Menunggu dahulu.', clientId: randomUUID() };
    await server.post('comment:post', input, { authorization: `Bearer ${token}` });
    await server.post('rahasia-nama', {});
    await server.connect();
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('komentar_commands_total{name="comment:post",code="ok"} 1');
    expect(text).toContain('komentar_commands_total{name="unknown",code="unknown-command"} 1');
    expect(text).toContain('komentar_live_connections{namespace="/"} 1');
    expect(text).toContain('komentar_queue_waiting{site="koran",queue="pending"} 1');
    expect(text).toMatch(/process_resident_memory_bytes \d/u);
    expect(text).not.toContain('rahasia');
    await server.remove();
  });

  test('[OP33] figures are for this machine only, unless they are made public', async () => {
    const status = async (url: string, headers: Record<string, string> = {}) =>
      (await fetch(`${url}/metrics`, { headers })).status;
    const server = await startServer({ env: { KOMENTAR_TRUST_PROXY: 'loopback' } });
    expect(await status(server.url)).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) {
      expect([name, await status(server.url, { [name]: '127.0.0.1' })]).toEqual([name, 404]);
    }
    await server.remove();
    const open = await startServer({ env: { KOMENTAR_METRICS: 'public' } });
    expect(await status(open.url, { 'x-forwarded-for': '203.0.113.9' })).toBe(200);
    await open.remove();
  });
});

describe('stopping', () => {
  test('[OP34] what is under way is finished and answered, over both ways, before the store is closed', async () => {
    const { until, release } = held();
    const entered: string[] = [];
    const server = await startServer({
      useCases: (own) =>
        own.map((useCase) => ({
          ...useCase,
          run: async (input: never, caller: never) => {
            entered.push(useCase.name);
            await until;
            return useCase.run(input, caller);
          },
        })),
    });
    const site = await addSite(server);
    const socket = await server.connect();
    const answers = [
      server.post('thread:read', { site, thread: 'a' }).then(({ answer }) => answer),
      ask(socket, 'thread:read', { site, thread: 'a' }),
    ];
    await expect.poll(() => entered.length).toBe(2);
    const closed = server.app.close();
    await expect
      .poll(() =>
        fetch(server.url).then(
          () => 'open',
          () => 'shut',
        ),
      )
      .toBe('shut');
    expect(await ask(socket, 'thread:read', { site, thread: 'a' })).toMatchObject({
      error: { code: 'unavailable' },
    });
    release();
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ ok: true });
    await closed;
    await server.remove();
  });

  test('[OP35] live connections are closed in the way that makes clients come back', async () => {
    const server = await startServer();
    await addSite(server);
    const sockets = [await server.connect(), await server.connect({ transports: ['polling'] })];
    const reasons = sockets.map(
      (socket) => new Promise((resolve) => socket.once('disconnect', resolve)),
    );
    await server.app.close();
    // Socket.IO's client stays away after "io server disconnect" only.
    for (const reason of await Promise.all(reasons))
      expect(['transport close', 'transport error']).toContain(reason);
    await server.remove();
  });

  test('[OP36] an idle server stops at once, and stopping twice is harmless', async () => {
    const server = await startServer();
    const startedAt = performance.now();
    await Promise.all([server.app.close(), server.app.close()]);
    await server.app.close();
    expect(performance.now() - startedAt).toBeLessThan(2000);
    await server.remove();
  });
});

describe('starting', () => {
  test('[OP37] an empty store gets the demo, with comments on both sides and counters that agree', async () => {
    const server = await startServer({ demo: true });
    const { store } = server.app;
    const [site] = await store.sites.list();
    expect(site).toMatchObject({ id: 'demo', demo: true, origins: [server.app.publicUrl] });
    expect(await store.recount()).toEqual([]);
    const queue = await store.queues.page({ sites: ['demo'], queue: 'pending', limit: 50, now: 0 });
    if (queue === 'bad-cursor') throw new Error(queue);
    expect(queue.counts.pending).toBeGreaterThanOrEqual(5);
    for (const { comment } of queue.cards) expect(comment.signals.length).toBeGreaterThan(0);
    const { demoArticle, setupCode } = await server.app.welcome();
    expect(setupCode).toMatch(/^[\w-]{22}$/u);
    expect(await (await fetch(demoArticle ?? '')).text()).toContain('<komentar-section');
    await server.remove();
  });

  test('[OP38] a site of one’s own ends the demo, and the set-up link makes the first administrator once', async () => {
    const server = await startServer({ demo: true });
    const { setupCode } = await server.app.welcome();
    const input = {
      code: setupCode,
      name: 'Ani',
      email: 'ani@koran.example',
      password: 'kata-sandi-panjang',
      site: { id: 'koran', name: 'Koran', origin: 'https://koran.example/berita' },
    };
    const done = await server.post('setup:complete', input, { origin: server.app.publicUrl });
    expect(done.answer).toMatchObject({
      ok: true,
      value: { moderator: { role: 'admin', sites: [{ id: 'koran' }] } },
    });
    expect(done.headers.get('set-cookie')).toMatch(/^komentar_desk=/u);
    expect((await server.app.store.sites.list()).map(({ id }) => id)).toEqual(['koran']);
    const again = await server.post('setup:complete', { ...input, email: 'lain@koran.example' });
    expect(again.answer).toMatchObject({ ok: false, error: { code: 'setup-closed' } });
    expect(await server.app.welcome()).toEqual({ site: 'koran' });
    const page = await server.post(
      'thread:read',
      { site: 'koran', thread: 'a' },
      { origin: 'https://koran.example' },
    );
    expect(page.status).toBe(200);
    await server.remove();
  });

  test('[SAN8] without a sanitiser that is safe nothing starts, and the file it held is free', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'komentar-unsafe-'));
    const env = { KOMENTAR_DATABASE_URL: `sqlite:${join(dataDir, 'komentar.db')}` };
    const sanitizer = Promise.reject(new SanitizerUnsafe('uji'));
    sanitizer.catch(() => undefined); // Nobody waits for it yet.
    await expect(startServer({ env, sanitizer })).rejects.toThrow(SanitizerUnsafe);
    await (await startServer({ env })).remove();
    await rm(dataDir, { recursive: true });
  });

  test('[OP39] what cannot be had at the start is said, and leaves the port free', async () => {
    const { createApp } = await import('#server/app.js');
    const { readSettings } = await import('#server/config/read-settings.js');
    const settings = (env: Record<string, string>) =>
      readSettings({ env: { KOMENTAR_PORT: '0', KOMENTAR_LOG_LEVEL: 'silent', ...env } });
    await expect(createApp(settings({ KOMENTAR_DATA_DIR: '/dev/null/data' }))).rejects.toThrow(
      /ENOTDIR/u,
    );
    await expect(createApp(settings({ KOMENTAR_HOST: '203.0.113.77' }))).rejects.toThrow(
      '203.0.113.77 is not an address of this machine. Check KOMENTAR_HOST.',
    );
    const server = await startServer();
    const { port } = new URL(server.url);
    await server.remove();
    const again = await startServer({ env: { KOMENTAR_PORT: port } });
    expect(again.url).toBe(server.url);
    await again.remove();
  });
});
