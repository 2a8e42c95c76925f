/** Readers whose live connection is cut again and again during a stream of changes, in real browsers. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sectionPage, startEmbedded, type Embedded } from '../support/embedded.js';
import { newPerson } from './pages.js';

const READERS = 8;
const CUTS = 200;
const PATIENCE_MS = 30_000;

let { browser, server, host, site, desk, close } = {} as Embedded;

beforeAll(async () => {
  const pages = { '/': sectionPage('putus', 'page-size="50"') };
  ({ browser, server, host, site, desk, close } = await startEmbedded(pages, {
    mode: 'open',
    webSocketsOnly: true,
  }));
});

afterAll(() => close());

/** The same numbers on every run: a failure can be run again. */
const dice = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

/** A newsroom and its readers at random: posts, replies, rejections, restorations, undone decisions. */
class Stream {
  readonly #roll = dice(20_261_124);
  readonly #standing = new Map<string, { status: string; version: number }>();
  readonly #decisions: string[] = [];
  #n = 0;

  constructor(readonly author: string) {}

  chance(probability: number): boolean {
    return this.#roll() < probability;
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#roll() * from.length)];
  }

  #withStatus(status: string): [string, { version: number }][] {
    return [...this.#standing].filter(([, it]) => it.status === status);
  }

  async #post(): Promise<void> {
    const parent = this.chance(0.5) ? this.#pick(this.#withStatus('published'))?.[0] : undefined;
    const answer = await server.call(
      'comment:post',
      {
        ...{ site, thread: 'putus', clientId: randomUUID() },
        body: `Pendapat ke-${String((this.#n += 1))}, kode ${randomUUID().slice(0, 8)}.`,
        ...(parent !== undefined && { parentId: parent }),
      },
      this.author,
    );
    if (answer.ok) this.#standing.set(answer.value.comment.id, answer.value.comment);
  }

  async #decide(status: string, name: 'comment:reject' | 'comment:restore'): Promise<void> {
    const [commentId, standing] = this.#pick(this.#withStatus(status)) ?? [];
    if (commentId === undefined || !standing) return;
    const input = { commentId, version: standing.version, reason: 'off_topic' } as const;
    const { comment, decision } = await server.must(name, input, desk);
    this.#standing.set(comment.id, comment);
    this.#decisions.push(decision.id);
  }

  async #undo(): Promise<void> {
    const decisionId = this.#pick(this.#decisions);
    if (decisionId === undefined) return;
    const answer = await server.call('decision:undo', { decisionId }, desk);
    if (answer.ok && 'comment' in answer.value)
      this.#standing.set(answer.value.comment.id, answer.value.comment);
  }

  /** One change, or none where chance asked for what is not there. */
  next(): Promise<void> {
    const roll = this.#roll();
    if (this.#withStatus('published').length < 8 || roll < 0.4) return this.#post();
    if (roll < 0.75) return this.#decide('published', 'comment:reject');
    return roll < 0.85 ? this.#decide('rejected', 'comment:restore') : this.#undo();
  }
}

/** Presses whatever brings comments that are there but not shown. */
const showAll = async (page: Page): Promise<void> => {
  const more = page
    .locator('komentar-section')
    .getByRole('button', { name: /komentar baru|balasan baru|balasan lainnya|Muat \d+ komentar/u });
  while ((await more.count()) > 0) await more.first().click();
};

/** What is on the page, in order. Every comment has an id of its own; a reply's row stands below its parent's. */
const shown = async (page: Page): Promise<{ heading: string; rows: string[] }> => {
  await showAll(page);
  const section = page.locator('komentar-section');
  return {
    heading: await section.getByRole('heading').first().innerText(),
    rows: await section
      .locator('article')
      .evaluateAll((rows) =>
        rows.map((row) => `${row.id} ${row.querySelector('[part~="body"]')?.textContent ?? ''}`),
      ),
  };
};

/** The heading says how many comments there are: a page shows everything when it has as many rows. */
const whole = (page: Page): Promise<boolean> =>
  shown(page).then(({ heading, rows }) => heading === `Komentar (${String(rows.length)})`);

const openReader = async (): Promise<Page> => {
  const { page } = await newPerson(browser);
  await page.goto(host.url);
  return page;
};

test(`[T-14] [ES5] ${String(READERS)} readers, cut off ${String(CUTS)} times during a stream of changes, end with what a fresh load shows`, async () => {
  const { token } = await server.must('session:open', { site, name: 'Pembaca' });
  const stream = new Stream(token);
  for (let n = 0; n < 12; n += 1) await stream.next();
  const readers = await Promise.all(Array.from({ length: READERS }, openReader));
  await host.connected(READERS);
  let cuts = 0;
  while (cuts < CUTS) {
    await host.connected(1);
    await stream.next();
    for (const connection of [...host.connections]) {
      if (!stream.chance(0.4)) continue;
      connection.destroy();
      cuts += 1;
    }
  }
  await host.connected(READERS);
  const fresh = await openReader();
  await expect.poll(() => whole(fresh), { timeout: PATIENCE_MS }).toBe(true);
  const truth = await shown(fresh);
  expect(truth.rows.length).toBeGreaterThan(5);
  for (const reader of readers) {
    await expect.poll(() => shown(reader), { timeout: PATIENCE_MS }).toEqual(truth);
  }
}, 240_000);
