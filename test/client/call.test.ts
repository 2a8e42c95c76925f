/** Commands and reads over HTTP: whatever the line does, there is an answer and never an exception. */
import { describe, expect, it } from 'vitest';
import {
  createCall,
  readThread,
  readTotals,
  threadHref,
  totalsHref,
  type Fetch,
} from '@komentar/client';

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** A `fetch` that answers so and remembers what it was asked. */
const answering = (answer: () => Response | Promise<Response>) => {
  const asked: { href: string; init: RequestInit }[] = [];
  const fetch: Fetch = async (href, init) => {
    asked.push({ href, init });
    return answer();
  };
  return { fetch, asked };
};

const input = { site: 'koran', name: 'Wulan' };
const server = 'https://contoh.id/komentar';

describe('call', () => {
  it('[CL1] sends the input as JSON to the command’s path, with the token and without cookies', async () => {
    const { fetch, asked } = answering(() => json({ ok: true, value: { token: 't' } }));
    const call = createCall({ server, fetch, token: () => 'rahasia' });
    expect(await call('session:open', input)).toEqual({ ok: true, value: { token: 't' } });
    const [{ href, init } = { href: '', init: {} }] = asked;
    expect(href).toBe('https://contoh.id/komentar/v1/session:open');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      body: JSON.stringify(input),
    });
    expect(init.headers).toEqual({
      'content-type': 'application/json',
      authorization: 'Bearer rahasia',
    });
  });

  it('[CL1] without a token there is no header for one', async () => {
    const { fetch, asked } = answering(() => json({ ok: true, value: {} }));
    await createCall({ server, fetch, token: () => undefined })('session:open', input);
    expect(asked[0]?.init.headers).toEqual({ 'content-type': 'application/json' });
  });

  it('[CL2] hands refusals on as the server words them', async () => {
    const error = { code: 'rate-limited', message: 'wait', retryAfterMs: 900 };
    const { fetch } = answering(() => json({ ok: false, error }, 429));
    expect(await createCall({ server, fetch })('session:open', input)).toEqual({
      ok: false,
      error,
    });
  });

  it.each([
    ['the line is down', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy answers with a page', () => new Response('<h1>502</h1>', { status: 502 })],
    ['the body is empty', () => new Response(null, { status: 500 })],
    ['the body is JSON of something else', () => json({ hello: 1 })],
    ['the refusal has no code', () => json({ ok: false, error: 'no' })],
    ['the body is null', () => json(null)],
  ])('[CL3] is unavailable where %s', async (_, answer) => {
    const { fetch } = answering(answer);
    const result = await createCall({ server, fetch })('session:open', input);
    expect(result).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  it('[CL3] is unavailable where no answer comes in time', async () => {
    const fetch: Fetch = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const result = await createCall({ server, fetch, timeoutMs: 1 })('session:open', input);
    expect(result).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });
});

describe('reads', () => {
  it('[CL4] the same page has the same address, by its own id or else by its URL', () => {
    const ref = { site: 'koran', thread: 'artikel 1', url: 'https://contoh.id/a?b=1&c' };
    expect(threadHref(server, ref)).toBe(
      'https://contoh.id/komentar/v1/thread?site=koran&thread=artikel%201',
    );
    expect(
      threadHref('', { site: 'koran', url: ref.url }, { sort: 'oldest', after: 'x', limit: 5 }),
    ).toBe(
      '/v1/thread?site=koran&url=https%3A%2F%2Fcontoh.id%2Fa%3Fb%3D1%26c&sort=oldest&after=x&limit=5',
    );
  });

  it('[CL4] equal questions for totals have equal addresses', () => {
    const names = [
      ['thread', 'b'],
      ['url', 'https://a.id/'],
      ['thread', 'a'],
      ['thread', 'b'],
    ] as const;
    const href = totalsHref('', 'koran', names);
    expect(href).toBe('/v1/totals?site=koran&thread=a&thread=b&url=https%3A%2F%2Fa.id%2F');
    expect(totalsHref('', 'koran', [...names].reverse())).toBe(href);
  });

  it('[CL5] plain bodies become answers; what is no page is unavailable', async () => {
    const page = { thread: { total: 0 }, items: [] };
    const { fetch, asked } = answering(() => json(page));
    expect(await readThread('/v1/thread', fetch)).toEqual({ ok: true, value: page });
    expect(asked[0]?.init).toMatchObject({ cache: 'no-cache', credentials: 'omit' });
    expect(await readTotals('/v1/totals', fetch)).toMatchObject({ ok: false });
    const totals = answering(() => json({ totals: { a: 2 } }));
    expect(await readTotals('/v1/totals', totals.fetch)).toEqual({ ok: true, value: { a: 2 } });
  });
});
