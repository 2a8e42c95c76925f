/** Carries what has been committed to the live connections it concerns, one broadcast each. */
import { DESK_NAMESPACE, type NoticeBody, type ThreadNotice } from '@komentar/protocol';
import { Gathering } from './gathering.js';
import type { Live } from './socket.js';
import { WHOLE_DESK, authorRoom, deskRoom, memberRoom, sessionRoom, threadRoom } from './rooms.js';

type AuthorNotice = 'comment:decided' | 'author:sanctioned';

interface Named {
  readonly site: string;
  readonly key: string;
}

/** The notices, as use-cases give them. */
export interface LiveAnnounce {
  readonly toThread: <N extends ThreadNotice['name']>(
    name: Named,
    notice: N,
    body: NoticeBody<N>,
  ) => void;
  readonly likesToThread: (name: Named, body: NoticeBody<'comment:changed'>) => void;
  readonly toAuthor: <N extends AuthorNotice>(
    authorId: string,
    notice: N,
    body: NoticeBody<N>,
  ) => void;
  readonly toDesk: (site: string, body: NoticeBody<'queue:changed'>) => void;
  readonly batchToDesk: (sites: readonly string[], body: NoticeBody<'batch:changed'>) => void;
  readonly cutOff: (tokenHash: string) => void;
  readonly cutOffMember: (moderatorId: string) => void;
}

export interface Announcing {
  /** Hears of every thread of which readers see something new, before they do; likes aside. */
  readonly changed: (name: Named) => void;
  /** Readers of a thread are sent notices no oftener than this; 0: as they come. */
  readonly everyMs: number;
}

export const createAnnounce = (
  { io, presence }: Pick<Live, 'io' | 'presence'>,
  { changed, everyMs }: Announcing,
): LiveAnnounce => {
  const readers = io.of('/');
  const desk = io.of(DESK_NAMESPACE);
  const emit = (
    room: string,
    notice: string,
    body: NoticeBody<'notices:gathered'> | ThreadNotice['body'],
  ) => {
    // Only now: a newcomer is told by the number of it where the thread stands.
    presence.noted(room, body);
    // Encoding costs as much for nobody as for a thousand.
    if (readers.adapter.rooms.has(room)) readers.to(room).emit(notice, body);
  };
  const gathering = new Gathering(everyMs, {
    one: (room, { name, body }) => emit(room, name, body),
    many: (room, body) => emit(room, 'notices:gathered', body),
  });
  const send: LiveAnnounce['toThread'] = ({ site, key }, name, body) =>
    gathering.add(threadRoom(site, key), { name, body } as ThreadNotice);
  // After the turn in which it is asked for, so that the answer to a sign-out still gets through.
  const empty = (room: string): void => {
    setImmediate(() => desk.in(room).disconnectSockets(true));
  };
  return {
    toThread: (name, notice, body) => {
      changed(name);
      send(name, notice, body);
    },
    likesToThread: (name, body) => send(name, 'comment:changed', body),
    toAuthor: (authorId, notice, body) => {
      // What became of a comment comes after what everybody is told of it.
      if ('thread' in body) gathering.flush(threadRoom(body.site, body.thread));
      readers.to(authorRoom(authorId)).emit(notice, body);
    },
    toDesk: (site, body) => {
      if (desk.sockets.size > 0) desk.to([deskRoom(site), WHOLE_DESK]).emit('queue:changed', body);
    },
    batchToDesk: (sites, body) => {
      desk.to([...sites.map(deskRoom), WHOLE_DESK]).emit('batch:changed', body);
    },
    cutOff: (tokenHash) => empty(sessionRoom(tokenHash)),
    cutOffMember: (moderatorId) => empty(memberRoom(moderatorId)),
  };
};
