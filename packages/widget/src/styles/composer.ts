/** The composer's style sheet, which comes with it: one box with the text above and everything that belongs to sending below. */
import { css } from 'lit';

export const composerStyles = css`
  komentar-composer {
    display: block;
  }
  .composer {
    margin-block-end: 1.5em;
  }
  .label {
    display: block;
    margin-block-end: 0.4em;
    font-weight: 600;
  }
  .box {
    border: 1px solid var(--field);
    border-radius: var(--radius);
    background: var(--surface);
  }
  /* The ring belongs around the whole box, not into the corner of its upper half. */
  .box:has(textarea:focus-visible) {
    border-color: var(--link);
    outline: var(--focus);
    outline-color: var(--link);
    outline-offset: 0;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 5.5em;
    max-block-size: 22em;
    padding: 0.75em 0.9em;
    border: 0;
    border-radius: var(--radius) var(--radius) 0 0;
    background: none;
    line-height: inherit;
    resize: vertical;
    field-sizing: content;
  }
  .box textarea:focus-visible {
    outline: none;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 1em;
    padding: 0.6em;
    border-block-start: 1px solid var(--border);
  }
  .name {
    display: flex;
    flex: 1 1 9em;
    min-inline-size: 0;
    align-items: center;
    gap: 0.6em;
    padding-inline-start: 0.3em;
    color: var(--muted);
    font-size: 0.9375em;
  }
  .name input {
    flex: 1;
    min-inline-size: 0;
    max-inline-size: 16em;
    min-block-size: 2.4em;
    padding: 0.25em 0.6em;
    border: 1px solid var(--field);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  .buttons {
    display: flex;
    gap: 0.6em;
    margin-inline-start: auto;
  }
  .send {
    min-block-size: 2.6em;
    padding: 0.4em 1.5em;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .send:hover {
    background: color-mix(in oklab, var(--accent) 88%, #000);
  }
  .buttons .quiet {
    min-block-size: 2.6em;
  }
  .counter {
    color: var(--muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .over,
  .problem {
    color: var(--danger);
    font-weight: 600;
  }
  .problem,
  .hint,
  .sent {
    margin-block-start: 0.5em;
    font-size: 0.875em;
  }
  .problem:empty {
    display: none;
  }
  .hint {
    color: var(--muted);
  }
  .sent {
    color: var(--success);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    /* Below 16 px phones zoom the page when a field gets the focus. */
    .box textarea,
    .box input {
      font-size: max(16px, 1em);
    }
  }
  @media print {
    komentar-composer {
      display: none;
    }
  }
`;
