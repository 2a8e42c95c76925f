/** Markup that is parsed once and copied for every row: a long thread has a thousand of them. */
import { render, type TemplateResult } from 'lit';

/**
 * A function that makes copies of a template's one element. The template has no bindings, and no white
 * space between tags that is not meant: both would be copied.
 */
export const stamp = (markup: () => TemplateResult): (() => HTMLElement) => {
  let original: Element | null = null;
  return () => {
    if (!original) {
      const holder = document.createElement('div');
      render(markup(), holder);
      original = holder.firstElementChild;
    }
    return original?.cloneNode(true) as HTMLElement;
  };
};
