/** How the author's drawer and its parts look. */
import { css } from 'lit';
import { textAreaStyles } from '../styles/text-area-styles.js';

export const authorStyles = css`
  ${textAreaStyles}
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  section,
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6rem;
  }
  h3 {
    font-size: 1em;
  }
  .facts,
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem 0.9rem;
    align-items: center;
  }
  .list {
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .list > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.15rem 0.75rem;
    align-items: start;
    padding: 0.6rem 0.8rem;
    overflow-wrap: anywhere;
  }
  .list > li + li {
    border-block-start: 1px solid var(--meja-line);
  }
  .list .stands {
    border-inline-start: 3px solid var(--meja-accent);
  }
  .pick {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.6rem;
    grid-column: 1 / -1;
  }
  .text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    unicode-bidi: plaintext;
  }
  textarea {
    min-block-size: 4.5rem;
    padding-block: 0.5rem;
  }
  form > button {
    justify-self: start;
  }
`;
