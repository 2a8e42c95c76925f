/** Threads of very many comments on one page. */
import { describe, expect, it } from 'vitest';
import { live, useReader } from './open-section.js';

const at = useReader();
const COMMENTS = 200;
const AT_ONCE = 20;

/** Notes how many rows there are the moment the section says that it is ready. */
const noteRows = (): void => {
  addEventListener('komentar-ready', (event) => {
    const { shadowRoot } = event.target as Element;
    Object.assign(globalThis, { rowsAtFirst: shadowRoot?.querySelectorAll('article').length });
  });
};

const publish = (): string[] =>
  Array.from({ length: COMMENTS }, (_, i) => at.server().publish(`komentar ${String(i)}`));

const visit = (hash = '') =>
  at.visit({
    attributes: `thread="artikel" page-size="${String(COMMENTS)}"`,
    init: noteRows,
    hash,
  });

describe('a long thread', () => {
  it('[T-3] is shown in pieces, the first ones at once, and is whole in the end', async () => {
    publish();
    const it = await visit();
    await live(it);
    const rowsAtFirst = await it.page.evaluate(
      () => (globalThis as unknown as { rowsAtFirst: number }).rowsAtFirst,
    );
    expect(rowsAtFirst).toBe(AT_ONCE);
    await expect.poll(() => it.section.locator('article').count()).toBe(COMMENTS);
    await expect.poll(() => it.section.locator('.like').count()).toBe(COMMENTS);
  });

  it('[T-3] a link leads to its last comment', async () => {
    const [first] = publish();
    const it = await visit(`#komentar-${first!}`);
    const row = it.section.locator(`#komentar-${first!}`);
    await it.section.locator(`#komentar-${first!}:focus`).waitFor();
    expect(await row.evaluate((it) => it.getBoundingClientRect().top < innerHeight)).toBe(true);
  });

  it('[T-3] what is done to one row far down is seen at once', async () => {
    const [first] = publish();
    const it = await visit();
    const like = it.section.locator(`#komentar-${first!} .like`);
    await like.click();
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => it.section.locator('.like[aria-pressed=true]').count()).toBe(1);
  });
});
