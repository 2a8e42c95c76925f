/** The composer's style sheet, which comes with it: one box with the text above and everything that belongs to sending below. */
import { css } from 'lit';

export const composerStyles = css`
  komentar-composer {
    display: block;
  }
  /* Padding: a margin would not count where the room for it is kept. */
  .composer {
    padding-block-end: 1.5em;
  }
  komentar-group .composer {
    padding-block: 1em 0.25em;
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
  .composer textarea {
    display: block;
    inline-size: 100%;
    min-block-size: calc(3lh + 1.5em);
    max-block-size: calc(14lh + 1.5em);
    padding: 0.75em 0.9em;
    border: 0;
    border-radius: var(--radius) var(--radius) 0 0;
    background: none;
    line-height: inherit;
    resize: vertical;
  }
  /* A draft that comes back by itself keeps to the room that was left for it. */
  .active textarea {
    field-sizing: content;
  }
  .box textarea:focus-visible {
    outline: none;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .bar,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em 0.9em;
    padding: 0.6em;
  }
  .bar {
    gap: 0 0.6em;
    min-block-size: 2.5em;
    padding-block: 0.1em;
  }
  .foot {
    border-block-start: 1px solid var(--border);
  }
  .who {
    flex: 1 1 11em;
    align-self: end;
    min-inline-size: 0;
    color: var(--muted);
    font-size: 0.8125em;
  }
  .who span {
    display: block;
    padding-inline-start: 0.1em;
  }
  .who input {
    inline-size: 100%;
    min-block-size: 2.6em;
    padding: 0.25em 0.7em;
    border: 1px solid var(--field);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font-size: 1.15em;
  }
  .who.email {
    flex-grow: 1.6;
  }
  .member {
    flex: 1 1 10em;
    color: var(--muted);
    font-size: 0.875em;
  }
  .composer [aria-invalid='true'] {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }
  .too-long .box {
    border-color: var(--danger);
  }
  .buttons {
    display: flex;
    align-self: end;
    gap: 0.6em;
    margin-inline-start: auto;
  }
  .send {
    min-block-size: 2.75em;
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
  .send[aria-disabled='true'] {
    border-color: var(--field);
    background: none;
    color: var(--muted);
  }
  .counter {
    margin-inline-start: auto;
    color: var(--muted);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  @container (min-width: 26em) {
    .counter + .preview-button {
      margin-inline-start: 0;
    }
  }
  .counter.over,
  .problem {
    color: var(--danger);
    font-weight: 600;
  }
  .problem,
  .hint,
  .sent,
  .note {
    margin-block-start: 0.5em;
    font-size: 0.875em;
  }
  .problem:empty,
  .note:empty {
    display: none;
  }
  .hint,
  .note {
    color: var(--muted);
  }
  .foot .note {
    flex: 1 1 8em;
    margin: 0;
  }
  .note .link {
    min-block-size: 24px;
    margin-inline-start: 0.5em;
  }
  .sent {
    color: var(--success);
    font-weight: 600;
  }
  .outbox .conversation {
    border: 0;
    padding-block: 0 1.25em;
  }
  .row + .outbox,
  .replies + .outbox {
    margin-block-start: 1.1em;
  }
  .outbox .outbox .conversation,
  .list .outbox .conversation {
    padding-block-end: 0;
  }
  .waiting .body {
    color: var(--muted);
    white-space: pre-wrap;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35em 1.1em;
    margin-block-start: 0.35em;
    color: var(--muted);
    font-size: 0.875em;
  }
  [data-state='failed'] .state > span {
    color: var(--danger);
    font-weight: 600;
  }
  @media (pointer: coarse) {
    /* Below 16 px phones zoom the page when a field gets the focus. */
    .box textarea,
    .box input {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .send[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
  @media print {
    komentar-composer,
    .outbox {
      display: none;
    }
  }
`;
