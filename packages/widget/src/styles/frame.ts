/** The section's frame: type, header, buttons, states and what lies over the list. */
import { css } from 'lit';

export const frame = css`
  :host {
    display: block;
    box-sizing: border-box;
    max-inline-size: var(--komentar-max-width, none);
    container-type: inline-size;
    color: var(--text);
    font-family: var(--komentar-font-family, inherit);
    font-size: var(--komentar-font-size, max(1em, 14px));
    line-height: var(--komentar-line-height, 1.6);
    text-align: start;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none;
  }
  :host([aria-busy='true']),
  :host([data-reserved]) {
    min-block-size: var(--komentar-reserve, 100svh);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  p,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    margin: 0;
  }
  /* Margins of what the page itself puts here end here, and do not move the whole. */
  .base {
    display: flow-root;
  }
  .unseen,
  .way:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    padding: 0;
    border: 0;
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 1em;
    margin-block-end: 1.25em;
  }
  .header :is(h1, h2, h3, h4, h5, h6) {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  .count {
    color: var(--muted);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  /* The dot comes later; its room is there before it. */
  .live-place {
    align-self: center;
    block-size: 2em;
    min-inline-size: 6em;
  }
  .sort {
    margin-inline-start: auto;
    color: var(--muted);
    font-size: 0.875em;
  }
  /* On a phone the heading and the choice share a line; the word for it is still said. */
  @container (max-width: 27em) {
    .live-place {
      min-inline-size: 2em;
    }
    .live span,
    .sort span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  button,
  select,
  input,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  select {
    min-block-size: 2em;
    padding: 0.2em 0.25em;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--text);
    font-weight: 600;
  }
  button {
    cursor: pointer;
  }
  [aria-disabled='true'] {
    cursor: default;
  }
  :focus-visible {
    outline: var(--focus);
    outline-offset: 2px;
  }
  a {
    color: inherit;
  }
  .link {
    min-block-size: 1.75em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--link);
    font-weight: 600;
  }
  .link:hover,
  .link:focus-visible {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .quiet {
    min-block-size: 2.75em;
    padding: 0.4em 1.1em;
    border: 1px solid var(--field);
    border-radius: var(--radius);
    background: none;
    font-weight: 600;
  }
  .quiet:hover {
    background: var(--wash);
  }
  .empty,
  .closed,
  .loading,
  .failed {
    padding-block: 1.25em;
    color: var(--muted);
  }
  .closed,
  .offline {
    margin-block-end: 1em;
    padding: 0.75em 1em;
    border-radius: var(--radius);
    background: var(--wash);
    color: var(--text);
  }
  .failed {
    display: grid;
    justify-items: start;
    gap: 0.75em;
  }
  .more {
    display: grid;
    justify-items: center;
    gap: 0.5em;
    margin-block-start: 1em;
    padding-block-start: 1.5em;
    border-block-start: 1px solid var(--border);
  }
  .more button {
    min-inline-size: min(100%, 20em);
  }
  img.avatar {
    object-fit: cover;
  }
  /* What the keys do comes later; its line is there before it. */
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    min-block-size: 1.5em;
    margin-block-start: 1em;
  }
  .end,
  .shown {
    color: var(--muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  /* The composer arrives after the first comments; its room is there before it. */
  .composer-place {
    min-block-size: 17.2em;
  }
  @container (max-width: 17.4em) {
    .composer-place {
      min-block-size: 18.6em;
    }
  }
  @container (min-width: 29em) {
    .composer-place {
      min-block-size: 15.8em;
    }
  }
  /* Nothing of it takes room: comments of others never move what is being read. */
  .pill-place {
    position: sticky;
    z-index: 1;
    inset-block-start: calc(var(--komentar-scroll-offset, 1em) + 1.5em);
    block-size: 0;
    text-align: center;
  }
  .skeleton {
    display: grid;
    gap: 1.5em;
    visibility: hidden;
    animation: appear 0s 200ms forwards;
  }
  .skeleton i {
    block-size: 5em;
    border-radius: var(--radius);
    background: var(--wash);
  }
  .loading {
    visibility: hidden;
    animation: appear 0s 200ms forwards;
  }
  @keyframes appear {
    to {
      visibility: visible;
    }
  }
`;
