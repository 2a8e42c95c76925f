/** How a card looks that a colleague is at, or has. */
import { css } from 'lit';

export const companyStyles = css`
  :host([taken]:not([current])) .card {
    background: var(--meja-sunken);
    color: var(--meja-soft);
  }
  .company {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.6rem;
    color: var(--meja-accent);
    font-size: 0.9em;
    font-weight: 600;
  }
`;
