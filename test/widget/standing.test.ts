/** What stands over the list for as long as it holds: one conversation alone, comments that will not come, a page older than its server. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { useReader, write, type OpenSection } from './open-section.js';

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
