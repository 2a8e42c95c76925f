/**
 * Measures, in real Chromium, what a reader waits for: the first comment after the section has come
 * near, under a slow line and a slow processor, and an approved comment on a page that is open.
 *
 * Floor of the first: a page that fetches the same 20 comments as ready HTML in one request when a
 * plain element comes near. Floor of the second: the approval itself, until its answer is there. Where
 * WebSockets are stopped the page asks every 12 to 18 seconds; the figure is counted from such a
 * question, and half of that pause comes on top of it on average.
 */
import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { sectionPage } from '../support/embedded.js';
import { startHostPage } from '../support/host-page.js';
import { ownSite, startKomentar, type OwnSite } from '../support/komentar.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { aimed, beside, percentile } from './support/figures.js';
import { openReader, temporaryFolder } from './support/own-server.js';
import { textOf } from './support/texts.js';

const VISITS = 12;
const ROUNDS = 25;
const COMMENTS = 20;
/** Between two questions at most. */
const PAUSE_MS = 18_000;

/** Lines as Chromium emulates them: milliseconds there and back, bytes in a second. */
const LINES = {
  '4G, processor 4 times slower': { latency: 170, throughput: 9e6 / 8, slower: 4, atMost: 400 },
  'slow 3G': { latency: 400, throughput: 4e5 / 8, slower: 1, atMost: 1_500 },
} as const;
type Line = (typeof LINES)[keyof typeof LINES];

export const name = 'What a reader waits for, Chromium';

const FAR = '<div style="block-size:6000px"></div>';

/** The same comments without Komentar: fetched when they are near, put there as they are. */
const PLAIN_PAGE = `<!doctype html><html lang="id"><title>Uji</title>${FAR}<main></main><script>
  const place = document.querySelector('main');
  new IntersectionObserver(async ([it], observer) => {
    if (!it.isIntersecting) return;
    observer.disconnect();
    place.innerHTML = await (await fetch('/komentar.html')).text();
  }, { rootMargin: '1200px' }).observe(place);
</script>`;

/** Runs in the page: scrolls there and tells how long it took until the first comment was painted. */
const WAIT_FOR_FIRST = `new Promise((resolve) => {
  const from = performance.now();
  const root = () => document.querySelector('komentar-section')?.shadowRoot ?? document;
  const look = () => root().querySelector('article')
    ? setTimeout(() => resolve(performance.now() - from))
    : requestAnimationFrame(look);
  scrollTo(0, 4600);
  look();
})`;

const slowDown = async (page: Page, { latency, throughput, slower }: Line): Promise<void> => {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
};

const inNewContext = async <T>(
  browser: Browser,
  act: (context: BrowserContext) => Promise<T>,
): Promise<T> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    return await act(context);
  } finally {
    await context.close();
  }
};

const firstComment = (browser: Browser, url: string, line: Line): Promise<number> =>
  inNewContext(browser, async (context) => {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await slowDown(page, line);
    return page.evaluate<number>(WAIT_FOR_FIRST);
  });

const firstComments = async (browser: Browser, url: string): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const [line, conditions] of Object.entries(LINES)) {
    const ours: number[] = [];
    const plain: number[] = [];
    for (let n = 0; n < VISITS; n += 1) {
      ours.push(await firstComment(browser, `${url}/jauh`, conditions));
      plain.push(await firstComment(browser, `${url}/polos`, conditions));
    }
    for (const of of [0, 0.75]) {
      const value = percentile(ours, of);
      const which = of === 0 ? 'best' : 'p75';
      const what = `near until first comment, ${line}, ${which}`;
      const figure = beside(what, 'ms', { value, floor: percentile(plain, of) });
      figures.push(of === 0 ? figure : aimed('T-10', conditions.atMost, figure));
    }
  }
  return figures;
};

/** Milliseconds on a clock that browser and server share. */
const now = (): number => performance.timeOrigin + performance.now();

/** Runs in the page: resolves with the moment at which the heading says another number. */
const nextTotal = `new Promise((resolve) => {
  const heading = () => document.querySelector('komentar-section').shadowRoot.querySelector('#judul').textContent;
  const before = heading();
  const look = () => heading() === before
    ? realFrame(look)
    : resolve(performance.timeOrigin + realNow());
  look();
})`;

/** The real clock, where the page's own is replaced. */
const KEEP_CLOCK = `{
  const frame = requestAnimationFrame.bind(globalThis), now = performance.now.bind(performance);
  globalThis.realFrame = frame;
  globalThis.realNow = now;
}`;

