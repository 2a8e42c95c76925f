/** What is dressed only after the first comments: the live dot, the pill, strong contrast, forced colours, paper. */
import { css } from 'lit';

export const lateStyles = css`
  .live {
    min-block-size: 2.4em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--muted);
    font-size: 0.8125em;
  }
  .live:hover,
  .live:focus-visible {
    color: var(--text);
  }
  .live::before {
    content: '';
    display: inline-block;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.5em;
    border: 0.13em solid var(--success);
    border-radius: 50%;
    background: var(--success);
  }
  .way:focus {
    position: absolute;
    z-index: 2;
    padding: 0.5em 1em;
    border: 0;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
  }
  .keys summary {
    cursor: pointer;
  }
  .lost::before,
  .paused::before {
    border-color: var(--muted);
    background: none;
  }
  .paused::before {
    border-radius: 0;
    border-block: 0;
  }
  /* Measured by nobody but the guard of contrast. */
  .probe {
    position: absolute;
    visibility: hidden;
    background: var(--accent);
    color: var(--on-accent);
  }
  .pill {
    position: relative;
    inset-block-start: -1.5em;
    min-block-size: 2.5em;
    padding: 0.35em 1.25em;
    border: 1px solid transparent;
    border-radius: 2em;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.9375em;
    font-weight: 600;
    box-shadow: 0 0.25em 1em rgb(0 0 0 / 25%);
  }
  button.pill::before {
    content: '↑ ' / '';
  }
  .keys li {
    margin-block: 0.5em;
  }
  .word {
    display: inline-block;
    background: var(--text);
    color: var(--komentar-surface, Canvas);
  }
  @media (pointer: coarse) {
    .pill {
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
    .keys,
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
