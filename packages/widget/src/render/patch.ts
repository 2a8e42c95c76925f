/** Brings what a row has on the screen up to date, and touches nothing that is. */

/** Sets an attribute; `undefined` takes it away. */
export const setAttr = (element: Element, name: string, value: string | undefined): void => {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
};

/** Makes a text the whole content of an element. */
export const setText = (element: Element, text: string): void => {
  if (element.textContent !== text) element.textContent = text;
};

/** Puts children in order. None that is in its place is moved: it would lose the focus. */
export const setOrder = (parent: Element, children: readonly Element[]): void => {
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
};

/** The first and the last of the elements in one, where it is known to have some. */
export const firstOf = (element: Element): HTMLElement => element.firstElementChild as HTMLElement;

export const lastOf = (element: Element): HTMLElement => element.lastElementChild as HTMLElement;

/** The element after one, where there is known to be one. */
export const nextOf = (element: Element): HTMLElement => element.nextElementSibling as HTMLElement;
