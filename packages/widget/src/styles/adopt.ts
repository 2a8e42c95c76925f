/** Gives a style sheet to the shadow root that an element is in, once. */
import type { CSSResult } from 'lit';

export const adopt = (element: Element, { styleSheet }: CSSResult): void => {
  const root = element.getRootNode() as ShadowRoot;
  if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
};
