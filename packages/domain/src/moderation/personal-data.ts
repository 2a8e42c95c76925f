/** Finds ways to reach a person, and numbers that belong to one, in a text. */
import { foldedForm } from '../fold.js';
import { bareHost, isWithin } from './link-host.js';
import type { Span } from './signal.js';
import { spanOf } from './word-tokens.js';

interface Pattern {
  /** Matched against the folded text; what counts is the group `found`, else the whole. */
  readonly pattern: RegExp;
  /** Says no to what only looks like it. `context` is what stands before on the same line. */
  readonly unless: (found: string, context: string) => boolean;
}

/* Repetitions are bounded everywhere below, so that no pattern can take more than linear time. */

const MONEY_BEFORE = /(?:rp|idr|usd|us\$|\$)\s{0,3}\.?\s{0,3}$/u;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$/u;
const TIMES = /^\d\d[.:]\d\d(?:[\s-]+\d\d[.:]\d\d)*$/u;
const DATE_FIRST = /^\d\d?[.-]\d\d?[.-](?:19|20)\d\d/u;
const DECIMAL = /^0[.,]\d+$/u;
const YEARS = /^(?:(?:19|20)\d\d(?:[\s.-]+|$))+$/u;

const isSum = (found: string, context: string): boolean =>
  MONEY_BEFORE.test(context) || THOUSANDS.test(found) || DECIMAL.test(found);

const isTimeOrDate = (found: string): boolean =>
  TIMES.test(found) || DATE_FIRST.test(found) || YEARS.test(found);

const isOtherNumber = (found: string, context: string): boolean =>
  isSum(found, context) || isTimeOrDate(found);

const never = (): boolean => false;

/** A number is whole: no digit, and no decimal part, before or after it. */
const whole = (number: string): RegExp =>
  new RegExp(String.raw`(?:^|[^\d.,+])(?<found>${number})(?![.,-]?\d)`, 'gmu');

const CONTACTS: readonly Pattern[] = [
  /* Mobile: 08… of 10 to 13 digits, 62… of 11 to 15; up to two separators between digits. */
  {
    pattern: whole(String.raw`[0o][\s.()-]{0,2}8(?:[\s.()-]{0,2}[\do]){8,11}`),
    unless: isOtherNumber,
  },
  {
    pattern: whole(String.raw`(?:\+\s?)?62[\s.()-]{0,2}8(?:[\s.()-]{0,2}\d){7,11}`),
    unless: isOtherNumber,
  },
  { pattern: whole(String.raw`\+\s?62(?:[\s.()-]{0,2}\d){7,12}`), unless: never },
  {
    pattern:
      /\b(?:wa\s{0,2}\.\s{0,2}me|chat\s{0,2}\.\s{0,2}whatsapp\s{0,2}\.\s{0,2}com|api\.whatsapp\.com)\s{0,2}\/\S{0,80}/gu,
    unless: never,
  },
  { pattern: /\bt(?:elegram)?\s{0,2}\.\s{0,2}me\s{0,2}\/\s{0,2}\S{1,80}/gu, unless: never },
  /* A messenger's name and a handle: with @, or after a colon with a digit or underscore in it. */
  {
    pattern:
      /\b(?:telegram|tele|tg|line|ig|instagram|wa|whatsapp|discord)[\s:=.,-]{0,4}(?<found>@[a-z][\w.]{2,31})/gu,
    unless: never,
  },
  {
    pattern:
      /\b(?:telegram|tele|tg|line|discord)\s{0,2}[:=]\s{0,2}(?<found>[a-z][a-z.]{0,30}[\d_][\w.]{0,31})/gu,
    unless: never,
  },
  /* An account number of 10 to 16 digits close after a bank's name or the word for account. */
  {
    pattern:
      /\b(?:no\s?rek|nomor\s{1,2}rekening|rekening|rek|norek|bca|bri|bni|bsi|cimb|permata)(?![a-z])[^\d\n]{0,25}(?<found>\d(?:[\s.-]?\d){9,15})(?![.,-]?\d)/gu,
    unless: isOtherNumber,
  },
];

const MAIL =
  /[a-z0-9][\w.%+-]{0,63}(?:@|\s?[([{]\s?(?:at|et)\s?[)\]}]\s?)(?<domain>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/gu;

/* Sixteen digits in one piece or in the groups people write them in: identity and bank cards. */
const PERSONAL_NUMBER: Pattern = {
  pattern: whole(String.raw`\d{16}|\d{4}(?:[ .-]\d{4}){3}|\d{6}[ .-]\d{6}[ .-]\d{4}`),
  unless: isOtherNumber,
};

interface Line {
  readonly form: string;
  readonly spanAt: (start: number, end: number) => Span;
}

const lineOf = (text: string): Line => {
  const form = foldedForm(text);
  return { form: form.form, spanAt: (start, end) => spanOf(form, start, end) };
};

const CONTEXT = 12;

const matchesOf = ({ form, spanAt }: Line, { pattern, unless }: Pattern): readonly Span[] =>
  [...form.matchAll(pattern)].flatMap((match) => {
    const found = match.groups?.['found'] ?? match[0];
    const start = match.index + match[0].lastIndexOf(found);
    const context = form.slice(Math.max(0, start - CONTEXT), start);
    return unless(found, context) ? [] : [spanAt(start, start + found.length)];
  });

const mailsIn = (line: Line, ownHosts: readonly string[]): readonly Span[] =>
  [...line.form.matchAll(MAIL)]
    .filter(
      ({ groups }) => !ownHosts.some((own) => isWithin(groups?.['domain'] ?? '', bareHost(own))),
    )
    .map(({ 0: mail, index }) => line.spanAt(index, index + mail.length));

/** What of a text is personal, by kind. */
export interface PersonalData {
  /**
   * Telephone numbers, addresses of mail and messengers, bank accounts. The newspaper's own
   * addresses (`ownHosts`) are no private ones. Sums of money, times, dates and years are let be.
   */
  readonly contacts: readonly Span[];
  /** Numbers of sixteen digits, as identity cards and bank cards have. */
  readonly personalNumbers: readonly Span[];
}

/** Finds both kinds in one reading of the text. */
export const personalDataIn = (text: string, ownHosts: readonly string[]): PersonalData => {
  const line = lineOf(text);
  return {
    contacts: [
      ...CONTACTS.flatMap((pattern) => matchesOf(line, pattern)),
      ...mailsIn(line, ownHosts),
    ],
    personalNumbers: matchesOf(line, PERSONAL_NUMBER),
  };
};
