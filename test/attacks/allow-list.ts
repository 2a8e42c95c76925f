/** Looks at what is really in a DOM, element by element, against the list of what may be there. */

/** Everything that is in a tree but must not be, as sentences; empty when all is well. */
export type Breaches = string[];

/**
 * Walks everything under `root`, in jsdom or in a browser. It is sent to the browser as source text, so it may use
 * nothing from outside itself; it reads through the prototypes' own getters, because a form's child can hide a property.
 */
export function breachesUnder(root: DocumentFragment | Element): Breaches {
  const elements = new Set('p br strong em del code pre blockquote a ul ol li'.split(' '));
  const forced: Readonly<Record<string, string>> = {
    rel: 'nofollow ugc noopener noreferrer',
    target: '_blank',
  };
  const view = root.ownerDocument.defaultView ?? window;
  const read = <Name extends keyof Element>(element: Element, name: Name): Element[Name] =>
    Reflect.get(view.Element.prototype, name, element);

  const linkBreaches = (attributes: ReadonlyMap<string, string>): string[] => {
    if (attributes.size === 0) return [];
    const href = attributes.get('href') ?? '';
    const isCanonical =
      /^(?:https?:\/\/[^/?#@\s]+[/?#]|mailto:[^?#@\s]+@[^?#@\s]+$)/.test(href) &&
      new URL(href).href === href;
    const isForced = Object.entries(forced).every(
      ([name, value]) => attributes.get(name) === value,
    );
    return isCanonical && isForced && attributes.size === 3
      ? []
      : [`link ${JSON.stringify([...attributes])}`];
  };

  return [...root.querySelectorAll('*')].flatMap((element) => {
    const name = read(element, 'localName');
    const attributes = new Map(
      [...read(element, 'attributes')].map((found) => [found.name, found.value]),
    );
    const isKnown =
      elements.has(name) && read(element, 'namespaceURI') === 'http://www.w3.org/1999/xhtml';
    if (!isKnown) return [`element ${read(element, 'namespaceURI')} ${name}`];
    if (name === 'a') return linkBreaches(attributes);
    return [...attributes.keys()].map((attribute) => `attribute ${attribute} on ${name}`);
  });
}
