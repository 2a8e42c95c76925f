/** The only place where HTML from outside enters the page: cleaned once more, whatever the server did. */
import { noChange, nothing } from 'lit';
import { directive, Directive, type ElementPart } from 'lit/directive.js';

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

type Clean = (html: string) => ParentNode & Node;

const withSetHtml: Clean = (html) => {
  const holder = document.createElement('div');
  (holder as SetsHtml).setHTML?.(html, { sanitizer: SANITIZER });
  return holder;
};

const hasSetHtml = (): boolean => 'setHTML' in Element.prototype;

let clean: Clean | undefined;

/**
 * Makes the sanitiser ready: at once where the browser has one, else by fetching DOMPurify. Rejects
 * where that does not arrive; nothing may be shown then.
 */
export const prepareSafeHtml = async (): Promise<void> => {
  if (clean) return;
  if (hasSetHtml()) {
    clean = withSetHtml;
    return;
  }
  const { purifier } = await import('./purifier.js');
  clean = purifier(ELEMENTS);
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
const words = (html: string): (ParentNode & Node) | undefined => {
  const text = /^<p>([^<&]*)<\/p>$/.exec(html)?.[1];
  if (text === undefined) return undefined;
  const holder = document.createElement('div');
  holder.appendChild(document.createElement('p')).textContent = text;
  return holder;
};

/**
 * Replaces what is in `target` by the cleaned HTML. Before `prepareSafeHtml` is done it leaves the
 * target empty.
 */
export const fillSafely = (target: Element, html: string): void => {
  const cleaned = clean && (words(html) ?? clean(html));
  cleaned?.querySelectorAll('a').forEach(finishLink);
  target.replaceChildren(...(cleaned?.childNodes ?? []));
};

class SafeHtml extends Directive {
  #html: string | undefined;

  override render(_html: string): typeof nothing {
    return nothing;
  }

  override update({ element }: ElementPart, [html]: [string]): typeof noChange {
    if (html !== this.#html) fillSafely(element, html);
    this.#html = html;
    return noChange;
  }
}

/** Fills the element it stands on: `<div ${safeHtml(comment.html)}></div>`. */
export const safeHtml = directive(SafeHtml);
