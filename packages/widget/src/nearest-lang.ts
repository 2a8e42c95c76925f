/** Finds the language a page gives to the place where an element stands. */

/** The nearest `lang`, also beyond shadow roots; empty where no element has one. */
export const nearestLang = (element: Element): string => {
  const near = element.closest('[lang]');
  if (near) return near.getAttribute('lang') ?? '';
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host ? nearestLang(host) : '';
};
