/** Dialogs over the desk: the table of keys and the list of commands. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    max-block-size: calc(100dvh - 1.5rem);
    padding: 0;
    border: 1px solid var(--meja-line);
    border-radius: 12px;
    background: var(--meja-sheet);
    color: var(--meja-ink);
    box-shadow: 0 10px 50px var(--meja-shadow);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
`;
