/** How a thread's panel and the page of threads look. */
import { css } from 'lit';
import { textAreaStyles } from '../styles/text-area-styles.js';

export const threadStyles = css`
  ${textAreaStyles}
  .stack,
  form,
  .now {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .sheet {
    padding: 0.9rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .now {
    gap: 0.3rem;
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: 1em;
  }
  .state {
    justify-self: start;
    padding: 0 0.6em;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--meja-amber);
    font-weight: 600;
    white-space: nowrap;
  }
  .state.open {
    color: var(--meja-ok);
  }
  .state:is(.closed, .hidden) {
    color: var(--meja-accent);
  }
  fieldset {
    display: grid;
    gap: 0.1rem;
    min-inline-size: 0;
    border: 0;
  }
  fieldset label {
    display: flex;
    gap: 0.6rem;
    padding: 0.35rem 0.5rem;
    border-radius: var(--meja-radius);
    cursor: pointer;
  }
  fieldset label:hover,
  fieldset label:has(:checked) {
    background: var(--meja-sunken);
  }
  fieldset label span {
    display: grid;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.75rem;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: 0.75rem;
  }
`;
