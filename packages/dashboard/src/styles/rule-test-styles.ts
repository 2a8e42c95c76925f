/** How the box for trying a sentence shows what was found. */
import { css } from 'lit';
import { markStyles } from './mark-styles.js';

export const ruleTestStyles = css`
  .result {
    min-block-size: 3rem;
  }
  .verdict {
    justify-self: start;
    padding: 0.1em 0.7em;
    border: 1px solid currentColor;
    border-radius: 999px;
    font-weight: 700;
  }
  .verdict.published {
    color: var(--meja-ok);
  }
  .verdict.pending {
    color: var(--meja-amber);
  }
  .verdict.rejected,
  .verdict.spam {
    color: var(--meja-accent);
  }
  .text {
    padding: 0.6rem 0.75rem;
    border-radius: var(--meja-radius);
    background: var(--meja-sunken);
    line-height: 1.6;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  ${markStyles}
  .found li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.1rem 0.5rem;
    padding-block: 0.35rem;
    border-block-start: 1px solid var(--meja-line);
    overflow-wrap: anywhere;
  }
  summary {
    cursor: pointer;
    font-weight: 600;
  }
  details[open] summary {
    margin-block-end: 0.5rem;
  }
`;
