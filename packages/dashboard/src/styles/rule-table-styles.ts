/** How tables of rules look; on a phone the lesser columns stand under the name. */
import { css } from 'lit';

export const ruleTableStyles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10rem, 100%), 1fr));
    gap: 0.75rem;
    align-items: end;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 44px;
  }
  .frame {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.5rem 0.5rem;
    border-block-end: 1px solid var(--meja-line);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--meja-soft);
    font-size: 0.85em;
    font-weight: 600;
  }
  tbody th {
    min-inline-size: 8rem;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .meta {
    display: none;
    color: var(--meja-soft);
    font-size: 0.9em;
    font-weight: 400;
  }
  .wide {
    white-space: nowrap;
  }
  @media (max-width: 1199px) {
    .widest {
      display: none;
    }
  }
  @media (max-width: 699px) {
    .wide {
      display: none;
    }
    .meta {
      display: block;
    }
    th,
    td {
      padding-inline: 0.25rem;
    }
  }
`;
