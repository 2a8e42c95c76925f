/** How a server stops: it says so, finishes what it was asked, and sends its readers away. */
import type { Server } from 'node:http';
import type { InFlight } from './transport/in-flight.js';
import { stopListening } from './transport/listening.js';
import type { Live } from './transport/socket.js';

/**
 * Time for whoever distributes connections to notice that a node is about to end, by asking every
 * second; then for calls under way, then for connections. In milliseconds, together below ten seconds.
 */
const LEAVE_MS = 1_500;
const DRAIN_MS = 4_000;
const HANG_UP_MS = 3_000;
/** The longest time a server takes to stop, in milliseconds. */
export const STOP_MS = LEAVE_MS + DRAIN_MS + HANG_UP_MS;

interface Stopping {
  readonly http: { readonly server: Server; readonly close: () => Promise<unknown> };
  readonly live: Live;
  readonly inFlight: InFlight;
  /** Others are there to take its readers over. */
  readonly isNode: boolean;
}

/** What stops it. */
export const stopOf =
  ({ http, live, inFlight, isNode }: Stopping) =>
  async (): Promise<void> => {
    if (isNode) await inFlight.leave(LEAVE_MS);
    const drained = inFlight.drain(DRAIN_MS);
    const stopped = stopListening(http.server, DRAIN_MS + HANG_UP_MS);
    await drained;
    await live.close();
    await Promise.all([stopped, http.close()]);
  };
