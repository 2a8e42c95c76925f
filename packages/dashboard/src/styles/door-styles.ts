/** The pages before the desk: signing in and setting up. */
import { css } from 'lit';

export const doorStyles = css`
  :host {
    display: block;
  }
  form,
  .welcome {
    display: grid;
    gap: 1rem;
  }
  h1 {
    font-size: 1.35em;
    line-height: 1.25;
  }
  .reveal,
  .option {
    display: flex;
    gap: 0.6rem;
    align-items: flex-start;
  }
  .option span {
    display: block;
  }
  fieldset {
    display: grid;
    gap: 0.9rem;
    min-inline-size: 0;
    padding: 0.9rem 1rem 1rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
  }
  .options {
    display: grid;
    gap: 0.6rem;
  }
  .failed {
    padding: 0.6rem 0.85rem;
    border: 1px solid var(--meja-accent);
    border-radius: var(--meja-radius);
    color: var(--meja-accent);
    font-weight: 600;
  }
  button.primary {
    min-block-size: 46px;
  }
`;
