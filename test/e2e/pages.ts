/** What people do on the article and at the desk, said once for all whole-story tests. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { articles } from '#server/demo/articles.js';
import type { Komentar } from '../support/komentar.js';

/** Waiting for a fact: the most a test waits before it says that the fact did not come. */
const PATIENCE_MS = 15_000;

export const ADMIN = { name: 'Ani', email: 'ani@koran.example', password: 'kata sandi panjang' };

const [first] = articles;
if (!first) throw new Error('the demo has no articles');

/** The first demo article. */
export const demoArticle = first;

/** A browser page of its own, like another person's; complaints of the page are collected in `faults`. */
export const newPerson = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/content.security.policy|trusted/iu.test(message.text())) faults.push(message.text());
  });
  return { page, faults };
};

/** An article with its comments on the screen, live. */
export const readArticle = async (page: Page, url: string): Promise<Locator> => {
  await page.goto(url);
  const section = page.locator('komentar-section');
  await section.scrollIntoViewIfNeeded();
  await section.locator('[part~="live-dot"]').waitFor();
  return section;
};

/** Writes a comment as a reader would, and sends it. */
export const write = async (
  section: Locator,
  { body, name }: { body: string; name?: string },
): Promise<void> => {
  await section.getByLabel('Tulis komentar').fill(body);
  if (name !== undefined) await section.getByLabel('Nama', { exact: true }).fill(name);
  await section.getByRole('button', { name: 'Kirim', exact: true }).click();
};

/** Opens the one-time link and makes the first administrator; the desk is open afterwards. */
export const setUpDesk = async (page: Page, server: Komentar): Promise<void> => {
  await page.goto(`${server.url}/dashboard#setup=${server.setupCode ?? ''}`);
  await page.getByLabel('Nama').fill(ADMIN.name);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(ADMIN.password);
  await page.getByRole('button', { name: /Buat akun/u }).click();
  await page.locator('meja-queue').waitFor();
};

/** Signs in on the form that the desk shows. */
export const signIn = async (
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Kata sandi' }).fill(password);
  await page.keyboard.press('Enter');
};

/** The heading says this many. */
export const hasTotal = async (section: Locator, n: number): Promise<void> => {
  await section.getByRole('heading', { name: `Komentar (${String(n)})` }).waitFor();
};

/** Cards far from what is seen are not in the page: down by a screen, and from the end back to the top. */
const onByOneScreen = (): void => {
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  scrollTo(0, isAtEnd ? 0 : scrollY + innerHeight);
};

/** The article's waiting card with this text at the desk; shows what came in meanwhile first. */
export const cardWith = async (desk: Page, text: string): Promise<Locator> => {
  const card = desk.locator('meja-card').filter({ hasText: text });
  const pill = desk.getByRole('button', { name: /komentar baru/u });
  const isFound = async (): Promise<boolean> => {
    if ((await card.count()) === 1) return true;
    if (await pill.isVisible()) await pill.click();
    else await desk.evaluate(onByOneScreen);
    return false;
  };
  await expect.poll(isFound, { timeout: PATIENCE_MS }).toBe(true);
  await card.scrollIntoViewIfNeeded();
  return card;
};
