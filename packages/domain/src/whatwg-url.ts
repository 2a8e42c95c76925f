/** The one piece of the platform the rules lean on: the WHATWG parser of URLs. */

/** What the rules read of a parsed URL. */
export interface ParsedUrl {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  /** Host and, where it is not the scheme's default, port: lower-case, IDNA as ASCII. */
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/*
 * `URL` is part of every runtime this code meets (browsers, Node, workers), is pure and knows
 * neither page nor process. TypeScript types it only together with the DOM or with Node, both
 * of which stay out of this package, so the little that is used is declared here and the
 * global itself is touched in this file only.
 */
declare const URL: new (raw: string) => ParsedUrl;

/** The parts of an absolute URL, or `undefined` where the parser refuses it. */
export const parseUrl = (raw: string): ParsedUrl | undefined => {
  try {
    const url = new URL(raw);
    // Chromium escapes a space in a host, where the standard, and with it Node, refuses the address.
    return url.host.includes('%') ? undefined : url;
  } catch {
    return undefined;
  }
};
