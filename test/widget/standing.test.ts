/** What is said for as long as it holds: how the thread stands, one conversation alone, comments that will not come, a page older than its server. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { live, useReader, write, type OpenSection } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

const refuse = ({ page }: OpenSection, path: string, code: string) =>
  page.route(path, (route) =>
    route.fulfill({ status: 404, json: { ok: false, error: { code, message: 'no' } } }),
  );

const RELOAD = 'Muat ulang halaman untuk versi terbaru.';

describe('a page that asks in vain', () => {
  it.each([
    ['S08', 'origin-not-allowed', false],
    ['S32', 'unknown-command', true],
  ])('[WG137 %s] has no button to try again: %s', async (_, code, isOutdated) => {
    const it = await at.visit({ attributes: 'thread="artikel" loading="click"' });
    await refuse(it, '**/v1/thread?*', code);
    await it.section.getByRole('button').click();
    await it.section.locator('.failed').waitFor();
    if (isOutdated) await it.section.locator('[role="status"]').getByText(RELOAD).waitFor();
    expect(await it.section.locator('p').getByText(RELOAD).isVisible()).toBe(isOutdated);
    expect(await it.section.getByRole('button', { name: 'Coba lagi' }).count()).toBe(0);
  });

  it('[WG137 S32] older than its server says so to who sends, and keeps the text', async () => {
    server.publish('satu');
    const it = await at.visit();
    await refuse(it, '**/v1/comment:post', 'unknown-command');
    await write(it, 'Tidak hilang.');
    await it.section.locator('.problem').getByText(RELOAD).waitFor();
    expect(await it.section.locator('textarea').inputValue()).toBe('Tidak hilang.');
  });
});

it('[WG138 S31] one conversation alone is called so, and the whole list begins with the focus on its first', async () => {
  server.publish('lama');
  for (let i = 0; i < 3; i += 1) server.publish(`komentar ${String(i)}`);
  const it = await at.visit({ hash: '#komentar-k1' });
  await it.section.getByText('Anda melihat satu percakapan.').waitFor();
  expect(await it.section.locator('article').count()).toBe(1);
  await it.section.getByRole('button', { name: 'Lihat semua komentar' }).click();
  const first = it.section.locator('article').first();
  await first.getByText('komentar 2').waitFor();
  await expect.poll(() => first.evaluate((row) => row.matches(':focus'))).toBe(true);
  expect(await it.section.getByText('Anda melihat satu percakapan.').count()).toBe(0);
});

describe('how the thread stands', () => {
  it('[WG139] hidden while it is open on the screen everything goes, and comes back when it is shown', async () => {
    const gone = server.publish('tidak kembali');
    server.publish('tinggal');
    const it = await at.visit();
    await live(it);
    const reads = () => server.requests.filter((each) => each.includes('/v1/thread')).length;
    const before = reads();
    server.thread().setState('hidden', { reason: 'Sedang ditinjau.' });
    server.tell();
    await it.section.getByText('Kolom komentar disembunyikan redaksi.').waitFor();
    await it.section.getByText('Sedang ditinjau.').waitFor();
    expect(await it.section.locator('article, textarea, select').count()).toBe(0);
    expect(await it.section.locator('h2').innerText()).toBe('Komentar (0)');
    expect(await it.section.evaluate(({ shadowRoot }) => shadowRoot?.textContent)).not.toMatch(
      /tinggal|tidak kembali/,
    );
    server.thread().setState('open');
    server.thread().hide(gone);
    server.tell();
    await it.section.locator('article').getByText('tinggal').waitFor();
    expect(await it.section.locator('article').count()).toBe(1);
    expect(await it.section.locator('h2').innerText()).toBe('Komentar (1)');
    await it.section.locator('textarea').waitFor();
    expect(reads()).toBe(before);
  });

  it('[WG140 S27] closed it says since when and why, and the editors’ note stands above the list', async () => {
    const id = server.publish('satu');
    server.thread().setState('closed', {
      since: Date.UTC(2026, 2, 1, 12),
      reason: 'Diskusi dilanjutkan besok.',
      note: '<p>Mohon <strong>tertib</strong>. <img src=x onerror="document.title=1"></p>',
    });
    const it = await at.visit();
    await it.section.getByText('Kolom komentar ditutup sejak 1 Maret 2026.').waitFor();
    await it.section.getByText('Diskusi dilanjutkan besok.').waitFor();
    expect(await it.section.locator('textarea').count()).toBe(0);
    const note = it.section.locator('[part="note"]');
    expect(await note.innerText()).toMatch(/Catatan redaksi\s+Mohon tertib\./);
    expect(await note.locator('strong').count()).toBe(1);
    expect(await note.locator('img').count()).toBe(0);
    const top = async (selector: string) =>
      (await it.section.locator(selector).boundingBox())?.y ?? NaN;
    expect(await top('[part="note"]')).toBeLessThan(await top(`#komentar-${id}`));
    server.thread().setState('open');
    server.tell();
    await note.waitFor({ state: 'detached' });
    await it.section.locator('textarea').waitFor();
  });

  it('[WG141 S25] slow it says how often one may write, and who has written waits for as long', async () => {
    server.thread().setState('slow', { slowMs: 30_000 });
    server.mode = 'published';
    const it = await at.visit();
    await it.section.getByText('Satu komentar tiap 30 detik.').waitFor();
    await write(it, 'Yang pertama.');
    await it.section.getByText(/Tunggu \d+ detik sebelum mengirim lagi\./).waitFor();
    expect(await it.section.locator('.send').getAttribute('aria-disabled')).toBe('true');
  });

  it('[WG141] pre-moderated it says that the editors look first', async () => {
    server.thread().setState('premod');
    const it = await at.visit();
    await it.section.getByText('Komentar tampil setelah disetujui redaksi.').waitFor();
  });
});
