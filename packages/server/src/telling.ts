/** Who is told of what is committed: this node's connections, the other nodes, and later whoever was not told. */
import type { Settings } from './config/settings.js';
import { createLookout, type Lookout } from './lookout.js';
import type { Node } from './node.js';
import type { Announce } from './ports/announce.js';
import type { Store } from './ports/store.js';
import { createAnnounce } from './transport/announce.js';
import type { PreparedReads } from './transport/prepared-reads.js';
import type { Live } from './transport/socket.js';

interface Telling {
  readonly store: Pick<Store, 'sites' | 'threads' | 'queues'>;
  readonly now: () => number;
  /** Absent: the server is alone. */
  readonly node?: Node | undefined;
  readonly settings: Pick<Settings, 'noticesEveryMs'>;
  readonly live: Live;
  readonly reads: PreparedReads;
}

/** The port `Announce`, and the lookout for what it did not tell. */
export const createTelling = ({
  store,
  now,
  node,
  live,
  reads,
  settings,
}: Telling): { readonly announce: Announce; readonly lookout: Lookout } => {
  const told = createAnnounce(live, {
    changed: ({ site, key }) => reads.forget(site, key),
    everyMs: settings.noticesEveryMs,
  });
  const lookout = createLookout({
    ...{ store, now, here: told },
    followed: () => live.presence.threads,
    returnDesk: live.returnDesk,
  });
  const here = lookout.noting(told);
  return { lookout, announce: node ? node.cluster.everywhere(here) : here };
};
