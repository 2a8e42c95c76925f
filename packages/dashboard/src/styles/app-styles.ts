/** The frame around the pages before the desk, and the dialog for signing in again. */
import { css } from 'lit';

export const appStyles = css`
  .door {
    display: grid;
    grid-template-rows: auto 1fr;
    justify-items: center;
    gap: 1.25rem;
    min-block-size: 100dvh;
    padding: 1rem;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    inline-size: 100%;
    max-inline-size: 60rem;
  }
  .brand {
    font-weight: 700;
  }
  .brand::before {
    content: '';
    display: inline-block;
    inline-size: 0.7em;
    block-size: 0.7em;
    margin-inline-end: 0.5em;
    border-radius: 50% 50% 50% 12%;
    background: var(--meja-accent-fill);
  }
  meja-choices {
    inline-size: min(100%, 22rem);
  }
  main {
    align-self: start;
    inline-size: min(100%, 27rem);
    margin-block: min(8vh, 4rem) 2rem;
    padding: 1.5rem;
    border: 1px solid var(--meja-line);
    border-radius: 12px;
    background: var(--meja-sheet);
  }
  main.wide {
    inline-size: min(100%, 34rem);
    margin-block-start: 0;
  }
  .wait {
    display: grid;
    justify-items: start;
    gap: 0.75rem;
  }
  dialog {
    inline-size: min(26rem, calc(100vw - 1.5rem));
    padding: 1.5rem;
    border: 1px solid var(--meja-line);
    border-radius: 12px;
    background: var(--meja-sheet);
    color: var(--meja-ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.55);
  }
`;
