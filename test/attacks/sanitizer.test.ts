/** Sends every attack and every strange comment through Markdown and the purifier and looks at what is left. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalHref } from '#server/sanitize/canonical-href.js';
import { capOver } from '#server/sanitize/caps.js';
import { plainHtml } from '#server/sanitize/plain-html.js';
import { createPurifier, type Purifier } from '#server/sanitize/purify.js';
import { renderMarkdown } from '#server/sanitize/render-markdown.js';
import { SanitizerUnsafe } from '#server/sanitize/sanitizer-unsafe.js';
import { selfTest } from '#server/sanitize/self-test.js';
import { breachesUnder } from './allow-list.js';
import { payloads } from './payloads.js';
import { isShown, strangeComments } from './strange-comments.js';

const purifier = createPurifier();
const fromHtml = (body: string): string => purifier.sanitize(body);
const fromMarkdown = (body: string): string => purifier.sanitize(renderMarkdown(body));

/** The second path is the product's; the first is the wall alone, should the one before it ever fall. */
const PATHS = { 'purifier alone': fromHtml, 'Markdown, then purifier': fromMarkdown } as const;

const { body: holder } = new JSDOM('').window.document;

/** The HTML as elements, until the next call. */
const parsed = (html: string): Element => {
  holder.innerHTML = html;
  return holder;
};
const textOf = (html: string): string => parsed(html).textContent;

/** Each in a turn of its own: jsdom holds on to everything it makes within one turn of the event loop. */
async function eachInTurn<T, R>(items: readonly T[], make: (item: T) => R): Promise<R[]> {
  const made: R[] = [];
  for (const item of items) {
    await new Promise((resolve) => setImmediate(resolve));
    made.push(make(item));
  }
  return made;
}

interface Left {
  readonly id: string;
  readonly html: string;
}
const left = new Map<string, readonly Left[]>();

beforeAll(async () => {
  for (const [path, sanitize] of Object.entries(PATHS)) {
    left.set(path, await eachInTurn(payloads, ({ id, body }) => ({ id, html: sanitize(body) })));
  }
}, 120_000);

describe('plain comments', () => {
  /** With an element before it that goes without a trace, no HTML is plain to see. */
  const throughTheDom = (html: string): string => purifier.sanitize(`<wbr>${html}`);

  const pieces = [
    ...[
      'a',
      'Bu Lurah',
      ' ',
      '\n',
      '\n\n',
      '"',
      "'",
      '&',
      '&amp;',
      '&quot;',
      '&lt;b&gt;',
      '<',
      '>',
    ],
    ...['<b>', '</p>', '<br>', '*', '**', '_', '__', '~~', '`', '\\', '\u00A0', '\t', '\u0000'],
    ...['\uD800', '\u2028', '\uFEFF', '[a](https://koran.example)', '> ', '- ', '1. ', '👍🏽', 'é'],
  ];
  const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 });

  it('[SAN16] what passes without a DOM comes out as the purifier writes it', () => {
    let plain = 0;
    fc.assert(
      fc.property(texts, (parts) => {
        const html = renderMarkdown(parts.join(''));
        if (plainHtml(html) !== undefined) plain += 1;
        expect(purifier.sanitize(html)).toBe(throughTheDom(html));
      }),
      { numRuns: 2_000 },
    );
    expect(plain).toBeGreaterThan(500);
  }, 60_000);

  it('[SAN16] only paragraphs of text, line breaks and emphasis pass without a DOM', () => {
    const passes = (html: string): boolean => plainHtml(html) !== undefined;
    expect(
      passes('<p>Setuju &amp; <em>se<br>\npakat</em>, &quot;Bu&quot; &lt;3</p>\n<p>😀</p>\n'),
    ).toBe(true);
    const others = [
      ...['', 'a', '<p>a</p>', '<p>a\n', 'a</p>\n', '<p>a</p>\n<p>', '<p><p>a</p>\n</p>\n'],
      ...[
        '<p>&nbsp;</p>\n',
        '<p>\u00A0</p>\n',
        '<p>\u0000</p>\n',
        '<p>\uD800</p>\n',
        '<p>a & b</p>\n',
      ],
      ...[
        '<p><em>a</p>\n',
        '<p>a</em></p>\n',
        '<p><em>a</strong></p>\n',
        '<p><em><em>a</em></em></p>\n',
      ],
      ...['<p>a<br/></p>\n', '<p><b>a</b></p>\n', '<P>a</P>\n', '<p >a</p>\n', '<p id="a">a</p>\n'],
      ...['<p><a href="https://koran.example/">a</a></p>\n', '<p>a</p>\n<script>a</script>'],
    ];
    expect(others.filter(passes)).toEqual([]);
  });
});

