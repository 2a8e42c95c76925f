/** The live connection over real sockets: who gets in, what gets answered, which notices arrive where. */
import { createHash, randomUUID } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMANDS, ERRORS, type CommandName } from '@komentar/protocol';
import {
  addModerator,
  addSite,
  ask,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

const PAGE = 'https://koran.example';
const TRANSPORTS = ['websocket', 'polling'] as const;
const DESK = '/moderation';

let server: TestServer;
let site: string;

beforeAll(async () => {
  server = await startServer();
  site = await addSite(server);
});
afterAll(() => server.remove());

/** The code a connection is refused with, or `in`. */
const knock = async (options: Parameters<TestServer['connect']>[0]): Promise<unknown> => {
  try {
    (await server.connect(options)).disconnect();
    return 'in';
  } catch (error) {
    return (error as { data?: { code?: unknown } }).data?.code ?? 'out';
  }
};

const nextOf = <T>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve) => {
    socket.once(event, resolve as (body: unknown) => void);
  });

const post = async (thread: string, token: string): Promise<string> => {
  const input = { site, thread, body: 'Selamat pagi semuanya.', clientId: randomUUID() };
  const { answer } = await server.post('comment:post', input, { authorization: `Bearer ${token}` });
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value['comment'] as { id: string }).id;
};

