/** What a reader hears while more texts wait than the server can render in time. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { plainSanitizer } from './support/plain-sanitizer.js';
import { addSite, openGuest, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
afterEach(() => server.remove());

test('[SAN15] while too many texts wait a post is unavailable, with a time to come back, and then taken', async () => {
  let isFull = true;
  server = await startServer({
    sanitizer: {
      ...plainSanitizer,
      render: (body) =>
        isFull
          ? Promise.resolve({ ok: false, why: 'cap', cap: 'queue-full' })
          : plainSanitizer.render(body),
    },
  });
  const site = await addSite(server);
  const authorization = `Bearer ${await openGuest(server, site)}`;
  const input = { site, thread: 'artikel', clientId: randomUUID(), body: 'Terima kasih.' };
  const post = () => server.post('comment:post', input, { authorization });
  const refused = await post();
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('2');
  expect(refused.answer).toMatchObject({ error: { code: 'unavailable', retryAfterMs: 2_000 } });
  isFull = false;
  expect((await post()).answer).toMatchObject({ ok: true });
});
