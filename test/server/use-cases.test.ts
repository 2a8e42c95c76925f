/** What use-cases decide beyond the rules of the domain, seen from outside the real server. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startKomentar, startOwnSite, type Komentar } from '../support/komentar.js';

let server: Komentar;
let site: string;
let desk: string;

beforeAll(async () => {
  ({ server, site, desk } = await startOwnSite());
});

afterAll(() => server.remove());

const post = async (token: string, more: { thread?: string; url?: string }) => {
  const input = { site, body: 'Terima kasih atas liputannya.', clientId: randomUUID(), ...more };
  return (await server.must('comment:post', input, token)).comment;
};

test('[US1] a guest without a name is called Tamu, and one who has a name keeps it', async () => {
  const nameless = await server.must('session:open', { site });
  expect(nameless.viewer.name).toBe('Tamu');
  const named = await server.must('session:open', { site, name: 'Rina' });
  const again = await server.must('session:open', { site }, named.token);
  expect(again.viewer).toEqual(named.viewer);
});

test('[US2] where nobody has liked anything, the order of likes is that of the newest', async () => {
  const { token } = await server.must('session:open', { site, name: 'Rina' });
  for (let n = 0; n < 3; n += 1) {
    const { id: commentId, version } = await post(token, { thread: 'urutan' });
    await server.must('comment:approve', { commentId, version }, desk);
  }
  const read = (sort: 'newest' | 'top') =>
    server.must('thread:read', { site, thread: 'urutan', sort });
  expect((await read('newest')).items).toHaveLength(3);
  expect(await read('top')).toEqual(await read('newest'));
});

test('[US3] a rejection without a reason is refused by its code and changes nothing', async () => {
  const { token } = await server.must('session:open', { site, name: 'Rina' });
  const { id: commentId, version } = await post(token, { thread: 'alasan' });
  const answer = await server.call('comment:reject', { commentId, version }, desk);
  expect(answer).toMatchObject({ ok: false, error: { code: 'reason-required', field: 'reason' } });
  const { decision } = await server.must(
    'comment:reject',
    { commentId, version, reason: 'ad' },
    desk,
  );
  expect(decision.from).toBe('pending');
});

test('[US4] a waiting comment cannot claim the address of another article', async () => {
  const url = 'https://koran.example/berita/utama';
  const { token } = await server.must('session:open', { site, name: 'Perebut' });
  expect((await post(token, { thread: 'jahat', url })).status).toBe('pending');
  expect((await server.must('thread:read', { site, url })).thread.key).toBe(
    'u:koran.example/berita/utama',
  );
});

test('[US5] a set-up form that names a taken site can be corrected and sent again', async () => {
  const fresh = await startKomentar();
  try {
    await runCli(fresh.dataDir, [
      ...['site', 'add', 'koran', '--name', 'Koran', '--origin', 'https://koran.example'],
    ]);
    const form = {
      ...{
        code: fresh.setupCode ?? '',
        name: 'Ani',
        email: 'ani@koran.example',
        password: 'panjang sekali',
      },
      site: { id: 'koran', name: 'Koran', origin: 'https://koran.example' },
    };
    const taken = await fresh.call('setup:complete', form);
    expect(taken).toMatchObject({ ok: false, error: { code: 'name-taken', field: 'site.id' } });
    const corrected = { ...form, site: { ...form.site, id: 'koran-lain' } };
    expect(await fresh.call('setup:complete', corrected)).toMatchObject({ ok: true });
    expect(await fresh.call('setup:complete', { ...corrected, site: undefined })).toMatchObject({
      ...{ ok: false, error: { code: 'setup-closed' } },
    });
  } finally {
    await fresh.remove();
  }
});
