/** The list as it is read: rows, and replies by depth. */
import { css } from 'lit';

export const list = css`
  /*
   * Groups off the screen are not laid out; the size is that of ten ordinary rows until it is known.
   * An ordinary page of comments is laid out at once: a wrong guess would move what is below it.
   */
  komentar-group.later {
    content-visibility: auto;
  }
  komentar-group {
    display: block;
    contain-intrinsic-block-size: auto 95em;
    /* The focus ring of a row reaches beyond what a skipped group may paint. */
    overflow-clip-margin: 0.5em;
  }
  .stale {
    opacity: 0.6;
  }
  .featured {
    display: grid;
    gap: 1em;
    margin: 0 0 1.25em;
    padding: 1em;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    list-style: none;
  }
  .featured .body {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    line-clamp: 4;
  }
  .conversation {
    position: relative;
    padding-block: 1.25em;
    border-block-start: 1px solid var(--border);
  }
  .row {
    display: flex;
    gap: 0.8em;
    scroll-margin-block: var(--komentar-scroll-offset, 5em) 2em;
  }
  .row:focus {
    outline: none;
  }
  .row:focus-visible {
    outline: var(--focus);
    outline-offset: 0.25em;
    border-radius: 1px;
  }
  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--avatar);
    block-size: var(--avatar);
    border-radius: 50%;
    background: color-mix(in oklab, currentColor 14%, transparent);
    font-weight: 600;
    line-height: 1;
    object-fit: cover;
    user-select: none;
  }
  .tint-0 {
    color: var(--tint-0);
  }
  .tint-1 {
    color: var(--tint-1);
  }
  .tint-2 {
    color: var(--tint-2);
  }
  .tint-3 {
    color: var(--tint-3);
  }
  .tint-4 {
    color: var(--tint-4);
  }
  .tint-5 {
    color: var(--tint-5);
  }
  .words {
    flex: 1;
    position: relative;
    min-inline-size: 0;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75em;
    line-height: 1.4;
  }
  .author {
    font-weight: 700;
  }
  .parent,
  .time {
    color: var(--muted);
    font-size: 0.8125em;
    text-decoration: none;
  }
  /* Small words, but no small targets: two of them can stand below each other. */
  .meta a {
    line-height: max(24px, 1.7em);
  }
  .parent:hover,
  .time:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .badge {
    padding: 0.05em 0.55em;
    border: 1px solid currentColor;
    border-radius: 1em;
    color: var(--muted);
    font-size: 0.75em;
    font-weight: 600;
  }
  .body {
    max-inline-size: 70ch;
    margin-block-start: 0.3em;
  }
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body :is(p, ul, ol, blockquote, pre) {
    margin-block: 0.6em;
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .body blockquote {
    margin-inline: 0;
    padding-inline-start: 0.9em;
    border-inline-start: 0.2em solid var(--border);
    color: var(--muted);
  }
  .body a {
    color: var(--link);
    text-underline-offset: 0.2em;
  }
  .body code {
    padding: 0.1em 0.3em;
    border-radius: 0.25em;
    background: var(--wash);
    font-size: 0.9em;
  }
  .body pre {
    padding: 0.75em 0.9em;
    border-radius: var(--radius);
    background: var(--wash);
    white-space: pre-wrap;
  }
  .body pre code {
    padding: 0;
    background: none;
  }
  .folded {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 12;
    line-clamp: 12;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1.1em;
    position: relative;
    /* What stands in it comes later and must not move what is below. */
    min-block-size: max(24px, 1.75em);
    margin-block-start: 0.35em;
    font-size: 0.875em;
  }
  .replies {
    margin-block-start: 1.1em;
  }
  .replies > [role='listitem'] + [role='listitem'] {
    margin-block-start: 1.1em;
  }
  .replies .avatar {
    inline-size: calc(var(--avatar) * 0.76);
    block-size: calc(var(--avatar) * 0.76);
  }
  /* Below what they answer, on a line that comes from its picture. */
  .replies[data-depth='1'],
  .more-replies {
    margin-inline-start: calc(var(--avatar) / 2);
    padding-inline-start: var(--step);
  }
  .replies[data-depth='1'] {
    border-inline-start: 1px solid var(--border);
  }
  .words > .link {
    font-size: 0.875em;
  }
  .more-replies {
    margin-block-start: 0.75em;
    font-size: 0.875em;
  }
  /* Two levels on phones, three where there is room; on the smallest the step is small. */
  .list {
    --step: 0.6em;
  }
  @container (min-width: 25em) {
    .list {
      --step: var(--indent);
    }
  }
  @container (min-width: 40em) {
    .replies[data-depth='2'] {
      margin-inline-start: calc(var(--avatar) * 0.4);
      padding-inline-start: var(--step);
      border-inline-start: 1px solid var(--border);
    }
  }
`;
