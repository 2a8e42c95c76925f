/** The dashboard in a real Chromium: a moderator's day by keyboard, beside colleagues, over a line that breaks. */
import { describe, expect, it } from 'vitest';
import type { Route } from 'playwright-core';
import { cardOf, signalOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { PASSWORD, SETUP_CODE } from './fixture-desk.js';
import { onePage } from './one-page.js';

const { atDesk, open } = onePage();

/** A promise and the way to keep it. */
const held = () => {
  let release = () => {};
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { promise, release };
};

describe('getting in', () => {
  it('[DK1] says plainly that e-mail and password do not match, then lets in and focuses the first comment', async () => {
    const { page, signIn, isAt, counts } = bound(await open(waitingCards(3)));
    await signIn('keliru');
    await page.getByText('E-mail atau kata sandi tidak cocok.').waitFor();
    await signIn(PASSWORD);
    await isAt('c001');
    await counts('pending', 3);
    expect(await page.title()).toBe('(3) Menunggu · Meja Komentar');
  });

  it('[DK1] an empty field is named, focused and not sent', async () => {
    const { page, desk } = await open([]);
    await page.getByRole('button', { name: 'Masuk' }).click();
    await page.locator('#email:focus').waitFor();
    expect(await page.getByText('Bagian ini perlu diisi.').count()).toBe(2);
    expect(desk.commands.map(({ name }) => name)).toEqual(['moderator:me']);
  });

  it('[DK16] sets up without a site and takes the code out of the address', async () => {
    const { page, desk, isAt } = bound(
      await open(waitingCards(1), { hash: `#setup=${SETUP_CODE}` }),
    );
    await page.getByLabel('Nama').fill('Ani');
    await page.getByLabel('E-mail').fill('ani@kabar-senja.example');
    await page.getByLabel('Kata sandi').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await isAt('c001');
    expect(page.url()).not.toContain('setup');
    const { input } = desk.commands.find(({ name }) => name === 'setup:complete')!;
    expect(Object.keys(input).sort()).toEqual(['code', 'email', 'name', 'password']);
  });

  it('[DK16] a used link is explained and leads to signing in', async () => {
    const { page } = await open([], { hash: '#setup=basi' });
    await page.getByLabel('Nama').fill('Ani');
    await page.getByLabel('E-mail').fill('ani@kabar-senja.example');
    await page.getByLabel('Kata sandi').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ke halaman masuk' }).click();
    await page.getByRole('button', { name: 'Masuk' }).waitFor();
  });

  it('[DK14] the language is switched at once and remembered', async () => {
    const { page } = await open([]);
    await page.getByLabel('Bahasa').selectOption('en');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('deciding', () => {
  it('[DK2] one key approves: shown and moved on before the server has answered', async () => {
    const { desk, press, isAt, isSettled, counts, decisions } = bound(
      await atDesk(waitingCards(3)),
    );
    const answer = held();
    desk.holds.set('comment:approve', answer.promise);
    await press('a');
    await isSettled('c001', 'Disetujui, sedang dikirim…');
    await isAt('c002');
    await counts('pending', 2);
    answer.release();
    await isSettled('c001', 'Disetujui oleh Anda');
    expect(decisions()).toEqual([['comment:approve', 'c001']]);
  });

  it('[DK11] [AC13] two keys reject with a reason, and the reasons are listed in between', async () => {
    const { page, desk, press, isAt, isSettled, decisions } = bound(await atDesk(waitingCards(2)));
    await press('r');
    await page.getByRole('group', { name: /Alasan menolak/ }).waitFor();
    await press('2');
    await isAt('c002');
    await isSettled('c001', 'Ditolak oleh Anda');
    expect(decisions()).toEqual([['comment:reject', 'c001']]);
    expect(desk.cards.get('c001')!.decision?.reason).toBe('hate_sara');
  });

  it('[DK11] Escape puts the reasons away and gives the focus back; nothing is sent', async () => {
    const { page, press, isAt, decisions } = bound(await atDesk(waitingCards(2)));
    await press('r', 'Escape', '2');
    await page.locator('meja-reasons').waitFor({ state: 'detached' });
    await isAt('c001');
    expect(decisions()).toEqual([]);
  });

  it('[DK11] the same works by mouse, with reasons that have no digit', async () => {
    const { page, desk, card, isAt } = bound(await atDesk(waitingCards(3)));
    await card('c002').getByRole('button', { name: 'Tolak' }).click();
    await page.getByRole('button', { name: 'Fitnah' }).click();
    await isAt('c003');
    expect(desk.cards.get('c002')!.decision?.reason).toBe('defamation');
  });

  it('[DK2] s marks as spam, and the spam queue gives it back with a', async () => {
    const { page, desk, press, isAt, isSettled, counts } = bound(await atDesk(waitingCards(2)));
    await press('s');
    await counts('spam', 1);
    await isSettled('c001', 'Ditandai spam oleh Anda');
    await page.locator('meja-rail a[data-queue="spam"]').click();
    await isAt('c001');
    await press('a');
    await isSettled('c001', 'Diterbitkan oleh Anda');
    expect(desk.cards.get('c001')!.status).toBe('published');
    await page.getByText('Tidak ada spam').waitFor();
  });

  it('[DK4] u, Ctrl+Z and the button take decisions back, newest first, with the focus', async () => {
    const { page, desk, press, isAt, isOpen, isSettled, counts } = bound(
      await atDesk(waitingCards(4)),
    );
    await press('a', 'a', 'a');
    await isSettled('c003', 'Disetujui oleh Anda');
    await press('u');
    await isAt('c003');
    await press('Control+z');
    await isAt('c002');
    await page.locator('meja-decisions').getByRole('button', { name: 'Urungkan' }).click();
    await isOpen('c001');
    await counts('pending', 4);
    await expect.poll(() => desk.counts().pending).toBe(4);
  });

  it('[DK4] an undo sent before the answer to the decision waits for it', async () => {
    const { desk, press, isAt } = bound(await atDesk(waitingCards(2)));
    const answer = held();
    desk.holds.set('comment:approve', answer.promise);
    await press('a', 'u');
    await isAt('c001');
    answer.release();
    await expect
      .poll(() => [desk.cards.get('c001')!.status, desk.cards.get('c001')!.version])
      .toEqual(['pending', 3]);
    await press('s');
    await expect.poll(() => desk.cards.get('c001')!.status).toBe('spam');
  });

  it('[DK3] a refusal brings the comment back in its place with the sentence for it', async () => {
    const { page, desk, press, isAt, isOpen, card, counts } = bound(await atDesk(waitingCards(3)));
    desk.refusals.set('comment:approve', { code: 'unavailable', message: 'away' });
    await press('a');
    await isOpen('c001');
    await card('c001').getByText('Server belum dapat dihubungi.').waitFor();
    await isAt('c002');
    await counts('pending', 3);
    expect(
      await page.locator('.feed > meja-card').evaluateAll((all) => all.map(({ id }) => id)),
    ).toEqual(['c001', 'c002', 'c003']);
  });

  it('[DK3] a decision whose answer was lost is made once and can be undone', async () => {
    const { page, desk, press, isAt, isSettled } = bound(await atDesk(waitingCards(2)));
    const lose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/v1/comment:approve', lose, { times: 1 });
    await press('a');
    await isSettled('c001', 'Disetujui oleh Anda');
    await expect
      .poll(() => desk.commands.filter(({ name }) => name === 'comment:approve').length)
      .toBe(2);
    expect(desk.cards.get('c001')!.version).toBe(2);
    await press('u');
    await isAt('c001');
    await expect.poll(() => desk.cards.get('c001')!.status).toBe('pending');
  });

  it('[DK17] the focus is kept through 50 decisions and two pages', async () => {
    const { desk, press, isAt, counts } = bound(await atDesk(waitingCards(70)));
    for (let n = 1; n <= 50; n += 1) {
      await isAt(`c${String(n).padStart(3, '0')}`);
      await press('a');
    }
    await isAt('c051');
    await counts('pending', 20);
    await expect.poll(() => desk.counts().pending).toBe(20);
  });

  it('[DK8] an emptied queue says so, keeps the focus and counts what was done', async () => {
    const { page, press } = bound(await atDesk(waitingCards(2)));
    await press('a', 'a');
    await page.locator('#empty:focus').waitFor();
    await page.getByText('2 keputusan Anda').waitFor();
  });
});

describe('beside others', () => {
  it('[DK3] whoever decided first stands: the card says who, what and when', async () => {
    const { page, desk, press, card, isAt } = bound(await atDesk(waitingCards(3)));
    desk.decide('c001', 'reject', { quiet: true, reason: 'gambling' });
    await press('a');
    await card('c001').getByText('Sudah ada yang memutuskan').waitFor();
    await card('c001').getByText('Ditolak oleh Budi, baru saja (Judi daring)').waitFor();
    await page.locator('meja-toast').getByRole('button', { name: 'Lihat komentar' }).click();
    await card('c001').getByRole('button', { name: 'Terima' }).click();
    await isAt('c002');
  });

  it('[DK42] from the conflict a way leads to where a colleague’s decision can be overruled', async () => {
    const { desk, press, card, isAt } = bound(await atDesk(waitingCards(2)));
    desk.decide('c001', 'reject', { quiet: true, reason: 'gambling' });
    await press('a');
    await card('c001').getByRole('link', { name: 'Putuskan lain di antrean Diputus' }).click();
    await isAt('c001');
    await press('a', '9');
    await expect.poll(() => desk.cards.get('c001')!.status).toBe('published');
  });

  it('[DK5] what a colleague decides greys out in place, moves nothing, and is stepped over', async () => {
    const { page, desk, press, isAt, isSettled, counts } = bound(await atDesk(waitingCards(4)));
    const places = () =>
      page
        .locator('meja-card')
        .evaluateAll((all) => all.map((card) => card.getBoundingClientRect().y));
    const before = await places();
    desk.decide('c002', 'approve');
    await isSettled('c002', 'Disetujui oleh Budi, baru saja');
    await counts('pending', 3);
    expect((await places()).slice(0, 2)).toEqual(before.slice(0, 2));
    await press('j');
    await isAt('c003');
    await press('k');
    await isAt('c001');
  });

  it('[DK5] a decision on a comment a colleague has just decided is not sent', async () => {
    const { desk, press, isSettled, decisions } = bound(await atDesk(waitingCards(2)));
    desk.decide('c001', 'approve');
    await isSettled('c001', 'Disetujui oleh Budi');
    await press('a', 's', 'r', '1');
    expect(decisions()).toEqual([]);
  });

  it('[DK6] new comments wait behind a pill and move nothing until asked for', async () => {
    const { page, desk, press, isAt, counts } = bound(await atDesk(waitingCards(2)));
    desk.post(cardOf('z1', { createdAt: Date.now() }));
    desk.post(cardOf('z2', { createdAt: Date.now() }));
    const pill = page.getByRole('button', { name: '2 komentar baru' });
    await pill.waitFor();
    await counts('pending', 4);
    await isAt('c001');
    expect(await page.locator('meja-card').count()).toBe(2);
    await pill.click();
    await isAt('z1');
    desk.post(cardOf('z3', { createdAt: Date.now() }));
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor();
    await press('j', 'j');
    await isAt('z3');
  });

  it('[DK7] after a broken line everything shown is read again', async () => {
    const { page, desk, press, isAt, isSettled, counts } = bound(await atDesk(waitingCards(3)));
    const away = held();
    desk.gate = away.promise;
    desk.cut();
    await page.getByRole('alert').getByText('Sambungan terputus').waitFor();
    desk.decide('c002', 'approve');
    desk.post(cardOf('z1', { createdAt: Date.now() }));
    away.release();
    await isSettled('c002', 'tidak lagi di antrean');
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await counts('pending', 3);
    await press('j');
    await isAt('c003');
  });

  it('[DK7] a queue that cannot be read says why and is read again by itself', async () => {
    const { page, desk, signIn, isAt } = bound(await open(waitingCards(2)));
    desk.refusals.set('queue:read', { code: 'unavailable', message: 'away' });
    await signIn();
    await page.getByText('Antrean belum dapat dibaca').waitFor();
    desk.refusals.clear();
    await isAt('c001');
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });
});

describe('keys and fields', () => {
  it('[DK10] keys are off in fields, in dialogs and with the browser’s modifiers', async () => {
    const { page, press, decisions, isAt } = bound(await atDesk(waitingCards(3)));
    await page.locator('meja-rail summary').click();
    await page.getByLabel('Bahasa').focus();
    await press('a', 's', 'j');
    await page.locator('meja-card[id="c001"]').focus();
    await press('?');
    await page.getByRole('dialog', { name: 'Tombol pintas' }).waitFor();
    await press('a', 's', 'Escape');
    await page.locator('meja-card[id="c001"]').focus();
    await press('Control+a', 'Alt+a', 'Control+s', 'Shift+A');
    await press('j');
    await isAt('c002');
    expect(decisions()).toEqual([]);
  });

  it('[DK18] an ended session asks to sign in over the desk and goes on in the same place', async () => {
    const { page, desk, press, isAt, isOpen, signIn, decisions } = bound(
      await atDesk(waitingCards(5)),
    );
    await press('j', 'j');
    await isAt('c003');
    desk.signedIn = false;
    await press('a');
    await page.getByRole('heading', { name: 'Sesi Anda berakhir' }).waitFor();
    await page.locator('#email:focus').waitFor();
    await press('a', 's', 'Escape');
    await isOpen('c003');
    await signIn();
    await page.locator('dialog').first().waitFor({ state: 'hidden' });
    await press('k');
    await isAt('c003');
    await press('a');
    await expect.poll(() => desk.cards.get('c003')!.status).toBe('published');
    expect(decisions().map(([, id]) => id)).toEqual(['c003', 'c003']);
  });
});

describe('on a phone', () => {
  const size = { width: 390, height: 844 };

  it('[DK20] shows one card and decides on it with the bar below: one tap, two to reject', async () => {
    const { page, desk } = bound(await atDesk(waitingCards(4), { size }));
    const shown = () =>
      page.locator('meja-card:visible').evaluateAll((all) => all.map(({ id }) => id));
    const bar = page.locator('meja-thumb-bar');
    expect(await shown()).toEqual(['c001']);
    await bar.getByRole('button', { name: 'Setujui' }).click();
    await page.locator('meja-card[id="c002"][current]').waitFor();
    expect(await shown()).toEqual(['c002']);
    await bar.getByRole('button', { name: 'Tolak' }).click();
    await page.getByRole('button', { name: 'Judi daring' }).click();
    await page.locator('meja-card[id="c003"][current]').waitFor();
    await expect.poll(() => desk.cards.get('c002')!.decision?.reason).toBe('gambling');
    await page.locator('meja-toast').getByRole('button', { name: 'Urungkan' }).click();
    await page.locator('meja-card[id="c002"][current]:visible').waitFor();
    await page.getByRole('button', { name: 'Berikutnya' }).click();
    expect(await shown()).toEqual(['c003']);
  });
});

describe('the card', () => {
  it('[DK12] marks what the checks found, as text: nothing in it can be clicked or run', async () => {
    const text =
      'Main di <img src=x onerror=alert(1)> slot-gacor . example [di sini](https://jahat.example)';
    const start = text.indexOf('slot-gacor');
    const signals = [
      signalOf({
        code: 'hidden-link',
        matches: ['slot-gacor . example'],
        spans: [{ start, end: start + 20 }],
      }),
      signalOf({ rule: 'judi', matches: ['slot'], spans: [{ start, end: start + 4 }] }),
    ];
    const { card } = bound(await atDesk([cardOf('c1', { text, signals })]));
    expect(await card('c1').locator('.text').textContent()).toBe(text);
    expect(await card('c1').locator('.text mark').allTextContents()).toEqual([
      'slot',
      '-gacor . example',
    ]);
    expect(await card('c1').locator('.text mark').first().getAttribute('title')).toMatch(
      /Tautan tersamar.*judi/,
    );
    expect(await card('c1').locator('.text').locator('a, img').count()).toBe(0);
    await card('c1').locator('.chip', { hasText: 'Kata dalam daftar: slot' }).waitFor();
  });

  it('[DK12] an address that is not of the web is no link', async () => {
    const thread = { key: 'k', title: 'Judul', url: 'javascript:alert(1)' };
    const { card } = bound(await atDesk([cardOf('c1', { thread })]));
    await card('c1').getByText('Judul').waitFor();
    expect(await card('c1').locator('a').count()).toBe(0);
  });
});

/** The page object's methods, free to be taken apart. */
function bound(it: DeskPage) {
  return {
    page: it.page,
    desk: it.desk,
    signIn: it.signIn.bind(it),
    press: it.press.bind(it),
    card: it.card.bind(it),
    isAt: it.isAt.bind(it),
    isOpen: it.isOpen.bind(it),
    isSettled: it.isSettled.bind(it),
    counts: it.counts.bind(it),
    decisions: it.decisions.bind(it),
  };
}
