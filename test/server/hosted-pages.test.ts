/** The pages that work without scripts, read and posted to over real HTTP as a browser without scripts does. */
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSanitizer } from '#server/sanitize/sanitizer.js';
import {
  addModerator,
  addSite,
  openGuest,
  startServer,
  type TestServer,
} from './support/test-server.js';

let server: TestServer;
let desk: string;

beforeAll(async () => {
  server = await startServer({ sanitizer: await createSanitizer() });
  for (const mode of ['open', 'pre', 'balanced'] as const)
    await addSite(server, { id: `koran-${mode}`, mode: mode as never });
  ({ token: desk } = await addModerator(server));
});
afterAll(() => server.remove());

/** A reader's browser without scripts: it keeps the cookie and follows nothing by itself. */
class Reader {
  cookie = '';

  async get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}${path}`, {
      headers: { ...(this.cookie && { cookie: this.cookie }), ...headers },
      redirect: 'manual',
    });
    return { response, page: await response.text() };
  }

  /** Sends the page's form with these fields over what stands in it. */
  async send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const { page } = await this.get(path);
    return this.post(path, { ...hidden(page), ...fields }, headers);
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: server.url,
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
      redirect: 'manual',
    });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';')[0] ?? '';
    return {
      response,
      page: await response.text(),
      location: response.headers.get('location') ?? '',
    };
  }
}

const unescape = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const hidden = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/gu)].map(
      ([, name = '', value = '']) => [name, unescape(value)],
    ),
  );

const typed = (page: string): string =>
  unescape(/<textarea[^>]*>\n([^]*?)<\/textarea>/u.exec(page)?.[1] ?? '');

/** Where a `Location` leads, seen from the page that answered with it. */
const from = (path: string, location: string): string => {
  const url = new URL(location, `${server.url}${path}`);
  return url.pathname + url.search;
};

const publish = async (thread: string, body: string, parentId?: string): Promise<string> => {
  const token = await openGuest(server, 'koran-open');
  const { answer } = await server.post(
    'comment:post',
    {
      site: 'koran-open',
      thread,
      body,
      clientId: crypto.randomUUID(),
      ...(parentId && { parentId }),
    },
    { authorization: `Bearer ${token}` },
  );
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value['comment'] as { id: string }).id;
};

describe('reading', () => {
  test('[HP1] a thread is a whole page without scripts, strict, kept by nobody and for no index', async () => {
    const id = await publish('baca', 'Isi **tebal** pertama.');
    const { response, page } = await new Reader().get('/t/koran-open/baca');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(page).toContain(`<article id="komentar-${id}">`);
    expect(page).toContain('<strong>tebal</strong>');
    expect(page).toContain('Komentar (1)');
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/u);
  });

  test('[HP1] the stylesheet is reached from every depth, relative to the page', async () => {
    const reader = new Reader();
    for (const path of ['/t/koran-open/baca', '/t/koran-open?url=https://koran.example/a']) {
      const { page } = await reader.get(path);
      const href = /<link rel="stylesheet" href="([^"]+)"/u.exec(page)?.[1] ?? '';
      expect(href).not.toMatch(/^\//u);
      const { response } = await reader.get(from(path, href));
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/css; charset=utf-8',
      ]);
    }
  });

  test('[HP2] the language is the one the address asks for, else the browser’s, else Indonesian', async () => {
    const langOf = async (query: string, accept?: string) => {
      const path = `/t/koran-open/baca${query}`;
      const { page } = await new Reader().get(path, accept ? { 'accept-language': accept } : {});
      return /<html lang="(\w+)"/u.exec(page)?.[1];
    };
    expect(await langOf('')).toBe('id');
    expect(await langOf('', 'en-GB,en;q=0.9,id;q=0.5')).toBe('en');
    expect(await langOf('', 'en;q=0.4,id;q=0.8')).toBe('id');
    expect(await langOf('', 'fr,de')).toBe('id');
    expect(await langOf('?lang=en', 'id')).toBe('en');
    expect(await langOf('?lang=constructor', '__proto__')).toBe('id');
  });

  test('[HP3] links lead through all comments, each once, in every order', async () => {
    const ids = [];
    for (let n = 0; n < 45; n += 1)
      ids.push(await publish('panjang', `Komentar nomor ${String(n)}.`));
    const reader = new Reader();
    for (const [sort, expected] of [
      ['newest', ids.toReversed()],
      ['oldest', ids],
    ] as const) {
      const seen: string[] = [];
      let path = `/t/koran-open/panjang?sort=${sort}`;
      for (let pages = 0; path !== '' && pages < 5; pages += 1) {
        const { page } = await reader.get(path);
        seen.push(...[...page.matchAll(/<article id="komentar-(\w+)"/gu)].map(([, id = '']) => id));
        const next = /<a rel="next" href="([^"]+)"/u.exec(page)?.[1];
        path = next === undefined ? '' : from(path, unescape(next));
      }
      expect(seen).toEqual(expected);
    }
  });

  test('[HP4] an unknown site, a wrong place and a broken name are a page that says so', async () => {
    for (const path of [
      '/t/tidak-ada/x',
      '/t/koran-open/baca?after=ngawur',
      '/t/koran-open',
      '/c/tidak-ada',
    ]) {
      const { response, page } = await new Reader().get(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(page).toContain('Halaman ini tidak ada');
    }
  });

  test('[HP5] a comment’s short address leads to the article, else to the page that holds it', async () => {
    const reader = new Reader();
    const root = await publish('pendek', 'Akar.');
    const reply = await publish('pendek', 'Balasan.', root);
    for (const id of [root, reply]) {
      const { response } = await reader.get(`/c/${id}`);
      const location = response.headers.get('location') ?? '';
      expect([response.status, location]).toEqual([302, expect.stringMatching(`#komentar-${id}$`)]);
      const { page } = await reader.get(from(`/c/${id}`, location));
      expect(page).toContain(`<article id="komentar-${id}">`);
    }
    const token = await openGuest(server, 'koran-open');
    const url = 'https://koran.example/kota/trem';
    const { answer } = await server.post(
      'comment:post',
      { site: 'koran-open', url, body: 'Di artikel.', clientId: crypto.randomUUID() },
      { authorization: `Bearer ${token}` },
    );
    const { id } = (answer as never as { value: { comment: { id: string } } }).value.comment;
    const { response } = await reader.get(`/c/${id}`);
    expect(response.headers.get('location')).toBe(`${url}#komentar-${id}`);
    const { page } = await reader.get(`/t/koran-open?url=${encodeURIComponent(url)}`);
    expect(page).toContain(`<link rel="canonical" href="${url}">`);
  });

  test('[HP5] what readers do not see has no address', async () => {
    const reader = new Reader();
    const { location } = await reader.send('/t/koran-pre/tersembunyi', {
      name: 'Sari',
      body: 'Menunggu dulu.',
    });
    const id = /sent=(\w+)/u.exec(location)?.[1] ?? '';
    expect((await new Reader().get(`/c/${id}`)).response.status).toBe(404);
  });
});

