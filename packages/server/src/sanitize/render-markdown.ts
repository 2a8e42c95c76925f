/** Turns a comment's light Markdown into HTML in which nothing the reader typed is markup of its own. */
import Markdown, { type MarkdownIt } from 'markdown-it';

import { canonicalHref } from './canonical-href.js';
import { plainMarks } from './plain-marks.js';

/**
 * No images (they report every reader's address), tables, headings, rules or references; no raw HTML. Code by
 * indentation is off too: readers indent paragraphs.
 */
const OFF = [
  'image',
  'table',
  'html_block',
  'html_inline',
  'heading',
  'lheading',
  'hr',
  'reference',
  'code',
];

function createMarkdown(): MarkdownIt {
  const md = new Markdown({
    html: false,
    linkify: true,
    breaks: true,
    typographer: false,
    maxNesting: 20,
  });
  md.disable(OFF);
  // Only what says "http://" or "mailto:" is a link; guessing at "habis.Saya" would make links nobody meant.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  // What cannot be a link stays readable as it was typed, instead of becoming a link that leads nowhere.
  md.validateLink = (href) => canonicalHref(href) !== null;
  // Decoding "xn--" or "%2F" for display would show another address than the one that was written.
  md.normalizeLinkText = (href) => href;
  // The allow-list knows `del`; with `s` a struck-out word would be shown as if it stood.
  md.renderer.rules['s_open'] = () => '<del>';
  md.renderer.rules['s_close'] = () => '</del>';
  return md.use(plainMarks);
}

const markdown = createMarkdown();

/**
 * HTML for a comment's text. Not yet safe to show: it has links to check, so it always goes through the purifier.
 * The text must have passed the caps, else the time this takes has no bound.
 */
export const renderMarkdown = (body: string): string => markdown.render(body);
