/** The panels that a card opens at its side as one table: what fetches each, and what it is. */
import { html, type TemplateResult } from 'lit';
import type { CardView, ModeratorView } from '@komentar/protocol';
import type { Wire } from './wire.js';

/** The panels there are; each is an element that puts its content into a `<meja-panel>`. */
export type PanelName = 'author' | 'history' | 'sanction' | 'thread';

/** What every panel is given. */
export interface PanelGiven {
  readonly wire: Wire;
  readonly me: ModeratorView;
  /** The card it was opened from, as it stood then. */
  readonly card: CardView;
}

interface Panel {
  /** Fetches the panel's code; rejects where the network does not give it. */
  readonly load: () => Promise<unknown>;
  /** The panel, as soon as its code is there. */
  readonly show: (given: PanelGiven) => TemplateResult;
}

/** The same panel twice: to look, and to sanction. */
const authorPanel = (toSanction: boolean): Panel => ({
  load: () => import('./author/meja-author.js'),
  show: ({ wire, me, card }) => html`<meja-author
    .wire=${wire}
    .me=${me}
    .card=${card}
    .toSanction=${toSanction}
  ></meja-author>`,
});

export const PANELS: Readonly<Record<PanelName, Panel>> = {
  thread: {
    load: () => import('./threads/meja-thread.js'),
    show: ({ wire, card }) => html`<meja-thread
      .wire=${wire}
      .thread=${{ site: card.site, ...card.thread }}
    ></meja-thread>`,
  },
  author: authorPanel(false),
  sanction: authorPanel(true),
  history: {
    load: () => import('./log/meja-history.js'),
    show: ({ wire, card }) => html`<meja-history
      .wire=${wire}
      .commentId=${card.id}
      .authorName=${card.author.name}
    ></meja-history>`,
  },
};
