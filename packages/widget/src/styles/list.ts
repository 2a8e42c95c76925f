/** The list: rows, replies by depth, notices. */
import { css } from 'lit';

export const list = css`
  /* Groups off the screen are not laid out; the size is that of ten ordinary rows until it is known. */
  komentar-group {
    display: block;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 95em;
    /* The focus ring of a row reaches beyond what a skipped group may paint. */
    overflow-clip-margin: 0.5em;
  }
  .stale {
    opacity: 0.6;
  }
  .conversation {
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
    gap: 0.25em 1.25em;
    margin-block-start: 0.35em;
    font-size: 0.875em;
  }
  .chip {
    min-block-size: 1.75em;
    /* No higher than the link beside it: a chip that appears must not move the row. */
    padding: 0 0.8em;
    border: 1px solid currentColor;
    border-radius: 1em;
    background: none;
    color: var(--link);
    font-weight: 600;
    line-height: 1.3;
  }
  .notice {
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-block-start: 0.6em;
    padding: 0.35em 0.75em;
    border-inline-start: 0.2em solid var(--warning);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: var(--warning-wash);
    font-size: 0.875em;
  }
  :dir(rtl) .notice {
    border-radius: var(--radius) 0 0 var(--radius);
  }
  .refused {
    border-color: var(--danger);
    background: var(--wash);
  }
  .approved {
    border-color: var(--success);
    background: var(--wash);
  }
  .fresh .words {
    box-shadow: -0.5em 0 0 -0.375em var(--success);
  }
  details {
    margin-block-start: 0.5em;
    font-size: 0.9375em;
  }
  summary {
    color: var(--muted);
    cursor: pointer;
  }
  .replies {
    margin-block-start: 1.1em;
  }
  .replies > [role='listitem'] + [role='listitem'] {
    margin-block-start: 1.1em;
  }
  /* Smaller, but in a column of the same width: without an indent replies stay in line. */
  .replies .avatar {
    inline-size: calc(var(--avatar) * 0.76);
    block-size: calc(var(--avatar) * 0.76);
    margin-inline: calc(var(--avatar) * 0.12);
  }
  .words > .link {
    font-size: 0.875em;
  }
  .words .actions .link {
    color: var(--muted);
  }
  .words .actions .link:hover {
    color: var(--link);
  }
  komentar-group komentar-composer {
    margin-block-start: 1em;
  }
  [role='listitem'] komentar-composer .composer {
    margin-block-end: 0.5em;
  }
  .more-replies {
    margin-block-start: 0.75em;
    font-size: 0.875em;
  }
  /* Two levels on ordinary phones, three where there is room, one on the smallest. */
  @container (min-width: 25em) {
    .replies[data-depth='1'] {
      margin-inline-start: calc(var(--avatar) / 2);
      padding-inline-start: var(--indent);
      border-inline-start: 1px solid var(--border);
    }
    .replies .avatar {
      margin-inline: 0;
    }
    .more-replies {
      margin-inline-start: calc(var(--avatar) / 2 + var(--indent));
    }
    komentar-group komentar-composer {
      padding-inline-start: calc(var(--avatar) + 0.8em);
    }
  }
  @container (min-width: 40em) {
    .replies[data-depth='2'] {
      margin-inline-start: calc(var(--avatar) * 0.4);
      padding-inline-start: var(--indent);
      border-inline-start: 1px solid var(--border);
    }
  }
`;
