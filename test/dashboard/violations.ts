/** What axe and the eye for overflow find on a page of the desk, at three widths. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const WIDTHS = [320, 768, 1440];

/** What is wrong with the page as it stands, at each width: the rule and where. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const { violations: all } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of all)
      found.push(
        ...nodes.map(
          ({ target, failureSummary }) =>
            `${width} ${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`,
        ),
      );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${width} scrolls sideways by ${overflow}`);
  }
  return found;
};
