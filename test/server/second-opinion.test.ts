/** Second opinions over HTTP: asked, answered by somebody else, and seen by the desk. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CardView } from '@komentar/protocol';
import { DeskAccount, codeOf, valueOf } from './support/desk-account.js';
import { addSite, openGuest, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
let ani: DeskAccount;
let budi: DeskAccount;
let commentId: string;

beforeAll(async () => {
  server = await startServer();
  await addSite(server);
  ani = await DeskAccount.signedIn(server, 'ani@koran.example', { role: 'moderator' });
  budi = await DeskAccount.signedIn(server, 'budi@koran.example', { role: 'moderator' });
  const authorization = `Bearer ${await openGuest(server, 'koran', 'Rina')}`;
  const post = {
    site: 'koran',
    thread: 'a-1',
    body: 'Pejabat itu bohong.',
    clientId: randomUUID(),
  };
  const posted = await server.post('comment:post', post, { authorization });
  commentId = valueOf<{ comment: { id: string } }>(posted).comment.id;
});
afterAll(() => server.remove());

interface Page {
  readonly items: readonly CardView[];
  readonly counts: { readonly opinions: number };
}

test('[SO1] [SO2] a question is asked once, answered by a colleague, and both see it on the card', async () => {
  const ask = (who: DeskAccount, version: number) =>
    who.send('opinion:ask', { commentId, version, text: 'Fitnah atau kritik?' });
  expect(codeOf(await ask(ani, 7))).toBe('conflict');
  expect(codeOf(await ask(ani, 1))).toBe('ok');
  expect(codeOf(await ask(budi, 2))).toBe('not-legal');
  const page = await budi.must<Page>('queue:read', { queue: 'opinions' });
  expect(page.counts.opinions).toBe(1);
  expect(page.items[0]?.opinion).toMatchObject({
    ...{ question: 'Fitnah atau kritik?', by: { id: ani.id } },
  });
  const answer = (who: DeskAccount) =>
    who.send('opinion:answer', { commentId, version: 2, text: 'Kritik.' });
  expect(codeOf(await answer(ani))).toBe('not-legal');
  expect(codeOf(await answer(budi))).toBe('ok');
  const unreviewed = await ani.must<Page>('queue:read', { queue: 'unreviewed' });
  expect(unreviewed.items[0]?.opinion?.answer).toMatchObject({
    text: 'Kritik.',
    by: { id: budi.id },
  });
  expect(unreviewed.counts.opinions).toBe(0);
});
