/** Writing in a real browser: the field with its counter, tools and drafts, and what each key does there. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { area, useReader, write, type OpenSection } from './open-section.js';
import { violations } from './violations.js';

const at = useReader();
const visit = at.visit;
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const focused = ({ section }: OpenSection): Promise<string> =>
  section.evaluate((host) => {
    const it = host.shadowRoot?.activeElement;
    return it?.getAttribute('aria-label') ?? it?.className ?? '';
  });
const drafts = ({ page }: OpenSection): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('komentar:draf:'))
      .map((key) => (JSON.parse(localStorage.getItem(key) ?? '') as { text: string }).text),
  );
/** Waits until the browser has kept a text as a draft. */
const kept = ({ page }: OpenSection, text: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      Object.entries(localStorage).some(
        ([key, value]) => key.startsWith('komentar:draf:') && String(value).includes(wanted),
      ),
    text,
  );

describe('the field', () => {
  it('[WG180 W-23] counts against the limit of the site, says so at 100, 20 and 0, and marks what is too long', async () => {
    server.setSite({ maxGraphemes: 300 });
    const it = await visit();
    const said = it.section.locator('[role=status]').last();
    await area(it).fill('a'.repeat(99));
    expect(await it.section.locator('.counter').count()).toBe(0);
    await area(it).fill(`${'a'.repeat(199)}👨‍👩‍👧‍👦`);
    expect(await it.section.locator('.counter').innerText()).toBe('100 karakter tersisa');
    await it.page.waitForFunction(
      () =>
        document
          .querySelector('komentar-section')
          ?.shadowRoot?.querySelector('[role=status].unseen')?.textContent ===
        '100 karakter tersisa',
    );
    await area(it).fill('a'.repeat(305));
    expect(await it.section.locator('.counter').innerText()).toBe('5 karakter terlalu panjang');
    expect(await area(it).getAttribute('aria-invalid')).toBe('true');
    await it.section.locator('.send').click();
    await it.section.getByText('Komentar terlalu panjang. Persingkat sedikit.').waitFor();
    expect((await area(it).inputValue()).length).toBe(305);
    expect(server.posted).toEqual([]);
    expect(await said.count()).toBe(1);
  });

  it('[WG181 W-20] grows with its text from three lines to fourteen', async () => {
    const it = await visit();
    const lines = async (): Promise<number> =>
      area(it).evaluate((field) => {
        const style = getComputedStyle(field);
        const inner = field.clientHeight - parseFloat(style.paddingTop) * 2;
        return Math.round(inner / parseFloat(style.lineHeight));
      });
    await area(it).click();
    expect(await lines()).toBe(3);
    await area(it).fill('baris\n'.repeat(7));
    expect(await lines()).toBe(8);
    await area(it).fill('baris\n'.repeat(40));
    expect(await lines()).toBe(14);
  });

  it('[WG182 W-22] Tab leaves it, and the keys that send do nothing while a word is being composed', async () => {
    const it = await visit();
    await area(it).fill('halo');
    await it.section.locator('input[name=name]').fill('Wulan');
    await area(it).evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          ctrlKey: true,
          bubbles: true,
          isComposing: true,
        }),
      ),
    );
    expect(await area(it).inputValue()).toBe('halo');
    await it.section.locator('.tool').first().waitFor();
    await area(it).focus();
    await it.page.keyboard.press('Tab');
    expect(await focused(it)).toBe('Tebal');
    await area(it).press('Control+Enter');
    await it.section.locator('article.own').waitFor();
    expect(await area(it).inputValue()).toBe('');
  });

  it('[WG183 W-44] a very long paste is mentioned', async () => {
    const it = await visit();
    await area(it).click();
    await area(it).evaluate((field: HTMLTextAreaElement) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'panjang '.repeat(700));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await it.section
      .locator('.note', { hasText: 'Teks yang Anda tempel panjang sekali.' })
      .waitFor();
  });

  it('[WG184 W-46] says how the site moderates', async () => {
    server.setSite({ mode: 'pre' });
    const it = await visit();
    await it.section.getByText('Komentar tampil setelah disetujui redaksi.').waitFor();
  });

  it('[WG185 S13] name and address of a guest are remembered, with their purpose for the browser', async () => {
    const it = await visit();
    await area(it).fill('halo');
    await it.section.locator('input[name=email]').fill('wulan@example.id');
    const opened = it.page.waitForRequest((request) => request.url().endsWith('session:open'));
    await write(it, 'halo');
    expect((await opened).postDataJSON()).toEqual({
      site: 'koran',
      name: 'Wulan',
      email: 'wulan@example.id',
    });
    await it.section.locator('article.own').waitFor();
    const again = await visit({ as: it.context });
    await area(again).click();
    const field = (name: string) => again.section.locator(`input[name=${name}]`);
    expect(await field('name').inputValue()).toBe('Wulan');
    expect(await field('email').inputValue()).toBe('wulan@example.id');
    expect(await field('name').getAttribute('autocomplete')).toBe('name');
    expect(await field('email').getAttribute('autocomplete')).toBe('email');
  });

  it('[WG186 W-45] a field people do not see is sent along by whoever fills it in', async () => {
    const it = await visit();
    await area(it).waitFor();
    const hidden = it.section.locator('input[name=website]');
    expect(await hidden.evaluate((field) => field.closest('[inert]') !== null)).toBe(true);
    expect(await hidden.evaluate((field) => field.closest('[style]'))).toBe(null);
    await hidden.evaluate((field: HTMLInputElement) => (field.value = 'http://jualan.example'));
    const posted = it.page.waitForRequest((request) => request.url().endsWith('comment:post'));
    await write(it, 'halo');
    expect((await posted).postDataJSON()).toMatchObject({ website: 'http://jualan.example' });
  });
});

