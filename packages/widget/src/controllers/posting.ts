/** Sends what waits in the line: opens the session it needs, and does the work a site may ask for. */
import { readSession, type Call } from '@komentar/client';
import type { OutboxItem } from '@komentar/client/writing';
import type {
  Answer,
  CommandInput,
  CommandResult,
  Failure,
  OwnCommentView,
} from '@komentar/protocol';
import { solveChallenge } from '../solve-challenge.js';
import { readCard, toldBy, writeCard } from './guest-card.js';
import { keepSession } from './keep-session.js';
import { isSessionOver, openSession } from './reader-session.js';
import type { SignInHost } from './sign-in.js';
import type { ThreadAccess } from './thread-access.js';

export interface PostingTo {
  readonly host: SignInHost;
  readonly thread: ThreadAccess;
  /** What stood in the field that people do not see. */
  readonly website: string;
  /** Told when the browser begins and ends the work a site asks of it. */
  readonly handleProving: (isProving: boolean) => void;
}

type Posted = Answer<CommandResult<'comment:post'>>;

/** A word of the server about a name or an address, wherever it saw it. */
const aboutGuest = (error: Failure): Failure =>
  error.code === 'invalid'
    ? { ...error, field: error.field === 'email' ? 'email' : 'name' }
    : error;

const openGuest = async ({ host, thread }: PostingTo): Promise<Failure | undefined> => {
  const { site } = host.where.ref;
  const { name, email } = readCard(site);
  const answer = await thread.call('session:open', { site, name, ...(email && { email }) });
  if (!answer.ok) return aboutGuest(answer.error);
  keepSession(site, answer.value, { name });
  // What was typed, not what the server made of it: else every post would rename.
  writeCard(site, { told: toldBy({ name, email }) });
  return undefined;
};

/** A session to post in: the one at hand, a member's, or a guest's under the name of the moment. */
const openOne = async (to: PostingTo, isSecond: boolean): Promise<Failure | undefined> => {
  const { site } = to.host.where.ref;
  const { token, isMember } = readSession(site, Date.now());
  const card = readCard(site);
  if (token === undefined) return openSession(to, isSecond, () => openGuest(to));
  return isMember === true || toldBy(card) === card.told ? undefined : openGuest(to);
};

const solve = async (call: Call, site: string): Promise<string | undefined> => {
  const challenge = await call('challenge:read', { site });
  return challenge.ok ? solveChallenge(challenge.value) : undefined;
};

/** The proof a site asks for; `undefined` where it asks for none, and where it cannot be had now. */
const proofFor = async (to: PostingTo, site: string): Promise<string | undefined> => {
  if (!to.thread.site?.challenge) return undefined;
  to.handleProving(true);
  const proof = await solve(to.thread.call, site).catch(() => undefined);
  to.handleProving(false);
  return proof;
};

const post = async (to: PostingTo, item: OutboxItem): Promise<Posted> => {
  const { thread, website } = to;
  const { site, threadRef, parentId, title, body, clientId, nudge } = item;
  const proof = await proofFor(to, site);
  const input: CommandInput<'comment:post'> = {
    site,
    url: threadRef.url,
    body,
    clientId,
    nudge: nudge ?? true,
    ...(threadRef.thread && { thread: threadRef.thread }),
    ...(title && { title }),
    ...(parentId && { parentId }),
    ...(proof && { proof }),
    ...(website && { website }),
  };
  return thread.call('comment:post', input);
};

/**
 * Posts in the reader's name. A session that has run out is opened anew once, a proof that was used up
 * is made again; the same `clientId` goes along, so that nothing is posted twice.
 */
export const contribute = async (
  to: PostingTo,
  item: OutboxItem,
): Promise<Answer<OwnCommentView>> => {
  for (let attempt = 0; ; attempt += 1) {
    const refused = await openOne(to, attempt > 0);
    if (refused) return { ok: false, error: refused };
    const posted = await post(to, item);
    if (posted.ok) return { ok: true, value: posted.value.comment };
    const isWorthAnother = isSessionOver(posted, to) || posted.error.code === 'challenge-failed';
    if (attempt > 0 || !isWorthAnother) return posted;
  }
};
