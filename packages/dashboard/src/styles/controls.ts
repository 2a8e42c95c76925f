/** Buttons, fields, keys and badges as every element of the desk has them. */
import { css } from 'lit';

export const controls = css`
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  blockquote,
  fieldset {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 40px;
    padding: 0 0.9em;
    border: 1px solid var(--meja-edge);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover {
    border-color: var(--meja-ink);
  }
  button.ok {
    border-color: var(--meja-ok-fill);
    background: var(--meja-ok-fill);
    color: var(--meja-on-fill);
  }
  button.primary,
  .button.primary {
    border-color: var(--meja-accent-fill);
    background: var(--meja-accent-fill);
    color: var(--meja-on-fill);
  }
  button.no {
    border-color: var(--meja-accent);
    color: var(--meja-accent);
  }
  button:disabled:not(.plain) {
    border-color: var(--meja-line);
    background: var(--meja-sunken);
  }
  button:disabled {
    color: var(--meja-soft);
    cursor: default;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.plain:hover {
    background: var(--meja-sunken);
  }
  button.small {
    min-block-size: 32px;
    padding: 0 0.7em;
    font-size: 0.9em;
  }
  @media (max-width: 639px) {
    button,
    .button,
    select {
      min-block-size: 48px;
    }
    button.small {
      min-block-size: 48px;
      font-size: 0.95em;
    }
  }
  :focus-visible {
    outline: 3px solid var(--meja-ring);
    outline-offset: 2px;
  }
  kbd {
    display: inline-grid;
    place-items: center;
    min-inline-size: 1.6em;
    padding: 0 0.35em;
    border: 1px solid currentColor;
    border-radius: 4px;
    font: 600 0.8em/1.5 var(--meja-font);
    opacity: 0.95;
  }
  .field {
    display: grid;
    gap: 0.25rem;
  }
  .field label,
  legend {
    font-weight: 600;
  }
  input:not([type='checkbox'], [type='radio']),
  select {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0 0.75rem;
    border: 1px solid var(--meja-edge);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  input[aria-invalid='true'] {
    border-color: var(--meja-accent);
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 1.15rem;
    block-size: 1.15rem;
    margin: 0.15rem 0 0;
    accent-color: var(--meja-accent-fill);
    flex: none;
  }
  .soft {
    color: var(--meja-soft);
  }
  .hint {
    color: var(--meja-soft);
    font-size: 0.9em;
  }
  .wrong {
    color: var(--meja-accent);
    font-size: 0.9em;
    font-weight: 600;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