describe('the tools', () => {
  it('[WG187 W-21] put light Markdown around the choice and take it away, and can be undone', async () => {
    const it = await visit();
    await area(it).fill('halo dunia');
    await it.section.locator('.tool').first().waitFor();
    const choose = (start: number, end: number) =>
      area(it).evaluate(
        (field: HTMLTextAreaElement, [a, b]) => field.setSelectionRange(a ?? 0, b ?? 0),
        [start, end],
      );
    const press = (name: string) => it.section.getByRole('button', { name, exact: true }).click();
    await choose(5, 10);
    await press('Tebal');
    expect(await area(it).inputValue()).toBe('halo **dunia**');
    await press('Tebal');
    expect(await area(it).inputValue()).toBe('halo dunia');
    await press('Miring');
    expect(await area(it).inputValue()).toBe('halo *dunia*');
    await area(it).press('Control+z');
    expect(await area(it).inputValue()).toBe('halo dunia');
    await choose(0, 0);
    await press('Kutipan');
    expect(await area(it).inputValue()).toBe('> halo dunia');
    await choose(2, 6);
    await press('Tautan');
    expect(await area(it).inputValue()).toBe('> [halo](https://) dunia');
    const chosen = await area(it).evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(chosen).toBe('https://');
    await kept(it, '[halo](https://)');
  });

  it('[WG187 W-21] are one stop for Tab, with the arrows within', async () => {
    const it = await visit();
    await area(it).click();
    await it.section.locator('.tool').first().waitFor();
    await it.page.keyboard.press('Tab');
    expect(await focused(it)).toBe('Tebal');
    await it.page.keyboard.press('ArrowRight');
    expect(await focused(it)).toBe('Miring');
    await it.page.keyboard.press('End');
    expect(await focused(it)).toBe('Tautan');
    await it.page.keyboard.press('ArrowRight');
    expect(await focused(it)).toBe('Tebal');
    await it.page.keyboard.press('Tab');
    expect(await focused(it)).toContain('preview-button');
  });

  it('[WG188 W-24] the preview shows what the server makes of the text, cleaned once more', async () => {
    server.acts.set('comment:preview', ({ body }) => ({
      ok: true,
      value: { html: `<p><strong>${String(body)}</strong><img src=x onerror="alert(1)"></p>` },
    }));
    const it = await visit();
    await area(it).fill('tebal');
    await it.section.getByRole('button', { name: 'Pratinjau' }).click();
    const panel = it.section.locator('[part=preview]');
    await panel.locator('strong').waitFor();
    expect(await panel.locator('.body').innerHTML()).toBe('<p><strong>tebal</strong></p>');
    await it.section.getByRole('button', { name: 'Pratinjau' }).click();
    expect(await panel.count()).toBe(0);
    expect(it.complaints).toEqual([]);
  });
});

