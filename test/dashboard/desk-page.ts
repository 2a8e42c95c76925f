/** The dashboard in a real browser as the tests see it: opened, signed in, and asked what it shows. */
import type { Browser, Page } from 'playwright-core';
import type { Queue } from '@komentar/domain';
import type { CardView } from '@komentar/protocol';
import { cardOf } from './cards.js';
import { FixtureDesk, ME, PASSWORD } from './fixture-desk.js';

/** `count` waiting comments with ids `c001`…, the longest waiting first. */
export const waitingCards = (count: number): CardView[] =>
  Array.from({ length: count }, (_, at) => {
    const id = `c${String(at + 1).padStart(3, '0')}`;
    return cardOf(id, { createdAt: Date.now() - 3_600_000 + at * 1_000 });
  });

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Opening {
  readonly size?: Size;
  readonly scheme?: 'light' | 'dark';
  /** What stands behind `/dashboard`. */
  readonly hash?: string;
}

/** One browser page on one fixture server. */
export class DeskPage {
  /** Everything the page complained about: exceptions, and refusals of its content security policy. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly desk: FixtureDesk,
    readonly url: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (/security policy|trusted/iu.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** Opens the dashboard on a server with these comments; nobody is signed in. */
  static async open(
    browser: Browser,
    cards: readonly CardView[],
    { size = { width: 1280, height: 800 }, scheme = 'light', hash = '' }: Opening = {},
  ): Promise<DeskPage> {
    const desk = new FixtureDesk(cards);
    const url = await desk.listen();
    const context = await browser.newContext({ viewport: size, colorScheme: scheme });
    const opened = new DeskPage(await context.newPage(), desk, url);
    await opened.page.goto(url + hash);
    return opened;
  }

  /** Opens the dashboard signed in, with the queue read and the live connection up. */
  static async atDesk(
    browser: Browser,
    cards: readonly CardView[],
    opening?: Opening,
  ): Promise<DeskPage> {
    const opened = await DeskPage.open(browser, cards, opening);
    await opened.signIn();
    await opened.isLive();
    return opened;
  }

  async close(): Promise<void> {
    await this.page.context().close();
    await this.desk.close();
  }

  async signIn(password = PASSWORD): Promise<void> {
    await this.page.getByLabel('E-mail').fill(ME.email);
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(password);
    await this.page.keyboard.press('Enter');
  }

  async isLive(): Promise<void> {
    await this.page.locator('meja-rail .connection.live').waitFor({ state: 'attached' });
    await this.page.locator('.feed').waitFor({ state: 'attached' });
  }

  /** Presses keys one after the other, as a moderator does. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until the comment is the one in focus, for the desk and for the keyboard. */
  async isAt(id: string): Promise<void> {
    await this.page.locator(`meja-card[id="${id}"][current]:focus`).waitFor();
  }

  card(id: string) {
    return this.page.locator(`meja-card[id="${id}"]`);
  }

  /** Waits until the comment is greyed out and says this. */
  async isSettled(id: string, line: string | RegExp): Promise<void> {
    await this.page.locator(`meja-card[id="${id}"][settled]`).getByText(line).first().waitFor();
  }

  /** Waits until the comment waits for a decision again. */
  async isOpen(id: string): Promise<void> {
    await this.page.locator(`meja-card[id="${id}"]:not([settled])`).waitFor();
  }

  /** Waits until a queue's counter shows this. */
  async counts(queue: Queue, count: number): Promise<void> {
    const counter = this.page.locator(`meja-rail a[data-queue="${queue}"] .count`);
    await counter.filter({ hasText: new RegExp(`^${count}$`) }).waitFor();
  }

  /** The commands that decided something, with the comment each was about. */
  decisions(): readonly (readonly [string, string])[] {
    return this.desk.commands
      .filter(({ name }) => /^(?:comment:|decision:)/.test(name))
      .map(({ name, input }) => [name, input.commentId ?? input.decisionId ?? '']);
  }
}
