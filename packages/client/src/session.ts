/** What this browser remembers of a reader on one site: guest token, name, and notices put away. */

export interface Session {
  /** Absent where the reader has never posted, or the token has run out. */
  readonly token?: string;
  /** Epoch milliseconds; the token is not used after it. */
  readonly expiresAt?: number;
  /** The reader's id at the server, while there is a token. */
  readonly viewerId?: string;
  /** True while the token is that of somebody who signed in with the site's own account. */
  readonly isMember?: boolean;
  /** Filled in again the next time, token or not. */
  readonly name: string;
  /** Own comments whose rejection the reader has read and put away; the latest 50. */
  readonly dismissed: readonly string[];
}

const NOBODY: Session = { name: '', dismissed: [] };
const KEPT_DISMISSED = 50;

/** A member's token is renewed so long before its end, so that it does not end on its way (E-61). */
const EARLY_MS = 60_000;

/** Told of every session that is written on this page. */
export const sessionListeners = new Set<(site: string) => void>();

/** Where storage is blocked or full, the page still remembers until it is left. */
const memory = new Map<string, string>();

/** The name under which the session of a site is kept. */
export const sessionKey = (site: string): string => `komentar:sesi:${site}`;

const read = (key: string): string | undefined => {
  const kept = memory.get(key);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
};

const parse = (text: string | undefined): Session => {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Session> | null;
    return { ...NOBODY, ...value };
  } catch {
    return NOBODY;
  }
};

const withoutToken = ({ name, dismissed }: Session): Session => ({ name, dismissed });

const isOver = ({ expiresAt = Infinity, isMember }: Session, now: number): boolean =>
  expiresAt - (isMember === true ? EARLY_MS : 0) <= now;

/** What is remembered; a token whose time is over is left out. */
export const readSession = (site: string, now: number): Session => {
  const session = parse(read(sessionKey(site)));
  return isOver(session, now) ? withoutToken(session) : session;
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
