/** The column of cards; where one is shown at a time, only the one in focus. */
import { css } from 'lit';

export const feedStyles = css`
  :host {
    display: block;
    /* The window does this itself, in every browser alike. */
    overflow-anchor: none;
  }
  meja-card {
    margin-block-end: 0.6rem;
  }
  meja-card[selected] {
    border-radius: var(--meja-radius);
    box-shadow: 0 0 0 2px var(--meja-ok-fill);
  }
  :host([single]) {
    position: relative;
    overflow-x: clip;
  }
  :host([single]) meja-card {
    touch-action: pan-y pinch-zoom;
  }
  .swipe {
    position: absolute;
    inset-block: 0 0.6rem;
    display: flex;
    align-items: center;
    inline-size: 100%;
    padding-inline: 1.25rem;
    border-radius: var(--meja-radius);
    background: var(--meja-sunken);
    color: var(--meja-soft);
    font-weight: 700;
  }
  .swipe.left {
    justify-content: end;
  }
  .swipe.decides {
    background: var(--meja-ok-fill);
    color: var(--meja-on-fill);
  }
  .swipe.left.decides {
    background: var(--meja-accent-fill);
  }
  .feed {
    position: relative;
  }
  :host([single]) :is(meja-card:not([current]), [data-room]) {
    display: none;
  }
`;
