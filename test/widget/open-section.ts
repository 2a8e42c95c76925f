/** Opens a section in a real browser on a page of the fixture server, and finds its parts. */
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchChromium } from '../support/chromium.js';
import { FixtureServer } from './fixture-server.js';

/** The strict policy a newspaper may have; the section must not need more. */
export const STRICT_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html dompurify";

interface Asked {
  /** Attributes of the section, as in HTML. */
  readonly attributes?: string;
  /** What the page itself put between the section's tags. */
  readonly inside?: string;
  /** More markup, before and after the section. */
  readonly before?: string;
  readonly after?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly context?: BrowserContextOptions;
  readonly hash?: string;
  /** Runs in the page before anything else. */
  readonly init?: () => void;
  /** An earlier reader, to come back as. */
  readonly as?: BrowserContext;
}

export interface OpenSection {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly section: Locator;
  /** Console errors and exceptions; a test expects this to stay empty. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

const document = ({
  attributes = 'thread="artikel"',
  inside = '',
  before = '',
  after = '',
}: Asked): string =>
  `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Trotoar dilebarkan</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${before}
<komentar-section site="koran" ${attributes}>${inside}</komentar-section>${after}
<script async src="/k.js"></script></body></html>`;

/** Everything the browser says in red, a missing icon aside. */
const listen = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isIcon = message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && !isIcon) complaints.push(message.text());
  });
  return complaints;
};

/** Opens a page with one section; resolves when it has been asked for, not when it is done. */
export const openSection = async (
  browser: Browser,
  server: FixtureServer,
  asked: Asked = {},
): Promise<OpenSection> => {
  const path = `/halaman-${String(server.pages.size)}`;
  server.pages.set(path, {
    html: document(asked),
    ...(asked.headers && { headers: asked.headers }),
  });
  const context = asked.as ?? (await browser.newContext(asked.context));
  const page = await context.newPage();
  const complaints = listen(page);
  if (asked.init) await page.addInitScript(asked.init);
  await page.goto(`${server.url}${path}${asked.hash ?? ''}`);
  const section = page.locator('komentar-section').first();
  return { page, context, section, complaints, close: () => context.close() };
};

interface ReaderKit {
  readonly browser: () => Browser;
  /** A new one for every test. */
  readonly server: () => FixtureServer;
  readonly visit: (asked?: Asked) => Promise<OpenSection>;
}

/** Starts a browser for the file and a server for each test, and ends all of it, opened pages too. */
export const useReader = (): ReaderKit => {
  let browser: Browser;
  let server: FixtureServer;
  const open: OpenSection[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = await new FixtureServer().start();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((section) => section.close()));
    await server.stop();
  });
  return {
    browser: () => browser,
    server: () => server,
    visit: async (asked = {}) => {
      const section = await openSection(browser, server, asked);
      open.push(section);
      return section;
    },
  };
};

/** Waits until the section follows its thread live. */
export const live = ({ section }: OpenSection): Promise<void> =>
  section.locator('.live').waitFor({ state: 'visible' });

/** The texts of all comments shown, in their order on the screen. */
export const texts = ({ section }: OpenSection): Promise<string[]> =>
  section.locator('article .body').allInnerTexts();

/** Writes and sends as a reader does. */
export const write = async (
  { section }: OpenSection,
  text: string,
  { name = 'Wulan', within = '[data-for=""]' } = {},
): Promise<void> => {
  const composer = section.locator(within);
  await composer.locator('textarea').fill(text);
  await composer.locator('input[name=name]').fill(name);
  await composer.locator('.send').click();
};

/** Where a comment is written. */
export const area = ({ section }: OpenSection): Locator =>
  section.locator('[data-for=""] textarea');

/** The words by which the focused element is known. */
export const focused = ({ section }: OpenSection): Promise<string> =>
  section.evaluate((host) => {
    const it = host.shadowRoot?.activeElement;
    return it?.id || it?.getAttribute('aria-label') || it?.textContent.trim() || '';
  });

/** Waits until something has been said to those who do not see it. */
export const announced = ({ section }: OpenSection, text: string): Promise<void> =>
  section.locator('.unseen').getByText(text).first().waitFor({ state: 'attached' });
