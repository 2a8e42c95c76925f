/** The column of cards; where one is shown at a time, only the one in focus. */
import { css } from 'lit';

export const feedStyles = css`
  :host {
    display: block;
  }
  .feed {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6rem;
  }
  :host([single]) meja-card:not([current]) {
    display: none;
  }
  @media (max-width: 639px) {
    meja-card:not([current]) {
      display: none;
    }
  }
`;
