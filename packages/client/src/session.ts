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

/** A member's token is renewed so long before its end, so that it does not end on its way (E-61). */
const EARLY_MS = 60_000;

/** Where storage is blocked or full, the page still remembers until it is left. */
export const memory = new Map<string, string>();

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

const parse = (text: string | undefined): Session => {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<Session> | null;
    return { ...NOBODY, ...value };
  } catch {
    return NOBODY;
  }
};

/** What stays of a session whose token is over. */
export const withoutToken = ({ name, dismissed }: Session): Session => ({ name, dismissed });

const isOver = ({ expiresAt = Infinity, isMember }: Session, now: number): boolean =>
  expiresAt - (isMember === true ? EARLY_MS : 0) <= now;

/** What is remembered; a token whose time is over is left out. */
export const readSession = (site: string, now: number): Session => {
  const session = parse(read(sessionKey(site)));
  return isOver(session, now) ? withoutToken(session) : session;
};
