/** What axe has to say about a section in a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { OpenSection } from './open-section.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds in the section, rule by rule. */
export const violations = async ({ page }: Pick<OpenSection, 'page'>): Promise<string[]> => {
  // Not as a script of the page, which a strict policy forbids.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (where: Element | null, options: object) => Promise<{ violations: Violation[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // One section is not a page; its landmarks and its first heading are the article's.
    const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
    const runOnly = { type: 'tag', values: tags };
    const options = { runOnly, rules, resultTypes: ['violations'] };
    return (await axe.run(document.querySelector('komentar-section'), options)).violations;
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
};
