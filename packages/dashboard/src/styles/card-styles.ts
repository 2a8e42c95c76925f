/** How a card looks: dense, steady, and the one in focus unmistakable. */
import { css } from 'lit';
import { markStyles } from './mark-styles.js';

export const cardStyles = css`
  :host {
    display: block;
    scroll-margin-block: var(--meja-head, 0.75rem) 1rem;
    border-radius: var(--meja-radius);
    outline: none;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6rem;
    padding: 0.8rem 1rem;
    border: 1px solid var(--meja-line);
    border-inline-start: 4px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  :host([current]) .card {
    border-inline-start-color: var(--meja-accent-fill);
    box-shadow: 0 2px 12px var(--meja-shadow);
  }
  :host(:focus-visible) .card {
    outline: 2px solid var(--meja-ring);
    outline-offset: 1px;
  }
  :host([settled]) .card {
    border-color: var(--meja-line);
    background: var(--meja-sunken);
    box-shadow: none;
    color: var(--meja-soft);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.2rem 0.75rem;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.2rem 0.6rem;
    flex: 1 1 11rem;
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    gap: 0.25rem;
    margin-inline: -0.3em;
  }
  .name {
    font-size: 1.05em;
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .trust {
    padding: 0 0.55em;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--meja-soft);
    font-size: 0.82em;
    font-weight: 600;
  }
  .trust.new {
    color: var(--meja-amber);
    border-style: dashed;
  }
  .trust.trusted {
    color: var(--meja-ok);
  }
  .trust.risky {
    color: var(--meja-accent);
    border-width: 2px;
  }
  .since {
    font-size: 0.9em;
    white-space: nowrap;
  }
  .record {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .wait {
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .wait.fresh {
    color: var(--meja-ok);
  }
  .wait.fair {
    color: var(--meja-soft);
  }
  .wait.slow {
    color: var(--meja-amber);
    font-weight: 600;
  }
  .wait.late {
    color: var(--meja-accent);
    font-weight: 700;
  }
  :host([settled]) .wait,
  :host([settled]) .trust {
    color: inherit;
    font-weight: 400;
  }
  :is(.head, .article) .plain {
    min-block-size: 24px;
    padding: 0 0.3em;
    color: var(--meja-soft);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .article {
    font-size: 0.9em;
    color: var(--meja-soft);
    overflow-wrap: anywhere;
  }
  .parent {
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--meja-line);
    font-size: 0.93em;
    color: var(--meja-soft);
  }
  .parent p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .text {
    font-size: 1.07em;
    line-height: 1.55;
    max-inline-size: 46rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  .text.clipped {
    max-block-size: 18lh;
    overflow: hidden;
    -webkit-mask-image: linear-gradient(#000 75%, transparent);
    mask-image: linear-gradient(#000 75%, transparent);
  }
  ins,
  del {
    padding: 0.05em 0.1em;
    border-radius: 3px;
  }
  ins {
    background: var(--meja-added);
    font-weight: 600;
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
  }
  del {
    background: var(--meja-removed);
    color: var(--meja-soft);
    text-decoration: line-through 2px;
  }
  .changed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
    color: var(--meja-amber);
    font-weight: 600;
  }
  ${markStyles}
  :is(mark, .match).link {
    text-decoration: underline dotted 2px;
  }
  :is(mark, .match).contact {
    text-decoration: underline double 2px;
  }
  :is(mark, .match).other {
    text-decoration: underline dashed 2px;
  }
  /* Whoever comes to a mark by Tab reads why it is there; by mouse the browser says so. */
  mark:focus-visible {
    position: relative;
  }
  mark:focus-visible::after {
    content: attr(title);
    position: absolute;
    inset: calc(100% + 0.35rem) auto auto 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: 18rem;
    padding: 0.3rem 0.6rem;
    border-radius: var(--meja-radius);
    background: var(--meja-ink);
    color: var(--meja-ground);
    font-size: 0.87rem;
    line-height: 1.4;
    white-space: normal;
  }
  span.link {
    color: var(--meja-soft);
  }
  span.host {
    color: var(--meja-ink);
    font-weight: 700;
  }
  mark span:is(.link, .host) {
    color: inherit;
  }
  .signals {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.35rem;
    font-size: 0.9em;
  }
  .signals .lead {
    color: var(--meja-soft);
  }
  .chip {
    display: inline-block;
    padding: 0.1em 0.6em;
    border: 1px solid var(--meja-line);
    border-radius: 6px;
    background: var(--meja-sunken);
    overflow-wrap: anywhere;
  }
  .chip b {
    font-weight: 600;
  }
  .chip .match {
    padding: 0 0.2em;
    border-radius: 3px;
    background: var(--meja-mark);
    color: var(--meja-mark-ink);
  }
  :host([settled]) .chip .match,
  :host([settled]) mark {
    background: none;
    color: inherit;
  }
  .reported {
    display: grid;
    gap: 0.35rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--meja-amber);
    background: var(--meja-sunken);
    font-size: 0.93em;
  }
  .reports {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
  }
  .reports button {
    margin-inline-start: auto;
  }
  .notes li {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding-block-start: 0.15rem;
  }
  .actions button {
    min-block-size: 36px;
    padding-inline: 0.8em;
  }
  .suggestion {
    margin-inline-start: auto;
    color: var(--meja-soft);
    font-size: 0.9em;
  }
  .panel {
    display: grid;
    gap: 0.4rem;
    padding: 0.7rem 0.85rem;
    border: 1px solid var(--meja-accent);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
    color: var(--meja-ink);
  }
  .panel strong {
    color: var(--meja-accent);
  }
  .panel button {
    justify-self: start;
  }
  .act {
    min-block-size: 36px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    font-weight: 600;
  }
  .line {
    flex: 1 1 12rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .line .excerpt {
    display: block;
    overflow: hidden;
    font-weight: 400;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  :host([compact]) .card {
    padding-block: 0.4rem;
    gap: 0.2rem;
  }
  @media (max-width: 639px) {
    .card {
      padding: 0.75rem;
    }
    .wait {
      white-space: normal;
    }
    .actions,
    .return :is(.head, .article, .parent, .signals) {
      display: none;
    }
    /* The reasons lie over the lower half of the screen. */
    .reject,
    .return {
      margin-block-end: 40dvh;
    }
    meja-reasons {
      position: fixed;
      inset: auto 0 0;
      z-index: 6;
      padding-block-end: env(safe-area-inset-bottom);
      border-radius: 14px 14px 0 0;
      box-shadow: 0 -6px 24px var(--meja-shadow);
    }
  }
`;