describe('taking part', () => {
  test('[HP15] likes, badges, edits and what editors set apart are on the page', async () => {
    const demo = await startServer({ demo: true });
    const page = await (await fetch(`${demo.url}/t/demo/artikel-48213`)).text();
    expect(page).toMatch(/class="badge">Redaksi</u);
    expect(page).toMatch(/class="badge set-apart">Disematkan</u);
    expect(page).toMatch(/class="badge set-apart">Pilihan Redaksi</u);
    expect(page).toMatch(/<span title="[^"]+ WIB">diedit<\/span>/u);
    expect(page).toContain('24 suka');
    expect(page).toMatch(/<link rel="canonical" href="http:\/\/localhost:\d+\/demo\/[\w-]+">/u);
    const ids = [...page.matchAll(/ id="(komentar-\w+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await demo.remove();
  });
});

describe('posting', () => {
  test('[HP6] a comment is posted by a plain form; the answer leads to a page that shows it', async () => {
    const reader = new Reader();
    const path = '/t/koran-open/tulis';
    const { response, location } = await reader.send(path, {
      name: 'Sari',
      body: 'Halo\r\nsemua.',
    });
    expect(response.status).toBe(303);
    expect(location).toMatch(/^\?.*#komentar-\w+$/u);
    const { page } = await reader.get(from(path, location));
    expect(page).toContain('Komentar Anda terbit.');
    expect(page).toContain('Halo');
    expect(page).toContain('value="Sari"');
  });

  test('[HP7] a waiting comment is shown to its author with that notice, and to nobody else', async () => {
    const reader = new Reader();
    const path = '/t/koran-pre/tunggu';
    const { location } = await reader.send(path, { name: 'Wulan', body: 'Tolong diperiksa.' });
    const { page } = await reader.get(from(path, location));
    expect(page).toContain('Komentar terkirim dan menunggu moderasi.');
    expect(page).toContain('hanya Anda yang melihat komentar ini');
    expect(page).toContain('Tolong diperiksa.');
    expect((await reader.get(path)).page).toContain('Tolong diperiksa.');
    expect((await new Reader().get(path)).page).not.toContain('Tolong diperiksa.');
    const id = /sent=(\w+)/u.exec(location)?.[1];
    await server.post(
      'comment:reject',
      { commentId: id, version: 1, reason: 'off_topic' },
      { authorization: `Bearer ${desk}` },
    );
    expect((await reader.get(path)).page).toContain('Tidak diterbitkan: di luar topik berita.');
  });

  test('[HP8] a reply stands below the comment it answers, and its form opens there by a link', async () => {
    const root = await publish('balas', 'Siapa setuju?');
    const reader = new Reader();
    const path = '/t/koran-open/balas';
    const { page } = await reader.get(path);
    const link = new RegExp(`<a href="(\\?[^"]*reply=${root}[^"]*)"`, 'u').exec(page)?.[1] ?? '';
    const opened = from(path, unescape(link));
    const { location } = await reader.send(opened, { name: 'Tono', body: 'Saya setuju.' });
    const { page: after } = await reader.get(from(path, location));
    expect(after).toMatch(/<ul class="replies"[^>]*>\s*<li><article/u);
    expect(after).toContain('Saya setuju.');
    const { answer } = await server.post('thread:read', { site: 'koran-open', thread: 'balas' });
    const items = (answer as never as { value: { items: { parentId: string | null }[] } }).value
      .items;
    expect(items.map(({ parentId }) => parentId)).toEqual([null, root]);
  });

  test('[HP9] the same form sent twice, at once or after another, is one comment', async () => {
    const path = '/t/koran-open/dua-kali';
    const reader = new Reader();
    const { page } = await reader.get(path);
    const form = { ...hidden(page), name: 'Sari', body: 'Sekali saja.' };
    const both = await Promise.all([new Reader().post(path, form), new Reader().post(path, form)]);
    const again = await new Reader().post(path, form);
    expect(new Set([...both, again].map(({ location }) => location)).size).toBe(1);
    const { answer } = await server.post('thread:read', { site: 'koran-open', thread: 'dua-kali' });
    expect(answer).toMatchObject({ value: { thread: { total: 1 } } });
  });

  test.each([
    { why: 'too short', status: 422, body: ' . ', says: 'Komentar masih' },
    { why: 'too long', status: 422, body: 'kata '.repeat(1200), says: 'terlalu panjang' },
    { why: 'no text', status: 400, body: '', says: 'Komentar masih kosong.' },
    { why: 'over all limits', status: 400, body: 'kata '.repeat(3000), says: 'terlalu panjang' },
    { why: 'no name', status: 400, name: '  ', body: 'Teks saya.', says: 'Isi nama Anda.' },
  ])(
    '[HP10] a refusal ($why) stands at its field, and what was typed stays',
    async ({ status, says, body, name = 'Sari' }) => {
      const path = '/t/koran-open/tolak';
      const { response, page } = await new Reader().send(path, { name, body });
      expect(response.status).toBe(status);
      const field = says.includes('nama') ? 'name' : 'body';
      const control = field === 'name' ? /<input id="nama"[^>]*>/u : /<textarea[^>]*>/u;
      const tag = control.exec(page)?.[0] ?? '';
      expect(tag).toContain('aria-invalid="true"');
      const described = /aria-describedby="([^"]+)"/u.exec(tag)?.[1] ?? '';
      expect(new RegExp(`id="${described}">([^<]*)<`, 'u').exec(page)?.[1]).toContain(says);
      expect(page).toContain('role="alert"');
      expect(typed(page)).toBe(body);
      expect(hidden(page)['clientId']).toMatch(/^[\da-f-]{36}$/u);
    },
  );

  test('[HP11] a form on a foreign page is not taken, whatever cookie comes along', async () => {
    const reader = new Reader();
    const path = '/t/koran-open/palsu';
    await reader.send(path, { name: 'Sari', body: 'Yang asli.' });
    for (const headers of [
      { origin: 'https://jahat.example' },
      { origin: 'null' },
      { origin: 'https://koran.example', 'sec-fetch-site': 'cross-site' },
      { origin: server.url, 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const { response } = await reader.send(path, { name: 'Sari', body: 'Yang palsu.' }, headers);
      expect([headers, response.status]).toEqual([headers, 403]);
    }
    const { answer } = await server.post('thread:read', { site: 'koran-open', thread: 'palsu' });
    expect(answer).toMatchObject({ value: { thread: { total: 1 } } });
  });

  test('[HP12] the session is a cookie of this site’s pages, out of reach of scripts and other sites', async () => {
    const reader = new Reader();
    const { response } = await reader.send('/t/koran-open/kue', {
      name: 'Sari',
      body: 'Kue dong.',
    });
    const set = response.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^komentar_t_koran-open=[\w.-]+; Max-Age=\d+; HttpOnly; SameSite=Strict$/u);
    const second = await reader.send('/t/koran-open/kue', { name: 'Sari', body: 'Kue lagi.' });
    expect(second.response.status).toBe(303);
    const { answer } = await server.post('thread:read', { site: 'koran-open', thread: 'kue' });
    const { items } = (answer as never as { value: { items: { author: { id: string } }[] } }).value;
    expect(new Set(items.map(({ author }) => author.id)).size).toBe(1);
    const stale = new Reader();
    stale.cookie = 'komentar_t_koran-open=a.b.c';
    expect((await stale.get('/t/koran-open/kue')).response.status).toBe(200);
    expect(
      (await stale.send('/t/koran-open/kue', { name: 'Budi', body: 'Baru.' })).response.status,
    ).toBe(303);
  });

  test('[HP13] only these pages take forms, and these pages take nothing else', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: server.url };
    const command = await fetch(`${server.url}/v1/comment:post`, {
      method: 'POST',
      headers: form,
      body: 'a=b',
    });
    expect(command.status).toBe(415);
    for (const [type, body] of [
      ['application/json', '{}'],
      ['text/plain', 'a=b'],
    ] as const) {
      const answer = await new Reader().post('/t/koran-open/x', {}, { 'content-type': type });
      expect([type, body, answer.response.status]).toEqual([type, body, 400]);
      expect(answer.page).toContain('<!doctype html>');
    }
    const big = await new Reader().post('/t/koran-open/x', {
      name: 'a',
      body: 'x'.repeat(200_000),
    });
    expect(big.response.status).toBe(413);
    expect(big.page).toContain('terlalu besar');
  });
});

