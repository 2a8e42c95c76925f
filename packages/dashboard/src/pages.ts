/** The pages beside the queues as one table: what fetches each, and what it is. */
import { html, type TemplateResult } from 'lit';
import { can, type Action } from '@komentar/domain';
import type { ModeratorView } from '@komentar/protocol';
import { PAGE_NAMES, type PageName } from './routes.js';
import type { Wire } from './wire.js';

/** What every page is given. */
export interface PageGiven {
  readonly wire: Wire;
  readonly me: ModeratorView;
  /** Everything in the page's address, its name included. */
  readonly asked: URLSearchParams;
  /** To be called where what is known of whoever is signed in changed. */
  readonly onMe: (me: ModeratorView) => void;
  /** To be called where a refusal says that nobody is signed in any more. */
  readonly onSignedOut: () => void;
}

interface Page {
  /** Only for members who may do this; absent: for all. */
  readonly asks?: Action;
  /** Fetches the page's code; rejects where the network does not give it. */
  readonly load: () => Promise<unknown>;
  /** The page, as soon as its code is there. */
  readonly show: (given: PageGiven) => TemplateResult;
}

export const PAGES: Readonly<Record<PageName, Page>> = {
  many: {
    asks: 'comments.bulk',
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
  team: {
    asks: 'team.read',
    load: () => import('./team/meja-team.js'),
    show: ({ wire, me, onSignedOut }) =>
      html`<meja-team .wire=${wire} .me=${me} .onSignedOut=${onSignedOut}></meja-team>`,
  },
  account: {
    load: () => import('./account/meja-account.js'),
    show: ({ wire, me, onMe, onSignedOut }) => html`<meja-account
      .wire=${wire}
      .me=${me}
      .onMe=${onMe}
      .onSignedOut=${onSignedOut}
    ></meja-account>`,
  },
};

/** The pages that a member is offered, in their order. */
export const pagesFor = ({ role }: Pick<ModeratorView, 'role'>): readonly PageName[] =>
  PAGE_NAMES.filter((name) => {
    const { asks } = PAGES[name];
    return asks === undefined || can({ role }, asks);
  });

/** Fetches the page where the link of an invitation leads. */
export const loadInvite = (): Promise<unknown> => import('./invite/meja-invite.js');
