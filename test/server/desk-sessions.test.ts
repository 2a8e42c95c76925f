/** Sessions of the desk over HTTP and live, on a clock the test winds. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { agentFamily } from '#server/identity/agent-family.js';
import { addModerator, ask, startServer, type TestServer } from './support/test-server.js';

const MINUTE = 60_000;

let server: TestServer;
let now = Date.now();

beforeAll(async () => {
  server = await startServer({ now: () => now });
});
afterAll(() => server.remove());

const signedIn = async (email: string): Promise<Record<string, string>> => {
  const { password } = await addModerator(server, { email });
  const { headers } = await server.post('moderator:login', { email, password });
  return { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' };
};

const isIn = async (headers: Record<string, string>): Promise<boolean> =>
  (await server.post('moderator:me', {}, headers)).answer.ok;

describe('idle', () => {
  test('[DS1] a session ends after 30 minutes without a command, and after twelve hours anyway', async () => {
    const session = await signedIn('a@koran.example');
    for (let minutes = 0; minutes < 700; minutes += 29) {
      now += 29 * MINUTE;
      expect([minutes, await isIn(session)]).toEqual([minutes, minutes + 29 < 720]);
    }
    const other = await signedIn('b@koran.example');
    now += 30 * MINUTE;
    expect(await isIn(other)).toBe(true);
    now += 31 * MINUTE;
    expect(await isIn(other)).toBe(false);
  });

  test('[DS1] an open connection is no use, a command over it is', async () => {
    const session = await signedIn('c@koran.example');
    const socket = await server.connect({ namespace: '/moderation', headers: session });
    now += 29 * MINUTE;
    expect(await ask(socket, 'moderator:me', {})).toMatchObject({ ok: true });
    now += 29 * MINUTE;
    const again = await server.connect({ namespace: '/moderation', headers: session });
    now += 2 * MINUTE;
    expect(await ask(again, 'moderator:me', {})).toMatchObject({
      error: { code: 'session-required' },
    });
    await expect(server.connect({ namespace: '/moderation', headers: session })).rejects.toThrow(
      'session-required',
    );
  });

  test('[DS1] a script’s token does not end by itself', async () => {
    const { token } = await addModerator(server, { email: 'd@koran.example' });
    now += 400 * 24 * 60 * MINUTE;
    expect(await isIn({ authorization: `Bearer ${token}` })).toBe(true);
  });

  test('[DS1] the database is not written to at every command', async () => {
    const session = await signedIn('e@koran.example');
    const use = vi.spyOn(server.app.store.desk, 'useSession');
    for (let n = 0; n < 20; n += 1) await isIn(session);
    expect(use).toHaveBeenCalledTimes(0);
    now += 2 * MINUTE;
    for (let n = 0; n < 20; n += 1) await isIn(session);
    expect(use).toHaveBeenCalledTimes(1);
  });
});

describe('where from', () => {
  const mozilla = 'Mozilla/5.0';
  const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const cases: readonly [string | undefined, string | undefined][] = [
    [`${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, 'Firefox, Linux'],
    [`${mozilla} (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0`, 'Firefox, Android'],
    [
      `${mozilla} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36`,
      'Chrome, Windows',
    ],
    [
      `${mozilla} (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0`,
      'Edge, Windows',
    ],
    [
      `${mozilla} (Linux; Android 14; SM-A155F) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
      'Samsung Internet, Android',
    ],
    [
      `${mozilla} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${safari} Version/18.0 Mobile/15E148 Safari/604.1`,
      'Safari, iOS',
    ],
    [
      `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${safari} Version/18.0 Safari/605.1.15`,
      'Safari, macOS',
    ],
    ['curl/8.14.1', 'curl'],
    ['<script>alert(1)</script>', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  test.each(cases)('[DS2] %s is kept as %s', (header, family) => {
    expect(agentFamily(header)).toBe(family);
  });
});
