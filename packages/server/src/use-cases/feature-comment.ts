/** `comment:feature`: an editor sets a published comment apart, or among the others again. */
import { toCommentView } from '../presenters.js';
import { Refusal, actOf, type UseCase } from '../use-case.js';
import { commentInSight } from './comment-in-sight.js';
import type { Ports } from './ports.js';
import { tellReaders } from './tell.js';

export const featureComment = ({
  comments,
  announce,
}: Pick<Ports, 'comments' | 'announce'>): UseCase<'comment:feature', 'comment.feature'> => ({
  name: 'comment:feature',
  allowed: 'comment.feature',
  run: async ({ commentId, feature }, caller) => {
    await commentInSight(comments, { commentId, action: 'comment.feature' }, caller);
    const done = await comments.feature({
      ...{ commentId, feature },
      ...actOf(caller),
    });
    if (done.kind === 'missing') throw new Refusal('unknown-comment', { field: 'commentId' });
    if (done.kind === 'refused') throw new Refusal(done.no, { field: 'feature' });
    if (done.kind === 'done') tellReaders(announce, done);
    return { value: { comment: toCommentView(done) } };
  },
});
