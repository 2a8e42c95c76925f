/**
 * When a comment counts as published, which is also its place in its list.
 *
 * Roots are ordered by the moment they were last published: one that was held for an hour, or
 * restored after a day, arrives on top of the newest, where readers look for what is new.
 *
 * Replies are ordered by the moment they were first published, and that moment always lies after
 * their parent's. So a reply never stands before what it replies to, also when the parent was
 * rejected and restored meanwhile, or when clocks disagree; and a reply that comes back, comes
 * back to its old place in the conversation.
 */
import type { CommentRow } from './schema.js';

/** The two columns that belong together. */
export type Publication = Pick<CommentRow, 'published_at' | 'first_published_at'>;

/** Of a comment that never was published. */
export const UNPUBLISHED: Publication = { published_at: null, first_published_at: null };

/** What the rule needs of the comment's parent; `undefined` for a root. */
type Parent = Pick<CommentRow, 'first_published_at'> | undefined;

/** Publishes at the time `at`. Whoever can reply has seen the parent, so a parent has been published before. */
export const published = (before: Publication, parent: Parent, at: number): Publication => {
  if (parent === undefined) {
    return { published_at: at, first_published_at: before.first_published_at ?? at };
  }
  const place = before.first_published_at ?? Math.max(at, (parent.first_published_at ?? 0) + 1);
  return { published_at: place, first_published_at: place };
};
