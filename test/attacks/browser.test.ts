/** Puts what is left of every attack into pages of a real Chromium, and the raw attacks too, to prove the detectors. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPurifier } from '#server/sanitize/purify.js';
import { renderMarkdown } from '#server/sanitize/render-markdown.js';
import { launchChromium } from '../support/chromium.js';
import { breachesUnder } from './allow-list.js';
import { payloads } from './payloads.js';
import { isShown, strangeComments } from './strange-comments.js';

const ADDRESS = 'https://koran.example/artikel';
const PAGE = '<!doctype html><meta charset="utf-8"><title>Artikel</title><body></body>';
const BATCH = 150;

const purifier = createPurifier();
const PATHS = {
  'purifier alone': (body: string) => purifier.sanitize(body),
  'Markdown, then purifier': (body: string) => purifier.sanitize(renderMarkdown(body)),
} as const;

/** Ways in which HTML gets into a page; looked up by name, since the browser gets only the name. */
const CONTEXTS = ['innerHTML', 'shadow root', 'setHTML'] as const;
type Context = (typeof CONTEXTS)[number];

/** Everything a page did that it should not have done. */
interface Noticed {
  readonly ran: Set<number>;
  readonly events: string[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** An article page with every detector on; `__pwned` is heard from any frame, whatever its origin. */
async function watchedPage(): Promise<{ page: Page; noticed: Noticed }> {
  const noticed: Noticed = { ran: new Set(), events: [] };
  const context = await browser.newContext();
  await context.exposeBinding('__pwned', (_source, code: number) => noticed.ran.add(code));
  const page = await context.newPage();
  await page.route('**/*', (route) => {
    if (route.request().url() === ADDRESS)
      return route.fulfill({ contentType: 'text/html', body: PAGE });
    noticed.events.push(`request ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(ADDRESS);
  await page.addScriptTag({ content: `globalThis.breachesUnder = ${breachesUnder.toString()}` });
  page.on('dialog', (dialog) => {
    noticed.events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('framenavigated', (frame) => noticed.events.push(`navigation ${frame.url()}`));
  page.on('popup', (popup) => noticed.events.push(`popup ${popup.url()}`));
  return { page, noticed };
}

/** In the browser: shows a batch, touches everything, and comes back with what stands there, once handlers have had their turn. */
async function show({
  htmls,
  context,
}: {
  htmls: readonly string[];
  context: Context;
}): Promise<string[]> {
  const places: Record<Context, (host: HTMLElement, html: string) => Element | ShadowRoot> = {
    innerHTML: (host, html) => Object.assign(host, { innerHTML: html }),
    'shadow root': (host, html) =>
      Object.assign(host.attachShadow({ mode: 'open' }), { innerHTML: html }),
    setHTML: (host, html) => {
      // Without a list of its own, setHTML takes `rel` and `target` off every link.
      const elements = [
        'p',
        'br',
        'strong',
        'em',
        'del',
        'code',
        'pre',
        'blockquote',
        'ul',
        'ol',
        'li',
      ];
      const link = { name: 'a', attributes: ['href', 'rel', 'target'] };
      const setter = host as HTMLElement & { setHTML: (html: string, options: object) => void };
      setter.setHTML(html, { sanitizer: { elements: [...elements, link], attributes: [] } });
      return host;
    },
  };
  const hosts = htmls.map(() => document.body.appendChild(document.createElement('div')));
  const roots = hosts.map((host, index) => places[context](host, htmls[index] ?? ''));
  addEventListener(
    'click',
    (event) => {
      event.preventDefault();
    },
    true,
  );
  for (const element of roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('*')])) {
    for (const type of ['click', 'pointerover', 'focus', 'toggle', 'load', 'error']) {
      element.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
    }
  }
  // A picture that fails after all the others, then two frames: whatever was going to happen by itself has happened.
  await new Promise((resolve) => {
    Object.assign(new Image(), { onerror: resolve }).src = 'data:image/png,';
  });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const look = (
    globalThis as unknown as { breachesUnder: (root: Element | ShadowRoot) => string[] }
  ).breachesUnder;
  const found = roots.flatMap((root, index) =>
    look(root).map((breach) => `${String(index)}: ${breach}`),
  );
  for (const host of hosts) host.remove();
  return found;
}

const batchesOf = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );

/** Breaches of all texts, each with its attack's id; a batch gives the event loop its turn, which jsdom needs. */
async function breachesOf(
  page: Page,
  context: Context,
  sanitize: (body: string) => string,
): Promise<string[]> {
  const found: string[] = [];
  for (const batch of batchesOf(payloads)) {
    const breaches = await page.evaluate(show, {
      htmls: batch.map(({ body }) => sanitize(body)),
      context,
    });
    found.push(
      ...breaches.map((breach) => `${batch[Number.parseInt(breach)]?.id ?? ''} ${breach}`),
    );
  }
  return found;
}

describe('sanitised attacks in Chromium', () => {
  for (const [path, sanitize] of Object.entries(PATHS)) {
    for (const context of CONTEXTS) {
      it(`[SAN12] nothing runs, loads, opens or stands outside the allow-list: ${path}, ${context}`, async () => {
        const { page, noticed } = await watchedPage();
        expect(await breachesOf(page, context, sanitize)).toEqual([]);
        expect([[...noticed.ran], noticed.events]).toEqual([[], []]);
        await page.context().close();
      }, 180_000);
    }
  }
});

describe('the detectors', () => {
  it('[SAN12] notice hundreds of the raw attacks: calls, requests, navigations and elements', async () => {
    const ran = new Set<number>();
    const events: string[] = [];
    let breaches = 0;
    for (const batch of batchesOf(payloads)) {
      const { page, noticed } = await watchedPage();
      // A raw attack may take the page away from under the test, which is a finding, too.
      const found = await page
        .evaluate(show, { htmls: batch.map(({ body }) => body), context: 'innerHTML' as const })
        .catch(() => []);
      breaches += found.length;
      for (const code of noticed.ran) ran.add(code);
      events.push(...noticed.events);
      await page.context().close();
    }
    expect(ran.size).toBeGreaterThan(300);
    expect(breaches).toBeGreaterThan(1_000);
    expect(new Set(events.map((event) => event.split(' ')[0]))).toContain('request');
  }, 180_000);
});

describe('strange comments in Chromium', () => {
  it('[SAN9] are read as they were meant', async () => {
    const { page } = await watchedPage();
    const htmls = strangeComments.map(({ body }) => PATHS['Markdown, then purifier'](body));
    const texts = await page.evaluate(
      (all) =>
        all.map(
          (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent,
        ),
      htmls,
    );
    expect(
      strangeComments
        .filter((comment, index) => !isShown(comment, texts[index] ?? ''))
        .map(({ id }) => id),
    ).toEqual([]);
    await page.context().close();
  });
});