describe('attacks', () => {
  it('[SAN1] the attack file holds at least a thousand distinct attacks', () => {
    expect(
      new Set(payloads.map(({ body, code }) => body.replaceAll(String(code), '0'))).size,
    ).toBeGreaterThan(1_000);
  });

  it.each(Object.keys(PATHS))(
    '[SAN1] no attack leaves an element or attribute outside the allow-list (%s)',
    async (path) => {
      const breaches = await eachInTurn(left.get(path) ?? [], ({ id, html }) =>
        breachesUnder(parsed(html)).map((what) => `${id}: ${what}`),
      );
      expect(breaches).toHaveLength(payloads.length);
      expect(breaches.flat()).toEqual([]);
    },
    120_000,
  );

  it.each(Object.keys(PATHS))(
    '[SAN3] sanitising what was sanitised changes nothing (%s)',
    async (path) => {
      const changed = await eachInTurn(left.get(path) ?? [], ({ id, html }) =>
        fromHtml(html) === html ? [] : [id],
      );
      expect(changed.flat()).toEqual([]);
    },
    120_000,
  );

  it('[SAN1] the walker itself sees what is forbidden, behind clobbered properties too', () => {
    const html =
      '<form><input name=attributes></form><p onclick=a>b</p><svg></svg><a href="/a">c</a><a href="http://d/">e</a>';
    expect(breachesUnder(parsed(html))).toHaveLength(6);
  });

  it('[SAN2] links that survive are canonical and carry rel and target', () => {
    const html = fromMarkdown(
      '[a](HTTP://KORAN.example/a/../b) <redaksi@koran.example> https://koran.example?x',
    );
    expect([...parsed(html).querySelectorAll('a')].map(({ outerHTML }) => outerHTML)).toEqual(
      [
        'http://koran.example/b">a',
        'mailto:redaksi@koran.example">redaksi@koran.example',
        'https://koran.example/?x">https://koran.example?x',
      ].map(
        (rest) =>
          `<a href="${rest.replace('"', '" rel="nofollow ugc noopener noreferrer" target="_blank"')}</a>`,
      ),
    );
  });

  it('[SAN2] only absolute web and mail addresses without disguise are links', () => {
    const refused = [
      'javascript:a', '/a', '//koran.example', '', 'http://', 'ftp://koran.example/', 'data:text/html,a', '\u2028https://koran.example/',
      'https://a@koran.example/', 'https://:b@koran.example/', 'mailto:', 'mailto:a@koran.example?bcc=b@koran.example',
      'mailto:a@koran.example,b@koran.example', 'mailto:a%0d%0ab@koran.example', `https://koran.example/${'a'.repeat(2_048)}`,
      `https://koran.example/${'é'.repeat(1_000)}`,
    ]; // prettier-ignore
    expect(refused.filter((raw) => canonicalHref(raw) !== null)).toEqual([]);
  });

  it.each([
    [' htt\tps:\\\\KORAN.example\\a ', 'https://koran.example/a'],
    ['https://koran.example', 'https://koran.example/'],
    ['http://bücher.example/ä', 'http://xn--bcher-kva.example/%C3%A4'],
    ['MAILTO:a@koran.example', 'mailto:a@koran.example'],
  ])('[SAN2] the canonical form of %j is %j, and of that itself', (raw, href) => {
    expect([raw, href].map(canonicalHref)).toEqual([href, href]);
  });

  it('[SAN7] a polluted object prototype changes no output', () => {
    const pollution = {
      tagNameCheck: 'anything', attributeNameCheck: 'anything', allowCustomizedBuiltInElements: true,
      ADD_TAGS: ['script', 'img'], ADD_ATTR: ['onerror', 'src'], ALLOWED_TAGS: ['script'], ALLOWED_ATTR: ['onerror'],
      FORCE_BODY: true, WHOLE_DOCUMENT: true, RETURN_DOM: true, USE_PROFILES: { svg: true }, IN_PLACE: true,
      ALLOW_UNKNOWN_PROTOCOLS: true, html: true, onerror: 'a', is: 'x-a',
    }; // prettier-ignore
    const bodies = payloads.map(({ body }) => body);
    const module = (name: string): string =>
      new URL(`../../packages/server/dist/sanitize/${name}.js`, import.meta.url).href;
    const child = new URL('./polluted-child.mjs', import.meta.url).pathname;
    const answer = execFileSync(
      process.execPath,
      [child, module('purify'), module('render-markdown')],
      {
        input: JSON.stringify({ pollution, bodies }),
        maxBuffer: 64 * 1_024 * 1_024,
        encoding: 'utf8',
      },
    );
    const [alone, product] = Object.keys(PATHS).map((path) =>
      (left.get(path) ?? []).map(({ html }) => html),
    );
    expect(JSON.parse(answer)).toEqual({ alone, product });
  }, 120_000);
});

