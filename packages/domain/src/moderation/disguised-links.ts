/** Finds links that were made unreadable for filters but not for people. */
import type { Form } from '../fold.js';
import type { Span } from './signal.js';
import { PLAIN_TLDS, TLDS } from './top-level-domains.js';
import { spanOf } from './word-tokens.js';

interface Disguise {
  /** Stands in every match, and is found in no time. */
  readonly sign: RegExp;
  /** Matched against the folded text. A group named `tld` must hold one of `tlds`. */
  readonly pattern: RegExp;
  readonly tlds: ReadonlySet<string>;
}

/* Repetitions are bounded everywhere below, so that no pattern can take more than linear time. */
const apart = String.raw`[\s.,_*-]{1,4}`;
const gap = String.raw`\s{0,3}`;
const before = String.raw`[\p{L}\p{N}-]{1,40}`;
const tld = String.raw`(?<tld>\p{L}{2,10})`;
const wordEnd = String.raw`(?![\p{L}\p{N}])`;
const path = String.raw`${gap}\/${gap}[\p{L}\p{N}]`;

const row = (sign: RegExp, pattern: string, tlds: ReadonlySet<string> = TLDS): Disguise => ({
  sign,
  pattern: new RegExp(pattern, 'gu'),
  tlds,
});

const DISGUISES: readonly Disguise[] = [
  /* h t t p, h.t.t.p.s */
  row(/\bh[\s.,_*-]/u, String.raw`\bh${apart}t${apart}t${apart}p`),
  /* hxxp:, h**ps: */
  row(/\bh[x*]/u, String.raw`\bh(?:xx|\*\*)ps?${gap}:`),
  /* https : //, https: //, http s://, http:\\ */
  row(
    /\bhttp/u,
    String.raw`\bhttp(?:\s{1,3}s|s?)(?:\s{1,3}:${gap}\/|:\s{1,3}\/${gap}\/|:${gap}\\)|\bhttp\s{1,3}s:`,
  ),
  /* www . koran, w w w */
  row(/\bw[\sw.]/u, String.raw`\bw{3}\s{1,3}\.|\bw\s{1,3}w\s{1,3}w\b|\bw\.w\.w\b`),
  /* koran(dot)id, koran [titik] com, koran[.]id */
  row(
    /[([{<]/u,
    `${before}${gap}[([{<]${gap}(?:dot|titik|d0t|\\.)${gap}[)\\]}>]${gap}${tld}${wordEnd}`,
  ),
  /* koran dot com, koran titik co titik id */
  row(
    /\s(?:dot|titik)\s/u,
    String.raw`${before}\s{1,3}(?:dot|titik)\s{1,3}(?:co\s{1,3}(?:dot|titik)\s{1,3})?${tld}${wordEnd}`,
    PLAIN_TLDS,
  ),
  /* koran . com */
  row(/\s[.·•]/u, String.raw`${before}\s{1,3}[.·•]${gap}${tld}${wordEnd}`, PLAIN_TLDS),
  /* bit. ly/x, bit . ly / x, bit,ly/x */
  row(/\//u, `${before}${gap}[.,·•]${gap}${tld}${path}`, PLAIN_TLDS),
  /* koran,com */
  row(/,(?:com|net|org|xyz|biz)/u, `${before},(?:com|net|org|xyz|biz)${wordEnd}`),
];

const isLink = ({ tlds }: Disguise, match: RegExpMatchArray): boolean => {
  const end = match.groups?.['tld'];
  return end === undefined || tlds.has(end);
};

/** Places in a folded text where a link is spelled so that no program takes it for one. */
export const disguisedLinksIn = (form: Form): readonly Span[] =>
  DISGUISES.filter(({ sign }) => sign.test(form.form)).flatMap((disguise) =>
    [...form.form.matchAll(disguise.pattern)]
      .filter((match) => isLink(disguise, match))
      .map(({ 0: match, index }) => spanOf(form, index, index + match.length)),
  );
