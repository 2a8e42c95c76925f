/** What axe has to say about a section in a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { OpenSection } from './open-section.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

type Rules = Readonly<Record<string, { readonly enabled: boolean }>>;

/** One section is not a page; its landmarks and its first heading are the article's. */
const OF_A_SECTION: Rules = {
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
};

/** What axe finds in the section, rule by rule; `rules` are the ones that are set otherwise than axe does. */
export const violations = async (
  { page }: Pick<OpenSection, 'page'>,
  rules = OF_A_SECTION,
): Promise<string[]> => {
  // Once a page, and not as a script of it, which a strict policy forbids.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (where: Element | null, options: object) => Promise<{ violations: Violation[] }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const runOnly = { type: 'tag', values: tags };
    const options = { runOnly, rules, resultTypes: ['violations'] };
    return (await axe.run(document.querySelector('komentar-section'), options)).violations;
  }, rules);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
};
