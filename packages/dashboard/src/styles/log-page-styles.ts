/** How the page of the log looks around its list. */
import { css } from 'lit';

export const logPageStyles = css`
  .log,
  section,
  .log > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
  }
  section {
    gap: 0.4rem;
  }
  h2 {
    font-size: 1em;
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    gap: 0.75rem;
    padding: 0.8rem 0.9rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.75rem;
  }
  .more {
    justify-self: center;
  }
  .export {
    position: relative;
  }
  .export summary {
    list-style: none;
  }
  .export summary::-webkit-details-marker {
    display: none;
  }
  .export > div {
    position: absolute;
    inset-inline-end: 0;
    inset-block-start: calc(100% + 0.4rem);
    z-index: 5;
    display: grid;
    gap: 0.6rem;
    inline-size: min(20rem, calc(100vw - 1.2rem));
    padding: 0.9rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
    box-shadow: 0 8px 30px var(--meja-shadow);
  }
  @media (min-width: 1024px) {
    .panelled {
      padding-inline-end: var(--meja-panel);
    }
  }
  @media (max-width: 639px) {
    .filters {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .filters input[type='date'] {
      padding-inline: 0.4rem;
    }
  }
  @media (max-width: 359px) {
    .filters {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
