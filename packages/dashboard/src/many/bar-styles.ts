/** The look of the bar on which many comments are decided: it stays in sight at the bottom. */
import { css } from 'lit';

export const barStyles = css`
  .bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
    border: 1px solid var(--meja-edge);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
    box-shadow: 0 -4px 20px var(--meja-shadow);
  }
  .bar > p {
    flex: 1 1 14rem;
  }
  .bar .wide {
    flex-basis: 100%;
  }
  .bar select {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  @media (max-width: 639px) {
    .bar {
      padding: 0.5rem;
    }
    .bar > p,
    .row {
      flex-basis: 100%;
    }
    .row {
      flex-wrap: nowrap;
      gap: 0.35rem;
    }
    .row button {
      flex: 1;
      padding-inline: 0.4em;
      line-height: 1.2;
    }
  }
  progress {
    flex: 1 1 100%;
    block-size: 10px;
    accent-color: var(--meja-ok-fill);
  }
`;