describe('drafts', () => {
  it('[WG190 W-30 W-31] come back after a reload, with a word about it and a way to be rid of them', async () => {
    const it = await visit();
    await area(it).fill('belum selesai');
    await kept(it, 'belum selesai');
    await it.page.reload();
    await it.section.getByText('Draf Anda dipulihkan.').waitFor();
    expect(await area(it).inputValue()).toBe('belum selesai');
    await it.section.getByRole('button', { name: 'Hapus draf' }).click();
    expect(await area(it).inputValue()).toBe('');
    expect(await drafts(it)).toEqual([]);
  });

  it('[WG190 W-30] are kept at once when the page is left', async () => {
    const it = await visit();
    await area(it).fill('cepat');
    await it.page.reload();
    await it.section.getByText('Draf Anda dipulihkan.').waitFor();
    expect(await area(it).inputValue()).toBe('cepat');
  });

  it('[WG191 W-32] stay until the server has the text, and go then', async () => {
    const it = await visit();
    await area(it).waitFor();
    let letGo = (): void => undefined;
    const isFree = new Promise<void>((resolve) => (letGo = resolve));
    await it.page.route('**/v1/comment:post', async (route) => {
      await isFree;
      await route.continue();
    });
    await write(it, 'satu pendapat');
    await it.section.getByText('Mengirim…').first().waitFor();
    expect(await drafts(it)).toEqual(['satu pendapat']);
    letGo();
    await it.section.locator('article.own').waitFor();
    expect(await drafts(it)).toEqual([]);
  });

  it('[WG192 W-34] of two windows: the newer one wins over one that was not touched, else both stay', async () => {
    const one = await visit();
    await area(one).waitFor();
    const path = one.page.url();
    const page = await one.context.newPage();
    await page.goto(path);
    const two: OpenSection = { ...one, page, section: page.locator('komentar-section') };
    await area(two).waitFor();
    await area(one).fill('dari jendela satu');
    await kept(one, 'dari jendela satu');
    await area(two).click();
    expect(await area(two).inputValue()).toBe('dari jendela satu');
    await area(two).fill('dari jendela dua');
    await kept(two, 'dari jendela dua');
    await area(one).blur();
    await area(one).click();
    await one.section.getByText('Draf lain ditemukan.').waitFor();
    expect(await area(one).inputValue()).toBe('dari jendela satu');
    await one.section.getByRole('button', { name: 'Pakai' }).click();
    expect(await area(one).inputValue()).toBe('dari jendela dua');
  });

  it('[WG193 W-33] where storage is blocked the page asks before it is left, only while there is a text', async () => {
    const it = await visit({
      init: () =>
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        }),
    });
    const asks = () =>
      it.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    await area(it).waitFor();
    expect(await asks()).toBe(false);
    await area(it).fill('tidak tersimpan');
    expect(await asks()).toBe(true);
    await write(it, 'tidak tersimpan');
    await it.section.locator('article.own').waitFor();
    expect(await asks()).toBe(false);
    expect(it.complaints).toEqual([]);
  });

  it('[WG194 E-52] stay with the thread they were for', async () => {
    const it = await visit();
    await area(it).fill('tentang yang pertama');
    await it.section.evaluate((host) => host.setAttribute('thread', 'lain'));
    await it.section.locator('h2', { hasText: 'Komentar (0)' }).waitFor();
    await area(it).waitFor();
    expect(await area(it).inputValue()).toBe('');
    await it.section.evaluate((host) => host.setAttribute('thread', 'artikel'));
    await it.section.getByText('Draf Anda dipulihkan.').waitFor();
    expect(await area(it).inputValue()).toBe('tentang yang pertama');
  });

  it('[WG195 W-22] of a reply: it closes without being lost, and comes back with it', async () => {
    const root = server.publish('akar');
    const it = await visit();
    await it.section.locator('.reply').click();
    const reply = it.section.locator(`[data-for="${root}"] textarea`);
    await reply.fill('setengah jadi');
    await reply.press('Escape');
    expect(await focused(it)).toContain('cancel');
    await it.section.getByRole('button', { name: 'Batal' }).click();
    await it.section.locator('.reply').click();
    expect(await reply.inputValue()).toBe('setengah jadi');
  });
});

describe('axe', () => {
  it.each([
    ['light', 280],
    ['light', 768],
    ['dark', 390],
    ['dark', 1280],
  ] as const)(
    '[WG196 T-5] finds nothing wherever somebody writes: %s, %d px',
    async (theme, width) => {
      const it = await visit({
        attributes: `thread="artikel" theme="${theme}"`,
        context: { viewport: { width, height: 900 } },
      });
      if (theme === 'dark')
        await it.page.evaluate(() => (document.body.style.background = '#16181c'));
      server.acts.set('comment:preview', () => ({ ok: true, value: { html: '<p>halo</p>' } }));
      await area(it).fill('halo');
      await it.section.getByRole('button', { name: 'Pratinjau' }).click();
      await it.section.locator('.preview .body').waitFor();
      await kept(it, 'halo');
      expect(await violations(it)).toEqual([]);
      server.refusals.set('comment:post', [
        { code: 'nudge', message: '', reason: 'abuse' },
        { code: 'too-complex', message: '', field: 'body' },
        { code: 'rate-limited', message: '', retryAfterMs: 60_000 },
      ]);
      await write(it, 'halo');
      await it.section.getByRole('button', { name: 'Kirim apa adanya' }).waitFor();
      expect(await violations(it)).toEqual([]);
      await it.section.getByRole('button', { name: 'Kirim apa adanya' }).click();
      await it.section.getByText('Format komentar terlalu rumit.').first().waitFor();
      expect(await violations(it)).toEqual([]);
      await it.section.locator('.send').click();
      await it.section.locator('.note', { hasText: 'Tunggu' }).waitFor();
      expect(await violations(it)).toEqual([]);
    },
  );
});
