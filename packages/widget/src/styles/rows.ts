/** What dresses the tools of rows; comes with them. */
import { css } from 'lit';

export const rowStyles = css`
  .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-inline-end: 0.35em;
    vertical-align: -0.2em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .more-button .icon {
    margin: 0;
    stroke-width: 3.5;
  }
  :dir(rtl) .reply .icon {
    transform: scaleX(-1);
  }
  .words .actions .link {
    min-inline-size: max(24px, 1.75em);
    color: var(--muted);
  }
  .words .actions .link:hover {
    color: var(--link);
  }
  .words .actions .link[aria-disabled='true'] {
    color: var(--muted);
    text-decoration: none;
    opacity: 0.75;
  }
  .likes {
    display: inline-block;
    min-inline-size: 2ch;
    margin-inline-start: 0.3em;
    font-variant-numeric: tabular-nums;
    text-align: start;
  }
  .words .actions .like[aria-pressed='true'] {
    color: var(--link);
  }
  [aria-pressed='true'] .icon {
    fill: currentColor;
  }
  .chip {
    min-block-size: max(24px, 1.75em);
    /* No higher than the link beside it: a chip that appears must not move the row. */
    padding: 0 0.8em;
    border: 1px solid currentColor;
    border-radius: 1em;
    background: none;
    color: var(--link);
    font-weight: 600;
    line-height: 1.3;
  }
  /* Words that come and go lie over what is below. */
  .said {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline-start: 0;
    padding: 0.3em 0.8em;
    border-radius: var(--radius);
    background: var(--text);
    color: var(--komentar-surface, Canvas);
    font-size: max(0.9285em, 12px);
  }
  .asks {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
  }
  .words .actions .confirm {
    color: var(--danger);
  }
  .menu {
    display: grid;
    gap: 0.1em;
    min-inline-size: 13em;
    max-inline-size: min(20em, 100vw - 1em);
    margin: 0.25em 0 0;
    padding: 0.35em;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--komentar-surface, Canvas);
    color: var(--text);
    font-size: max(0.9375em, 14px);
    box-shadow: 0 0.5em 2em rgb(0 0 0 / 22%);
  }
  /* Over the page, and scrolling with it. */
  .menu[popover] {
    position: absolute;
    inset: auto;
    inset-block-start: var(--y);
    inset-inline-start: var(--x);
  }
  .menu[popover]:not(:popover-open) {
    display: none;
  }
  .menu button {
    min-block-size: 2.4em;
    padding: 0.3em 0.8em;
    border: 0;
    border-radius: calc(var(--radius) / 2);
    background: none;
    text-align: start;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--wash);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu [aria-disabled='true'] {
    color: var(--muted);
  }
  .menu .hint {
    padding: 0.3em 0.9em;
  }
  .tombstone {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.9em;
    position: relative;
    padding-block: 0.35em;
    color: var(--muted);
    font-size: 0.9375em;
    font-style: italic;
  }
  .tombstone .link {
    font-style: normal;
  }
  .fresh .words::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: -0.5em;
    border-inline-start: 2px solid var(--success);
  }
  .hint {
    color: var(--muted);
    font-size: 0.875em;
  }
  /* The line from the picture down to the last reply: a press folds the conversation. */
  .rail {
    position: absolute;
    z-index: 1;
    inset-block: calc(1.25em + var(--avatar) + 0.3em) 1.25em;
    inset-inline-start: calc(var(--avatar) / 2 - 12px);
    inline-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--muted);
  }
  .rail::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 50%;
    border-inline-start: 1px solid var(--border);
  }
  .rail:is(:hover, :focus-visible)::before {
    margin-inline-start: -1px;
    border-inline-start: 3px solid currentColor;
  }
  .rail ~ .replies[data-depth='1'] {
    border-color: transparent;
  }
  .rail:hover,
  .rail:focus-visible,
  .rail[aria-expanded='false'] {
    color: var(--link);
  }
  /* Folded it is a sign below the picture, which one line alone leaves no room for. */
  .rail[aria-expanded='false'] {
    block-size: 24px;
  }
  .rail[aria-expanded='false']::before {
    content: '+' / '';
    inset: 3px;
    margin: 0;
    border: 1px solid currentColor;
    border-radius: 50%;
    font-size: 14px;
    font-weight: 700;
    line-height: 16px;
    text-align: center;
  }
  .rail[aria-expanded='false'] ~ .row {
    min-block-size: calc(var(--avatar) + 0.3em + 24px);
  }
  .since {
    position: absolute;
    z-index: 1;
    inset-block-start: -2px;
    inset-inline-end: 0;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--link);
    font-size: max(0.75em, 12px);
    font-weight: 600;
    line-height: 1.3;
  }
  .since::after {
    content: ' ↓' / '';
  }
  .new {
    position: absolute;
    inset-block-start: 0.45em;
    inset-inline-start: -0.6em;
    inline-size: 0.42em;
    block-size: 0.42em;
    border-radius: 50%;
    background: var(--link);
  }
  komentar-group komentar-composer {
    margin-block-start: 1em;
  }
  [role='listitem'] komentar-composer .composer {
    margin-block-end: 0.5em;
  }
  @container (min-width: 25em) {
    komentar-group komentar-composer {
      padding-inline-start: calc(var(--avatar) + 0.8em);
    }
  }
  @media (pointer: coarse) {
    .words .actions .link {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    .rail {
      inset-inline-start: calc(var(--avatar) / 2 - 22px);
      inline-size: 44px;
    }
    .rail[aria-expanded='false'] {
      block-size: 44px;
    }
    .rail[aria-expanded='false']::before {
      inset: 6px 13px auto;
      block-size: 18px;
    }
    .chip,
    .menu button,
    .tombstone .link,
    .notice .quiet {
      min-block-size: 44px;
    }
    .edit textarea {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .menu,
    .said,
    .chip,
    .notice,
    mark {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
    .new {
      background: Highlight;
    }
    .words .actions .like[aria-pressed='true'] {
      color: Highlight;
    }
    [aria-disabled='true'] {
      color: GrayText;
    }
  }
  @media print {
    .rail,
    .since,
    .new,
    .said,
    .menu,
    .tombstone {
      display: none;
    }
  }
`;
