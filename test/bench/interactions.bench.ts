/**
 * Measures, in real Chromium, the processor time on the main thread that a thread of comments costs:
 * the first render, a like, a key, an opened reply, ten new comments shown, another order. Once with
 * the 20 conversations that an ordinary page shows of 1,000 comments (T-2), and once with all of them
 * on the page, every one a row in the document (T-3).
 *
 * Every figure is the best of several runs: processor time hardly depends on how busy the machine is,
 * but its caches do. It includes what the measuring itself costs, which the floor has too.
 *
 * Floor: a page of plain HTML with as many comments of as many words, set as `innerHTML`; a bare
 * button, a bare field; ten comments put before the others. First render is what the page costs
 * until its comments are painted, less what it costs with none, so neither code nor network is in it.
 */
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { FixtureServer } from '../widget/fixture-server.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { aimed, beside } from './support/figures.js';
import { MainThread, painted, tasksOf } from './support/main-thread.js';

const RUNS = 5;
const KEYS = 10;
const NEW = 10;
const COMMENTS = 1_000;
const VIEWPORT = { width: 390, height: 844 };

export const name = 'Interactions, main thread, Chromium, best of several runs';

/** How many comments are shown, and what the target allows on a quiet machine, in milliseconds. */
interface Case {
  readonly target: string;
  readonly shown: number;
  readonly attributes: string;
  readonly atMost: Readonly<Record<string, number>>;
}

const CASES: readonly Case[] = [
  {
    target: 'T-2',
    shown: 20,
    attributes: '',
    atMost: { 'a key': 10, 'a like': 10, 'an opened reply': 12, '10 new ones shown': 15 },
  },
  {
    target: 'T-3',
    shown: COMMENTS,
    attributes: `page-size="${String(COMMENTS)}"`,
    atMost: {
      'first render': 70,
      'a key': 10,
      'a like': 10,
      'an opened reply': 20,
      '10 new ones shown': 18,
      'longest task until all is there': 50,
    },
  },
];

/** Four of five comments are roots; every fourth root has a reply. */
const REPLY_EVERY = 4;

const textOf = (i: number): string =>
  `Pendapat ke-${String(i)}: trotoar ini akhirnya dilebarkan juga, tetapi penyeberangannya belum. `.repeat(
    1 + (i % 3),
  );

const publish = (server: FixtureServer): void => {
  let root = '';
  for (let i = 0; i < COMMENTS; i += 1) {
    const isReply = i % (REPLY_EVERY + 1) === REPLY_EVERY;
    const id = server.publish(textOf(i), isReply ? root : null);
    if (!isReply) root = id;
  }
};

const sectionPage = (thread: string, attributes: string): string =>
  `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <komentar-section site="koran" thread="${thread}" ${attributes} loading="eager"></komentar-section>
  <footer style="block-size:600px"></footer><script async src="/k.js"></script>`;

/** What the widget's rows come down to, by hand. */
const plainRow = (i: number): string => `<article><span class="a">P</span><div>
  <div><b>Pembaca ${String(i)}</b> <a href="#k${String(i)}"><time>5 menit</time></a></div>
  <div><p>${textOf(i)}</p></div>
  <div><button>Suka</button><button>Balas</button><button>Lainnya</button></div></div></article>`;

const plainPage = (comments: number): string => {
  const rows = Array.from({ length: comments }, (_, i) => plainRow(i));
  const fresh = Array.from({ length: NEW }, (_, i) => plainRow(i)).join('');
  return `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
  <style>article{display:flex;gap:.8em;padding:1em 0;border-top:1px solid}</style>
  <button id="suka">Suka</button><button id="balas">Balas</button><button id="baru">Baru</button><button id="urut">Urut</button>
  <p id="tempat"></p><textarea></textarea><main></main><script>
  const main = document.querySelector('main');
  main.innerHTML = ${JSON.stringify(rows.join(''))};
  suka.onclick = () => { suka.textContent = 'Suka 1'; };
  balas.onclick = () => { tempat.innerHTML = '<textarea></textarea><button>Kirim</button>'; tempat.firstChild.focus(); };
  urut.onclick = () => main.append(...[...main.children].reverse());
  baru.onclick = () => main.insertAdjacentHTML('afterbegin', ${JSON.stringify(fresh)});
  </script>`;
};

