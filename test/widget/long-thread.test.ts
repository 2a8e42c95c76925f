/** Threads of very many comments on one page. */
import { beforeEach, describe, expect, it } from 'vitest';
import { area, live, useReader, type OpenSection } from './open-section.js';

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

/**
 * What of the list is changed while something is done: rows and conversations, by their ids. That a
 * minute has passed is nobody's doing.
 */
const changedBy = async (it: OpenSection, act: () => Promise<unknown>): Promise<string[]> => {
  await it.section.evaluate((host) => {
    const changed = new Set<string>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const place = element?.closest('article, [data-conversation]');
        const conversation = place?.getAttribute('data-conversation');
        if (!element?.closest('time')) changed.add(conversation ?? place?.id ?? 'list');
      }
    });
    const list = host.shadowRoot?.querySelector('.list') as Element;
    const what = { childList: true, attributes: true, characterData: true, subtree: true };
    observer.observe(list, what);
    Object.assign(globalThis, { changed });
  });
  await act();
  return it.page.evaluate(() => [...(globalThis as unknown as { changed: Set<string> }).changed]);
};

describe('an ordinary page of a long thread', () => {
  const MANY = 1_000;
  const SHOWN = 20;
  let open: OpenSection;

  beforeEach(async () => {
    for (let i = 0; i < MANY; i += 1) at.server().publish(`komentar ${String(i)}`);
    open = await at.visit();
    await live(open);
    await open.section
      .locator('.like')
      .nth(SHOWN - 1)
      .waitFor();
    expect(await open.section.locator('article').count()).toBe(SHOWN);
  });

  /** A row in the middle of the screen. */
  const row = () => open.section.locator('article').nth(4);

  it('[T-2] a like changes its own row alone', async () => {
    const like = row().locator('.like');
    const changed = await changedBy(open, async () => {
      await like.click();
      await open.section.locator('.like .likes', { hasText: '1' }).waitFor();
      await open.page.waitForLoadState('networkidle');
    });
    expect(changed).toEqual([await row().getAttribute('id')]);
  });

  it('[T-2] a key changes nothing of the list', async () => {
    const changed = await changedBy(open, async () => {
      await area(open).pressSequentially('Setuju');
      await open.section.locator('.send:enabled').waitFor();
    });
    expect(changed).toEqual([]);
  });

  it('[T-2] an opened reply changes its own conversation alone', async () => {
    const id = (await row().getAttribute('id'))?.replace('komentar-', '');
    const changed = await changedBy(open, async () => {
      await row().locator('.reply').click();
      await open.section.locator(`[data-for="${id!}"] textarea:focus`).waitFor();
    });
    expect(changed.sort()).toEqual([id, `komentar-${id!}`]);
  });

  it('[T-2] the pill changes no row that is there', async () => {
    const old = await open.section
      .locator('article')
      .evaluateAll((rows) => rows.map(({ id }) => id));
    const [first] = [1, 2, 3].map((n) => at.server().publish(`baru ${String(n)}`)).reverse();
    const changed = await changedBy(open, async () => {
      await open.section.locator('.pill', { hasText: '3' }).click();
      await open.section.locator(`#komentar-${first!}:focus`).waitFor();
    });
    expect(changed).toContain('list');
    expect(changed.filter((id) => old.includes(id))).toEqual([]);
  });

  it('[T-2] another order is read at once and shown in its place', async () => {
    const oldest = open.section.locator('article .body', { hasText: /^komentar 0$/ });
    await open.section.locator('select').selectOption('oldest');
    await oldest.waitFor();
    expect(await open.section.locator('article').count()).toBe(SHOWN);
    expect(at.server().requests.filter((line) => line.includes('sort=oldest'))).toHaveLength(1);
  });
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
