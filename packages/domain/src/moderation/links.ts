/** Finds links in a text: written out, as Markdown, without scheme, and those in disguise. */
import { foldedForm, type Form } from '../fold.js';
import { disguisedLinksIn } from './disguised-links.js';
import { authorityOf, bareHost, destinationOf, hasTld, isWithin } from './link-host.js';
import type { Destination } from './link-host.js';
import type { Span } from './signal.js';
import { spanOf } from './word-tokens.js';

/** One link and its place in the text. */
export interface FoundLink extends Destination {
  readonly span: Span;
}

/** What a kind of link looks like, and what stands in each of them and is found in no time. */
interface Kind {
  readonly sign: RegExp;
  readonly pattern: RegExp;
}

/* Repetitions are bounded everywhere below, so that no pattern can take more than linear time. */
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const host = String.raw`${label}(?:\.${label}){1,8}`;

/*
 * A link with a scheme, or an address of mail (another check's business), or a bare host. The
 * scheme comes first, so that the host inside it is not found a second time.
 */
const BARE: Kind = {
  sign: /\.[\p{L}\p{N}]|https?:/u,
  pattern: new RegExp(
    [
      String.raw`(?<scheme>https?:[/\\]{1,9})[^\s<>"'\]/\\][^\s<>"'\]]{0,2047}`,
      String.raw`(?<mail>[\w.%+-]{1,64}@${host})`,
      String.raw`(?<bare>${host})(?:[/?#:][^\s<>"'\]]{0,2048})?`,
    ].join('|'),
    'gu',
  ),
};

/** Punctuation after an address belongs to the sentence. */
const withoutTail = (address: string): string => {
  let end = address.length;
  while (/[)\].,;:!?*_~]/u.test(address[end - 1] ?? '')) end -= 1;
  return address.slice(0, end);
};

type Groups = Readonly<Record<string, string | undefined>>;

interface Piece {
  readonly text: string;
  readonly form: Form;
}

const destinationAt = ({ text, form }: Piece, start: number, end: number): Destination => {
  const { start: from, end: to } = spanOf(form, start, end);
  return destinationOf({ written: text.slice(from, to), folded: form.form.slice(start, end) });
};

/** Two words with a full stop between them are shaped like a host, but are none. */
const isAddress = (groups: Groups = {}): boolean =>
  groups['bare'] === undefined || hasTld(groups['bare']);

const bareLink = (piece: Piece, match: RegExpMatchArray): FoundLink | undefined => {
  const { scheme = '', mail } = match.groups ?? {};
  if (mail !== undefined) return undefined;
  const start = match.index ?? 0;
  const end = start + withoutTail(match[0]).length;
  const { hidden, ...known } = destinationAt(piece, start + scheme.length, end);
  const oddScheme = scheme !== '' && !/^https?:\/\/$/u.test(scheme);
  return { ...known, span: spanOf(piece.form, start, end), hidden: hidden || oddScheme };
};

const MARKDOWN: Kind = {
  sign: /\]\(/u,
  pattern:
    /\[(?<shown>[^[\]\n]{1,300})\]\(\s{0,3}<?(?<scheme>https?:[/\\]{0,9}|[/\\]{2,9})?(?<target>[^\s)>/\\][^\s)>]{0,2047})[^)\n]{0,300}\)?/dgu,
};

const hostsIn = (shown: string): readonly string[] =>
  [...shown.matchAll(new RegExp(host, 'gu'))]
    .map(([name]) => name)
    .filter(hasTld)
    .map(bareHost);

/** True where the shown text names a host that has nothing to do with the one it leads to. */
const lies = (shown: string, { host: to = '' }: Destination): boolean =>
  hostsIn(shown).some((name) => !isWithin(name, to) && !isWithin(to, name));

const markdownLink = (piece: Piece, match: RegExpExecArray): FoundLink | undefined => {
  const { shown = '', scheme, target = '' } = match.groups ?? {};
  if (scheme === undefined && !hasTld(authorityOf(target))) return undefined;
  const [start, end] = match.indices?.groups?.['target'] ?? [0, 0];
  const to = destinationAt(piece, start, end);
  const span = spanOf(piece.form, match.index, match.index + match[0].length);
  return { ...to, span, hidden: to.hidden || lies(shown, to) };
};

const isFound = (link: FoundLink | undefined): link is FoundLink => link !== undefined;

const matchesOf = ({ form }: Form, { sign, pattern }: Kind): readonly RegExpExecArray[] =>
  sign.test(form) ? [...form.matchAll(pattern)] : [];

/* Blanks in place of what has been read keep the offsets right. */
const blanked = ({ form, offsets }: Form, read: readonly RegExpExecArray[]): Form => {
  let left = '';
  for (const { 0: match, index } of read)
    left += form.slice(left.length, index) + ' '.repeat(match.length);
  return { form: left + form.slice(left.length), offsets };
};

/** Every link of the text, in no promised order; one address counts as often as it stands there. */
export const findLinks = (text: string): readonly FoundLink[] => {
  const form = foldedForm(text);
  const marked = matchesOf(form, MARKDOWN);
  const bareForm = blanked(form, marked);
  const bare = matchesOf(bareForm, BARE).filter(({ groups }) => isAddress(groups));
  const disguised = disguisedLinksIn(blanked(bareForm, bare));
  return [
    ...marked.map((match) => markdownLink({ text, form }, match)),
    ...bare.map((match) => bareLink({ text, form: bareForm }, match)),
    ...disguised.map((span): FoundLink => ({ span, hidden: true })),
  ].filter(isFound);
};
