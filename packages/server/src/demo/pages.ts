// Writes the demo newspaper's front page and its article pages as complete HTML documents.
import type { DemoArticle } from './demo-article.js';
import { escapeHtml } from '../markup/escape-html.js';
import { framePage, printDate } from './page-frame.js';
import { sectionId } from './paper.js';

/** What a page must know besides its articles. */
export interface PageContext {
  /** The site whose comment sections the page carries. */
  readonly site: string;
  /** The page's one true absolute address. */
  readonly canonical: string;
}

const clock = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: 'Asia/Jakarta' });

const time = (at: number): string =>
  `<time datetime="${new Date(at).toISOString()}">${escapeHtml(`${printDate(at)}, ${clock.format(at)} WIB`)}</time>`;

const articlePath = (article: DemoArticle): string => `/demo/${encodeURIComponent(article.slug)}`;

const photo = (article: DemoArticle, alt: string): string =>
  `<img src="/demo/foto/${encodeURIComponent(article.slug)}.svg" width="1200" height="675" alt="${escapeHtml(alt)}">`;

const commentLink = (
  article: DemoArticle,
  { href, site }: { href: string; site: string },
): string =>
  `<a class="to-comments" href="${escapeHtml(href)}">Komentar <komentar-count site="${escapeHtml(site)}" thread="${escapeHtml(article.thread)}" zero="hide"></komentar-count></a>`;

/** The paragraph as HTML, with every amount of money kept on one line with its currency. */
const paragraphText = (paragraph: string): string =>
  escapeHtml(paragraph.replace(/Rp (?=\d)/g, 'Rp\u00a0'));

const firstParagraph = (article: DemoArticle): string =>
  `<span class="dateline">${escapeHtml(article.place)}</span> — ${paragraphText(article.paragraphs[0] ?? '')}`;

interface TeaserOptions {
  readonly site: string;
  readonly isLead: boolean;
}

const teaser = (
  article: DemoArticle,
  { site, isLead }: TeaserOptions,
): string => `<article class="teaser" id="${sectionId(article.section)}">
<p class="kicker">${escapeHtml(article.section)}</p>
<h2><a href="${articlePath(article)}">${escapeHtml(article.title)}</a></h2>
${photo(article, '')}
<p class="standfirst">${paragraphText(article.standfirst)}</p>
${isLead ? `<p class="lead-in">${firstParagraph(article)}</p>` : ''}
<p class="byline"><span>${escapeHtml(article.author)}</span> ${commentLink(article, { href: `${articlePath(article)}#komentar`, site })}</p>
</article>`;

const tryOut = `<aside class="try-out" aria-labelledby="coba">
<h2 id="coba">Coba dalam satu menit</h2>
<ol>
<li>Buka salah satu berita, lalu tulis komentar di bawahnya.</li>
<li>Komentar pertama Anda menunggu moderasi dan hanya terlihat oleh Anda.</li>
<li>Setujui di <a href="/dashboard">meja moderasi</a>; empat detik kemudian komentar itu muncul di semua halaman yang terbuka.</li>
</ol>
</aside>`;

/**
 * The front page, the first article given being its lead.
 * The date under the masthead is the lead's; with no articles at all it is the start of 1970.
 */
export const frontPage = ({
  articles,
  site,
  canonical,
}: PageContext & { articles: readonly DemoArticle[] }): string =>
  framePage({
    kind: 'front',
    description: 'Koran contoh dengan kolom komentar langsung di setiap berita.',
    canonical,
    editionAt: articles[0]?.publishedAt ?? 0,
    main: `<div class="teasers">
${articles.map((article, place) => teaser(article, { site, isLead: place === 0 })).join('\n')}
</div>
${tryOut}`,
  });

const fontChoices = [
  { size: 'kecil', pressed: false },
  { size: 'sedang', pressed: true },
  { size: 'besar', pressed: false },
] as const;

const fontButton = ({ size, pressed }: (typeof fontChoices)[number]): string =>
  `<button type="button" data-pilih-ukuran="${size}" aria-pressed="${String(pressed)}">A<span class="unseen"> ${size}</span></button>`;

const fontControl = `<div class="font-control" role="group" aria-labelledby="pengaturan-font">
${fontChoices.map(fontButton).join('\n')}
<span id="pengaturan-font">Pengaturan Font</span>
</div>`;

const storyHead = (article: DemoArticle): string => `<header class="story-head">
<p class="kicker">${escapeHtml(article.section)}</p>
<h1>${escapeHtml(article.title)}</h1>
<p class="standfirst">${paragraphText(article.standfirst)}</p>
</header>
<figure>
${photo(article, article.photo.alt)}
<figcaption>${escapeHtml(article.photo.caption)}</figcaption>
</figure>`;

const storyBody = (article: DemoArticle): string => `<div class="story-body reading">
<p>${firstParagraph(article)}</p>
${article.paragraphs
  .slice(1)
  .map((paragraph) => `<p>${paragraphText(paragraph)}</p>`)
  .join('\n')}
<p class="credits"><span>Redaktur: ${escapeHtml(article.editor)}</span> <span>Penulis: ${escapeHtml(article.author)}</span></p>
</div>`;

const commentSection = (
  article: DemoArticle,
  site: string,
): string => `<div class="story-comments reading">
<komentar-section id="komentar" site="${escapeHtml(site)}" thread="${escapeHtml(article.thread)}"><p>Komentar pembaca tampil di sini. Bila bagian ini tetap kosong, aktifkan JavaScript di peramban Anda.</p></komentar-section>
</div>
<p class="to-top"><a href="#atas">Top<span class="unseen">: kembali ke awal halaman</span></a></p>`;

/** One article with its comment section; the section's heading is drawn by the widget. */
export const articlePage = (article: DemoArticle, { site, canonical }: PageContext): string =>
  framePage({
    kind: 'story',
    title: article.title,
    description: article.standfirst,
    canonical,
    editionAt: article.publishedAt,
    section: article.section,
    main: `<article class="story">
${storyHead(article)}
<div class="story-side">
<p class="published">${time(article.publishedAt)}</p>
<p class="byline">${commentLink(article, { href: '#komentar', site })}</p>
${fontControl}
</div>
${storyBody(article)}
${commentSection(article, site)}
</article>`,
  });