/** One page to press on: where its parts are, and what tells that they are there. */
interface Side {
  readonly path: (comments: number) => string;
  /** True in the page where so many rows stand there, and where they can be pressed on. */
  readonly rows: (n: number) => string;
  readonly whole: (n: number) => string;
  readonly like: string;
  readonly reply: string;
  readonly field: string;
  readonly pill: string;
  /** Runs in the page: resolves when the rows stand in another order. */
  readonly sort: string;
}

const ROOT = `document.querySelector('komentar-section')?.shadowRoot`;

const OURS: Side = {
  path: (comments) => `/bagian-${String(comments)}`,
  rows: (n) =>
    `${ROOT}?.querySelectorAll('${n > 0 ? 'article' : '.empty'}').length >= ${String(n)}`,
  whole: (n) =>
    `${ROOT}?.querySelectorAll('.like').length >= ${String(n)} &&
     ${ROOT}.querySelector('.live') && ${ROOT}.querySelector('textarea')`,
  like: '.like >> nth=4',
  reply: '.reply >> nth=4',
  field: 'komentar-section textarea >> nth=0',
  pill: '.pill',
  sort: `new Promise((resolve) => {
    const first = () => ${ROOT}.querySelector('article').id;
    const before = first();
    const select = ${ROOT}.querySelector('select');
    select.focus();
    select.value = 'oldest';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    const look = () => (first() === before ? requestAnimationFrame(look) : resolve());
    look();
  })`,
};

const PLAIN: Side = {
  path: (comments) => `/polos-${String(comments)}`,
  rows: (n) => `document.querySelectorAll('article').length >= ${String(n)}`,
  whole: () => `document.querySelector('#baru')`,
  like: '#suka',
  reply: '#balas',
  field: 'textarea >> nth=0',
  pill: '#baru',
  sort: 'urut.click()',
};

