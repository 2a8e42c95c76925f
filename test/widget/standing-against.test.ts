/** A reader against whom something stands: told why and until when, never without his text, and free again by himself. */
import type { OwnSanctionView } from '@komentar/protocol';
import { beforeEach, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { area, focused, live, useReader, write, type OpenSection } from './open-section.js';

const at = useReader();
let server: FixtureServer;
/** What stands against every reader of the moment. */
let standing: OwnSanctionView[];
beforeEach(() => {
  server = at.server();
  server.publish('satu');
  standing = [];
  server.acts.set('thread:mine', () => ({
    ok: true,
    value: { items: [], liked: [], reported: [], sanctions: standing },
  }));
});

const DAY_MS = 24 * 60 * 60 * 1000;
const sanction = (over: Partial<OwnSanctionView> = {}): OwnSanctionView => ({
  id: 'sanksi-1',
  kind: 'suspend',
  reason: 'abuse',
  at: Date.now(),
  until: Date.now() + DAY_MS,
  ...over,
});
const WARNING = sanction({ kind: 'warn', until: undefined, note: 'Jaga kata-kata Anda.' });

/** The server says what stands now, over the live line. */
const tell = (...now: OwnSanctionView[]): void => {
  standing = now;
  server.sanction(now);
};

const notice = ({ section }: OpenSection) => section.locator('[data-for=""] .notice');
const send = ({ section }: OpenSection) => section.locator('[data-for=""] .send');

/** A reader with a session and a live line. */
const known = async (): Promise<OpenSection> => {
  const it = await at.visit();
  await write(it, 'Komentar pertama.');
  await it.section.locator('article').getByText('Komentar pertama.').waitFor();
  await live(it);
  return it;
};

it('[WG215 S28] refused for a suspension, the text is back in its field, with the reason and the end, and can be copied', async () => {
  const refused = sanction({ note: 'Sudah tiga kali.' });
  const it = await at.visit();
  standing = [refused];
  server.refusals.set('comment:post', [{ code: 'suspended', message: 'no', sanction: refused }]);
  await write(it, 'Tidak boleh hilang.');
  await notice(it).waitFor();
  const said = await notice(it).innerText();
  expect(said).toContain('Akun Anda tidak dapat berkomentar');
  expect(said).toContain('Alasan: kasar atau merundung.');
  expect(said).toContain('Catatan redaksi: Sudah tiga kali.');
  expect(said).toContain(String(new Date(refused.until ?? 0).getFullYear()));
  expect(await area(it).inputValue()).toBe('Tidak boleh hilang.');
  expect(await send(it).getAttribute('aria-disabled')).toBe('true');
  await it.section.getByRole('button', { name: 'Salin teks' }).waitFor();
  await area(it).press('Control+Enter');
  expect(await it.section.locator('[data-for=""] .problem').innerText()).toBe('');
  expect(server.posted).toEqual([]);
});

it('[WG215 S28] a reader who comes back has the reason in the place of the composer, and reads on', async () => {
  const before = await known();
  standing = [sanction()];
  const it = await at.visit({ as: before.context });
  await notice(it).waitFor();
  expect(await it.section.locator('textarea').count()).toBe(0);
  expect(await it.section.locator('article').count()).toBeGreaterThan(0);
});

it('[WG215 S28] begun while somebody types, it is said at once, and the text stays under the focus', async () => {
  const it = await known();
  await area(it).fill('Sedang menulis');
  await area(it).focus();
  tell(sanction());
  await it.section.locator('[role="alert"]').getByText('tidak dapat berkomentar').waitFor();
  await notice(it).waitFor();
  expect(await area(it).inputValue()).toBe('Sedang menulis');
  expect(await focused(it)).toBe('teks-baru');
});

it('[WG215] where there is no text, the focus goes to what took the place of the field', async () => {
  const it = await known();
  await area(it).focus();
  tell(sanction());
  await notice(it).waitFor();
  expect(await focused(it)).toContain('tidak dapat berkomentar');
});

it('[WG216] a warning is acknowledged, and the composer is back with the text and the focus', async () => {
  const it = await known();
  server.acts.set('sanction:acknowledge', (input) => {
    acknowledged.push(input['sanctionId']);
    standing = [];
    return { ok: true, value: { sanctions: [] } };
  });
  const acknowledged: unknown[] = [];
  standing = [WARNING];
  server.refusals.set('comment:post', [{ code: 'warned', message: 'no', sanction: WARNING }]);
  await write(it, 'Ini sopan.');
  await notice(it).getByText('Jaga kata-kata Anda.').waitFor();
  await it.section.getByRole('button', { name: 'Saya sudah membaca' }).click();
  await notice(it).waitFor({ state: 'detached' });
  expect(acknowledged).toEqual([WARNING.id]);
  expect(await focused(it)).toBe('teks-baru');
  await send(it).click();
  await it.section.locator('article').getByText('Ini sopan.').waitFor();
});

it('[WG217] lifted, it goes at once; at its end it goes by itself', async () => {
  const it = await known();
  tell(sanction());
  await notice(it).waitFor();
  tell();
  await notice(it).waitFor({ state: 'detached' });
  await it.page.clock.install();
  tell(sanction({ id: 'sanksi-2', until: Date.now() + DAY_MS }));
  await notice(it).waitFor();
  await it.page.clock.fastForward(DAY_MS + 60_000);
  await notice(it).waitFor({ state: 'detached' });
  await area(it).waitFor();
});

it('[WG217] a mute of another article is not shown, and what only slows leaves the composer as it is', async () => {
  const it = await known();
  tell(
    sanction({ kind: 'mute', thread: 'id:lain' }),
    sanction({ id: 'sanksi-2', kind: 'slow', everyMs: 30_000 }),
  );
  await notice(it).getByText('tunggu 30 detik').waitFor();
  expect(await notice(it).count()).toBe(1);
  expect(await send(it).getAttribute('aria-disabled')).toBe('false');
});
