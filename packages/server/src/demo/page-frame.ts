// Builds what every page of the demo newspaper shares: head, skip links, masthead, section navigation and imprint.
import { escapeHtml } from '../markup/escape-html.js';
import { paper, sectionId, sections, type Section } from './paper.js';

/** What a page puts into the frame; `main` is finished HTML, everything else is plain text. */
export interface PageContent {
  /** Shown in the browser's tab before the newspaper's name; absent on the front page. */
  readonly title?: string;
  readonly description: string;
  /** The page's one true absolute address. */
  readonly canonical: string;
  /** Epoch milliseconds; the date under the masthead. */
  readonly editionAt: number;
  /** The section that the navigation marks as the current one; absent on the front page. */
  readonly section?: Section;
  readonly kind: 'front' | 'story';
  readonly main: string;
}

const longDate = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: 'Asia/Jakarta' });

/** A time as the newspaper prints it, for example "Senin, 23 November 2026". */
export const printDate = (at: number): string => longDate.format(at);

const documentTitle = ({ title }: PageContent): string =>
  title === undefined ? `${paper.name}: ${paper.motto}` : `${title} - ${paper.name}`;

const head = (page: PageContent): string => `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(documentTitle(page))}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<meta property="og:site_name" content="${escapeHtml(paper.name)}">
<meta property="og:title" content="${escapeHtml(page.title ?? paper.name)}">
<meta property="og:type" content="${page.kind === 'story' ? 'article' : 'website'}">
<meta property="og:url" content="${escapeHtml(page.canonical)}">
<link rel="canonical" href="${escapeHtml(page.canonical)}">
<link rel="icon" type="image/svg+xml" href="/demo/ikon.svg">
<link rel="stylesheet" href="/demo/koran.css">
<script defer src="/demo/koran.js"></script>
<script async src="/k.js"></script>
</head>`;

const masthead = (page: PageContent): string => {
  const name = `<a class="nameplate" href="/">${escapeHtml(paper.name)}</a>`;
  return `<header class="masthead">
${page.kind === 'front' ? `<h1>${name}</h1>` : `<p>${name}</p>`}
<p class="folio"><span>${escapeHtml(paper.motto)}</span><span>${escapeHtml(printDate(page.editionAt))}</span></p>
</header>`;
};

const sectionLink = (section: Section, current: Section | undefined): string =>
  `<li><a href="/#${sectionId(section)}"${section === current ? ' aria-current="true"' : ''}>${escapeHtml(section)}</a></li>`;

const navigation = (page: PageContent): string => `<nav class="sections" aria-label="Rubrik">
<ul>
<li><a href="/"${page.kind === 'front' ? ' aria-current="page"' : ''}>Beranda</a></li>
${sections.map((section) => sectionLink(section, page.section)).join('\n')}
</ul>
</nav>`;

const skipLinks = (page: PageContent): string =>
  `<p class="skip"><a href="#isi">Langsung ke isi</a>${page.kind === 'story' ? '<a href="#komentar">Langsung ke komentar</a>' : ''}</p>`;

const imprint = `<footer class="imprint">
<p><strong>${escapeHtml(paper.name)}</strong> adalah koran contoh. Semua kota, nama, lembaga, dan peristiwa di dalamnya rekaan.</p>
<p><a href="/dashboard">Meja moderasi</a></p>
</footer>`;

/** The whole HTML document around a page's main part. It carries no inline script and no inline style. */
export const framePage = (page: PageContent): string => `<!doctype html>
<html lang="id">
${head(page)}
<body class="page-${page.kind}" id="atas">
${skipLinks(page)}
${masthead(page)}
${navigation(page)}
<main id="isi" tabindex="-1">
${page.main}
</main>
${imprint}
</body>
</html>
`;
