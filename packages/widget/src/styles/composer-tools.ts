/** The style sheet of the buttons over a text and of its preview. */
import { css } from 'lit';

export const toolStyles = css`
  .tools {
    display: flex;
  }
  .tool {
    display: grid;
    place-items: center;
    inline-size: 2.25em;
    block-size: 2.25em;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
  }
  .tool .icon {
    inline-size: 1.2em;
    block-size: 1.2em;
    margin: 0;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .tool:hover {
    background: var(--wash);
    color: var(--text);
  }
  .preview-button {
    margin-inline-start: auto;
    padding-inline: 0.5em;
    font-size: 0.875em;
  }
  .preview-button[aria-pressed='true'] {
    border-radius: var(--radius);
    background: var(--wash);
  }
  .preview {
    padding: 0.75em 0.9em;
    border-block-start: 1px solid var(--border);
    background: var(--wash);
  }
  .preview .body {
    margin: 0;
  }
  @media (pointer: coarse) {
    .tool {
      inline-size: 2.75em;
      block-size: 2.75em;
    }
  }
`;
