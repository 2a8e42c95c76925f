/** Writes what this browser remembers of a reader on one site; fetched with writing. */
import { memory, readSession, sessionKey, withoutToken, type Session } from './session.js';

const KEPT_DISMISSED = 50;

/** Told of every session that is written on this page. */
export const sessionListeners = new Set<(site: string) => void>();

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
};

/** Remembers a new state of the session. */
export const writeSession = (site: string, session: Session): void => {
  write(sessionKey(site), JSON.stringify(session));
  sessionListeners.forEach((listener) => listener(site));
};

/** Forgets a token that the server no longer takes; the name stays. */
export const forgetToken = (site: string, now: number): void => {
  writeSession(site, withoutToken(readSession(site, now)));
};

/** Remembers that the notice about an own comment has been put away. */
export const dismiss = (site: string, commentId: string, now: number): void => {
  const session = readSession(site, now);
  writeSession(site, {
    ...session,
    dismissed: [...session.dismissed, commentId].slice(-KEPT_DISMISSED),
  });
};
