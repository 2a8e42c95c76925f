/** How the report's dialog looks. */
import { css } from 'lit';

export const reportStyles = css`
  .dialog {
    inline-size: min(30em, 100vw - 2em);
    max-block-size: calc(100svh - 2em);
    padding: 1.25em;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--komentar-surface, Canvas);
    color: var(--text);
  }
  .dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .dialog-title {
    margin-block-end: 0.6em;
    font-size: 1.15em;
    line-height: 1.3;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--muted);
  }
  .option {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: 2.25em;
  }
  .option:last-child {
    margin-block-start: 0.4em;
    padding-block-start: 0.4em;
    border-block-start: 1px solid var(--border);
  }
  .option input {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    accent-color: var(--accent);
  }
  .dialog .label {
    margin-block-start: 0.75em;
  }
  @media (pointer: coarse) {
    .option {
      min-block-size: 44px;
    }
    .dialog textarea {
      font-size: max(16px, 1em);
    }
  }
`;
