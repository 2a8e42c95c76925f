/** The last wall: lets through the listed elements and checked links, and nothing else. */
import createDOMPurify, { type Config } from 'dompurify';
import { JSDOM } from 'jsdom';

import { canonicalHref } from './canonical-href.js';
import { plainHtml } from './plain-html.js';

/** What the rest of the sanitiser needs of DOMPurify. */
export interface Purifier {
  /** False where the DOM underneath is not good enough; DOMPurify then returns its input unchanged. */
  readonly isSupported: boolean;
  /** HTML that holds only the allow-list; meant for flow content, never for an attribute or a raw text element. */
  sanitize(html: string): string;
}

/** Every element that can be in a comment. */
export const ALLOWED_ELEMENTS = [
  'p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a', 'ul', 'ol', 'li',
]; // prettier-ignore

/** What every link carries: no credit for spam, no hold on our window, no address of the reading page. */
export const LINK_ATTRIBUTES: Readonly<Record<'rel' | 'target', string>> = {
  rel: 'nofollow ugc noopener noreferrer',
  target: '_blank',
};

/** Elements whose content must go with them: kept, it would be read as something else on the next parse. */
const DROPPED_WITH_CONTENT = [
  'script', 'style', 'template', 'noscript', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext', 'title', 'textarea',
  'svg', 'math', 'select', 'option', 'audio', 'video', 'object', 'annotation-xml', 'head',
]; // prettier-ignore

const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';

/**
 * Arrays only, no predicates and no ADD_* (CVE-2026-41240), every nested default written out so that a polluted
 * prototype has nothing to fill in (CVE-2026-41238), the HTML namespace alone (mutation through SVG and MathML).
 */
const CONFIG: Config = {
  ALLOWED_TAGS: ALLOWED_ELEMENTS,
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  ALLOW_SELF_CLOSE_IN_ATTR: false,
  SAFE_FOR_XML: true,
  SANITIZE_DOM: true,
  KEEP_CONTENT: true,
  NAMESPACE: HTML_NAMESPACE,
  ALLOWED_NAMESPACES: [HTML_NAMESPACE],
  CUSTOM_ELEMENT_HANDLING: {
    tagNameCheck: null,
    attributeNameCheck: null,
    allowCustomizedBuiltInElements: false,
  },
  FORBID_CONTENTS: DROPPED_WITH_CONTENT,
};

/** DOMPurify checks an address after stripping but keeps it unstripped (`htt\tp:`), so the address is written anew. */
function finishLink(node: Element): void {
  if (node.nodeName !== 'A') return;
  const href = canonicalHref(node.getAttribute('href') ?? '');
  if (href === null) {
    node.removeAttribute('href');
    return;
  }
  node.setAttribute('href', href);
  for (const [name, value] of Object.entries(LINK_ATTRIBUTES)) node.setAttribute(name, value);
}

/**
 * An element made with `is` writes it again when serialised, even when the attribute is gone, so the element goes and
 * its content stays. Only listed elements are touched: the others go anyway, and their properties may be clobbered.
 */
function unwrapCustomised(node: Node): void {
  if (!ALLOWED_ELEMENTS.includes(node.nodeName.toLowerCase())) return;
  const element = node as Element;
  if (element.hasAttribute('is')) element.replaceWith(...element.childNodes);
}

/**
 * A purifier with a DOM of its own (jsdom: happy-dom let payloads run, linkedom switches DOMPurify off silently). Costs
 * around 50 MB and a second of loading: make one per thread, and let `selfTest` judge it before its first comment.
 */
export function createPurifier(): Purifier {
  const purifier = createDOMPurify(new JSDOM('').window);
  purifier.setConfig(CONFIG);
  purifier.addHook('beforeSanitizeElements', unwrapCustomised);
  purifier.addHook('afterSanitizeAttributes', finishLink);
  return {
    isSupported: purifier.isSupported,
    // Reading HTML into a DOM takes ten times as long as making it; what is plain to see is spared that.
    sanitize: (html) => plainHtml(html) ?? purifier.sanitize(html),
  };
}
