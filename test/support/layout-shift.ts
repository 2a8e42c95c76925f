/** Watches a page for layout that shifts in or below its section without the reader's doing. */
import type { Page } from 'playwright-core';

/** One shift: how much, and what moved, for the reader of a red test. */
export interface Shift {
  readonly value: number;
  readonly what: readonly string[];
}

/** Runs in the page before anything else. */
export const watchShifts = (): void => {
  interface Source {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }
  interface Entry {
    readonly value: number;
    readonly hadRecentInput: boolean;
    readonly sources: readonly Source[];
  }
  const shifts: Shift[] = [];
  /** What stands in a shadow root is not named: then it is the section's. */
  const isAbove = (node: Node | null): boolean => {
    const section = document.querySelector('komentar-section');
    if (!node || !section) return false;
    const place = section.compareDocumentPosition(node);
    return (
      (place & Node.DOCUMENT_POSITION_PRECEDING) > 0 &&
      (place & Node.DOCUMENT_POSITION_CONTAINS) === 0
    );
  };
  const rect = ({ x, y, width, height }: DOMRectReadOnly): string =>
    [x, y, width, height].map(Math.round).join(' ');
  const take = (list: readonly unknown[]): void => {
    for (const { value, hadRecentInput, sources } of list as readonly Entry[]) {
      const isOurs = sources.length === 0 || sources.some(({ node }) => !isAbove(node));
      if (hadRecentInput || !isOurs) continue;
      const what = sources.map(
        ({ node, previousRect, currentRect }) =>
          `${node?.nodeName ?? 'in the section'}: ${rect(previousRect)} -> ${rect(currentRect)}`,
      );
      shifts.push({ value, what });
    }
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  const takeShifts = (): readonly Shift[] => {
    take(observer.takeRecords());
    return shifts;
  };
  Object.assign(globalThis, { takeShifts });
};

/** Everything that has shifted until now, what is just being painted too. */
export const shiftsOf = (page: Page): Promise<readonly Shift[]> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    return (globalThis as unknown as { takeShifts: () => readonly Shift[] }).takeShifts();
  });
