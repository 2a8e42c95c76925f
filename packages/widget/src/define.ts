/** Registers elements where no other copy of this code has done so before. */

/**
 * The first registration of a tag wins; a second copy on the page works with it.
 * @returns whether this copy's element is the one
 */
export const define = (tag: string, element: CustomElementConstructor): boolean => {
  const isFirst = !customElements.get(tag);
  if (isFirst) customElements.define(tag, element);
  return isFirst;
};
