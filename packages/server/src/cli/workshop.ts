/** What the command line works with; `main.ts` says where it comes from. */
import type { Settings } from '../config/settings.js';
import type { Log } from '../observe/log.js';
import type { MoveStore } from '../ports/moving.js';
import type { Secrets } from '../ports/secrets.js';
import type { Store } from '../ports/store.js';

/** Store and keys without a server, for one subcommand. */
export interface Workshop {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly close: () => Promise<void>;
}

/** What the operator is told after the start. */
export interface Welcome {
  /** An article of the demo, while there is one. */
  readonly demoArticle?: string;
  /** The first site that is not the demo's. */
  readonly site?: string;
  /** The code of the set-up link, while nobody can sign in. */
  readonly setupCode?: string;
}

/** A server that is ready to listen. */
export interface Runnable {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly listen: () => Promise<void>;
  /** Makes a new set-up code where there is no moderator. */
  readonly welcome: () => Promise<Welcome>;
  /** Stops within ten seconds; what is under way is finished, live connections are told to come back. */
  readonly close: () => Promise<void>;
}

/** How the two are made. */
export interface Makers {
  readonly createApp: (settings: Settings) => Promise<Runnable>;
  /** `mayBegin`: where there is no store yet, one is made. */
  readonly openWorkshop: (settings: Settings, mayBegin?: boolean) => Promise<Workshop>;
  readonly moveStore: MoveStore;
}
