/** The cacheable reads over real HTTP: the same bytes for everyone, revalidated, compressed, never stale after a change. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addModerator,
  addSite,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

let server: TestServer;
let site: string;
let guest: string;
let moderator: Awaited<ReturnType<typeof addModerator>>;

beforeAll(async () => {
  server = await startServer();
  site = await addSite(server);
  guest = await openGuest(server, site);
  moderator = await addModerator(server);
  for (let n = 0; n < 12; n += 1)
    await post('ramai', `Pendapat yang ke-${String(n)} dari pembaca setia.`);
});
afterAll(() => server.remove());

const post = async (thread: string, body: string) => {
  const input = { site, thread, body, clientId: randomUUID() };
  const { answer } = await server.post('comment:post', input, { authorization: `Bearer ${guest}` });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value['comment'] as { id: string; version: number };
};

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
}

/** A GET whose body is not decompressed on the way. */
const get = (path: string, headers: Record<string, string> = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Got['headers'],
          bytes: Buffer.concat(parts),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

const thread = (query = '') => `/v1/thread?site=${site}&thread=ramai${query}`;
const jsonOf = ({ bytes }: Got): unknown => JSON.parse(bytes.toString());

describe('content', () => {
  test('[PR19] a thread read answers what thread:read answers, without the envelope', async () => {
    const { answer } = await server.post('thread:read', { site, thread: 'ramai' });
    expect(answer).toEqual({ ok: true, value: jsonOf(await get(thread())) });
    const limited = await server.post('thread:read', {
      site,
      thread: 'ramai',
      sort: 'oldest',
      limit: 3,
    });
    expect(limited.answer).toEqual({
      ok: true,
      value: jsonOf(await get(thread('&sort=oldest&limit=3'))),
    });
    const { next } = jsonOf(await get(thread('&sort=oldest&limit=3'))) as { next: string };
    const second = jsonOf(await get(thread(`&sort=oldest&limit=3&after=${next}`))) as {
      items: unknown[];
    };
    expect(second.items).toHaveLength(3);
  });

  test('[PR20] totals carry the names they were asked with, and 0 for what nobody has commented on', async () => {
    const url = 'https://koran.example/belum/ada';
    const path = `/v1/totals?site=${site}&thread=ramai&thread=sepi&url=${encodeURIComponent(url)}`;
    expect(jsonOf(await get(path))).toEqual({ totals: { ramai: 12, sepi: 0, [url]: 0 } });
    expect(jsonOf(await get(`/v1/totals?site=${site}`))).toEqual({ totals: {} });
  });

  test('[SEC18] neither cookie nor token nor page changes a byte', async () => {
    const dressed: Record<string, string>[] = [
      { cookie: moderator.cookie },
      { authorization: `Bearer ${moderator.token}` },
      { authorization: 'Bearer bukan.sebuah.token' },
      { origin: 'https://evil.example' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher', host: 'evil.example' },
    ];
    for (const [index, headers] of dressed.entries()) {
      // A page of its own for each, so that none is answered from what another one left ready.
      const path = thread(`&limit=${index + 1}`);
      const got = await get(path, headers);
      const plain = await get(path);
      expect([got.status, got.bytes.equals(plain.bytes), got.headers['etag']]).toEqual([
        200,
        true,
        plain.headers['etag'],
      ]);
      expect(got.headers['access-control-allow-origin']).toBe('*');
      expect(got.headers['set-cookie']).toBeUndefined();
    }
  });
});

describe('caching', () => {
  test('[PR21] caches on the way may keep it for seconds, browsers revalidate, encodings are kept apart', async () => {
    const { headers } = await get(thread());
    expect(headers['cache-control']).toBe(
      'public, max-age=0, s-maxage=5, stale-while-revalidate=30',
    );
    expect(headers['vary']).toBe('Accept-Encoding');
    expect(headers['etag']).toMatch(/^W\/"[\w-]{22}"$/u);
  });

  test('[PR21] an unchanged thread is 304 without a body, also among several tags, and another query has another tag', async () => {
    const first = await get(thread());
    const etag = first.headers['etag'] ?? '';
    for (const tag of [etag, `"x", ${etag}`, '*', etag.slice(2)]) {
      const again = await get(thread(), { 'if-none-match': tag });
      expect([tag, again.status, again.bytes.length]).toEqual([tag, 304, 0]);
      expect(again.headers['etag']).toBe(etag);
    }
    expect((await get(thread(), { 'if-none-match': '"x"' })).status).toBe(200);
    expect((await get(thread('&sort=oldest'), { 'if-none-match': etag })).status).toBe(200);
  });

  test('[PR22] a change is in the very next read, though reads are kept ready', async () => {
    const read = async (name: string) =>
      (jsonOf(await get(`/v1/thread?site=${site}&thread=${name}`)) as { thread: { seq: number } })
        .thread.seq;
    for (let n = 0; n < 20; n += 1) {
      expect(await read('cepat')).toBe(n);
      expect(jsonOf(await get(`/v1/totals?site=${site}&thread=cepat`))).toEqual({
        totals: { cepat: n },
      });
      await post('cepat', `Kalimat nomor ${String(n)} yang berbeda.`);
    }
  });

  test('[PR21] a read that is kept ready has the headers of one that was just made', async () => {
    await post('kembar', 'Kepala jawaban yang sama.');
    const path = `/v1/thread?site=${site}&thread=kembar`;
    for (const headers of [{}, { 'accept-encoding': 'br' }, { 'if-none-match': '*' }]) {
      const [first, again] = [await get(path, headers), await get(path, headers)];
      const named = ({ status, headers: { date: _date, 'x-request-id': id, ...rest } }: Got) => ({
        ...{ status, rest, id: typeof id },
      });
      expect(named(again)).toEqual(named(first));
      await post('kembar', `Lagi, ${JSON.stringify(headers)}.`);
    }
  });

  test('[PR22] a read during which something changed is not kept', async () => {
    let change: () => Promise<unknown> = () => Promise.resolve();
    const busy = await startServer({
      useCases: (own) =>
        own.map((useCase) => ({
          ...useCase,
          run: async (input: never, caller: never) => {
            const outcome = await useCase.run(input, caller);
            if (useCase.name === 'thread:read') await change();
            return outcome;
          },
        })),
    });
    const koran = await addSite(busy);
    const token = await openGuest(busy, koran);
    const input = { site: koran, thread: 'a', body: 'Di sela-sela.', clientId: randomUUID() };
    change = async () => {
      change = () => Promise.resolve();
      await busy.post('comment:post', input, { authorization: `Bearer ${token}` });
    };
    const seqs: unknown[] = [];
    for (let n = 0; n < 2; n += 1) {
      const response = await fetch(`${busy.url}/v1/thread?site=${koran}&thread=a`);
      seqs.push(((await response.json()) as { thread: { seq: number } }).thread.seq);
    }
    expect(seqs).toEqual([0, 1]);
    await busy.remove();
  });

  test('[PR23] brotli before gzip, both the same content, and a refused encoding is not used', async () => {
    const plain = (await get(thread())).bytes;
    const br = await get(thread(), { 'accept-encoding': 'gzip, deflate, br' });
    expect([br.headers['content-encoding'], brotliDecompressSync(br.bytes).equals(plain)]).toEqual([
      'br',
      true,
    ]);
    const gzip = await get(thread(), { 'accept-encoding': 'gzip, br;q=0' });
    expect([gzip.headers['content-encoding'], gunzipSync(gzip.bytes).equals(plain)]).toEqual([
      'gzip',
      true,
    ]);
    expect(
      (await get(thread(), { 'accept-encoding': 'zstd' })).headers['content-encoding'],
    ).toBeUndefined();
  });
});

describe('refusals', () => {
  test('[PR24] a refusal is kept by nobody and may be read by every page', async () => {
    const refused = [
      ['/v1/thread', 400],
      ['/v1/thread?site=koran', 400],
      ['/v1/thread?site=tidak-ada&thread=a', 404],
      [thread('&sort=acak'), 400],
      [thread('&limit=0'), 400],
      [thread('&limit=1e9'), 400],
      [thread('&after=%00'), 400],
      [thread('&after=bukan-kursor'), 400],
      [thread('&thread=lain'), 400],
      ['/v1/totals?site=koran&' + 'thread=a&'.repeat(101), 400],
    ] as const;
    for (const [path, status] of refused) {
      const got = await get(path);
      expect([path, got.status]).toEqual([path, status]);
      expect(got.headers).toMatchObject({
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      });
      expect(got.headers['etag']).toBeUndefined();
    }
  });

  test('[PR3] a parameter nobody knows is refused and named: it would only fill caches', async () => {
    for (const name of ['utm_source', '__proto__', 'status']) {
      const got = await get(thread(`&${name}=1`));
      expect(jsonOf(got)).toMatchObject({ ok: false, error: { code: 'invalid', field: name } });
    }
  });

  test('[SEC19] what is not published is in no public read', async () => {
    const held = await addSite(server, {
      id: 'tahan',
      origin: 'https://tahan.example',
      mode: 'pre' as 'open',
    });
    const token = await openGuest(server, held, 'Nama Rahasia');
    const input = { site: held, thread: 'a', body: 'kenari tersembunyi', clientId: randomUUID() };
    await server.post('comment:post', input, { authorization: `Bearer ${token}` });
    const thread = await get(`/v1/thread?site=${held}&thread=a`, {
      authorization: `Bearer ${token}`,
    });
    const totals = await get(`/v1/totals?site=${held}&thread=a`, {
      authorization: `Bearer ${token}`,
    });
    expect(thread.bytes.toString()).not.toMatch(/kenari|Rahasia/u);
    expect(jsonOf(totals)).toEqual({ totals: { a: 0 } });
  });
});
