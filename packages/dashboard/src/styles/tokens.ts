/** The desk's colours and measures, and the page around it; everything else refers to these. */
import { css } from 'lit';

/**
 * Adopted by the document. Each colour stands for both looks; the pairs used for text keep a
 * contrast of at least 4.5:1 on `--meja-ground`, `--meja-sheet` and `--meja-sunken` alike.
 */
export const tokens = css`
  :root {
    color-scheme: light dark;
    --meja-ground: light-dark(#f3f3f0, #131416);
    --meja-sheet: light-dark(#ffffff, #1d1f22);
    --meja-sunken: light-dark(#eaeae6, #17191b);
    --meja-ink: light-dark(#1b1c1e, #ececea);
    --meja-soft: light-dark(#53565b, #a9adb4);
    --meja-line: light-dark(#d6d6d0, #34373c);
    --meja-edge: light-dark(#8b8d91, #70757d);
    --meja-accent: light-dark(#b3261e, #ff9a8f);
    --meja-accent-fill: light-dark(#b3261e, #c33a31);
    --meja-ok: light-dark(#17693a, #74d69b);
    --meja-ok-fill: light-dark(#1a7340, #1f7a46);
    --meja-amber: light-dark(#835000, #f0b45a);
    --meja-on-fill: #ffffff;
    --meja-mark: light-dark(#ffe49a, #5c4700);
    --meja-mark-ink: light-dark(#332600, #fff0c2);
    --meja-added: light-dark(#d9f2e0, #143d26);
    --meja-removed: light-dark(#fbe0dd, #47201d);
    --meja-ring: light-dark(#1a5fb4, #8ab8f2);
    --meja-shadow: light-dark(rgb(0 0 0 / 0.1), rgb(0 0 0 / 0.5));
    --meja-radius: 8px;
    --meja-panel: clamp(20rem, 32vw, 30rem);
    --meja-font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
    background: var(--meja-ground);
  }
  :root[data-theme='light'] {
    color-scheme: light;
  }
  :root[data-theme='dark'] {
    color-scheme: dark;
  }
  body {
    margin: 0;
    min-block-size: 100dvh;
    background: var(--meja-ground);
    color: var(--meja-ink);
    font: 15px/1.5 var(--meja-font);
  }
`;
