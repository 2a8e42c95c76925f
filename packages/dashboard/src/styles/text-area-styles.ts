/** How a field of several lines looks. */
import { css } from 'lit';

export const textAreaStyles = css`
  textarea {
    inline-size: 100%;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--meja-edge);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
`;
