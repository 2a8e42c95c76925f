/** The pages beside the queues as one table: what fetches each, and what it is. */
import { html, type TemplateResult } from 'lit';
import type { ModeratorView } from '@komentar/protocol';
import type { PageName } from './routes.js';
import type { Wire } from './wire.js';

/** What every page is given. */
export interface PageGiven {
  readonly wire: Wire;
  readonly me: ModeratorView;
  /** Everything in the page's address, its name included. */
  readonly asked: URLSearchParams;
  /** To be called where a refusal says that nobody is signed in any more. */
  readonly onSignedOut: () => void;
}

interface Page {
  /** Fetches the page's code; rejects where the network does not give it. */
  readonly load: () => Promise<unknown>;
  /** The page, as soon as its code is there. */
  readonly show: (given: PageGiven) => TemplateResult;
}

export const PAGES: Readonly<Record<PageName, Page>> = {
  many: {
    load: () => import('./many/meja-many.js'),
    show: ({ wire, asked, onSignedOut }) =>
      html`<meja-many .wire=${wire} .asked=${asked} .onSignedOut=${onSignedOut}></meja-many>`,
  },
  rules: {
    load: () => import('./rules/meja-rules.js'),
    show: ({ wire, me, asked, onSignedOut }) =>
      html`<meja-rules .wire=${wire} .me=${me} .asked=${asked} .onSignedOut=${onSignedOut}></meja-rules>`,
  },
  threads: {
    load: () => import('./threads/meja-threads.js'),
    show: ({ wire, me, asked, onSignedOut }) =>
      html`<meja-threads .wire=${wire} .me=${me} .asked=${asked} .onSignedOut=${onSignedOut}></meja-threads>`,
  },
  log: {
    load: () => import('./log/meja-log.js'),
    show: ({ wire, me, asked, onSignedOut }) => html`<meja-log
      .wire=${wire}
      .me=${me}
      .asked=${asked}
      .onSignedOut=${onSignedOut}
    ></meja-log>`,
  },
  account: {
    load: () => import('./account/meja-account.js'),
    show: ({ me }) => html`<meja-account .me=${me}></meja-account>`,
  },
};
