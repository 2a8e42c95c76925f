/** How a list of what happened looks, in the log and in the history of a comment. */
import { css } from 'lit';

export const logStyles = css`
  .events {
    display: grid;
    gap: 0;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .events > li {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr) auto;
    gap: 0.15rem 1rem;
    align-items: baseline;
    padding: 0.6rem 0.9rem;
  }
  .events > li + li {
    border-block-start: 1px solid var(--meja-line);
  }
  time {
    color: var(--meja-soft);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }
  .said {
    display: grid;
    gap: 0.15rem;
    overflow-wrap: anywhere;
  }
  .said p:first-child {
    font-weight: 600;
  }
  @media (max-width: 639px) {
    .events > li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .events time {
      grid-column: 1 / -1;
    }
  }
`;
