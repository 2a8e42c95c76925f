/** Second opinions at the desk, in a real Chromium: asking, answering, and being told. */
import { describe, expect, it } from 'vitest';
import { BUDI, cardOf } from './cards.js';
import { waitingCards, type DeskPage } from './desk-page.js';
import { onePage } from './one-page.js';
import { violations } from './violations.js';

const { atDesk } = onePage();

const asked = () =>
  cardOf('tanya', {
    createdAt: 1,
    opinion: { question: 'Fitnah atau kritik?', by: BUDI, at: Date.now() },
  });
const sent = ({ desk }: DeskPage) => desk.commands.filter(({ name }) => /^opinion/.test(name));

describe('asking', () => {
  it('[SO4] q, a question and Enter ask the colleagues; no letter of it decides, and the card has the focus', async () => {
    const it = await atDesk(waitingCards(2));
    await it.press('q');
    const field = it.card('c001').getByLabel('Apa yang ingin Anda tanyakan kepada rekan?');
    await expect.poll(() => field.evaluate((at) => at.matches(':focus'))).toBe(true);
    await it.page.keyboard.type('asal atau sara?');
    await it.press('Enter');
    await it.card('c001').getByText('Anda bertanya:').waitFor();
    await it.isAt('c001');
    await it.counts('opinions', 1);
    await it.counts('pending', 2);
    expect(sent(it)).toEqual([
      { name: 'opinion:ask', input: { commentId: 'c001', version: 1, text: 'asal atau sara?' } },
    ]);
    expect(it.decisions()).toEqual([]);
    await it.press('a');
    await it.isSettled('c001', 'Disetujui oleh Anda');
    await it.counts('opinions', 0);
  });

  it('[SO4] Escape puts the field away, and what was typed is there again, whatever became of the card', async () => {
    const it = await atDesk(waitingCards(2));
    await it.press('q');
    const field = it.card('c001').getByRole('textbox');
    await field.fill('Apakah ini');
    await it.press('Escape');
    await it.isAt('c001');
    it.desk.edit('c001', 'Isi yang baru.');
    await it.card('c001').locator('ins').first().waitFor();
    await it.press('q');
    expect(await field.inputValue()).toBe('Apakah ini');
    expect(sent(it)).toEqual([]);
  });

  it('[SO4] what the server did not take is there again', async () => {
    const it = await atDesk(waitingCards(2));
    const refusal = { code: 'unavailable', message: 'away' } as const;
    it.desk.refusals.set('opinion:ask', refusal);
    await it.press('q');
    await it.page.keyboard.type('Apakah ini iklan?');
    await it.press('Shift+Enter');
    await it.page.keyboard.type('Atau warga?');
    await it.press('Enter');
    await it.card('c001').locator('.panel').waitFor();
    it.desk.refusals.clear();
    await it.press('q');
    const field = it.card('c001').getByRole('textbox');
    expect(await field.inputValue()).toBe('Apakah ini iklan?\nAtau warga?');
    await it.press('Enter');
    await it.card('c001').getByText('Anda bertanya:').waitFor();
    await it.press('q');
    expect(await field.inputValue()).toBe('');
  });

  it('[SO5] the answer is told to whoever asked, with a way to the comment', async () => {
    const it = await atDesk(waitingCards(3));
    await it.press('q');
    await it.page.keyboard.type('Iklan?');
    await it.press('Enter');
    await it.isAt('c001');
    await it.press('j');
    await it.isAt('c002');
    it.desk.opine({ commentId: 'c001', text: 'Bukan, warga.' }, BUDI);
    const toast = it.page.locator('meja-toast');
    await toast.getByText('Budi menjawab pertanyaan Anda: “Bukan, warga.”').waitFor();
    await toast.getByRole('button', { name: 'Lihat komentar' }).click();
    await it.isAt('c001');
    await it.card('c001').getByText('Budi menjawab:').waitFor();
  });

  it('[SO5] so is a colleague’s decision', async () => {
    const it = await atDesk(waitingCards(2));
    await it.press('q');
    await it.page.keyboard.type('Iklan?');
    await it.press('Enter');
    await it.card('c001').getByText('Anda bertanya:').waitFor();
    it.desk.decide('c001', 'spam');
    await it.page
      .locator('meja-toast')
      .getByText('Budi memutuskan komentar yang Anda tanyakan.')
      .waitFor();
  });
});

describe('answering', () => {
  it('[SO4] from the queue of questions with q and Enter', async () => {
    const it = await atDesk([asked(), ...waitingCards(1)]);
    await it.counts('opinions', 1);
    await it.press('g', 'q');
    await it.isAt('tanya');
    await it.card('tanya').getByText('Budi bertanya:').waitFor();
    await it.press('q');
    await it.page.keyboard.type('Kritik.');
    await it.press('Enter');
    await it.counts('opinions', 0);
    expect(sent(it)).toEqual([
      { name: 'opinion:answer', input: { commentId: 'tanya', version: 1, text: 'Kritik.' } },
    ]);
  });

  it.each(['light', 'dark'] as const)(
    '[DK19] axe finds nothing on a question being answered, %s',
    async (scheme) => {
      const it = await atDesk([asked()], { scheme });
      await it.press('q');
      await it.card('tanya').getByLabel('Jawaban Anda').waitFor();
      expect(await violations(it.page)).toEqual([]);
    },
  );
});
