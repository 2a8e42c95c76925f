/** Lines of CSV that a spreadsheet program shows as they are and never runs. */

/**
 * A spreadsheet takes what begins so for a formula, full-width forms included, and some skip a tab
 * or a line's end before it. OWASP "CSV Injection"; ASVS 5.0, 1.2.10.
 */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/u;

/** A cell: always in quotes, as RFC 4180 has them; an apostrophe before what would be a formula. */
const cell = (text: string): string =>
  `"${FORMULA.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;

/** A line with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;
