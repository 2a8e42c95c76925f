/** Registers elements where no other copy of this code has done so before. */

/** The first registration of a tag wins; a second copy on the page works with it. */
export const define = (tag: string, element: CustomElementConstructor): void => {
  if (!customElements.get(tag)) customElements.define(tag, element);
};
