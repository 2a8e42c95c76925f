/** Where something between reader and server stops WebSockets, comments still arrive. */
import { describe, expect, it } from 'vitest';
import type { KomentarSection } from '@komentar/widget';
import { texts, useReader } from './open-section.js';

const at = useReader();

/** Stops WebSockets, and keeps the next question of the poll back until the test asks for it. */
const init = () => {
  const later = setTimeout;
  const isPoll = (ms = 0) => ms >= 12_000 && ms <= 18_000;
  Object.assign(globalThis, {
    WebSocket() {
      throw new Error('stopped');
    },
    setTimeout: (callback: () => void, ms?: number) => {
      if (!isPoll(ms)) return later(callback, ms);
      Object.assign(globalThis, { nextPoll: callback });
      return 0;
    },
  });
};

describe('without WebSockets', () => {
  it('[CL46 T-11] the section is live by asking, and shows what is new at the next question', async () => {
    const server = at.server();
    server.publish('satu');
    const { page, section, ...rest } = await at.visit({ init });
    const state = () => section.evaluate((host: KomentarSection) => host.liveState);
    await expect.poll(state, { timeout: 20_000 }).toBe('live');
    expect(server.sockets).toBe(0);
    server.publish('dua');
    await page.waitForFunction(() => 'nextPoll' in globalThis);
    await page.evaluate(() => (globalThis as unknown as { nextPoll: () => void }).nextPoll());
    await section.getByRole('button', { name: '1 komentar baru' }).click();
    expect(await texts({ page, section, ...rest })).toEqual(['dua', 'satu']);
  });
});
