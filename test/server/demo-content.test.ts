// Checks that the demo newspaper is complete, consistent with itself and safe under a strict CSP.
import { describe, expect, it } from 'vitest';
import {
  articlePage,
  articles,
  comments,
  demoFiles,
  escapeHtml,
  frontPage,
  koranCss,
  koranJs,
  photoSvg,
  type DemoArticle,
  type DemoComment,
} from '#server/demo/index.js';
import { badgesByName, editByRef, featureByRef, likesByRef } from '#server/demo/taking-part.js';

const minuteMs = 60_000;
/** The earliest moment at which the demo is expected to be planted: 24 November 2026, 10.00 UTC. */
const plantedAt = Date.UTC(2026, 10, 24, 10);

const publicUrl = 'https://koran.example';
const files = demoFiles({ site: 'demo', publicUrl });
const documents = [...files].filter(([, file]) => file.contentType.startsWith('text/html'));
const byRef = new Map(comments.map((comment) => [comment.ref, comment]));

const parentOf = ({ parentRef }: DemoComment): DemoComment | undefined =>
  parentRef === undefined ? undefined : byRef.get(parentRef);

const levelOf = (comment: DemoComment): number => {
  const parent = parentOf(comment);
  return parent === undefined ? 1 : 1 + levelOf(parent);
};

const articleOf = ({ thread }: DemoComment): DemoArticle | undefined =>
  articles.find((article) => article.thread === thread);

const hostile = '<script>alert("1")</script> & \'x\'';

const hostileArticle = (): DemoArticle => {
  const [article] = articles;
  if (article === undefined) throw new Error('the demo has no article');
  return {
    ...article,
    title: hostile,
    standfirst: hostile,
    photo: { alt: hostile, caption: hostile },
    place: hostile,
    paragraphs: [hostile, hostile],
    author: hostile,
    editor: hostile,
    thread: hostile,
  };
};

const hostileContext = { site: hostile, canonical: hostile };

describe('demo articles', () => {
  it('[DM1] there are at least three articles, each with five to eight paragraphs', () => {
    expect(articles.length).toBeGreaterThanOrEqual(3);
    for (const { slug, paragraphs } of articles) {
      expect(paragraphs.length, slug).toBeGreaterThanOrEqual(5);
      expect(paragraphs.length, slug).toBeLessThanOrEqual(8);
    }
  });

  it('[DM1] slugs and threads are unique and need no encoding in a path', () => {
    for (const key of ['slug', 'thread'] as const) {
      const values = articles.map((article) => article[key]);
      expect(new Set(values).size).toBe(values.length);
      for (const value of values) expect(value).toMatch(/^[a-z0-9-]+$/);
    }
  });

  it('[DM1] articles stand newest first and every one has an illustration of its own', () => {
    const times = articles.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(articles.map(photoSvg)).size).toBe(articles.length);
  });
});

describe('demo comments', () => {
  it('[DM2] there are 55 to 70 comments and at least eight of them are pending', () => {
    expect(comments.length).toBeGreaterThanOrEqual(55);
    expect(comments.length).toBeLessThanOrEqual(70);
    expect(comments.filter(({ status }) => status === 'pending').length).toBeGreaterThanOrEqual(8);
  });

  it('[DM2] refs are unique and every comment belongs to an article, each of which has some', () => {
    expect(byRef.size).toBe(comments.length);
    const threads = new Set(comments.map(({ thread }) => thread));
    expect([...threads].sort()).toEqual(articles.map(({ thread }) => thread).sort());
  });

  it('[DM2] a parent stands before its replies, in the same thread, and is published', () => {
    const seen = new Map<string, DemoComment>();
    for (const comment of comments) {
      if (comment.parentRef !== undefined) {
        const parent = seen.get(comment.parentRef);
        expect(parent, `${comment.ref} answers ${comment.parentRef}`).toMatchObject({
          thread: comment.thread,
          status: 'published',
        });
      }
      seen.set(comment.ref, comment);
    }
  });

  it('[DM2] no comment is older than the comment or the article it answers', () => {
    for (const comment of comments) {
      const createdAt = plantedAt - comment.minutesAgo * minuteMs;
      expect(createdAt, comment.ref).toBeGreaterThan(articleOf(comment)?.publishedAt ?? Infinity);
      expect(comment.minutesAgo, comment.ref).toBeGreaterThan(0);
      expect(comment.minutesAgo, comment.ref).toBeLessThan(
        parentOf(comment)?.minutesAgo ?? Infinity,
      );
    }
  });

  it('[DM2] conversations reach the third level and never go below the fourth', () => {
    const deepest = Math.max(...comments.map(levelOf));
    expect(deepest).toBeGreaterThanOrEqual(3);
    expect(deepest).toBeLessThanOrEqual(4);
  });

  it('[DM2] names and bodies are neither empty nor padded', () => {
    for (const { ref, name, body } of comments) {
      expect(name.trim(), ref).toBe(name);
      expect(body.trim(), ref).toBe(body);
      expect(name.length, ref).toBeGreaterThan(0);
      expect(body.length, ref).toBeGreaterThan(0);
    }
  });
});

