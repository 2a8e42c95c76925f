/** From a warning to a ban: every sanction there is, given from one form at a real server. */
import { expect, it } from 'vitest';
import { SANCTION_KINDS } from '@komentar/domain';
import { signedIn } from './signed-in.js';

const desk = signedIn();

it('[AC22] every sanction is given from the one form beside the card, the mildest first, and each stands then', async () => {
  const { own } = desk;
  const { site, server } = own;
  const post = { site, thread: 'tangga', body: 'Kalian semua bodoh.' };
  const { token } = await server.must('session:open', { site, name: 'Rudi' });
  const first = { ...post, clientId: crypto.randomUUID() };
  const { comment } = await server.must('comment:post', first, token);
  const authorId = comment.author.id;
  const standing = async (): Promise<string[]> => {
    const { author } = await server.must('author:read', { authorId }, own.desk);
    return author.sanctions.map(({ kind }) => kind).sort();
  };

  const page = await desk.open('');
  await page.locator(`meja-card[id="${comment.id}"][current]`).press('b');
  const kind = page.locator('#kind');
  await kind.and(page.locator(':focus')).waitFor();
  const offered = kind.locator('option');
  expect(await offered.evaluateAll((all) => all.map((it) => it.getAttribute('value')))).toEqual(
    SANCTION_KINDS,
  );
  for (const [before, rung] of SANCTION_KINDS.entries()) {
    await kind.selectOption(rung);
    await page.locator('#reason').selectOption('abuse');
    await page.locator('meja-sanction-form button.primary:enabled').click();
    await expect.poll(standing).toEqual(SANCTION_KINDS.slice(0, before + 1).sort());
    await page.locator('meja-sanction-form button.primary:enabled').waitFor();
  }
  const again = { ...post, clientId: crypto.randomUUID() };
  expect(await server.call('comment:post', again, token)).toMatchObject({
    ok: false,
    error: { code: 'banned', sanction: { kind: 'ban', reason: 'abuse' } },
  });
});
