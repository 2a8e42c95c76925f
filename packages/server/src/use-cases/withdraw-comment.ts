/** `comment:withdraw` and `comment:take-back`: an author takes an own comment out of the thread, or thinks better of it. */
import type { UseCase } from '../use-case.js';
import { concludeOwn, ownComment, type Owning } from './own-comment.js';

/** The two commands and the store's write behind each. */
const WRITES = {
  'comment:withdraw': 'withdraw',
  'comment:take-back': 'takeBack',
} as const;

const ownAct = <N extends keyof typeof WRITES>(ports: Owning, name: N): UseCase<N, 'guest'> => ({
  name,
  allowed: 'guest',
  run: async ({ commentId }, caller) => {
    const { site } = await ownComment(ports, commentId, caller);
    const { authorId, now } = caller;
    const done = await ports.comments[WRITES[name]]({ commentId, authorId, at: now });
    return concludeOwn(ports, done, { site, now });
  },
});

export const withdrawComment = (ports: Owning): UseCase<'comment:withdraw', 'guest'> =>
  ownAct(ports, 'comment:withdraw');

export const takeBackComment = (ports: Owning): UseCase<'comment:take-back', 'guest'> =>
  ownAct(ports, 'comment:take-back');
