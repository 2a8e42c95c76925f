/** The look of the page for many comments: a form and a plain list. */
import { css } from 'lit';

export const manyStyles = css`
  :host {
    display: block;
  }
  .search {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
    align-items: end;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .search details {
    grid-column: 1 / -1;
  }
  .search summary {
    padding-block: 0.4rem;
    cursor: pointer;
    font-weight: 600;
  }
  .further {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
    align-items: end;
    gap: 0.75rem;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 44px;
  }
  .check input {
    margin: 0;
  }
  .saved {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem;
    margin-block: 0.75rem;
  }
  .saved span {
    display: inline-flex;
    align-items: center;
    border: 1px solid var(--meja-line);
    border-radius: 999px;
    background: var(--meja-sheet);
  }
  .save {
    display: flex;
    gap: 0.4rem;
  }
  .save input {
    inline-size: 12rem !important;
    min-block-size: 32px !important;
  }
  .saved a {
    min-block-size: 32px;
    padding: 0.3rem 0.2rem 0.3rem 0.9rem;
  }
  .list {
    margin-block: 0.75rem 6rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .list li + li {
    border-block-start: 1px solid var(--meja-line);
  }
  .list label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.25rem 0.75rem;
    padding: 0.6rem 0.9rem;
    cursor: pointer;
  }
  .list label:hover {
    background: var(--meja-sunken);
  }
  .list label:has(input:checked) {
    background: var(--meja-sunken);
    box-shadow: inset 3px 0 0 var(--meja-accent-fill);
  }
  .text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow-wrap: anywhere;
  }
  .about {
    grid-column: 2;
    color: var(--meja-soft);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .nothing {
    padding: 2rem 1rem;
    text-align: center;
  }
  .more {
    display: flex;
    margin: 0.75rem auto;
  }
`;
