/** `comment:post`: from what a reader typed to a stored, judged and announced comment, once. */
import { HONEYPOT, isPublic, normaliseTitle } from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import type { NewComment, Posted } from '../ports/comments.js';
import { toOwnCommentView } from '../presenters.js';
import { Refusal, type Guest, type UseCase } from '../use-case.js';
import { admitGuest } from './admit-guest.js';
import { mustBeFree } from './bearing.js';
import { judgeText, type Judging, type JudgedText } from './judge-text.js';
import { nameThread } from './name-thread.js';
import { notTaken } from './not-taken.js';
import { nudge } from './nudge.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';
import { tellDesk, tellReaders } from './tell.js';

type Posting = Judging & Pick<Ports, 'sites' | 'queues' | 'announce' | 'challenge' | 'sanctions'>;
type Input = CommandParsed<'comment:post'>;
type Place = Awaited<ReturnType<typeof nameThread>>;

/** What was asked for, by whom and where. */
interface Asked {
  readonly input: Input;
  readonly caller: Guest;
  readonly place: Place;
  /** A sanction has it looked at first. */
  readonly held: boolean;
}

/**
 * The status the comment gets, and why. Whoever fills in a field that people do not see is a machine:
 * the comment goes to the spam, and the answer looks like everybody's.
 */
const standingOf = (
  { input }: Asked,
  judged: JudgedText,
): Pick<NewComment, 'signals' | 'status'> => {
  const { website, nudge: asksFirst } = input;
  const { signals, verdict } = judged;
  if (website !== undefined && website !== '')
    return { status: 'spam', signals: [HONEYPOT, ...signals] };
  if (asksFirst) nudge(judged);
  return { status: verdict, signals };
};

/** The comment as the store shall take it, judged; or the refusal that names what is wrong. */
const draftOf = async (ports: Posting, asked: Asked): Promise<NewComment> => {
  const { input, caller, place, held } = asked;
  const { authorId, now } = caller;
  const sent = { body: input.body, authorId, now, held, ...place };
  const judged = await judgeText(ports, sent);
  const { author, text, html, sanitizerVersion, digest } = judged;
  const { status, signals } = standingOf(asked, judged);
  return {
    id: ports.secrets.newId(),
    name: place.name,
    newThread: {
      id: ports.secrets.newId(),
      url: input.url ?? null,
      title: input.title === undefined ? null : (normaliseTitle(input.title) ?? null),
    },
    // A further name is believed only of a thread whose comment needs nobody's approval.
    alias: isPublic(status) ? place.alias : undefined,
    parentId: input.parentId ?? null,
    author: { id: author.id, name: author.name, badges: author.badges },
    clientId: input.clientId,
    ...{ status, text, html, sanitizerVersion, digest, signals },
    at: now,
    closeAfterDays: policyOf(place.site).closeAfterDays,
  };
};

const refusalOf = (no: Extract<Posted, { kind: 'refused' }>): Refusal =>
  no.no === 'thread-closed' || no.no === 'thread-slow'
    ? notTaken(no)
    : new Refusal(no.no, { field: 'parentId' });

export const postComment = (ports: Posting): UseCase<'comment:post', 'guest'> => ({
  name: 'comment:post',
  allowed: 'guest',
  run: async (input, caller) => {
    const place = await nameThread(ports.sites, ports.ownOrigin, input);
    const rights = { policy: policyOf(place.site), now: caller.now };
    const before = await ports.comments.findRepeat(caller.authorId, input.clientId);
    if (before) return { value: { comment: toOwnCommentView(before.comment, rights) } };
    const where = async () => (await ports.threads.find(place.name))?.id ?? null;
    const { held } = await mustBeFree(ports, 'post', { caller, where });
    await admitGuest(ports, place.site, { caller, input });
    const posted = await ports.comments.post(await draftOf(ports, { input, caller, place, held }));
    if (posted.kind === 'refused') throw refusalOf(posted);
    if (posted.kind === 'posted') {
      tellReaders(ports.announce, posted);
      await tellDesk(ports, posted, null);
    }
    return { value: { comment: toOwnCommentView(posted.comment, rights) } };
  },
});
