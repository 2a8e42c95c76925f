/** Following threads live: one connection per server, shared by every section of the page. */
import { LiveConnection } from './live-connection.js';
import type { FollowOptions } from './membership.js';

export { reduceChanges } from './thread-changes.js';
export type { FollowHandlers, FollowOptions, LiveState } from './membership.js';

/** A thread being followed. */
export interface Follow {
  /** Asks for what was missed; asked again while an answer is on its way, it asks once more after it. */
  readonly catchUp: () => void;
  /** Connects anew in the name of somebody else; the same token changes nothing. */
  readonly setToken: (token: string | undefined) => void;
  /** Stops; a second after the last follower of a server the connection goes too. */
  readonly release: () => void;
}

/** A section that moves on to another thread, or is moved on its page, keeps its connection. */
const KEPT_MS = 1_000;

const connections = new Map<string, LiveConnection>();

const closeIfIdle = (server: string, connection: LiveConnection): void => {
  if (!connection.isIdle || connections.get(server) !== connection) return;
  connections.delete(server);
  connection.close();
};

/**
 * Follows a thread live. Joins at once and again after every reconnection, each time with the last
 * change the follower knows. Nothing is followed while the page is out of sight for long.
 */
export const follow = (options: FollowOptions): Follow => {
  const { server, ref } = options;
  const connection = connections.get(server) ?? new LiveConnection(server, options.token);
  connections.set(server, connection);
  const member = connection.add(options);
  return {
    catchUp: () => connection.catchUp(member),
    setToken: (token) => connection.setToken(token),
    release: () => {
      connection.remove(member, ref);
      if (connection.isIdle) setTimeout(() => closeIfIdle(server, connection), KEPT_MS);
    },
  };
};
