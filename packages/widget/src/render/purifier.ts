/** Cleans HTML where the browser has no sanitiser of its own; fetched only there. */
import purify, { type Config } from 'dompurify';

/** Every nested default is written out, so that a page's polluted prototype has nothing to fill in. */
const CONFIG: Config & { readonly RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  CUSTOM_ELEMENT_HANDLING: {
    tagNameCheck: null,
    attributeNameCheck: null,
    allowCustomizedBuiltInElements: false,
  },
  RETURN_DOM_FRAGMENT: true,
};

/**
 * A function that turns HTML into a fragment of the given elements, links with an address among them
 * and no other attribute anywhere. Throws where DOMPurify would return its input unchanged.
 */
export const purifier = (elements: readonly string[]): ((html: string) => DocumentFragment) => {
  if (!purify.isSupported) throw new Error('This browser has nothing to clean HTML with.');
  return (html) => purify.sanitize(html, { ...CONFIG, ALLOWED_TAGS: [...elements] });
};
