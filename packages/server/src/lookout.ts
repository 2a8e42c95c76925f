/** Looks up what may have been committed without a notice of it: after a store or other nodes were away. */
import type { Announce } from './ports/announce.js';
import type { Store } from './ports/store.js';
import { lookAgain, type Stands } from './use-cases/look-again.js';

/** How often it is looked while there is doubt. */
export const LOOK_MS = 1_000;
/** A commit nobody was told of may come a moment after the doubt. */
const ROUNDS = 3;

export interface LookoutNeeds {
  readonly store: Pick<Store, 'sites' | 'threads' | 'queues'>;
  /** Tells this node's connections only. */
  readonly here: Announce;
  readonly followed: () => readonly Stands[];
  /** The desk's pages come back and read again what they show. */
  readonly returnDesk: () => void;
  readonly now: () => number;
}

export interface Lookout {
  /** Something may have been missed. */
  readonly doubt: () => void;
  /** To be called again and again; rejects where the store is away, and doubt stays then. */
  readonly round: () => Promise<void>;
  /** The notices of this node, noted on their way out. */
  readonly noting: (announce: Announce) => Announce;
}

/** Any queue will do: its page says how far each site's desk is. */
const PEEK = { queue: 'pending', limit: 1 } as const;

/** How far the desk of each site was told. */
class DeskStands {
  readonly #told = new Map<string, number>();

  readonly note = (site: string, seq: number): void => {
    this.#told.set(site, Math.max(seq, this.#told.get(site) ?? 0));
  };

  /** @returns whether somebody at the desk was not told of something */
  isBehind(seqs: Readonly<Record<string, number>>): boolean {
    const behind = Object.entries(seqs).filter(([site, seq]) => seq > (this.#told.get(site) ?? 0));
    for (const [site, seq] of behind) this.note(site, seq);
    return behind.length > 0;
  }
}

/** A lookout over this node's connections. */
export const createLookout = (needs: LookoutNeeds): Lookout => {
  const { store, here, now } = needs;
  const desk = new DeskStands();
  let rounds = 0;

  const lookAtDesk = async (): Promise<void> => {
    const sites = (await store.sites.list()).map(({ id }) => id);
    const page = await store.queues.page({ ...PEEK, sites, now: now() });
    if (page !== 'bad-cursor' && desk.isBehind(page.seqs)) needs.returnDesk();
  };

  return {
    doubt: () => {
      rounds = ROUNDS;
    },
    round: async () => {
      if (rounds === 0) return;
      await lookAgain({ ...store, announce: here }, needs.followed(), now());
      await lookAtDesk();
      rounds -= 1;
    },
    noting: (announce) => ({
      ...announce,
      toDesk: (site, body) => {
        desk.note(site, body.seq);
        announce.toDesk(site, body);
      },
      batchToDesk: (sites, body) => {
        for (const { site, seq } of body.queues) desk.note(site, seq);
        announce.batchToDesk(sites, body);
      },
    }),
  };
};
