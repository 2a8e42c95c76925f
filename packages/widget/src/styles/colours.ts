/** Colours and measures of a section: private names, filled from the page's `--komentar-*` where it sets them. */
import { css } from 'lit';

export const colours = css`
  :host {
    --text: var(--komentar-color, #1f1d1a);
    --muted: var(--komentar-muted, #625d56);
    --surface: var(--komentar-surface, #fff);
    --wash: rgb(60 45 20 / 6%);
    --border: var(--komentar-border, rgb(50 40 20 / 17%));
    --field: #8a847b;
    --accent: var(--komentar-accent, #b3261e);
    --on-accent: var(--komentar-on-accent, #fff);
    --link: var(--accent);
    --danger: var(--komentar-danger, #b3261e);
    --warning: var(--komentar-warning, #8a5a00);
    --warning-wash: rgb(230 165 30 / 15%);
    --success: var(--komentar-success, #1b6e3c);
    --focus: var(--komentar-focus, 3px solid currentColor);
    --radius: var(--komentar-radius, 0.5em);
    --space: var(--komentar-space, 1em);
    --avatar: var(--komentar-avatar, 2.25em);
    --indent: var(--komentar-indent, 1.25em);
    --tint-0: #7a3b2e;
    --tint-1: #2f5d50;
    --tint-2: #3b4a7a;
    --tint-3: #6b4a1e;
    --tint-4: #5b3a66;
    --tint-5: #2c5a73;
  }
  :host([data-scheme='dark']) {
    color-scheme: dark;
    --text: var(--komentar-color, #ebe7e1);
    --muted: var(--komentar-muted, #aaa49b);
    --surface: var(--komentar-surface, rgb(255 255 255 / 5%));
    --wash: rgb(255 255 255 / 8%);
    --border: var(--komentar-border, rgb(255 255 255 / 19%));
    --field: #858078;
    --link: color-mix(in oklab, var(--accent) 45%, #fff);
    --danger: var(--komentar-danger, #f2a099);
    --warning: var(--komentar-warning, #e8bd6b);
    --warning-wash: rgb(232 189 107 / 14%);
    --success: var(--komentar-success, #7fce9d);
    --tint-0: #e8b3a6;
    --tint-1: #a3d4c6;
    --tint-2: #b4c2f0;
    --tint-3: #e2c596;
    --tint-4: #d7b8e2;
    --tint-5: #a5d0e6;
  }
  :host([data-scheme='light']) {
    color-scheme: light;
  }
`;