/** Where to press, found out before the clock runs. */
const middleOf = async (page: Page, selector: string): Promise<{ x: number; y: number }> => {
  const part = page.locator(selector);
  await part.scrollIntoViewIfNeeded();
  await painted(page);
  const box = await part.boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

/** Costs by name, in milliseconds. */
type Costs = Map<string, number>;

const keep = (costs: Costs, what: string, ms: number): void => {
  costs.set(what, Math.min(ms, costs.get(what) ?? Infinity));
};

interface Visit {
  readonly browser: Browser;
  readonly server: FixtureServer;
  readonly side: Side;
  readonly comments: number;
}

const newPage = async ({ browser }: Visit): Promise<Page> => {
  const context = await browser.newContext({ viewport: VIEWPORT });
  return context.newPage();
};

/** Waits in the page, which is cheaper there than a question from outside. */
const until = async (page: Page, condition: string): Promise<void> => {
  await page.evaluate(`new Promise((resolve) => {
    const look = () => (${condition} ? resolve() : requestAnimationFrame(look));
    look();
  })`);
  await painted(page);
};

/** What a page costs until its rows are painted; with `tools` until everything has arrived. */
const load = async (visit: Visit, comments: number, tools: boolean): Promise<number> => {
  const { side, server } = visit;
  const page = await newPage(visit);
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  if (!tools) await client.send('Network.setBlockedURLs', { urls: ['*/k/writing*'] });
  const thread = await MainThread.of(page);
  const before = await thread.now();
  await page.goto(server.url + side.path(comments), { waitUntil: 'commit' });
  await until(page, tools ? side.whole(comments) : side.rows(comments));
  const cost = (await thread.now()) - before;
  await page.context().close();
  return cost;
};

/** The first like also opens the reader's session. */
const takePart = async (page: Page): Promise<void> => {
  const liked = page.waitForResponse(/comment:like/u);
  // By the mouse: a locator's own click leaves listeners in the page, which every later one pays for.
  const { x, y } = await middleOf(page, OURS.like);
  await page.mouse.click(x, y);
  await liked;
  await page.waitForTimeout(500);
  await painted(page);
};

const press = async (visit: Visit, costs: Costs): Promise<void> => {
  const { side, server, comments } = visit;
  const page = await newPage(visit);
  await page.goto(server.url + side.path(comments));
  await until(page, side.whole(comments));
  const thread = await MainThread.of(page);
  const click = async (what: string, selector: string): Promise<void> => {
    const { x, y } = await middleOf(page, selector);
    await page.mouse.move(x, y);
    keep(costs, what, await thread.cost(() => page.mouse.click(x, y)));
  };
  await page.locator(side.field).focus();
  await page.keyboard.press('a');
  await page.waitForLoadState('networkidle');
  for (let n = 0; n < KEYS; n += 1)
    keep(costs, 'a key', await thread.cost(() => page.keyboard.press('a')));
  if (side === OURS) await takePart(page);
  await click('a like', side.like);
  await click('an opened reply', side.reply);
  if (side === OURS) {
    for (let n = 0; n < NEW; n += 1) server.publish(textOf(n));
    await page.locator(side.pill, { hasText: String(NEW) }).waitFor();
  }
  await click(`${String(NEW)} new ones shown`, side.pill);
  keep(costs, 'another order', await thread.cost(() => page.evaluate(side.sort)));
  await page.context().close();
};

const costsOf = async (visit: Visit): Promise<Costs> => {
  const costs: Costs = new Map();
  const { comments } = visit;
  for (let n = 0; n < RUNS; n += 1) {
    for (const size of [0, comments]) {
      keep(costs, `rows ${String(size)}`, await load(visit, size, false));
      keep(costs, `whole ${String(size)}`, await load(visit, size, true));
    }
    await press(visit, costs);
  }
  const less = (what: string) => {
    const [full, empty] = [comments, 0].map((size) => costs.get(`${what} ${String(size)}`));
    return (full ?? NaN) - (empty ?? NaN);
  };
  return new Map([['first render', less('rows')], ['with all tools', less('whole')], ...costs]);
};

const longest = async (visit: Visit): Promise<number> => {
  const runs: number[] = [];
  for (let n = 0; n < RUNS; n += 1) {
    const page = await newPage(visit);
    const tasks = await tasksOf(visit.browser, page, async () => {
      await page.goto(visit.server.url + visit.side.path(visit.comments));
      await until(page, visit.side.whole(visit.comments));
    });
    runs.push(Math.max(...tasks));
    await page.context().close();
  }
  return Math.min(...runs);
};

const figuresOf = async (
  browser: Browser,
  server: FixtureServer,
  { target, shown, atMost }: Case,
): Promise<Figure[]> => {
  const of = (side: Side) => ({ browser, server, side, comments: shown });
  const ours = await costsOf(of(OURS));
  const plain = await costsOf(of(PLAIN));
  const all = 'longest task until all is there';
  ours.set(all, await longest(of(OURS)));
  plain.set(all, await longest(of(PLAIN)));
  const names = [...ours.keys()].filter((it) => !/^(?:rows|whole) /u.test(it));
  return names.map((what) => {
    const limit = atMost[what];
    const among = `${shown.toLocaleString('en-GB')} of ${COMMENTS.toLocaleString('en-GB')}`;
    const figure = beside(`${what}, ${among}`, 'ms', {
      value: ours.get(what) ?? NaN,
      floor: plain.get(what) ?? NaN,
    });
    return limit === undefined ? figure : aimed(target, limit, figure);
  });
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const browser = await launchChromium();
  later(() => browser.close());
  const figures: Figure[] = [];
  for (const each of CASES) {
    const server = await new FixtureServer().start();
    later(() => server.stop());
    publish(server);
    for (const [n, thread] of [
      [0, 'kosong'],
      [each.shown, 'artikel'],
    ] as const) {
      server.pages.set(OURS.path(n), { html: sectionPage(thread, each.attributes) });
      server.pages.set(PLAIN.path(n), { html: plainPage(n) });
    }
    figures.push(...(await figuresOf(browser, server, each)));
  }
  return figures;
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
