/** What the use-cases for an author's own comment share: finding it, telling of it, answering with it. */
import type { OwnCommentView } from '@komentar/protocol';
import type { OwnDone } from '../ports/comments.js';
import type { CommentRecord, SiteRecord } from '../ports/records.js';
import { toOwnCommentView, toOwnConflict } from '../presenters.js';
import { Refusal, type Guest, type Outcome } from '../use-case.js';
import { siteOf } from './name-thread.js';
import { notTaken } from './not-taken.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';
import { tellDesk, tellReaders } from './tell.js';

export type Owning = Pick<Ports, 'sites' | 'comments' | 'queues' | 'announce'>;

/** An own comment and the site whose rules hold for it. */
export interface Own {
  readonly comment: CommentRecord;
  readonly site: SiteRecord;
}

/** The caller's own comment; those of others answer as if they did not exist. */
export const ownComment = async (
  { sites, comments }: Pick<Ports, 'sites' | 'comments'>,
  commentId: string,
  caller: Guest,
): Promise<Own> => {
  const comment = await comments.find(commentId);
  if (comment?.authorId !== caller.authorId) {
    throw new Refusal('unknown-comment', { field: 'commentId' });
  }
  return { comment, site: await siteOf(sites, comment.site) };
};

/** Tells everyone of what was written and answers with the comment, or refuses with what stood in the way. */
export const concludeOwn = async (
  ports: Owning,
  done: OwnDone,
  { site, now }: { readonly site: SiteRecord; readonly now: number },
): Promise<Outcome<{ comment: OwnCommentView }>> => {
  switch (done.kind) {
    case 'missing':
      throw new Refusal('unknown-comment', { field: 'commentId' });
    case 'refused':
      throw done.no === 'thread-closed' ? notTaken(done) : new Refusal(done.no);
    case 'conflict':
      throw new Refusal('conflict', { field: 'version', conflict: toOwnConflict(done.comment) });
    case 'done':
      tellReaders(ports.announce, done);
      await tellDesk(ports, done, null);
      break;
    case 'repeated':
  }
  const rights = { policy: policyOf(site), now };
  return { value: { comment: toOwnCommentView(done.comment, rights) } };
};
