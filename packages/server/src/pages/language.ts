/** Chooses between the two languages of the pages without scripts. */
import { en } from './texts-en.js';
import { id, type PageTexts } from './texts.js';

const CATALOGUES: Readonly<Record<string, PageTexts>> = { id, en };

const quality = (part: string): number => {
  const given = /;\s*q=([\d.]+)/u.exec(part)?.[1];
  return given === undefined ? 1 : Number(given);
};

/** Languages of an `Accept-Language` header without their regions, most wanted first. */
const wanted = (header: string): readonly string[] =>
  header
    .split(',', 20)
    .filter((part) => quality(part) > 0)
    .sort((a, b) => quality(b) - quality(a))
    .map((part) => /^\s*([a-z]+)/iu.exec(part)?.[1]?.toLowerCase() ?? '');

/** The catalogue the address asks for, else the one the browser wants most, else the Indonesian one. */
export const textsFor = (
  asked: string | undefined,
  acceptLanguage: string | undefined,
): PageTexts =>
  [asked ?? '', ...wanted(acceptLanguage ?? '')]
    .map((lang) => (Object.hasOwn(CATALOGUES, lang) ? CATALOGUES[lang] : undefined))
    .find((texts) => texts !== undefined) ?? id;
