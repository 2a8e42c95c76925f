/** Proves before the first comment that the sanitiser at hand sanitises; a broken one must never serve. */
import type { Purifier } from './purify.js';
import { renderMarkdown } from './render-markdown.js';
import { SanitizerUnsafe } from './sanitizer-unsafe.js';

/** HTML and exactly what must be left of it: attacks of each kind, and ordinary text that must survive. */
const CANARIES: readonly (readonly [html: string, left: string])[] = [
  [
    '<p>Setuju, <strong>Bu Lurah</strong>!<br>Lanjutkan.</p>',
    '<p>Setuju, <strong>Bu Lurah</strong>!<br>Lanjutkan.</p>',
  ],
  // The way most comments take, with the newline Markdown ends a paragraph with.
  [
    '<p>Setuju &amp; <em>sepakat</em>, &quot;Bu&quot;.</p>\n',
    '<p>Setuju &amp; <em>sepakat</em>, "Bu".</p>\n',
  ],
  ['<script>canary()</script>tes', 'tes'],
  ['<img src=x onerror=canary()>tes', 'tes'],
  ['<p onclick="canary()" style="position:fixed" id="a" class="b">tes</p>', '<p>tes</p>'],
  ['<a href="javascript:canary()">tes</a>', '<a>tes</a>'],
  ['<a href="https://bank.example@jahat.example/">tes</a>', '<a>tes</a>'],
  [
    '<a href="htt\tps://koran.example/a" target="_top" ping="https://jahat.example">tes</a>',
    '<a href="https://koran.example/a" rel="nofollow ugc noopener noreferrer" target="_blank">tes</a>',
  ],
  ['<svg><style><img title="</style><img src=x onerror=canary()>"></style></svg>tes', 'tes'],
  [
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=canary()&gt;">',
    '',
  ],
  ['tes<noscript><p title="</noscript><img src=x onerror=canary()>"></noscript>', 'tes'],
  ['<form><input name="attributes"><input name="childNodes">tes</form>', 'tes'],
  ['<p is="kotak-surat" onclick="canary()">tes</p>', 'tes'],
  ['<kotak-surat onfocus="canary()" tabindex="1" autofocus>tes</kotak-surat>', 'tes'],
];

/** Raw HTML in a comment, and how it must come out of Markdown: as text. */
const TYPED_HTML = '<b onclick=canary()>tes</b>';
const SHOWN_HTML = '<p>&lt;b onclick=canary()&gt;tes&lt;/b&gt;</p>\n';

/**
 * Ends silently when every canary came out as written above.
 * @throws {SanitizerUnsafe} naming the first one that did not; the caller must refuse to start
 */
export function selfTest(purifier: Purifier): void {
  if (!purifier.isSupported) throw new SanitizerUnsafe('DOMPurify does not support this DOM');
  if (renderMarkdown(TYPED_HTML) !== SHOWN_HTML)
    throw new SanitizerUnsafe('Markdown lets HTML through');
  for (const [html, left] of CANARIES) {
    const found = purifier.sanitize(html);
    if (found !== left)
      throw new SanitizerUnsafe(`${JSON.stringify(html)} became ${JSON.stringify(found)}`);
  }
}
