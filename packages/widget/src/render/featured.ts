/** What editors set apart, above the list: a first look, with the way to where it stands (W-59). */
import type { CommentView } from '@komentar/protocol';
import { html, nothing } from 'lit';
import { timeOf, type TimeView } from './comment-row.js';
import { safeHtml } from './safe-html.js';

/** More than this is a list of its own. */
const MOST = 3;

/** The comments set apart, pinned ones first; nothing where there are none. */
export const featuredOf = (comments: readonly CommentView[], view: TimeView): unknown => {
  const { strings } = view;
  return comments.length === 0
    ? nothing
    : html`<ul class="featured" aria-label=${strings.picks}>
        ${comments.slice(0, MOST).map(
          (comment) =>
            html`<li>
              <p class="meta">
                <span class="badge" part="badge"
                  >${comment.feature === 'pin' ? strings.pinned : strings.picks}</span
                >
                <bdi class="author">${comment.author.name}</bdi> ${timeOf({ comment }, view)}
              </p>
              <div class="body" dir="auto" ${safeHtml(comment.html)}></div>
            </li>`,
        )}
      </ul>`;
};
