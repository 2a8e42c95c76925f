/** Contract: however often and from wherever a post is sent again, there is one comment and one number for it. */
import { describe, expect, it } from 'vitest';
import { NAME, World, openForTest, type Harness } from '../world.js';

/** Sent in all: each text over and over, as a phone in a tunnel does. */
const SENDS = 10_000;
const TEXTS = 500;
/** Under way at the same time. */
const AT_ONCE = 40;

export const retriedPostsContract = ({ freshUrl }: Harness): void => {
  describe('retried posts', () => {
    it('[T-13] [ST2] 10,000 retried posts leave no duplicate and no gap', async () => {
      const url = await freshUrl();
      const world = await World.open(url);
      const stores = [world.store, await openForTest(url)];
      const drafts = Array.from({ length: TEXTS }, () => world.draft({ status: 'published' }));
      const ids = new Map<string, Set<string>>();
      let written = 0;
      const send = async (n: number): Promise<void> => {
        // Neighbours in the order of sending are often the same post, and on their way together.
        const draft = drafts[Math.floor(n / 4) % TEXTS];
        if (!draft) throw new Error('no draft');
        const again = { ...draft, id: world.newId() };
        const posted = await stores[n % stores.length]?.comments.post(again);
        if (!posted || posted.kind === 'refused') throw new Error('refused');
        if (posted.kind === 'posted') written += 1;
        const seen = ids.get(draft.clientId) ?? new Set();
        ids.set(draft.clientId, seen.add(posted.comment.id));
      };
      let next = 0;
      const sender = async (): Promise<void> => {
        for (let n = next++; n < SENDS; n = next++) await send(n);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, sender));

      expect(written).toBe(TEXTS);
      expect([...ids.values()].map(({ size }) => size)).toEqual(drafts.map(() => 1));
      const missed = await world.store.threads.missed(NAME, 0, SENDS);
      expect(missed?.thread).toMatchObject({ total: TEXTS, seq: TEXTS });
      expect(missed?.changes?.map(({ seq }) => seq)).toEqual(drafts.map((_, n) => n + 1));
      expect(await world.store.recount()).toEqual([]);
    }, 60_000);
  });
};
