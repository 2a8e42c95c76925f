/** The desk's one door to the server: commands over HTTP with the session cookie, notices live. */
import { createCall, type Call } from '@komentar/client';
import type { DeskLive, DeskLiveState } from '@komentar/client/desk-live';
import type { NoticeBody, ShiftView } from '@komentar/protocol';
import { isSignedOut } from './signed-out.js';

export type { DeskLiveState };

/** What is told of the live connection. */
export interface Listening {
  readonly onNotice: (notice: NoticeBody<'queue:changed'>) => void;
  readonly onBatch: () => void;
  readonly onShift: (shift: ShiftView) => void;
  readonly onState: (state: DeskLiveState) => void;
}

export interface Wire {
  readonly call: Call;
  /** Connects; the cookie says who is asking. Fails where the code for it cannot be fetched. */
  readonly listen: (listening: Listening) => Promise<DeskLive>;
}

/** The server this page came from, its sub-path included. */
export const serverOf = ({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): string =>
  origin + pathname.replace(/\/dashboard(?:\/.*)?$/, '');

/**
 * The wire to a server. Same origin only: the session's cookie travels to no other.
 * @param onSignedOut called where an answer says that nobody is signed in any more, whatever was asked
 */
export const createWire = (server: string, onSignedOut: () => void): Wire => {
  const call = createCall({
    server,
    fetch: (href, init) => fetch(href, { ...init, credentials: 'same-origin' }),
  });
  return {
    call: async (name, input) => {
      const answer = await call(name, input);
      if (!answer.ok && isSignedOut(answer.error)) onSignedOut();
      return answer;
    },
    listen: async (listening) => {
      const { connectDesk } = await import('@komentar/client/desk-live');
      return connectDesk({ server, ...listening });
    },
  };
};
