/** Finds the web addresses in a text, and in each the part that says where it leads. */
import type { Span } from '@komentar/domain';

/** An address and its host, by UTF-16 offsets. */
export interface Link extends Span {
  readonly host: Span;
}

/** Up to a blank or what closes brackets and quotes; what ends a sentence behind it is not part of it. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'“”()[\]{}]*[^\s<>"'“”()[\]{}.,;:!?]/giu;

/** `https://bank.example@trap.example/` leads to the trap: the host stands behind the last `@`. */
const hostOf = (address: string, start: number): Span => {
  const scheme = /^https?:\/\//iu.exec(address)?.[0].length ?? 0;
  const authority = /^[^/?#\\]*/u.exec(address.slice(scheme))?.[0] ?? '';
  const from = authority.lastIndexOf('@') + 1;
  const port = /:\d*$/u.exec(authority)?.[0].length ?? 0;
  return { start: start + scheme + from, end: start + scheme + authority.length - port };
};

/** The addresses in order, none within another. */
export const linksOf = (text: string): readonly Link[] =>
  [...text.matchAll(ADDRESS)].map(({ 0: address, index: start }) => ({
    start,
    end: start + address.length,
    host: hostOf(address, start),
  }));
