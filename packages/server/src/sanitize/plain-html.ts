/** Recognises rendered comments that hold nothing to purify, as most do: paragraphs of text, line breaks and emphasis. */

/* Written out again by a browser these stay as they are; all others are somebody else's to judge. */
const TEXT = String.raw`[^<>&\u00A0\p{Cc}\p{Surrogate}]|[\n\t]|&(?:amp|lt|gt);|<br>`;
const PLAIN = new RegExp(
  String.raw`^(?:<p>(?:${TEXT}|<(?<mark>strong|em|del)>(?:${TEXT})*</\k<mark>>)*</p>\n)+$`,
  'u',
);

/**
 * The HTML as a browser would write it, where every character of it is accounted for: no attribute, no
 * other element than those of `PLAIN`, each where it may stand, and closed. `undefined` for any other.
 */
export const plainHtml = (html: string): string | undefined => {
  // Markdown writes quotation marks as entities, browsers in a text do not.
  const written = html.replaceAll('&quot;', '"');
  return PLAIN.test(written) ? written : undefined;
};
