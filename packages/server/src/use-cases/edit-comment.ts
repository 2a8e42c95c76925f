/** `comment:edit`: a new text for an own comment, checked like a new comment. */
import { lastingSignals, mayEdit } from '@komentar/domain';
import { toShownStatus } from '../presenters.js';
import { Refusal, type UseCase } from '../use-case.js';
import { mustBeFree } from './bearing.js';
import { judgeText, type Judging } from './judge-text.js';
import { concludeOwn, ownComment, type Own, type Owning } from './own-comment.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

/** Refuses where the time is over. Spam is judged as what its author takes it for. */
const mustBeOpen = ({ comment, site }: Own, now: number): void => {
  const shown = { ...comment, status: toShownStatus(comment) };
  if (!mayEdit(shown, policyOf(site), now)) throw new Refusal('edit-closed');
};

export const editComment = (
  ports: Judging & Owning & Pick<Ports, 'sanctions'>,
): UseCase<'comment:edit', 'guest'> => ({
  name: 'comment:edit',
  allowed: 'guest',
  run: async ({ commentId, version, body }, caller) => {
    const own = await ownComment(ports, commentId, caller);
    const { comment, site } = own;
    const { authorId, now } = caller;
    mustBeOpen(own, now);
    const where = () => Promise.resolve(comment.threadId);
    const { held } = await mustBeFree(ports, 'edit', { caller, where });
    const thread = await ports.threads.findById(comment.threadId);
    const name = { site: site.id, key: thread?.key ?? '' };
    const sent = { body, authorId, site, name, now, held, except: commentId };
    const { author: _author, rules: _rules, ...judged } = await judgeText(ports, sent);
    const signals = [...lastingSignals(comment.signals), ...judged.signals];
    const { closeAfterDays } = policyOf(site);
    const edit = { commentId, authorId, version, ...judged, signals, at: now, closeAfterDays };
    return concludeOwn(ports, await ports.comments.edit(edit), { site, now });
  },
});
