/** Sizes the protocol enforces on everything that comes in. */

/** A message over the socket, in bytes. Longer comments go over HTTP. */
export const SOCKET_BYTES = 16 * 1024;
/** A request body over HTTP, in bytes: the longest comment with every character escaped. */
export const HTTP_BYTES = 64 * 1024;
/** A comment's source text in UTF-16 code units; its length in graphemes is the site's policy. */
export const BODY_UNITS = 10_000;
/** A thread name given by the site's own system, in code units. */
export const THREAD_UNITS = 200;
/** A URL, in code units. */
export const URL_UNITS = 2048;
/** An article's title, in code units. */
export const TITLE_UNITS = 300;
/** What readers are told about a thread's state, and the editors' note above it, in code units. */
export const THREAD_REASON_UNITS = 300;
export const THREAD_NOTE_UNITS = 1000;
/** What an article is looked for by, in code units. */
export const SEARCH_UNITS = 200;
/** What a reader adds to a report, in code units. */
export const NOTE_UNITS = 500;
/** Comments that can be rejected along with a sanction. */
export const MAX_REJECTED_WITH = 100;
/** The answer to a challenge, in code units. */
export const PROOF_UNITS = 2000;
/** A site's signed token for a reader, in code units. */
export const IDENTITY_UNITS = 4096;
/** A pasted list of patterns, in code units: 500 lines of 100. */
export const IMPORT_UNITS = 50_500;
/** Items on a page of a list. */
export const PAGE_ITEMS = 20;
export const MAX_PAGE_ITEMS = 50;
/** Entries of the log that are taken along at once. */
export const EXPORT_ITEMS = 500;
/** Replies that travel with a root comment; the rest is read with `root`. */
export const REPLIES_WITH_ROOT = 50;
/** Threads whose totals can be asked for at once. */
export const MAX_TOTALS = 100;
/** Missed changes that are sent one by one; a client further behind gets a fresh page. */
export const MAX_CHANGES = 500;
