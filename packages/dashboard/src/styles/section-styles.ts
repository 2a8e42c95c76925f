/** The look of pages that are a column of sections: the account and the team. */
import { css } from 'lit';
import { outcomeStyles } from './outcome-styles.js';

export const sectionStyles = css`
  ${outcomeStyles}
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    max-inline-size: 46rem;
    margin-inline: auto;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    padding: 1rem 1.25rem 1.25rem;
    border: 1px solid var(--meja-line);
    border-radius: 12px;
    background: var(--meja-sheet);
  }
  h2 {
    font-size: 1.1em;
  }
  form {
    display: grid;
    gap: 0.85rem;
    justify-items: start;
  }
  form > * {
    max-inline-size: 100%;
  }
  .field {
    inline-size: min(100%, 26rem);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.75rem;
  }
  .badge {
    padding: 0.1em 0.65em;
    border: 1px solid currentColor;
    border-radius: 999px;
    font-size: 0.85em;
    font-weight: 600;
    white-space: nowrap;
  }
  .badge.ok {
    color: var(--meja-ok);
  }
  .badge.warn {
    color: var(--meja-amber);
  }
  .done {
    color: var(--meja-ok);
    font-weight: 600;
  }
  .failed {
    color: var(--meja-accent);
    font-weight: 600;
  }
  ul.rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ul.rows > li,
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
  }
  ul.rows > li {
    padding-block: 0.7rem;
  }
  ul.rows > li > :only-child {
    flex: 1;
  }
  form > fieldset {
    inline-size: min(100%, 36rem);
  }
  .hard {
    display: grid;
    gap: 0.5rem;
  }
  ul.rows > li + li {
    border-block-start: 1px solid var(--meja-line);
  }
  .who {
    flex: 1 1 14rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  @media (max-width: 639px) {
    section {
      padding: 0.85rem;
    }
  }
`;
