/** A server that turned hostile: whatever HTML it sends, nothing runs and nothing but words and links is shown. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { FixtureServer } from './fixture-server.js';
import { STRICT_CSP, useReader } from './open-section.js';

const at = useReader();
let server: FixtureServer;
beforeEach(() => {
  server = at.server();
});

/** Each calls `terjadi` if it ever runs, or asks for `/bocor` if it ever loads something. */
const HOSTILE = [
  '<script>terjadi()</script>',
  '<img src=x onerror=terjadi()>',
  '<img src="/bocor">',
  '<svg onload=terjadi()><animate onbegin=terjadi() attributeName=x dur=1s></svg>',
  '<a href="javascript:terjadi()">klik</a>',
  '<a href="JaVa&#10;ScRiPt:terjadi()">klik</a>',
  '<a href="data:text/html,<script>terjadi()</script>">klik</a>',
  '<a href="https://contoh.id/" onclick="terjadi()" style="position:fixed;inset:0" target="_top">klik</a>',
  '<iframe srcdoc="<script>parent.terjadi()</script>"></iframe>',
  '<p style="background:url(/bocor)" class="pill" id="judul" onmouseover=terjadi()>gaya</p>',
  '<form action="/bocor"><input name=attributes autofocus onfocus=terjadi()><button>kirim</button></form>',
  '<details open ontoggle=terjadi()><summary>x</summary></details>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=terjadi()&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=terjadi()>"></noscript>',
  '<template><img src=x onerror=terjadi()></template>',
  '<video><source onerror=terjadi()></video><audio src=x onerror=terjadi()></audio>',
  '<link rel=stylesheet href="/bocor"><style>@import "/bocor";</style><base href="//jahat.example/">',
  '<komentar-section site="lain" thread="lain"></komentar-section><object data="/bocor"></object>',
  '<p>"><img src=x onerror=terjadi()></p><slot name="footer"></slot>',
];

const ALLOWED = new Set([
  'P',
  'BR',
  'STRONG',
  'EM',
  'DEL',
  'CODE',
  'PRE',
  'BLOCKQUOTE',
  'A',
  'UL',
  'OL',
  'LI',
]);

const init = () => {
  const ran: string[] = [];
  Object.assign(globalThis, { ran, terjadi: () => ran.push('jalan') });
};

const initWithoutSetHtml = () => {
  const ran: string[] = [];
  Object.assign(globalThis, { ran, terjadi: () => ran.push('jalan') });
  delete (Element.prototype as { setHTML?: unknown }).setHTML;
};

describe.each([
  ['with the browser’s own sanitiser', init],
  ['with DOMPurify where the browser has none', initWithoutSetHtml],
] as const)('hostile HTML, %s', (_, prepare) => {
  it('[WG50 T-XSS-9] runs nothing, loads nothing and leaves the allowed elements only', async () => {
    const thread = server.thread();
    HOSTILE.forEach((html, i) => {
      thread.write(`j${String(i)}`, null, {
        createdAt: Date.now(),
        text: `${html}selamat ${String(i)}`,
        name: html,
      });
      thread.publish(`j${String(i)}`);
    });
    const it = await at.visit({ init: prepare });
    await it.section
      .locator('article')
      .nth(HOSTILE.length - 1)
      .waitFor();
    await it.section
      .locator('a', { hasText: 'klik' })
      .first()
      .click({ trial: true })
      .catch(() => undefined);
    await it.section.locator('.body').first().hover();
    const found = await it.section.evaluate((host) =>
      [...(host.shadowRoot?.querySelectorAll('.body *') ?? [])].map((element) => ({
        name: element.nodeName,
        attributes: element.getAttributeNames(),
        href: element.getAttribute('href'),
      })),
    );
    for (const { name, attributes, href } of found) {
      expect(ALLOWED.has(name)).toBe(true);
      expect(attributes.filter((each) => !['href', 'rel', 'target'].includes(each))).toEqual([]);
      if (href !== null) expect(href).toMatch(/^https:\/\//);
    }
    expect(await it.page.evaluate(() => (globalThis as unknown as { ran: string[] }).ran)).toEqual(
      [],
    );
    expect(server.requests.filter((line) => line.includes('bocor'))).toEqual([]);
    expect(await it.section.locator('.body a[href]').first().getAttribute('rel')).toBe(
      'nofollow ugc noopener noreferrer',
    );
  });

  it('[WG51] shows every element a comment may have', async () => {
    const html =
      '<strong>t</strong><em>m</em><del>c</del><code>k</code></p><pre><code>b</code></pre><blockquote><p>q</p></blockquote><ul><li>s</li></ul><ol><li>d</li></ol><p>x<br>y<a href="mailto:redaksi@contoh.id">z</a>';
    server.publish(html);
    const it = await at.visit({
      init: prepare,
      headers: { 'content-security-policy': STRICT_CSP },
    });
    await it.section.locator('article').waitFor();
    const names = await it.section.evaluate((host) => [
      ...new Set(
        [...(host.shadowRoot?.querySelectorAll('.body *') ?? [])].map(({ nodeName }) => nodeName),
      ),
    ]);
    expect(new Set(names)).toEqual(ALLOWED);
    expect(it.complaints).toEqual([]);
  });
});

describe('weight', () => {
  it('[WG52] a browser with its own sanitiser never fetches another', async () => {
    server.publish('satu');
    const it = await at.visit();
    await it.section.locator('textarea').waitFor();
    expect(server.requests.some((line) => /purif/.test(line))).toBe(false);
  });
});
