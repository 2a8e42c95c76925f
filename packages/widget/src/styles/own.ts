/** What dresses an author's own comments: what is said about them, and the form that changes them. */
import { css } from 'lit';

export const ownStyles = css`
  .notice {
    inline-size: fit-content;
    max-inline-size: min(100%, 70ch);
    margin-block-start: 0.6em;
    padding: 0.45em 0.8em;
    border-inline-start: 0.2em solid var(--warning);
    border-start-end-radius: var(--radius);
    border-end-end-radius: var(--radius);
    background: var(--warning-wash);
    font-size: 0.875em;
  }
  .notice > * + * {
    margin-block-start: 0.4em;
  }
  .notice .quiet {
    min-block-size: max(24px, 2.25em);
    padding-block: 0.2em;
    border-color: currentColor;
  }
  .refused {
    border-color: var(--danger);
    background: var(--wash);
  }
  .approved {
    border-color: var(--success);
    background: var(--wash);
  }
  .marked {
    padding: 0.5em 0.8em;
    border-radius: calc(var(--radius) / 2);
    background: var(--surface);
    white-space: pre-wrap;
  }
  mark {
    padding-inline: 0.1em;
    border-radius: 0.15em;
    background: var(--warning-wash);
    color: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: var(--warning);
    text-decoration-thickness: 0.14em;
    text-underline-offset: 0.2em;
  }
  .words details {
    margin-block-start: 0.5em;
    font-size: 0.9375em;
  }
  details .folded {
    display: block;
  }
  .words summary {
    color: var(--muted);
    cursor: pointer;
  }
  .edit {
    margin-block-start: 0.4em;
  }
  .edit textarea,
  .dialog textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 5.5em;
    max-block-size: 22em;
    padding: 0.75em 0.9em;
    line-height: inherit;
    resize: vertical;
    field-sizing: content;
    border: 1px solid var(--field);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .edit-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.5em 0.75em;
    margin-block-start: 0.5em;
  }
  .edit-foot .hint {
    flex: 1 1 10em;
  }
  .edit-foot .hint:empty {
    display: none;
  }
`;