describe('who gets in', () => {
  test.each(TRANSPORTS)(
    '[SEC15] over %s only pages of a site, own pages and scripts get in',
    async (transport) => {
      const asPage = (origin: string) => knock({ transports: [transport], headers: { origin } });
      expect(await asPage(PAGE)).toBe('in');
      expect(await asPage(server.app.publicUrl)).toBe('in');
      expect(await knock({ transports: [transport] })).toBe('in');
      for (const origin of [
        'https://evil.example',
        'null',
        'http://koran.example',
        'https://evilkoran.example',
      ]) {
        expect([origin, await asPage(origin)]).toEqual([origin, 'out']);
      }
    },
  );

  test.each(TRANSPORTS)(
    '[SEC13] over %s a browser that hides its page must not be another site',
    async (transport) => {
      const as = (value: string) =>
        knock({ transports: [transport], headers: { 'sec-fetch-site': value } });
      expect(await Promise.all(['same-origin', 'cross-site', 'same-site'].map(as))).toEqual([
        'in',
        'out',
        'out',
      ]);
    },
  );

  test('[OP40] a page of an unknown origin is named in the log once, with what to run', async () => {
    const origin = 'https://lupa.example:8443';
    const hint = `Add it with: komentar site origin <id> --add ${origin}`;
    for (const transport of TRANSPORTS)
      expect(await knock({ transports: [transport], headers: { origin } })).toBe('out');
    const { answer } = await server.post('thread:read', { site, thread: 'a' }, { origin });
    expect(answer).toMatchObject({ error: { code: 'origin-not-allowed' } });
    expect(answer.ok ? '' : answer.error.message).toContain(hint);
    const lines = server.logged.filter((line) => line['hint'] === hint);
    expect(lines).toMatchObject([{ level: 40, msg: expect.stringContaining('origin') as string }]);
  });

  test('[SEC15] polling answers may be read by the asking page only, and never with credentials', async () => {
    const handshake = (origin: string) =>
      fetch(`${server.url}/v1/live?EIO=4&transport=polling`, { headers: { origin } });
    const known = await handshake(PAGE);
    expect(known.status).toBe(200);
    expect(known.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(known.headers.get('access-control-allow-credentials')).toBeNull();
    expect(known.headers.get('x-content-type-options')).toBe('nosniff');
    const evil = await handshake('https://evil.example');
    expect([evil.status, evil.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  test('[SEC15] the old protocol and the client script are not served', async () => {
    expect((await fetch(`${server.url}/v1/live?EIO=3&transport=polling`)).status).toBe(400);
    expect((await fetch(`${server.url}/v1/live/socket.io.js`)).status).toBe(400);
  });

  test('[ID4] a token that is none keeps a reader out with its code, whatever it is', async () => {
    for (const token of ['x', 'a.b.c', 5, {}, [], true, 'x'.repeat(5000)]) {
      expect(await knock({ token })).toBe('session-expired');
    }
    expect(await knock({ token: await openGuest(server, site) })).toBe('in');
  });

  test('[SEC16] the desk lets in its members only: by token from anywhere, by cookie from the own pages', async () => {
    const { token, cookie } = await addModerator(server, { email: 'pintu@koran.example' });
    const desk = (more: object) => knock({ namespace: DESK, ...more });
    expect(await desk({})).toBe('session-required');
    expect(await desk({ token: await openGuest(server, site) })).toBe('session-required');
    expect(await desk({ token: 'bukan' })).toBe('session-expired');
    expect(await desk({ headers: { cookie: 'komentar_desk=bukan' } })).toBe('session-required');
    expect(await desk({ token })).toBe('in');
    expect(await desk({ headers: { cookie } })).toBe('in');
    expect(await desk({ headers: { cookie, origin: server.app.publicUrl } })).toBe('in');
    expect(await desk({ headers: { cookie, origin: PAGE } })).toBe('origin-not-allowed');
    expect(await desk({ token, headers: { origin: PAGE } })).toBe('in');
  });

  test('[SEC16] there are two namespaces and no others', async () => {
    expect(await knock({ namespace: '/admin' })).toBe('out');
  });
});

describe('commands', () => {
  test('[PR13] every command gets the same answer over both ways', async () => {
    const echo = await startServer({
      useCases: (own) =>
        own.map(({ name, allowed }) => ({
          name,
          allowed,
          run: (input: unknown, caller: { kind: string }) =>
            Promise.resolve({
              value: { name, input, kind: caller.kind, thread: { key: 'id:a' }, token: 'x' },
            }),
        })),
    });
    const koran = await addSite(echo);
    const { token: deskToken } = await addModerator(echo);
    const secrets = await import('#server/identity/secrets.js');
    const { readKeys } = await import('#server/identity/keys-file.js');
    const guestToken = await secrets
      .createSecrets(await readKeys(echo.dataDir), Date.now)
      .signGuest({ authorId: 'g', site: koran, name: 'Sari' }, Date.now() + 60_000);
    const sockets = {
      reader: await echo.connect({ token: guestToken }),
      desk: await echo.connect({ namespace: DESK, token: deskToken }),
    };
    const tokens = { reader: guestToken, desk: deskToken };
    const inputs = [
      { site: koran, thread: 'a' },
      { site: koran, thread: 'a', body: 'x', clientId: randomUUID() },
      { site: koran, name: 'Sari' },
      { site: koran },
      { site: 'lain', thread: 'a' },
      { email: 'a@b.example', password: 'p' },
      { queue: 'pending' },
      { commentId: 'c', version: 1, reason: 'abuse' },
      { decisionId: 'd' },
      {},
      [],
      'x',
      null,
    ];
    for (const name of Object.keys(COMMANDS) as CommandName[]) {
      const { audience } = COMMANDS[name];
      for (const input of inputs) {
        const overHttp = await echo.post(name, input, {
          authorization: `Bearer ${tokens[audience]}`,
        });
        expect([name, input, await ask(sockets[audience], name, input)]).toEqual([
          name,
          input,
          overHttp.answer,
        ]);
      }
    }
    await echo.remove();
  });

  test('[PR1] a command of the desk is none in the readers’ namespace, and the other way round', async () => {
    const reader = await server.connect();
    expect(await ask(reader, 'queue:read', { queue: 'pending' })).toMatchObject({
      error: { code: 'unknown-command' },
    });
    const { token } = await addModerator(server, { email: 'sisi@koran.example' });
    const desk = await server.connect({ namespace: DESK, token });
    expect(await ask(desk, 'thread:read', { site, thread: 'a' })).toMatchObject({
      error: { code: 'unknown-command' },
    });
    expect(await ask(desk, 'moderator:me', {})).toMatchObject({ ok: true });
  });

  test('[SEC12] a connection from one site may not read another', async () => {
    const other = await addSite(server, { id: 'tetangga', origin: 'https://tetangga.example' });
    const reader = await server.connect({ headers: { origin: PAGE } });
    const answer = await ask(reader, 'thread:join', { site: other, thread: 'a' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'origin-not-allowed' } });
  });

  test('[ID8] a connection becomes the guest it opens a session for, and hears of that guest’s comments', async () => {
    const held = await addSite(server, {
      id: 'tahan',
      origin: 'https://tahan.example',
      mode: 'pre' as 'open',
    });
    const { token } = await addModerator(server, { email: 'setuju@koran.example' });
    const reader = await server.connect();
    const thread = { site: held, thread: 'a' };
    expect(await ask(reader, 'thread:mine', thread)).toMatchObject({
      error: { code: 'session-required' },
    });
    await ask(reader, 'session:open', { site: held, name: 'Sari' });
    expect(await ask(reader, 'thread:mine', thread)).toEqual({
      ok: true,
      value: { items: [], liked: [], reported: [] },
    });
    const input = { ...thread, body: 'Menunggu dahulu.', clientId: randomUUID() };
    const posted = await ask(reader, 'comment:post', input);
    const { id, version } = (
      posted as unknown as { value: { comment: { id: string; version: number } } }
    ).value.comment;
    const heard = nextOf<{ commentId: string; status: string }>(reader, 'comment:decided');
    await server.post(
      'comment:approve',
      { commentId: id, version },
      { authorization: `Bearer ${token}` },
    );
    expect(await heard).toMatchObject({ commentId: id, status: 'published' });
  });
});

describe('malformed messages', () => {
  /** The server answers a plain question: it is alive. */
  const alive = async (): Promise<void> => {
    const reader = await server.connect();
    expect(await ask(reader, 'thread:read', { site, thread: 'a' })).toMatchObject({ ok: true });
    reader.disconnect();
  };

  test('[PR14] a missing acknowledgement, a missing input and odd arguments are survived', async () => {
    const reader = await server.connect();
    reader.emit('thread:read');
    reader.emit('thread:read', { site, thread: 'a' });
    reader.emit('thread:join', null, 'no function');
    reader.emit('comment:post', undefined, 1, [], {});
    reader.emit('session:open', Buffer.from([0, 1, 2]), { ack: true });
    expect(await ask(reader, 'thread:read')).toMatchObject({ error: { code: 'invalid' } });
    expect(await ask(reader, 'thread:read', Buffer.from('{}'))).toMatchObject({
      error: { code: 'invalid' },
    });
    expect(
      await ask(reader, 'thread:read', { site: Buffer.from('koran'), thread: 'a' }),
    ).toMatchObject({
      error: { code: 'invalid', field: 'site' },
    });
    expect(await ask(reader, 'thread:read', { site, thread: 'a' }, 'more', 2)).toMatchObject({
      ok: true,
    });
    await alive();
  });

  test('[PR1] odd event names are unknown commands', async () => {
    const reader = await server.connect();
    for (const name of [
      'error',
      '',
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'thread:',
      ' thread:read',
      'x'.repeat(9000),
    ]) {
      expect([name.slice(0, 20), await ask(reader, name, {})]).toMatchObject([
        name.slice(0, 20),
        { ok: false, error: { code: 'unknown-command' } },
      ]);
    }
    expect(await ask(reader, 7 as unknown as string, {})).toMatchObject({
      error: { code: 'unknown-command' },
    });
    await alive();
  });

  test.each(['disconnect', 'disconnecting', 'newListener', 'removeListener', 'connect'])(
    '[PR14] the reserved event %s ends that connection at most',
    async (name) => {
      const reader = await server.connect();
      const gone = nextOf(reader, 'disconnect');
      reader.io.engine.write(`2${JSON.stringify([name, {}])}`);
      await gone;
      await alive();
    },
  );

  test.each(TRANSPORTS)(
    '[PR10] over %s a message over 16 KiB is answered with its code and ends nothing',
    async (transport) => {
      const reader = await server.connect({ transports: [transport] });
      const just = JSON.stringify(['comment:preview', { site, body: '' }, null]).length;
      const preview = (bytes: number) =>
        ask(reader, 'comment:preview', { site, body: 'x'.repeat(bytes - just) });
      expect(await preview(16 * 1024)).toMatchObject({ error: { code: 'invalid', field: 'body' } });
      for (const bytes of [16 * 1024 + 1, 60 * 1024])
        expect(await preview(bytes)).toEqual({
          ok: false,
          error: { code: 'too-large', message: ERRORS['too-large'].meaning },
        });
      for (const body of ['é'.repeat(9000), Buffer.alloc(9000)])
        expect(await ask(reader, 'comment:preview', { site, body })).toMatchObject({
          error: { code: 'too-large' },
        });
      expect(await ask(reader, 'nope', { body: 'x'.repeat(17 * 1024) })).toMatchObject({
        error: { code: 'too-large' },
      });
      expect(await ask(reader, 'thread:read', { site, thread: 'a' })).toMatchObject({ ok: true });
    },
  );

  test.each(TRANSPORTS)(
    '[PR10] over %s a message over 64 KiB ends its connection and no other',
    async (transport) => {
      const victim = await server.connect({ transports: [transport] });
      const other = await server.connect();
      const gone = nextOf(victim, 'disconnect');
      victim.emit('thread:read', { site, thread: 'x'.repeat(65 * 1024) });
      await gone;
      expect(await ask(other, 'thread:read', { site, thread: 'a' })).toMatchObject({ ok: true });
      await alive();
    },
  );

  test('[PR14] frames that are no packets end that connection at most', async () => {
    const frames = [
      '2[',
      '2',
      '29999999999["a"]',
      '9',
      '4',
      '2{"a":1}',
      '51-["a",{"_placeholder":true,"num":9}]',
      '5999999-["a"]',
    ];
    for (const frame of frames) {
      const reader = await server.connect();
      reader.io.engine.write(frame);
      reader.disconnect();
    }
    const deep = await server.connect();
    deep.io.engine.write(`20["thread:read",${'['.repeat(8000)}${']'.repeat(8000)}]`);
    await alive();
  });

  test('[PR3] a prototype in an argument is a key like any other', async () => {
    const reader = await server.connect();
    const answered = new Promise((resolve) => {
      reader.io.engine.on('message', (text: string) => resolve(text));
    });
    reader.io.engine.write(
      `20["thread:read",{"site":"${site}","thread":"a","__proto__":{"polluted":1}}]`,
    );
    expect(await answered).toContain('"field":"__proto__"');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('[SEC17] a connection that floods is closed, others are not', async () => {
    const limited = await startServer({ env: { KOMENTAR_RATE_LIMITS: 'on' } });
    await addSite(limited);
    const [flood, other] = [await limited.connect(), await limited.connect()];
    const gone = nextOf<string>(flood, 'disconnect');
    for (let sent = 0; sent < 400; sent += 1) flood.emit('nope', {});
    expect(await gone).toBe('io server disconnect');
    expect(await ask(other, 'thread:read', { site, thread: 'a' })).toMatchObject({ ok: true });
    await limited.remove();
  });

  test('[SEC17] an address and a server have room for so many connections', async () => {
    const small = await startServer({ env: { KOMENTAR_MAX_CONNECTIONS_PER_ADDRESS: '2' } });
    const [first] = [await small.connect(), await small.connect()];
    await expect(small.connect()).rejects.toThrow();
    const left = nextOf(first, 'disconnect');
    first.disconnect();
    await left;
    await expect
      .poll(() =>
        small.connect().then(
          () => 'in',
          () => 'out',
        ),
      )
      .toBe('in');
    await small.remove();
  });
});

describe('notices', () => {
  test('[PR15] followers of a thread learn of a comment, others do not', async () => {
    const [follower, elsewhere, left] = [
      await server.connect(),
      await server.connect(),
      await server.connect(),
    ];
    await ask(follower, 'thread:join', { site, thread: 'berita-1' });
    await ask(elsewhere, 'thread:join', { site, thread: 'berita-2' });
    await ask(left, 'thread:join', { site, thread: 'berita-1' });
    await ask(left, 'thread:leave', { site, thread: 'berita-1' });
    const wrong: unknown[] = [];
    for (const socket of [elsewhere, left]) socket.onAny((name) => wrong.push(name));
    const heard = nextOf<{ comment: { id: string }; seq: number }>(follower, 'comment:published');
    const id = await post('berita-1', await openGuest(server, site));
    expect((await heard).comment.id).toBe(id);
    // Both have answered something sent after the notice: it would have come first.
    await ask(elsewhere, 'thread:read', { site, thread: 'x' });
    await ask(left, 'thread:read', { site, thread: 'x' });
    expect(wrong).toEqual([]);
  });

  test('[PR15] a refused join leaves no trace', async () => {
    const other = await addSite(server, { id: 'tertutup', origin: 'https://tertutup.example' });
    const reader = await server.connect({ headers: { origin: PAGE } });
    const heard: unknown[] = [];
    reader.onAny((name) => heard.push(name));
    expect(await ask(reader, 'thread:join', { site: other, thread: 'a' })).toMatchObject({
      ok: false,
    });
    const input = { site: other, thread: 'a', body: 'Halo semua.', clientId: randomUUID() };
    const token = await openGuest(server, other);
    const posted = await server.post('comment:post', input, { authorization: `Bearer ${token}` });
    expect(posted.answer).toMatchObject({ ok: true, value: { comment: { status: 'published' } } });
    await ask(reader, 'thread:read', { site, thread: 'x' });
    expect(heard).toEqual([]);
  });

  test('[PR18] what is published while a join is being answered is not lost', async () => {
    let publish: () => Promise<unknown> = () => Promise.resolve();
    const busy = await startServer({
      useCases: (own) =>
        own.map((useCase) =>
          useCase.name !== 'thread:join'
            ? useCase
            : {
                ...useCase,
                run: async (input: never, caller: never) => {
                  const outcome = await useCase.run(input, caller);
                  await publish();
                  return outcome;
                },
              },
        ),
    });
    const koran = await addSite(busy);
    const token = await openGuest(busy, koran);
    const input = { site: koran, thread: 'a', body: 'Di sela-sela.', clientId: randomUUID() };
    publish = () => busy.post('comment:post', input, { authorization: `Bearer ${token}` });
    const reader = await busy.connect();
    const heard = nextOf<{ seq: number }>(reader, 'comment:published');
    const joined = await ask(reader, 'thread:join', { site: koran, thread: 'a' });
    expect(joined).toMatchObject({ ok: true, value: { thread: { seq: 0 } } });
    expect((await heard).seq).toBe(1);
    await busy.remove();
  });

  test('[PR16] whoever joined by an address hears of the thread under its main name', async () => {
    const token = await openGuest(server, site);
    const url = `${PAGE}/berita/panjang`;
    const input = { site, thread: 'berita-3', url, body: 'Yang pertama.', clientId: randomUUID() };
    await server.post('comment:post', input, { authorization: `Bearer ${token}` });
    const reader = await server.connect();
    const joined = await ask(reader, 'thread:join', { site, url });
    expect(joined).toMatchObject({ ok: true, value: { thread: { key: 'id:berita-3' } } });
    const heard = nextOf<{ comment: { id: string } }>(reader, 'comment:published');
    const id = await post('berita-3', token);
    expect((await heard).comment.id).toBe(id);
    await ask(reader, 'thread:leave', { site, url });
    const wrong: unknown[] = [];
    reader.onAny((name) => wrong.push(name));
    await post('berita-3', token);
    await ask(reader, 'thread:read', { site, thread: 'x' });
    expect(wrong).toEqual([]);
  });

  test('[PR17] the desk hears of its own sites, one without a list of all, sites added later included', async () => {
    const strict = await startServer();
    const koran = await addSite(strict, { mode: 'pre' as 'open' });
    const { token: own } = await addModerator(strict, { sites: [koran] });
    const { token: all } = await addModerator(strict, { email: 'semua@koran.example' });
    const { token: none } = await addModerator(strict, {
      email: 'lain@koran.example',
      sites: ['baru'],
    });
    const desk = (token: string) => strict.connect({ namespace: DESK, token });
    const [mine, everything, foreign] = [await desk(own), await desk(all), await desk(none)];
    const heard: [string, string][] = [];
    mine.on('queue:changed', ({ site: of }: { site: string }) => heard.push(['own', of]));
    everything.on('queue:changed', ({ site: of }: { site: string }) => heard.push(['all', of]));
    foreign.on('queue:changed', ({ site: of }: { site: string }) => heard.push(['foreign', of]));
    await addSite(strict, { id: 'baru', origin: 'https://baru.example', mode: 'pre' as 'open' });
    for (const of of [koran, 'baru']) {
      const token = await openGuest(strict, of);
      const input = { site: of, thread: 'a', body: 'Menunggu dahulu.', clientId: randomUUID() };
      await strict.post('comment:post', input, { authorization: `Bearer ${token}` });
    }
    for (const socket of [mine, everything, foreign]) await ask(socket, 'moderator:me', {});
    expect(heard.sort()).toEqual([
      ['all', 'baru'],
      ['all', koran],
      ['foreign', 'baru'],
      ['own', koran],
    ]);
    await strict.remove();
  });

  test('[ID9] signing out is answered and ends the connections of that session only', async () => {
    const { token, cookie } = await addModerator(server, { email: 'keluar@koran.example' });
    const stays = await server.connect({ namespace: DESK, token });
    const goes = await server.connect({ namespace: DESK, headers: { cookie } });
    const asks = await server.connect({ namespace: DESK, headers: { cookie } });
    const gone = [nextOf(goes, 'disconnect'), nextOf(asks, 'disconnect')];
    expect(await ask(asks, 'moderator:logout', {})).toEqual({ ok: true, value: {} });
    await Promise.all(gone);
    expect(await ask(stays, 'moderator:me', {})).toMatchObject({ ok: true });
    expect(await knock({ namespace: DESK, headers: { cookie } })).toBe('session-required');
  });

  test('[ID9] a session that has ended in the store is worth nothing to an open connection', async () => {
    const { token } = await addModerator(server, { email: 'dicabut@koran.example' });
    const socket = await server.connect({ namespace: DESK, token });
    await server.app.store.desk.endSession(createHash('sha256').update(token).digest('hex'));
    expect(await ask(socket, 'moderator:me', {})).toMatchObject({
      ok: false,
      error: { code: 'session-expired' },
    });
  });

  test('[ID9] a silent connection of a session that has ended is found and closed within five minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    const desk = await startServer();
    const { token } = await addModerator(desk);
    const { token: other } = await addModerator(desk, { email: 'budi@koran.example' });
    const goes = await desk.connect({ namespace: DESK, token });
    const stays = await desk.connect({ namespace: DESK, token: other });
    const gone = nextOf<string>(goes, 'disconnect');
    await desk.app.store.desk.endSession(createHash('sha256').update(token).digest('hex'));
    vi.advanceTimersByTime(5 * 60_000);
    expect(await gone).toBe('io server disconnect');
    expect(await ask(stays, 'moderator:me', {})).toMatchObject({ ok: true });
    vi.useRealTimers();
    await desk.remove();
  });
});
