/** The rail: a bar across the top, a column at the side where there is room. */
import { css } from 'lit';

export const railStyles = css`
  :host {
    display: block;
  }
  .rail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    padding: 0.4rem 1rem;
    border-block-end: 1px solid var(--meja-line);
    background: var(--meja-sheet);
  }
  .brand {
    min-inline-size: 0;
  }
  h1 {
    font-size: 1em;
    line-height: 1.3;
  }
  h1::before {
    content: '';
    display: inline-block;
    inline-size: 0.62em;
    block-size: 0.62em;
    margin-inline-end: 0.45em;
    border-radius: 50% 50% 50% 12%;
    background: var(--meja-accent-fill);
  }
  .site {
    color: var(--meja-soft);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  select.site {
    min-block-size: 32px;
    padding: 0 0.3rem;
  }
  /* More queues than fit are reached sideways, by thumb or by Tab. */
  .rail > nav {
    min-inline-size: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav ul {
    display: flex;
    gap: 0.15rem;
  }
  nav a {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-block-size: 40px;
    padding: 0 0.75rem;
    border-radius: var(--meja-radius);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover {
    background: var(--meja-sunken);
  }
  nav a[aria-current] {
    background: var(--meja-sunken);
    box-shadow: inset 0 -3px 0 var(--meja-accent-fill);
  }
  .count {
    min-inline-size: 1.6em;
    padding: 0 0.5em;
    border-radius: 999px;
    background: var(--meja-line);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  a[aria-current] .count {
    background: var(--meja-accent-fill);
    color: var(--meja-on-fill);
  }
  .drained {
    color: var(--meja-soft);
    font-size: 0.9em;
    white-space: nowrap;
  }
  .people {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem 0.75rem;
    padding-inline: 0.375rem;
    font-size: 0.9em;
  }
  .people li {
    display: flex;
    align-items: center;
    gap: 0.45rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .people .idle .face {
    background: var(--meja-sunken);
    color: var(--meja-soft);
  }
  .rail > .pages {
    display: none;
  }
  .pages ul {
    flex-direction: column;
  }
  .pages a {
    min-block-size: 36px;
    color: var(--meja-soft);
    font-weight: 500;
  }
  .connection {
    margin-inline-start: auto;
    color: var(--meja-soft);
    font-size: 0.9em;
  }
  .connection::before {
    content: '';
    display: inline-block;
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline-end: 0.45em;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .connection.live::before {
    border-color: var(--meja-ok-fill);
    background: var(--meja-ok-fill);
  }
  .connection:is(.reconnecting, .refused) {
    color: var(--meja-accent);
    font-weight: 600;
  }
  details {
    position: relative;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 40px;
    padding: 0 0.4rem;
    border-radius: var(--meja-radius);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--meja-sunken);
  }
  .face {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 30px;
    block-size: 30px;
    border-radius: 50%;
    background: var(--meja-ink);
    color: var(--meja-ground);
    font-weight: 700;
  }
  .person {
    overflow-wrap: anywhere;
  }
  .menu {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 7;
    display: grid;
    gap: 0.6rem;
    inline-size: min(18rem, calc(100vw - 2rem));
    padding: 0.85rem;
    border: 1px solid var(--meja-line);
    border-radius: var(--meja-radius);
    background: var(--meja-sheet);
    box-shadow: 0 8px 30px var(--meja-shadow);
  }
  .menu p {
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  @media (max-width: 639px) {
    .rail {
      gap: 0 0.5rem;
      padding: 0.3rem 0.6rem;
    }
    .brand {
      order: 1;
      flex: 1;
    }
    .connection {
      order: 2;
      margin: 0;
    }
    details {
      order: 3;
    }
    .rail > nav {
      order: 4;
      flex: 1 0 100%;
    }
    .drained {
      order: 5;
    }
    nav a,
    summary {
      min-block-size: 48px;
    }
    .people {
      order: 2;
      flex-wrap: nowrap;
      gap: 0.25rem;
    }
    .person,
    .people li > :last-child,
    .connection.live span,
    .keys {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .keys {
      display: none;
    }
  }
  @media (min-width: 1024px) {
    :host {
      position: sticky;
      inset-block-start: 0;
      block-size: 100dvh;
    }
    .rail {
      flex-flow: column nowrap;
      align-items: stretch;
      gap: 1rem;
      block-size: 100%;
      padding: 1rem 0.75rem;
      overflow: auto;
      border-block-end: 0;
      border-inline-end: 1px solid var(--meja-line);
    }
    .brand {
      padding-inline: 0.75rem;
    }
    h1 {
      font-size: 1.1em;
    }
    nav ul {
      flex-direction: column;
    }
    .rail > .pages {
      display: block;
      padding-block-start: 0.75rem;
      border-block-start: 1px solid var(--meja-line);
    }
    .menu .pages {
      display: none;
    }
    nav a[aria-current] {
      box-shadow: inset 3px 0 0 var(--meja-accent-fill);
    }
    .drained {
      margin-block-start: -0.5rem;
      padding-inline: 0.75rem;
    }
    .connection {
      margin: auto 0 0;
      padding-inline: 0.75rem;
    }
    .menu {
      position: static;
      inline-size: auto;
      margin-block-start: 0.5rem;
      padding: 0.75rem;
      box-shadow: none;
    }
  }
`;
