/** The look of the picture to scan and of the codes for a lost device. */
import { css } from 'lit';

export const factorStyles = css`
  .qr {
    inline-size: min(14rem, 100%);
    block-size: auto;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
  }
  code {
    font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', monospace;
    font-size: 1.02em;
    letter-spacing: 0.02em;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.75rem;
  }
  .codes,
  .removing {
    display: grid;
    gap: 0.75rem;
  }
  .codes ol {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr));
    gap: 0.35rem 1rem;
    padding: 0.85rem 1rem;
    border-radius: var(--meja-radius);
    background: var(--meja-sunken);
  }
`;
