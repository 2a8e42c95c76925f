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
    show: ({ wire, asked }) => html`<meja-many .wire=${wire} .asked=${asked}></meja-many>`,
  },
  rules: {
    load: () => import('./rules/meja-rules.js'),
    show: ({ wire, me, asked }) =>
      html`<meja-rules .wire=${wire} .me=${me} .asked=${asked}></meja-rules>`,
  },
  threads: {
    load: () => import('./threads/meja-threads.js'),
    show: ({ wire, me, asked }) =>
      html`<meja-threads .wire=${wire} .me=${me} .asked=${asked}></meja-threads>`,
  },
  log: {
    load: () => import('./log/meja-log.js'),
    show: ({ wire, me, asked }) => html`<meja-log
      .wire=${wire}
      .me=${me}
      .asked=${asked}
    ></meja-log>`,
  },
  team: {
    asks: 'team.read',
    load: () => import('./team/meja-team.js'),
    show: ({ wire, me }) => html`<meja-team .wire=${wire} .me=${me}></meja-team>`,
  },
  account: {
    load: () => import('./account/meja-account.js'),
    show: ({ wire, me, onMe }) => html`<meja-account
      .wire=${wire}
      .me=${me}
      .onMe=${onMe}
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