const ATTACKS = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</textarea><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'javascript:alert(1)',
];

describe('escaping', () => {
  test.each(ATTACKS)(
    '[HP14] %s comes back as text, in every place it can stand',
    async (attack) => {
      const reader = new Reader();
      const path = `/t/koran-open/${encodeURIComponent(`a ${attack}`.slice(0, 60))}`;
      const spots = [
        await reader.get(
          `${path}?sort=${encodeURIComponent(attack)}&lang=${encodeURIComponent(attack)}`,
        ),
        await reader.get(`${path}?at=${encodeURIComponent(attack)}`),
        await reader.get(
          `${path}?root=${encodeURIComponent(attack)}&reply=${encodeURIComponent(attack)}`,
        ),
        await reader.send(path, {
          name: attack.slice(0, 60),
          body: ' ',
          clientId: attack,
          parentId: attack,
        }),
        await reader.send(path, { name: attack.slice(0, 60), body: `${attack} halo` }),
      ];
      const last = spots.at(-1) as Awaited<ReturnType<Reader['post']>>;
      spots.push(await reader.get(from(path, last.location)));
      for (const { page } of spots.filter(({ response }) => response.status !== 303)) {
        const { document } = new JSDOM(page).window;
        const elements = [...document.querySelectorAll('*')];
        const names = elements.map(({ localName }) => localName);
        expect(names.filter((name) => /^(?:script|svg|img|style)$/u.test(name))).toEqual([]);
        const attributes = elements.flatMap((element) => [...element.attributes]);
        expect(attributes.filter(({ name }) => name.startsWith('on'))).toEqual([]);
        const links = attributes.filter(({ name }) => /^(?:href|action|src)$/u.test(name));
        expect(links.filter(({ value }) => /^\s*javascript:/iu.test(value))).toEqual([]);
        expect(names.filter((name) => name === 'main' || name === 'title')).toHaveLength(2);
      }
    },
  );
});
