/** `opinion:ask` and `opinion:answer`: what a moderator wants to know of the colleagues about a comment, and what one says. */
import { OPINION_ACTS, opinionAfter, type OpinionAct } from '@komentar/domain';
import { toConflict, toDoneComment } from '../presenters.js';
import { Refusal, colleagueOf, type UseCase } from '../use-case.js';
import { commentInSight } from './comment-in-sight.js';
import type { Ports } from './ports.js';
import { tellDesk } from './tell.js';

type Opining = Pick<Ports, 'comments' | 'queues' | 'announce'>;

const opinion = (
  ports: Opining,
  act: OpinionAct,
): UseCase<`opinion:${OpinionAct}`, 'comment.decide'> => ({
  name: `opinion:${act}`,
  allowed: 'comment.decide',
  run: async ({ commentId, version, text }, caller) => {
    const comment = await commentInSight(
      ports.comments,
      { commentId, action: 'comment.decide' },
      caller,
    );
    const saying = { act, text, by: colleagueOf(caller), at: caller.now };
    const after = opinionAfter(comment.opinion, saying);
    if (after === undefined) throw new Refusal('not-legal');
    const done = await ports.comments.opine({ commentId, version, act, opinion: after });
    if (done.kind === 'missing') throw new Refusal('unknown-comment', { field: 'commentId' });
    if (done.kind === 'conflict')
      throw new Refusal('conflict', { field: 'version', conflict: toConflict(done) });
    await tellDesk(ports, done, null);
    return { value: { comment: toDoneComment(done.comment) } };
  },
});

/** The two of them. */
export const secondOpinions = (ports: Opining) => OPINION_ACTS.map((act) => opinion(ports, act));
