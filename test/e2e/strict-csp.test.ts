/** The example page under the strictest policy, behind the newspaper's own server, in a real browser. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../support/embedded.js';
import { hasTotal, newPerson, readArticle, write } from './pages.js';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html dompurify";

let { browser, server, host, site, desk, close } = {} as Embedded;

beforeAll(async () => {
  const example = fileURLToPath(new URL('../../examples/strict-csp/index.html', import.meta.url));
  const html = await readFile(example, 'utf8');
  const pages = { '/': { html, headers: { 'content-security-policy': POLICY } } };
  ({ browser, server, host, site, desk, close } = await startEmbedded(pages, { mode: 'pre' }));
});

afterAll(() => close());

test.each([
  ['with setHTML', false],
  ['with DOMPurify', true],
])(
  '[T-16] [ES6] posting, waiting, approval and reply work without a violation, %s',
  async (_, isOld) => {
    const { page, faults } = await newPerson(browser);
    await page.addInitScript((old) => {
      if (old) delete (Element.prototype as { setHTML?: unknown }).setHTML;
      Object.assign(window, { violations: [] });
      addEventListener('securitypolicyviolation', (event) => {
        (window as never as { violations: string[] }).violations.push(event.violatedDirective);
      });
    }, isOld);
    const section = await readArticle(page, host.url);
    const { thread: before } = await server.must('thread:read', { site, thread: 'artikel-csp' });
    const body = `Tulisan *miring* dengan [tautan](https://koran.example/) ${String(isOld)}`;
    await write(section, { body, name: 'Sari' });
    await section.getByText('hanya Anda yang melihat').first().waitFor();
    const { items } = await server.must('queue:read', { queue: 'pending' }, desk);
    const waiting = items.at(-1);
    if (!waiting) throw new Error('nothing waits');
    await server.must('comment:approve', { commentId: waiting.id, version: 1 }, desk);
    await hasTotal(section, before.total + 1);
    const row = section.locator(`#komentar-${waiting.id}`);
    await row.locator('em').waitFor();
    expect(await row.locator('a[href="https://koran.example/"]').getAttribute('rel')).toContain(
      'ugc',
    );
    const violations = await page.evaluate(
      () => (window as never as { violations: string[] }).violations,
    );
    expect(violations).toEqual([]);
    expect(faults).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  },
);
