/** How the rules' page looks: sheets beside each other where there is room, forms, and the table. */
import { css } from 'lit';
import { textAreaStyles } from './text-area-styles.js';

export const rulesStyles = css`
  ${textAreaStyles}
  :host {
    display: block;
    min-inline-size: 0;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9rem;
    align-content: start;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    align-items: start;
  }
  .sheet {
    padding: 1rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  h2 {
    font-size: 1.1em;
  }
  .bare {
    min-inline-size: 0;
    border: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    gap: 0.75rem;
    align-items: start;
  }
  .condition {
    display: grid;
    gap: 0.5rem;
    min-inline-size: 0;
    padding: 0.6rem 0.75rem 0.4rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
  }
  .condition button,
  .add {
    justify-self: start;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--meja-accent);
  }
  fieldset:disabled :is(input, select, textarea) {
    border-color: var(--meja-line);
    color: var(--meja-soft);
  }
  .badge {
    justify-self: start;
    padding: 0 0.5em;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--meja-soft);
    font-size: 0.82em;
    font-weight: 600;
    white-space: nowrap;
  }
  .badge.active {
    color: var(--meja-ok);
  }
  .badge.shadow,
  .badge.noise {
    color: var(--meja-amber);
  }
  .versions li {
    display: grid;
    gap: 0.15rem;
    padding-block: 0.6rem;
    border-block-start: 1px solid var(--meja-line);
    overflow-wrap: anywhere;
  }
  .versions button {
    justify-self: start;
    margin-block-start: 0.25rem;
  }
  @media (min-width: 1000px) {
    .beside {
      grid-template-columns: minmax(0, 1fr) 24rem;
    }
  }
`;
