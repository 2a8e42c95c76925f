/** What a guest calls himself on a site, kept in his browser so that it is typed once (WCAG 2.2, 3.3.7). */
import { readSession } from '@komentar/client';
import { recallRecord, remember } from '../remembered.js';

export interface GuestCard {
  readonly name: string;
  /** Shown to nobody; empty where the guest gave none. */
  readonly email: string;
  /** The name and address the session of the moment was opened with. */
  readonly told: string;
}

/** Cards of this page, where storage is blocked. */
const cards = new Map<string, GuestCard>();

/** The card of a site; with the name of an earlier session where there is none. */
export const readCard = (site: string): GuestCard =>
  cards.get(site) ?? {
    name: readSession(site, Date.now()).name,
    email: '',
    told: '',
    ...recallRecord<GuestCard>('tamu', site),
  };

/** Remembers a change of the card. */
export const writeCard = (site: string, change: Partial<GuestCard>): void => {
  const card = { ...readCard(site), ...change };
  cards.set(site, card);
  remember('tamu', site, JSON.stringify(card));
};

/** What a session is opened with, as one text to compare. */
export const toldBy = ({ name, email }: Pick<GuestCard, 'email' | 'name'>): string =>
  `${name}\n${email}`;
