/** How the inside tells the outside what has been committed. Losing a notice costs latency, never data. */
import type { NoticeBody, ThreadNotice } from '@komentar/protocol';
import type { ThreadName } from './threads.js';

type AuthorNotice = 'comment:decided' | 'author:sanctioned';

export interface Announce {
  /** To everyone who follows the thread. */
  readonly toThread: <N extends ThreadNotice['name']>(
    name: ThreadName,
    notice: N,
    body: NoticeBody<N>,
  ) => void;
  /** The same where nothing but likes are others now: a read kept ready may be a moment behind. */
  readonly likesToThread: (name: ThreadName, body: NoticeBody<'comment:changed'>) => void;
  /** To the author's own connections. */
  readonly toAuthor: <N extends AuthorNotice>(
    authorId: string,
    notice: N,
    body: NoticeBody<N>,
  ) => void;
  /** To the moderators of the site. */
  readonly toDesk: (site: string, body: NoticeBody<'queue:changed'>) => void;
  /** To the moderators of all these sites. */
  readonly batchToDesk: (sites: readonly string[], body: NoticeBody<'batch:changed'>) => void;
  /** Ends every live connection that was opened with this desk session. */
  readonly cutOff: (tokenHash: string) => void;
  /** Ends every live connection of this member of the desk; who may still come connects again. */
  readonly cutOffMember: (moderatorId: string) => void;
}
