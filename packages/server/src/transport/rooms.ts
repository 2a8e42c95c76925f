/** Names of the rooms that live connections are in. */
import { threadKey } from '@komentar/domain';

/** Everyone who follows a thread under one of its keys. A site's id has no colon. */
export const threadRoom = (site: string, key: string): string => `thread:${site}:${key}`;
/** An author's own connections. */
export const authorRoom = (authorId: string): string => `author:${authorId}`;
/** Moderators of a site. */
export const deskRoom = (site: string): string => `desk:${site}`;
/** Members of the desk who work for all sites, those added later included. */
export const WHOLE_DESK = 'desk:*';
/** All connections of one member of the desk. */
export const memberRoom = (moderatorId: string): string => `member:${moderatorId}`;
/** Connections opened with one desk session. */
export const sessionRoom = (tokenHash: string): string => `session:${tokenHash}`;

/** The room an input of `thread:join` or `thread:leave` names, or `undefined` where it names none. */
export const roomNamedBy = (input: unknown): string | undefined => {
  const { site, thread, url } = Object(input) as Readonly<Record<string, unknown>>;
  if (typeof site !== 'string') return undefined;
  const named = threadKey({
    ...(typeof thread === 'string' && { thread }),
    ...(typeof url === 'string' && { url }),
  });
  return 'no' in named ? undefined : threadRoom(site, named.key);
};
