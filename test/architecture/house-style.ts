/** House rules about whole files that a linter does not know: opening sentence, file names, units, address words. */
import { posix } from 'node:path';
import ts from 'typescript';
import { forbiddenWords } from '../../scripts/path-words.mjs';
import { parse, visit, type SourceFile } from './source-file.js';

/** The rules by id; a breach names its rule in these words. */
export const STYLE = {
  IL20: 'each file opens with a sentence saying what it is for',
  IL21: 'no file or folder is called utils, helpers, common, manager or misc',
  IL22: 'no rem in the widget: the page around it owns the root font size',
  IL23: 'no asset or API path contains a word that content blockers stop',
} as const;

const VAGUE = new Set('util utils helper helpers common manager managers misc'.split(' '));

/** A comment at the very top with at least four words, the linter's own switches not counted. */
export function opensWithSentence({ text }: SourceFile): boolean {
  const opening =
    /^\s*(?:\/\*[^]*?\*\/|(?:\/\/.*\n)+)/.exec(text.replace(/^#!.*\n/, '').concat('\n'))?.[0] ?? '';
  const words = opening.replace(/eslint-\S.*/g, '').match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? [];
  return words.length >= 4;
}

/** The vague words in a path's folders and file name. */
export const vagueNames = ({ path }: SourceFile): string[] =>
  path.split(/[/.-]/).filter((word) => VAGUE.has(word.toLowerCase()));

/** Lengths in `rem`, outside comments. */
export const remUnits = ({ text }: SourceFile): string[] =>
  text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').match(/(?:\d+(?:\.\d+)?|\.\d+)rem\b/g) ?? [];

/** Addresses in string literals (`/v1/thread`) and in the attributes of templates that hold a blocked word. */
export function blockedPaths(file: SourceFile): string[] {
  const paths: string[] = [];
  visit(parse(file), (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !isTemplateRest(node)) return;
    paths.push(...addressesIn(node.text));
  });
  return paths.filter((path) => forbiddenWords(path).length > 0);
}

const isTemplateRest = (node: ts.Node): node is ts.TemplateMiddle | ts.TemplateTail =>
  ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** The whole text when it is one address, and every address in an attribute. */
function addressesIn(text: string): string[] {
  const attributes = [...text.matchAll(/\b(?:src|href|action)="(\/[^"\s]*)/g)].map(
    (match) => match[1] ?? '',
  );
  return /^\/[\w./:*?=&-]+$/.test(text) ? [text, ...attributes] : attributes;
}

/** Address words of a page of the examples, where there is no parser to ask. */
export const blockedInPage = ({ text }: SourceFile): string[] =>
  addressesIn(text).filter((path) => forbiddenWords(path).length > 0);

/** Whether a file belongs to the widget, whose sizes must follow the page. */
export const isWidget = ({ path }: SourceFile): boolean =>
  path.startsWith(posix.join('packages', 'widget', '/'));
