/** The desk's frame: one column on a phone, two on a tablet, three where there is room. */
import { css } from 'lit';

export const deskStyles = css`
  :host {
    display: block;
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto 1fr;
    min-block-size: 100dvh;
  }
  meja-rail {
    position: sticky;
    inset-block-start: 0;
    z-index: 4;
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.75rem;
    inline-size: 100%;
    max-inline-size: 58rem;
    margin-inline: auto;
    padding: 0.9rem 1rem 5rem;
    --meja-head: 4.5rem;
  }
  aside {
    display: none;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 1rem;
    padding: 0.6rem 0.9rem;
    border: 1px solid var(--meja-amber);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  .banner p {
    flex: 1 1 16rem;
  }
  .banner strong {
    color: var(--meja-amber);
  }
  .pill {
    position: sticky;
    /* Above the message after a decision. */
    inset-block-end: 5rem;
    z-index: 3;
    justify-self: center;
    border-radius: 999px;
    border-color: var(--meja-ok-fill);
    background: var(--meja-ok-fill);
    color: var(--meja-on-fill);
    box-shadow: 0 4px 16px var(--meja-shadow);
  }
  .more {
    justify-self: center;
  }
  .position {
    display: none;
    align-items: center;
    justify-content: space-between;
    color: var(--meja-soft);
  }
  .single .position {
    display: flex;
  }
  .single .more {
    display: none;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    padding: 2.5rem 1rem;
    border: 1px dashed var(--meja-edge);
    border-radius: var(--meja-radius);
    text-align: center;
    outline-offset: 3px;
  }
  .empty svg {
    inline-size: 72px;
    block-size: 72px;
    color: var(--meja-ok);
  }
  .empty h2 {
    font-size: 1.25em;
  }
  .empty p {
    max-inline-size: 30rem;
  }
  .skeleton {
    display: grid;
    gap: 0.6rem;
  }
  .skeleton div {
    block-size: 10rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton div {
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @media (max-width: 639px) {
    main {
      padding: 0.6rem 0.6rem calc(6.5rem + env(safe-area-inset-bottom));
      --meja-head: 7.5rem;
    }
    .more {
      display: none;
    }
    .position {
      display: flex;
    }
    .pill {
      inset-block-end: calc(9.5rem + env(safe-area-inset-bottom));
    }
  }
  @media (min-width: 1024px) {
    .desk {
      grid-template-columns: 13.5rem minmax(0, 1fr);
      grid-template-rows: auto;
    }
    .panelled {
      padding-inline-end: var(--meja-panel);
    }
    main {
      --meja-head: 0.9rem;
    }
  }
  @media (min-width: 1240px) {
    .desk:not(.single, .panelled) {
      grid-template-columns: 13.5rem minmax(0, 1fr) 19rem;
    }
    .pill {
      inset-block-end: 1rem;
    }
    .desk:not(.single, .panelled) > aside {
      position: sticky;
      inset-block-start: 0;
      display: block;
      block-size: 100dvh;
      padding: 1rem;
      overflow: auto;
      border-inline-start: 1px solid var(--meja-line);
    }
  }
`;
