// Lists everything the demo newspaper serves, path by path, so that the server needs one loop and no knowledge of it.
import { articles } from './articles.js';
import { iconSvg } from './icon-svg.js';
import { koranCss } from './koran.css.js';
import { koranJs } from './koran.js.js';
import { articlePage, frontPage } from './pages.js';
import { photoSvg } from './photo-svg.js';

/** One file ready to be sent. */
export interface DemoFile {
  readonly contentType: string;
  readonly body: string;
}

const html = (body: string): DemoFile => ({ contentType: 'text/html; charset=utf-8', body });
const svg = (body: string): DemoFile => ({ contentType: 'image/svg+xml; charset=utf-8', body });

/** Every path of the demo newspaper with its file. `publicUrl` is the server's own address without a slash at its end. */
export const demoFiles = ({
  site,
  publicUrl,
}: {
  site: string;
  publicUrl: string;
}): ReadonlyMap<string, DemoFile> =>
  new Map<string, DemoFile>([
    ['/', html(frontPage({ articles, site, canonical: `${publicUrl}/` }))],
    ['/demo/koran.css', { contentType: 'text/css; charset=utf-8', body: koranCss }],
    ['/demo/koran.js', { contentType: 'text/javascript; charset=utf-8', body: koranJs }],
    ['/demo/ikon.svg', svg(iconSvg)],
    ...articles.flatMap((article): [string, DemoFile][] => [
      [
        `/demo/${article.slug}`,
        html(articlePage(article, { site, canonical: `${publicUrl}/demo/${article.slug}` })),
      ],
      [`/demo/foto/${article.slug}.svg`, svg(photoSvg(article))],
    ]),
  ]);
