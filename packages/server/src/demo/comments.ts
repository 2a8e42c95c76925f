// Gathers the demo's invented comments from the files of their threads.
import { busComments } from './comments/bus.js';
import { footballComments } from './comments/football.js';
import { libraryComments } from './comments/library.js';
import { marketComments } from './comments/market.js';
import { pavementComments } from './comments/pavement.js';
import type { DemoComment, ThreadEntry } from './demo-comment.js';

const entriesByThread: Readonly<Record<string, readonly ThreadEntry[]>> = {
  'artikel-48213': marketComments,
  'artikel-48209': footballComments,
  'artikel-48204': pavementComments,
  'artikel-48190': busComments,
  'artikel-48177': libraryComments,
};

/** All of the demo's comments; a parent always stands before its replies. */
export const comments: readonly DemoComment[] = Object.entries(entriesByThread).flatMap(
  ([thread, entries]) =>
    entries.map((entry): DemoComment => ({ status: 'published', ...entry, thread })),
);
