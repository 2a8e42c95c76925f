/** What gives way to the reader's circumstances: fingers, forced colours, stillness, paper. Comes last. */
import { css } from 'lit';

export const circumstances = css`
  @media (pointer: coarse) {
    /* Below 16 px phones zoom the page when a field gets the focus. */
    .sort select {
      font-size: max(16px, 1em);
    }
    .link,
    .chip,
    select {
      min-block-size: 2.75em;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --border: currentColor;
      --muted: var(--text);
      --field: currentColor;
    }
  }
  @media (forced-colors: active) {
    .pill,
    .send {
      border-color: ButtonBorder;
    }
    .avatar {
      border: 1px solid CanvasText;
    }
    .skeleton i {
      border: 1px solid GrayText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .pill {
      animation: fade 150ms;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  @media print {
    .composer-place,
    .sort,
    .live,
    .actions,
    .more,
    .more-replies,
    .pill-place,
    .link,
    .own {
      display: none;
    }
    komentar-group {
      content-visibility: visible;
    }
    .folded {
      display: block;
    }
    .row {
      break-inside: avoid;
    }
    :host {
      min-block-size: 0;
    }
  }
`;