describe('self-test', () => {
  const broken: readonly (readonly [what: string, purifier: Purifier])[] = [
    ['does not support its DOM', { isSupported: false, sanitize: fromHtml }],
    ['returns its input', { isSupported: true, sanitize: (html) => html }],
    ['loses text', { isSupported: true, sanitize: () => '' }],
    [
      'forgets rel',
      { isSupported: true, sanitize: (html) => fromHtml(html).replace(/ rel="[^"]*"/, '') },
    ],
  ];

  it('[SAN8] passes the real purifier', () => {
    expect(() => {
      selfTest(purifier);
    }).not.toThrow();
  });

  it.each(broken)('[SAN8] refuses a purifier that %s', (_what, bad) => {
    expect(() => {
      selfTest(bad);
    }).toThrow(SanitizerUnsafe);
  });
});

describe('strange comments', () => {
  it('[SAN9] there are twenty, one of exactly 4,000 graphemes', () => {
    const lengths = strangeComments.map(
      ({ body }) => [...new Intl.Segmenter('id').segment(body)].length,
    );
    expect([lengths.length, Math.max(...lengths)]).toEqual([20, 4_000]);
  });

  it.each(strangeComments)('[SAN9] $id is within the caps and shown as meant', (comment) => {
    expect(capOver(comment.body)).toBeUndefined();
    const html = fromMarkdown(comment.body);
    expect(isShown(comment, textOf(html)), textOf(html)).toBe(true);
    expect(breachesUnder(parsed(html))).toEqual([]);
  });

  it.each([
    ['a*j*ng 5*3*2 **kata**nya', '<p>a*j*ng 5*3*2 **kata**nya</p>'],
    ['^_^ ya ^_^', '<p>^_^ ya ^_^</p>'],
    ['**a**, (*b*) ~~c~~!', '<p><strong>a</strong>, (<em>b</em>) <del>c</del>!</p>'],
    ['******a******', '<p>******a******</p>'],
    ['~~~ asik\nb', '<p>~~~ asik<br>\nb</p>'],
    ['```halo semua\nb', '<p>```halo semua<br>\nb</p>'],
    ['```js\na<b\n```', '<pre><code>a&lt;b\n</code></pre>'],
    ['>:( a', '<p>&gt;:( a</p>'],
    ['>>>> a', '<p>&gt;&gt;&gt;&gt; a</p>'],
    ['- a\n  - b\n  - c', '<ul>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n</ul>'],
    ['> a\n> b', '<blockquote>\n<p>a<br>\nb</p>\n</blockquote>'],
    ['>\n> b', '<blockquote>\n<p>b</p>\n</blockquote>'],
    ['2024. a', '<p>2024. a</p>'],
    ['1. a\n3. b', '<p>1. a<br>\n3. b</p>'],
    [
      '1. a\n2. b\n\n3. c',
      '<ol>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ol>',
    ],
    ['* * *', '<p>* * *</p>'],
    ['+ 1 a', '<p>+ 1 a</p>'],
    ['    a', '<p>a</p>'],
    ['[a](/b) [c](javascript:d)', '<p>[a](/b) [c](javascript:d)</p>'],
  ])('[SAN13] %j becomes %j', (body, html) => {
    expect(fromMarkdown(body).trimEnd()).toBe(html);
  });

  it.each(['> ', '- ', '> 1. ', '*a '])(
    '[SAN13] %j sixty times over is shallow, and nothing beneath it is lost',
    (mark) => {
      const html = fromMarkdown(`${mark.repeat(60)}paling dalam${' a*'.repeat(60)}`);
      expect(textOf(html)).toContain('paling dalam');
      expect(html.match(/<(?:blockquote|li|em)>/g)?.length).toBeLessThanOrEqual(8);
    },
  );
});

describe('caps', () => {
  it.each([
    ['length', 'a'.repeat(10_000), 'a'],
    ['newlines', '\n'.repeat(199) + '\r\n', '\r'],
    ['fences', '```\na\n'.repeat(10), '> ```'],
    [
      'links',
      '[a](https://koran.example) '.repeat(9) + '<a@koran.example>',
      ' mailto:a@koran.example https://b.example',
    ],
    ['marks', '*a* '.repeat(300), '`'],
  ])(
    '[SAN4] %s: the largest text is accepted, one more is refused by that name',
    (cap, most, more) => {
      expect(capOver(most)).toBeUndefined();
      expect(capOver(most + more)).toBe(cap);
    },
  );

  it('[SAN4] ordinary text has no cap but its length', () => {
    const words =
      'Kata Bu Ani (warga RT 03) — "harga beras naik & turun" @pasar #1: a < b > c \\ d = 5%!\u00a0';
    expect(capOver(words.repeat(100))).toBeUndefined();
    expect(capOver('*'.repeat(9_999))).toBeUndefined();
  });
});
