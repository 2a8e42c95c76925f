/** `comment:like` and `comment:report`: what a reader does to somebody else's comment, once. */
import type { Liked, ReaderAct } from '../ports/comments.js';
import { Refusal, type Guest, type UseCase } from '../use-case.js';
import { mustBeFree } from './bearing.js';
import type { Ports } from './ports.js';
import { tellAuthor, tellDesk, tellLikes, tellReaders } from './tell.js';

type Acting = Pick<Ports, 'comments' | 'announce' | 'sanctions'>;

const actOf = (commentId: string, { authorId: id, site, now }: Guest): ReaderAct => ({
  commentId,
  author: { id, site },
  at: now,
});

type No = Extract<Liked, { kind: 'refused' | 'missing' }>;

const refuse = (no: No): never => {
  const code = no.kind === 'missing' ? 'unknown-comment' : no.no;
  throw new Refusal(code, { field: 'commentId' });
};

export const likeComment = ({
  comments,
  announce,
  sanctions,
}: Acting): UseCase<'comment:like', 'guest'> => ({
  name: 'comment:like',
  allowed: 'guest',
  run: async ({ commentId, liked }, caller) => {
    if (liked) await mustBeFree({ sanctions }, 'like', { caller });
    const done = await comments.like({ ...actOf(commentId, caller), liked });
    if (done.kind === 'missing' || done.kind === 'refused') return refuse(done);
    if (done.kind === 'done') tellLikes(announce, done);
    return { value: { likes: done.comment.likes, liked } };
  },
});

export const reportComment = (
  ports: Acting & Pick<Ports, 'queues'>,
): UseCase<'comment:report', 'guest'> => ({
  name: 'comment:report',
  allowed: 'guest',
  run: async ({ commentId, reason, note = null }, caller) => {
    await mustBeFree(ports, 'report', { caller });
    const done = await ports.comments.report({ ...actOf(commentId, caller), reason, note });
    if (done.kind === 'missing' || done.kind === 'refused') return refuse(done);
    if (done.kind === 'reported') {
      tellReaders(ports.announce, done);
      tellAuthor(ports.announce, done);
      await tellDesk(ports, done, null);
    }
    return { value: {} };
  },
});
