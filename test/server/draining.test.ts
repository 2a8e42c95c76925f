/** A server that is told to end, as its readers see it. */
import { expect, test } from 'vitest';
import { addSite, startServer } from './support/test-server.js';

test('[ND15] its readers are sent away, not all at once', async () => {
  const server = await startServer();
  await addSite(server);
  const sockets = await Promise.all(Array.from({ length: 120 }, () => server.connect()));
  const stillThere: number[] = [];
  const gone = sockets.map(async (socket) => {
    await new Promise((resolve) => socket.once('disconnect', resolve));
    stillThere.push(sockets.filter(({ connected }) => connected).length);
  });
  await server.app.close();
  await Promise.all(gone);
  expect(stillThere[0]).toBeGreaterThanOrEqual(20);
  expect(stillThere.at(-1)).toBe(0);
  await server.remove();
});
