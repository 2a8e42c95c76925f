/** How the words look that a check or a rule found. */
import { css } from 'lit';

export const markStyles = css`
  mark {
    padding: 0.05em 0.1em;
    border-radius: 3px;
    background: var(--meja-mark);
    color: var(--meja-mark-ink);
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
    cursor: help;
  }
`;
