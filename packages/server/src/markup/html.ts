/** Makes HTML out of templates in which everything is escaped that is not markup already. */
import { escapeHtml } from './escape-html.js';

/** HTML that may be put into a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template; `undefined` and `false` leave nothing behind. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

const write = (content: Content): string => {
  if (content instanceof Markup) return content.text;
  if (content === undefined || content === false) return '';
  if (typeof content === 'object') return content.map(write).join('');
  return escapeHtml(String(content));
};

/** A piece of a page. Attributes with a hole in them must be quoted. */
export const html = (strings: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(strings.reduce((text, part, at) => text + write(contents[at - 1]) + part));

/** HTML that the sanitiser made: a comment's body as it is stored. Nothing else may come in here. */
export const sanitised = (text: string): Markup => new Markup(text);
