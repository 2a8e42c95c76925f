/** What gives way to fingers, before anything is painted: later it would move the page. Comes last. */
import { css } from 'lit';

export const circumstances = css`
  @media (pointer: coarse) {
    /* Below 16 px phones zoom the page when a field gets the focus. */
    .sort select {
      font-size: max(16px, 1em);
    }
    .link,
    select {
      min-block-size: 2.75em;
    }
    .actions {
      min-block-size: max(44px, 2.75em);
    }
  }
`;