describe('demo pages', () => {
  it('[DM3] no page carries an inline script, an inline style or an event handler', () => {
    expect(documents).toHaveLength(articles.length + 1);
    for (const [path, { body }] of documents) {
      expect(body, path).not.toMatch(/<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:/i);
      const scripts = [...body.matchAll(/<script\b([^>]*)>([^<]*)<\/script>/g)];
      expect(scripts.length, path).toBe(body.split('<script').length - 1);
      for (const [, attributes, content] of scripts) {
        expect(attributes, path).toMatch(/\ssrc="\//);
        expect(content, path).toBe('');
      }
    }
  });

  it('[DM3] a drawing neither runs anything nor loads anything', () => {
    for (const article of articles) {
      expect(photoSvg(article)).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|href|url\(/i);
    }
  });

  it('[DM3] everything a page loads from the demo is among the demo files', () => {
    for (const [path, { body }] of documents) {
      for (const [, address = ''] of body.matchAll(/(?:src|href)="(\/demo\/[^"#]*)/g)) {
        expect(files.has(address), `${path} asks for ${address}`).toBe(true);
      }
    }
  });

  it('[DM4] titles and all other texts are escaped on every page and in the drawing', () => {
    const article = hostileArticle();
    const outputs = [
      articlePage(article, hostileContext),
      frontPage({ articles: [article], ...hostileContext }),
      photoSvg(article),
    ];
    for (const output of outputs) {
      expect(output).not.toContain('<script>');
      expect(output).not.toContain('alert("1")');
      expect(output).toContain(escapeHtml(hostile));
    }
    expect(outputs[0]).toContain(`<h1>${escapeHtml(hostile)}</h1>`);
  });

  it('[DM4] escaping covers the five characters that can end a text or an attribute', () => {
    expect(escapeHtml(`<a href="x" id='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    );
  });

  it('[DM5] the front page leads to every article and its comments, with a count each', () => {
    const front = files.get('/')?.body ?? '';
    for (const { slug, thread } of articles) {
      expect(front).toContain(`<h2><a href="/demo/${slug}">`);
      expect(front).toContain(
        `href="/demo/${slug}#komentar">Komentar <komentar-count site="demo" thread="${thread}" zero="hide"></komentar-count></a>`,
      );
    }
    expect(front).toContain(`<link rel="canonical" href="${publicUrl}/">`);
  });

  it.each(articles)('[DM5] $slug has every part of an article page, in its order', (article) => {
    const page = files.get(`/demo/${article.slug}`)?.body ?? '';
    const parts = [
      '<html lang="id">',
      `<link rel="canonical" href="${publicUrl}/demo/${article.slug}">`,
      'href="#isi"',
      'aria-label="Rubrik"',
      '<main id="isi"',
      `<h1>${escapeHtml(article.title)}</h1>`,
      `src="/demo/foto/${article.slug}.svg"`,
      '<figcaption>',
      'Pengaturan Font',
      'Redaktur: ',
      'Penulis: ',
      `<komentar-section id="komentar" site="demo" thread="${article.thread}"><p>`,
      'href="#atas">Top',
    ];
    const places = parts.map((part) => page.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page.match(/<h1\b/g)).toHaveLength(1);
  });

  it('[DM5] no page ever says "Komentar ()"', () => {
    for (const [path, { body }] of documents) expect(body, path).not.toContain('Komentar ()');
  });
});

describe('demo style and script', () => {
  it('[DM6] the font control offers three sizes, and each of the others restyles the reading column', () => {
    const page = documents.find(([path]) => path !== '/')?.[1].body ?? '';
    expect(page.match(/data-pilih-ukuran="(?:kecil|sedang|besar)" aria-pressed=/g)).toHaveLength(3);
    expect(koranCss).toContain(':root[data-ukuran="kecil"]');
    expect(koranCss).toContain(':root[data-ukuran="besar"]');
    expect(page).toContain('class="story-comments reading"');
  });

  it('[DM6] the comment section keeps its room until the widget is defined', () => {
    expect(koranCss).toContain(
      'komentar-section:not(:defined) { display: flow-root; min-block-size: 100svh; }',
    );
  });

  it('[DM6] the stylesheet loads nothing and the script builds no HTML', () => {
    expect(koranCss).not.toMatch(/url\(|@import|@font-face/);
    expect(koranJs).not.toMatch(/innerHTML|insertAdjacentHTML|eval|Function\(/);
  });
});

describe('taking part', () => {
  it('[DM7] likes, pins, picks and edits are of published comments of the demo, badges of its names', () => {
    const published = new Map(
      comments.filter(({ status }) => status === 'published').map((it) => [it.ref, it]),
    );
    const names = new Set([...published.values()].map(({ name }) => name));
    for (const table of [likesByRef, featureByRef, editByRef])
      for (const ref of Object.keys(table)) expect([ref, published.has(ref)]).toEqual([ref, true]);
    for (const name of Object.keys(badgesByName))
      expect([name, names.has(name)]).toEqual([name, true]);
    for (const likes of Object.values(likesByRef)) expect(likes).toBeLessThan(names.size);
    expect(Object.values(featureByRef)).toEqual(expect.arrayContaining(['pin', 'pick']));
    for (const [ref, text] of Object.entries(editByRef))
      expect(published.get(ref)?.body).not.toBe(text);
  });
});
