/** Remembers the session a server has just opened. */
import { readSession, writeSession, type Session } from '@komentar/client';
import type { CommandResult } from '@komentar/protocol';

/** What was known of the reader besides stays, unless `more` says otherwise. */
export const keepSession = (
  site: string,
  { token, viewer, expiresAt }: CommandResult<'session:open'>,
  more: Partial<Session> = {},
): void => {
  const before = readSession(site, Date.now());
  writeSession(site, { ...before, token, expiresAt, viewerId: viewer.id, ...more });
};