interface Readers {
  readonly own: OwnSite;
  readonly page: Page;
  readonly thread: string;
  /** Makes the page ask, where it is not told. */
  readonly ask: () => Promise<unknown>;
}

/** From the moment the moderator approves until it is on the reader's screen, and until the answer. */
const approvals = async ({ own, page, thread, ask }: Readers): Promise<[number[], number[]]> => {
  const { server, site, desk } = own;
  const token = await openReader(own, 'Pembaca');
  const seen: number[] = [];
  const answered: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const input = { site, thread, clientId: randomUUID(), body: textOf(n) };
    const { comment } = await server.must('comment:post', input, token);
    const appears = page.evaluate<number>(nextTotal);
    const decision = { commentId: comment.id, version: comment.version, delayMs: 0 } as const;
    const from = now();
    await server.must('comment:approve', decision, desk);
    const until = now();
    const asked = now();
    await ask();
    seen.push((await appears) - (ask === told ? from : asked));
    answered.push(until - from);
  }
  return [seen, answered];
};

const told = (): Promise<unknown> => Promise.resolve();

const openReaders = async (
  context: BrowserContext,
  url: string,
  isStopped: boolean,
): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript({ content: KEEP_CLOCK });
  if (isStopped) {
    await page.routeWebSocket(/\/v1\/live/u, (socket) => void socket.close());
    await page.clock.install();
  }
  await page.goto(url);
  await page.waitForFunction(`document.querySelector('komentar-section')?.liveState === 'live'`);
  return page;
};

const arrivals = async (
  browser: Browser,
  url: string,
  own: OwnSite,
): Promise<readonly Figure[]> => {
  const measureOne = (thread: string, isStopped: boolean) =>
    inNewContext(browser, async (context) => {
      const page = await openReaders(context, `${url}/${thread}`, isStopped);
      const ask = isStopped ? () => page.clock.fastForward(PAUSE_MS) : told;
      return approvals({ own, page, thread, ask });
    });
  const [live, answers] = await measureOne('siaran', false);
  const [polled] = await measureOne('tanya', true);
  return [0.5, 0.95].flatMap((of) => {
    const which = `p${String(of * 100)}`;
    const visible = beside(`approved until visible, ${which}`, 'ms', {
      value: percentile(live, of),
      floor: percentile(answers, of),
    });
    const asked: Figure = {
      name: `question until visible, WebSockets stopped, ${which}`,
      unit: 'ms',
      value: percentile(polled, of),
    };
    return of < 0.95
      ? [visible, asked]
      : [aimed('T-11', 500, visible), aimed('T-11', 1_500, asked)];
  });
};

/** The server behind a newspaper's own, with 20 comments on the page that is far down. */
const startPages = async (later: Later): Promise<{ own: OwnSite; url: string }> => {
  let behind = '';
  const pages: Record<string, { html: string }> = {
    '/jauh': {
      html: sectionPage('jauh').html.replace('loading="eager"', '').replace('<h1>Uji</h1>', FAR),
    },
    '/polos': { html: PLAIN_PAGE },
    '/siaran': sectionPage('siaran'),
    '/tanya': sectionPage('tanya'),
  };
  const host = await startHostPage(() => behind, pages);
  later(host.close);
  const dataDir = await temporaryFolder(later);
  const { site, token: desk } = await ownSite(dataDir, { origin: host.url, mode: 'pre' });
  const server = await startKomentar({ dataDir, env: { KOMENTAR_TRUST_PROXY: 'loopback' } });
  later(server.stop);
  behind = server.url;
  const own = { server, site, desk };
  const token = await openReader(own, 'Pembaca');
  const rows: string[] = [];
  for (let n = 0; n < COMMENTS; n += 1) {
    const input = { site, thread: 'jauh', clientId: randomUUID(), body: textOf(n) };
    const { comment } = await server.must('comment:post', input, token);
    const { id: commentId, version } = comment;
    await server.must('comment:approve', { commentId, version, delayMs: 0 }, desk);
    rows.push(`<article><b>Pembaca</b>${comment.html}</article>`);
  }
  pages['/komentar.html'] = { html: rows.join('') };
  return { own, url: host.url };
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const browser = await launchChromium();
  later(() => browser.close());
  const { own, url } = await startPages(later);
  return [...(await firstComments(browser, url)), ...(await arrivals(browser, url, own))];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
