/** The only place where HTML from outside enters the page: cleaned once more, whatever the server did. */

/** The elements a comment can hold; the server lets the same ones through. */
const ELEMENTS: readonly string[] = [
  'p',
  'br',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'blockquote',
  'a',
  'ul',
  'ol',
  'li',
];

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** No credit for spam, no hold on this window, no address of the page that is being read. */
const REL = 'nofollow ugc noopener noreferrer';

/** `Element.setHTML` (HTML Sanitizer API), not in the compiler's library yet. */
interface SetsHtml {
  setHTML?: (html: string, options: { readonly sanitizer: object }) => void;
}

const SANITIZER = {
  elements: ELEMENTS.map((name) => ({ name, attributes: name === 'a' ? ['href'] : [] })),
  attributes: [],
  comments: false,
};

/** Makes the cleaned HTML the content of an element. */
type Fill = (target: Element, html: string) => void;

/** Its list is read once: for every text that would take longer than the text itself. */
const withSetHtml = (): Fill => {
  const { Sanitizer } = globalThis as { readonly Sanitizer?: new (config: object) => object };
  const sanitizer = Sanitizer ? new Sanitizer(SANITIZER) : SANITIZER;
  return (target, html) => (target as SetsHtml).setHTML?.(html, { sanitizer });
};

const hasSetHtml = (): boolean => 'setHTML' in Element.prototype;

let fill: Fill | undefined;

/**
 * Makes the sanitiser ready: at once where the browser has one, else by fetching DOMPurify. Rejects
 * where that does not arrive; nothing may be shown then.
 */
export const prepareSafeHtml = async (): Promise<void> => {
  if (fill) return;
  if (hasSetHtml()) {
    fill = withSetHtml();
    return;
  }
  const { purifier } = await import('./purifier.js');
  const clean = purifier(ELEMENTS);
  fill = (target, html) => target.replaceChildren(clean(html));
};

/** A link that leads anywhere but to the web or a mailbox is a word, not a link. */
const finishLink = (link: HTMLAnchorElement): void => {
  const href = link.getAttribute('href') ?? '';
  if (!URL.canParse(href) || !SCHEMES.has(new URL(href).protocol)) {
    link.removeAttribute('href');
    return;
  }
  link.rel = REL;
  link.target = '_blank';
};

/** Most comments are one paragraph of words: those need no parser, and nothing in them can run. */
const fillWithWords = (target: Element, html: string): boolean => {
  const text = /^<p>([^<&]*)<\/p>$/.exec(html)?.[1];
  if (text === undefined) return false;
  const { firstChild, lastChild } = target;
  const isOne = firstChild === lastChild && firstChild?.nodeName === 'P';
  const paragraph = isOne ? firstChild : document.createElement('p');
  if (!isOne) target.replaceChildren(paragraph);
  paragraph.textContent = text;
  return true;
};

/**
 * Replaces what is in `target` by the cleaned HTML. Before `prepareSafeHtml` is done it leaves the
 * target empty.
 */
export const fillSafely = (target: Element, html: string): void => {
  if (!fill) target.replaceChildren();
  else if (!fillWithWords(target, html)) {
    fill(target, html);
    target.querySelectorAll('a').forEach(finishLink);
  }
};
