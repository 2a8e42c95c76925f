/** A reader's whole visit in a real browser: reading, writing, waiting, being answered. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { live, texts, useReader, write } from './open-section.js';

const at = useReader();
const visit = at.visit;
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

describe('reading', () => {
  it('[WG1] shows the total in the heading and the roots newest first, from one read', async () => {
    for (const text of ['pertama', 'kedua', 'ketiga']) server.publish(text);
    const it = await visit();
    await it.section.locator('article').nth(2).waitFor();
    expect(await it.section.locator('h2').innerText()).toBe('Komentar (3)');
    expect(await texts(it)).toEqual(['ketiga', 'kedua', 'pertama']);
    expect(server.requests.filter((line) => line.startsWith('GET /v1/'))).toEqual([
      'GET /v1/thread?site=koran&thread=artikel',
    ]);
    expect(it.complaints).toEqual([]);
  });

  it('[WG2 E-33] never shows empty brackets, before, during or after loading', async () => {
    server.publish('satu');
    const it = await visit({
      before: '<p id="tautan">Komentar <komentar-count thread="artikel"></komentar-count></p>',
      init: () => {
        const seen = new Set<string>();
        Object.assign(globalThis, { seen });
        const look = () => {
          const heading = document
            .querySelector('komentar-section')
            ?.shadowRoot?.querySelector('h2');
          for (const text of [
            heading?.textContent,
            document.querySelector('#tautan')?.textContent,
          ]) {
            if (text) seen.add(text.trim());
          }
          requestAnimationFrame(look);
        };
        look();
      },
    });
    await it.page.waitForFunction(
      () => document.querySelector('#tautan')?.textContent === 'Komentar 1',
    );
    await it.section.locator('article').waitFor();
    await it.page.waitForFunction(() =>
      (globalThis as unknown as { seen: Set<string> }).seen.has('Komentar (1)'),
    );
    const seen = await it.page.evaluate(() => [
      ...(globalThis as unknown as { seen: Set<string> }).seen,
    ]);
    expect(seen.sort()).toEqual(['Komentar', 'Komentar (1)', 'Komentar 1']);
  });

  it('[WG3] S05 an empty thread invites, and its heading says 0', async () => {
    const it = await visit();
    await it.section.getByText('Belum ada komentar. Jadilah yang pertama.').waitFor();
    expect(await it.section.locator('h2').innerText()).toBe('Komentar (0)');
  });

  it('[WG3] S06 a closed thread can be read and not written to', async () => {
    const id = server.publish('satu');
    server.thread().setState('closed');
    const it = await visit();
    await it.section.getByText('Kolom komentar ditutup.').waitFor();
    await it.section.locator(`#komentar-${id}`).waitFor();
    expect(await it.section.locator('textarea, .reply').count()).toBe(0);
  });

  it('[WG3] S07 a failed load says so, and the button tries again', async () => {
    server.publish('satu');
    server.failReads = 503;
    const it = await visit();
    await it.section.getByRole('button', { name: 'Coba lagi' }).waitFor();
    expect(await it.section.locator('h2').innerText()).toBe('Komentar');
    server.failReads = undefined;
    await it.section.getByRole('button', { name: 'Coba lagi' }).click();
    await it.section.locator('article').waitFor();
    expect(await it.section.locator('h2').innerText()).toBe('Komentar (1)');
  });

  it('[WG4 W-14] two replies are shown, the others behind a button that says how many', async () => {
    const root = server.publish('akar');
    for (const text of ['a', 'b', 'c', 'd']) server.publish(text, root);
    const it = await visit();
    const button = it.section.getByRole('button', { name: 'Lihat 2 balasan lainnya' });
    await button.waitFor();
    expect(await texts(it)).toEqual(['akar', 'a', 'b']);
    await button.click();
    await it.section.getByText('d', { exact: true }).waitFor();
    expect(await texts(it)).toEqual(['akar', 'a', 'b', 'c', 'd']);
    expect(await button.count()).toBe(0);
    // Focus goes to the first reply that was hidden.
    const focused = await it.section.evaluate(
      (host) => host.shadowRoot?.activeElement?.textContent,
    );
    expect(focused).toContain('c');
  });

  it('[WG4] replies beyond the fifty that come along are fetched when they are asked for', async () => {
    const root = server.publish('akar');
    for (let i = 1; i <= 55; i += 1) server.publish(`balasan ${String(i)}`, root);
    const it = await visit();
    await it.section.getByRole('button', { name: 'Lihat 53 balasan lainnya' }).click();
    await it.section.getByText('balasan 55', { exact: true }).waitFor();
    expect((await texts(it)).length).toBe(56);
  });

  it('[WG4 W-12] replies are lists in lists, with their level and a link to what they answer', async () => {
    const root = server.publish('akar');
    const reply = server.publish('balasan', root);
    server.publish('balasan lagi', reply);
    const it = await visit();
    await it.section.getByText('balasan lagi').waitFor();
    const outer = it.section.getByRole('list', { name: 'Balasan untuk Pembaca k1' });
    const inner = outer.getByRole('list', { name: 'Balasan untuk Pembaca k2' });
    expect(await inner.locator('.level, [part=level]').innerText()).toBe('Tingkat 3.');
    await inner.getByRole('link', { name: 'membalas Pembaca k2' }).click();
    const focused = await it.section.evaluate((host) => host.shadowRoot?.activeElement?.id);
    expect(focused).toBe(`komentar-${reply}`);
    expect(new URL(it.page.url()).hash).toBe('');
  });

  it('[WG5 W-56] another order is read anew; the focus stays on the choice', async () => {
    for (const text of ['pertama', 'kedua']) server.publish(text);
    const it = await visit();
    await it.section.locator('article').nth(1).waitFor();
    await it.section.locator('select').focus();
    await it.section.locator('select').selectOption('oldest');
    await it.section.locator('article').first().getByText('pertama').waitFor();
    expect(await texts(it)).toEqual(['pertama', 'kedua']);
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe(
      'select',
    );
    await it.section.getByText('Diurutkan: Terlama.').waitFor({ state: 'attached' });
  });

  it('[WG6 W-57] further pages come by button, to the last comment and no further', async () => {
    for (let i = 1; i <= 45; i += 1) server.publish(`no ${String(i)}`);
    const it = await visit();
    const more = it.section.locator('.more button');
    await more.waitFor();
    expect(await more.innerText()).toBe('Muat 20 komentar lagi');
    expect(await it.section.locator('.shown').innerText()).toBe('20 dari 45');
    await more.click();
    await it.section.getByText('40 dari 45').waitFor();
    expect(await more.innerText()).toBe('Muat 5 komentar lagi');
    await more.click();
    await more.waitFor({ state: 'detached' });
    expect((await texts(it)).length).toBe(45);
    const focused = await it.section.evaluate(
      (host) => host.shadowRoot?.activeElement?.textContent,
    );
    expect(focused).toContain('no 5');
  });

  it('[WG7] English comes from its own catalogue where the page or the section says so', async () => {
    server.publish('one');
    const it = await visit({ attributes: 'thread="artikel" lang="en-GB"' });
    await it.section.locator('article').waitFor();
    expect(await it.section.locator('h2').innerText()).toBe('Comments (1)');
    await it.section.getByRole('button', { name: 'Post', exact: true }).waitFor();
  });
});

describe('writing', () => {
  it('[WG20] S16 a held comment is shown to its author only, also after coming back', async () => {
    server.publish('satu');
    const author = await visit();
    const other = await visit();
    await Promise.all([live(author), live(other)]);
    await write(author, 'Menurut saya **baik**.');
    const own = author.section.locator('article.own');
    await own.getByText('Menunggu moderasi — hanya Anda yang melihat komentar ini.').waitFor();
    expect(await author.section.locator('h2').innerText()).toBe('Komentar (1)');
    expect(await author.section.locator('textarea').inputValue()).toBe('');
    expect(await texts(other)).toEqual(['satu']);
    const again = await visit({ as: author.context });
    await again.section.locator('article.own').getByText('Menunggu moderasi').waitFor();
    await again.section.locator('textarea').click();
    expect(await again.section.locator('input[name=name]').inputValue()).toBe('Wulan');
  });

  it('[WG21] S17 an approved comment takes its place once, at its author and at all others', async () => {
    server.publish('satu');
    const author = await visit();
    const other = await visit();
    await Promise.all([live(author), live(other)]);
    await write(author, 'Saya setuju.');
    await author.section.locator('article.own').waitFor();
    await live(author);
    server.decide(server.posted[0]!.id, 'published');
    await author.section.getByText('Komentar Anda disetujui.').first().waitFor();
    await author.section.locator('article.own').waitFor({ state: 'detached' });
    expect(await texts(author)).toEqual(['Saya setuju.', 'satu']);
    await other.section.getByRole('button', { name: '1 komentar baru' }).click();
    expect(await texts(other)).toEqual(['Saya setuju.', 'satu']);
    for (const { section } of [author, other]) {
      expect(await section.locator('h2').innerText()).toBe('Komentar (2)');
    }
  });

  it('[WG22] S18 a rejected comment says why; put away it stays away', async () => {
    const it = await visit();
    await live(it);
    await write(it, 'Beli sekarang!');
    await it.section.locator('article.own').waitFor();
    await live(it);
    server.decide(server.posted[0]!.id, 'rejected', 'ad');
    await it.section.getByText('Tidak diterbitkan: iklan.').waitFor();
    await it.section.getByText('Tampilkan teks Anda').click();
    expect(await texts(it)).toEqual(['Beli sekarang!']);
    await it.section.getByRole('button', { name: 'Tutup' }).click();
    await it.section.locator('article').waitFor({ state: 'detached' });
    const again = await visit({ as: it.context });
    await again.section.getByText('Belum ada komentar.').waitFor();
    await live(again);
    expect(await again.section.locator('article').count()).toBe(0);
  });

  it('[WG23] S15 a comment that is published at once stands in its place, and the heading counts it', async () => {
    server.mode = 'published';
    server.publish('satu');
    const it = await visit();
    await live(it);
    await write(it, 'dua');
    await it.section.locator('article').nth(1).waitFor();
    await it.section.getByRole('heading', { name: 'Komentar (2)' }).waitFor();
    expect(await texts(it)).toEqual(['dua', 'satu']);
    expect(await it.section.locator('.pill').count()).toBe(0);
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName)).not.toBe(
      'article',
    );
  });

  it('[WG24] a reply opens below its comment, and ends up there with the focus on it', async () => {
    server.mode = 'published';
    const root = server.publish('akar');
    const it = await visit();
    await live(it);
    await it.section.getByRole('button', { name: 'Balas komentar Pembaca k1' }).click();
    await it.section.locator(`[data-for="${root}"] textarea`).waitFor();
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe(
      'textarea',
    );
    await write(it, 'jawaban', { within: `[data-for="${root}"]` });
    const reply = it.section
      .getByRole('list', { name: 'Balasan untuk Pembaca k1' })
      .locator('article');
    await reply.waitFor();
    expect(await it.section.locator(`[data-for="${root}"]`).count()).toBe(0);
    const focused = await it.section.evaluate(
      (host) => host.shadowRoot?.activeElement?.textContent,
    );
    expect(focused).toContain('jawaban');
  });

  it('[WG24 W-22] Escape closes an empty reply and gives the focus back, with a text it asks', async () => {
    const root = server.publish('akar');
    const it = await visit();
    const button = it.section.getByRole('button', { name: 'Balas komentar Pembaca k1' });
    await button.click();
    const area = it.section.locator(`[data-for="${root}"] textarea`);
    await area.fill('belum selesai');
    await area.press('Escape');
    expect(
      await it.section.evaluate((host) => host.shadowRoot?.activeElement?.textContent.trim()),
    ).toBe('Batal');
    await area.fill('');
    await area.press('Escape');
    await area.waitFor({ state: 'detached' });
    expect(
      await button.evaluate((it) => it === (it.getRootNode() as ShadowRoot).activeElement),
    ).toBe(true);
  });

  it('[WG25 S23] a refused text is in its field again with the reason; one without an answer goes again under the same id', async () => {
    const it = await visit();
    await live(it);
    server.refusals.set('comment:post', [{ code: 'too-long', message: '', field: 'body' }]);
    await write(it, 'teks yang ditolak');
    await it.section.getByText('Komentar terlalu panjang. Persingkat sedikit.').waitFor();
    const area = it.section.locator('textarea');
    expect(await area.inputValue()).toBe('teks yang ditolak');
    expect(await area.getAttribute('aria-invalid')).toBe('true');
    const ids: string[] = [];
    it.page.on('request', (request) => {
      if (request.url().endsWith('/comment:post'))
        ids.push((request.postDataJSON() as { clientId: string }).clientId);
    });
    await it.context.setOffline(true);
    await area.press('Control+Enter');
    await it.section.getByText('Menunggu sambungan…').waitFor();
    await it.context.setOffline(false);
    await it.section.locator('article.own').waitFor();
    expect(new Set(ids).size).toBe(1);
    expect(server.posted.length).toBe(1);
    expect(await area.inputValue()).toBe('');
  });

  it('[WG25] a missing text and a missing name are said at their fields, without a request', async () => {
    const it = await visit();
    await it.section.locator('.send').click();
    await it.section.getByText('Komentar masih kosong.').waitFor();
    await it.section.locator('textarea').fill('ada');
    await it.section.locator('.send').click();
    await it.section.getByText('Isi nama Anda.').waitFor();
    expect(await it.section.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe(
      'input',
    );
    expect(server.requests.some((line) => line.startsWith('POST'))).toBe(false);
  });

  it('[WG26] a session that has run out is opened anew, and the comment is sent once', async () => {
    const it = await visit();
    await live(it);
    await write(it, 'satu');
    await it.section.locator('article.own').waitFor();
    server.refusals.set('comment:post', [{ code: 'session-expired', message: '' }]);
    await write(it, 'dua');
    await it.section.locator('article.own').nth(1).waitFor();
    expect(server.requests.filter((line) => line.endsWith('session:open')).length).toBe(2);
    expect(server.posted.map(({ html }) => html)).toEqual(['<p>satu</p>', '<p>dua</p>']);
  });

  it('[WG29] what is sent says which article it is about, in words and by an address of this site', async () => {
    const it = await visit({
      before: '<link rel="canonical" href="https://lain.example/berita/1">',
    });
    await it.section.locator('textarea').waitFor();
    const posted = it.page.waitForRequest((request) => request.url().endsWith('/comment:post'));
    await write(it, 'satu');
    const input = (await posted).postDataJSON() as Record<string, string>;
    expect(input).toMatchObject({
      site: 'koran',
      thread: 'artikel',
      title: 'Trotoar dilebarkan',
      body: 'satu',
      url: it.page.url(),
    });
  });

  it('[WG27] a reply whose comment is taken away becomes a comment: its text is not lost', async () => {
    const root = server.publish('akar');
    const it = await visit();
    await live(it);
    await it.section.locator('.reply').click();
    await it.section.locator(`[data-for="${root}"] textarea`).fill('hampir selesai');
    server.hide(root);
    await it.section.getByText('Teks Anda ada di kolom ini.').waitFor();
    expect(await it.section.locator('textarea').inputValue()).toBe('hampir selesai');
  });

  it('[WG28 W-23] the counter appears near the end, counts what readers call characters, and cuts nothing', async () => {
    const it = await visit();
    const area = it.section.locator('textarea');
    await area.fill('a'.repeat(3799));
    expect(await it.section.locator('.counter').count()).toBe(0);
    await area.fill(`${'a'.repeat(3899)}👨‍👩‍👧‍👦`);
    expect(await it.section.locator('.counter').innerText()).toBe('100 karakter tersisa');
    await area.fill('a'.repeat(4005));
    expect(await it.section.locator('.counter').innerText()).toBe('5 karakter terlalu panjang');
    expect((await area.inputValue()).length).toBe(4005);
  });
});
