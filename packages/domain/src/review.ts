/** Whether somebody has looked at a comment's text: apart from where the comment stands and from what readers report. */
import type { Status } from './comment.js';

/**
 * `none`: nobody has; `auto`: a rule of the site decided on it; `human`: a moderator did. It is
 * of one revision: a changed text is looked at by nobody.
 */
export const REVIEWS = ['none', 'auto', 'human'] as const;
export type Review = (typeof REVIEWS)[number];

/** How a comment counts as reviewed on which the checks alone have spoken. */
export const reviewAtPosting = (status: Status): Review =>
  status === 'rejected' || status === 'spam' ? 'auto' : 'none';
