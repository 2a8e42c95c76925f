/** Who signs in or out in one tab does so in all of them, without a reload. */
import { describe, expect, it } from 'vitest';
import type { KomentarSection } from '@komentar/widget';
import { useReader, live } from './open-section.js';

const at = useReader();

describe('one reader in two tabs', () => {
  it('[CL55 CL79 E-63] signing in and out is seen in the other tab', async () => {
    at.server().publish('satu');
    const here = await at.visit();
    const there = await at.visit({ as: here.context });
    await Promise.all([live(here), live(there)]);
    await there.section.locator('[data-for=""] textarea').focus();
    await here.section.evaluate(async (host: KomentarSection) => {
      host.identity = () => Promise.resolve('tanda-tangan');
      await host.login();
    });
    const line = there.section.getByText('Masuk sebagai');
    await line.waitFor();
    await here.section.evaluate((host: KomentarSection) => host.logout());
    await line.waitFor({ state: 'detached' });
    expect(there.complaints).toEqual([]);
  });
});
