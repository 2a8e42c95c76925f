/** What a server does by itself from its start on: its turn among the nodes, the work that a time brings, and looking whether all is as it should be. */
import type { Keys } from './identity/keys-file.js';
import { LOOK_MS, type Lookout } from './lookout.js';
import { ALWAYS, joinOthers, takeTurns, type Duty, type Node } from './node.js';
import type { Log } from './observe/log.js';
import type { Store } from './ports/store.js';
import { tick } from './ticking.js';
import type { PreparedReads } from './transport/prepared-reads.js';
import type { Live } from './transport/socket.js';
import type { Ports } from './use-cases/index.js';
import { pauseAbandoned } from './use-cases/pause-abandoned.js';
import { showApproved } from './use-cases/show-approved.js';
import { turnThreads } from './use-cases/turn-threads.js';

/** How often it is checked that connections of the desk still have a session. */
const CHECK_DESK_MS = 5 * 60_000;
/** How often it is looked whether the delay of an approval is over. */
const SHOW_MS = 500;
/** How often it is looked whether a thread's state has ended by itself. */
const TICK_MS = 5_000;
/** How often it is looked whether a batch stands still because a node ended, or because the store was away. */
const STANDING_MS = 1_500;

interface Working {
  readonly log: Log;
  readonly now: () => number;
  readonly store: Pick<Store, 'nodes'>;
  readonly keys: Keys;
  /** Absent: the server is alone. */
  readonly node?: Node | undefined;
  readonly live: Live;
  readonly lookout: Lookout;
  readonly reads: PreparedReads;
  readonly ports: Ports;
  /** Begins again what the store has broken off. */
  readonly takeUp: () => void;
  /** How often the work that a time brings is looked for at least, in milliseconds. */
  readonly overrides: { readonly tickMs?: number };
}

/** What ends each of the things that were begun, in the order of their beginning. */
type Ends = readonly (() => Promise<void> | void)[];

/** After a time without the database nobody has given a sign: first all others get the time to give one. */
const pauseGone = async (ports: Ports, { isSteady, goneAfterMs }: Duty): Promise<void> => {
  if (isSteady()) await pauseAbandoned(ports, goneAfterMs);
};

const recurring = (working: Working, duty: Duty): Ends => {
  const { log, now, live, lookout, ports, takeUp } = working;
  const { tickMs = TICK_MS } = working.overrides;
  const deskCheck = setInterval(() => void live.checkDesk(), CHECK_DESK_MS).unref();
  const onDuty = (work: () => Promise<unknown>, most: number) =>
    tick(async () => duty.isMine() && (await work()), { everyMs: Math.min(tickMs, most), log });
  const takesOver = duty.goneAfterMs > 0;
  const again = setInterval(takeUp, Math.min(tickMs, STANDING_MS)).unref();
  return [
    () => clearInterval(deskCheck),
    () => clearInterval(again),
    tick(lookout.round, { everyMs: LOOK_MS, log }),
    onDuty(() => turnThreads(ports, now()), TICK_MS),
    onDuty(() => showApproved(ports, now()), SHOW_MS),
    ...(takesOver ? [onDuty(() => pauseGone(ports, duty), STANDING_MS)] : []),
  ];
};

/** @param plant what the first server on an empty store does */
export const takeUpWork = async (working: Working, plant: () => Promise<void>): Promise<Ends> => {
  const { node, store, keys, log, live, lookout, reads, ports } = working;
  const duty = node ? await takeTurns({ nodes: store.nodes, id: node.id, keys, log }) : ALWAYS;
  if (duty.isMine()) await plant();
  await pauseAbandoned(ports, duty.goneAfterMs);
  const forgetReads = (): void => reads.forgetAll();
  return [
    duty.leave,
    ...(node ? [joinOthers(node, { live, lookout, forgetReads })] : []),
    ...recurring(working, duty),
  ];
};
