/** Tells when a reader has become somebody else elsewhere: in another section, or in another tab. */
import { sessionListeners } from './session-writing.js';
import { readSession, sessionKey } from './session.js';

/**
 * Calls back when the session of a site is another one, with no reload (E-63). Browsers tell the
 * other tabs of a changed storage by themselves.
 * @param siteOf the site of the moment
 * @param listener `isElsewhere` where another tab has done it
 * @returns ends it
 */
export const watchSession = (
  siteOf: () => string,
  listener: (isElsewhere: boolean) => void,
): (() => void) => {
  const current = () => readSession(siteOf(), Date.now()).token;
  let known = current();
  const look = (isElsewhere: boolean): void => {
    const now = current();
    if (now === known) return;
    known = now;
    listener(isElsewhere);
  };
  const handleWritten = (site: string): void => {
    if (site === siteOf()) look(false);
  };
  const handleStorage = ({ key }: StorageEvent): void => {
    if (key === null || key === sessionKey(siteOf())) look(true);
  };
  sessionListeners.add(handleWritten);
  addEventListener('storage', handleStorage);
  return () => {
    sessionListeners.delete(handleWritten);
    removeEventListener('storage', handleStorage);
  };
};
