/** Puts a name into a text so that neither can turn the other's reading direction around. */
import { html, type TemplateResult } from 'lit';

/** The text with `{name}` as an isolated element. */
export const withName = (text: string, name: string): TemplateResult => {
  const [before, after] = text.split('{name}');
  return html`${before}<bdi>${name}</bdi>${after}`;
};
