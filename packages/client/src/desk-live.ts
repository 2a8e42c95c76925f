/** The live connection of the moderators' desk: what becomes of its queues, as it happens. */
import { DESK_NAMESPACE } from '@komentar/protocol';
import type { NoticeBody, ShiftView } from '@komentar/protocol';
import { connectTo } from './connect-to.js';

/** `refused`: the server wants no connection now. Nothing is tried by itself; whether the session is over is for it to say. */
export type DeskLiveState = 'connecting' | 'live' | 'reconnecting' | 'refused';

export interface DeskLiveOptions {
  /** Where the server is, its sub-path included. It must be the page's own: the cookie says who asks. */
  readonly server: string;
  readonly onNotice: (notice: NoticeBody<'queue:changed'>) => void;
  /** Many comments were decided on or taken back at once; only reading again tells which. */
  readonly onBatch: () => void;
  /** The colleagues at the desk, the whole of it anew. */
  readonly onShift: (shift: ShiftView) => void;
  /** After every `live` notices may have been missed: read again what is shown. */
  readonly onState: (state: DeskLiveState) => void;
}

export interface DeskLive {
  /** Tries at once instead of waiting for the next turn. */
  readonly retry: () => void;
  readonly close: () => void;
}

/** Connects to the desk's namespace and stays connected; the server chooses the sites by the session. */
export const connectDesk = ({
  server,
  onNotice,
  onBatch,
  onShift,
  onState,
}: DeskLiveOptions): DeskLive => {
  // Where a proxy stops WebSockets, polling is tried instead of giving up.
  const transports = ['websocket', 'polling'] as const;
  const socket = connectTo({ server, namespace: DESK_NAMESPACE, transports });
  onState('connecting');
  socket.on('queue:changed', onNotice);
  socket.on('batch:changed', onBatch);
  socket.on('desk:changed', onShift);
  socket.on('connect', () => onState('live'));
  // While `active` it is tried again; otherwise the server itself has said farewell, or no.
  for (const event of ['disconnect', 'connect_error'] as const)
    socket.on(event, () => onState(socket.active ? 'reconnecting' : 'refused'));
  return {
    retry: () => {
      if (!socket.connected) socket.disconnect().connect();
    },
    close: () => {
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
};
