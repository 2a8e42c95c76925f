/** Sends what a reader wrote: opens the guest session it needs, and keeps it. */
import {
  forgetToken,
  readSession,
  writeSession,
  type Call,
  type ThreadRef,
} from '@komentar/client';
import type { Answer, CommandResult, Failure, OwnCommentView } from '@komentar/protocol';
import { ownPageUrl, pageTitle } from '../page-address.js';

/** What a composer hands over. `clientId` stays the same while the text does. */
export interface Contribution {
  readonly name: string;
  readonly body: string;
  readonly parentId: string | undefined;
  readonly clientId: string;
}

export interface PostingTo {
  readonly call: Call;
  readonly ref: ThreadRef;
  readonly title: string | undefined;
}

type Posted = Answer<CommandResult<'comment:post'>>;

/** Field errors of opening a session are about the name, wherever the server saw them. */
const aboutName = (error: Failure): Failure =>
  error.code === 'invalid' ? { ...error, field: 'name' } : error;

/** A session under this name: the one at hand, a renamed one, or a new one. */
const openSession = async (
  { call, ref }: PostingTo,
  name: string,
): Promise<Failure | undefined> => {
  const before = readSession(ref.site, Date.now());
  if (before.token !== undefined && before.name === name) return undefined;
  const answer = await call('session:open', { site: ref.site, name });
  if (!answer.ok) return aboutName(answer.error);
  const { token, viewer, expiresAt } = answer.value;
  // What was typed, not what the server made of it: else every post would rename.
  writeSession(ref.site, { ...before, token, expiresAt, viewerId: viewer.id, name });
  return undefined;
};

const post = ({ call, ref, title }: PostingTo, it: Contribution): Promise<Posted> =>
  call('comment:post', {
    ...ref,
    url: ref.url ?? ownPageUrl(),
    title: title ?? pageTitle(),
    body: it.body,
    clientId: it.clientId,
    ...(it.parentId === undefined ? {} : { parentId: it.parentId }),
  });

const SESSION_OVER: ReadonlySet<string> = new Set(['session-expired', 'session-required']);

/**
 * Posts, in the name the reader gave. A session that has run out is opened anew once; the same
 * `clientId` goes along, so that nothing is posted twice.
 */
export const contribute = async (
  to: PostingTo,
  it: Contribution,
): Promise<Answer<OwnCommentView>> => {
  for (let attempt = 0; ; attempt += 1) {
    const refused = await openSession(to, it.name);
    if (refused) return { ok: false, error: refused };
    const posted = await post(to, it);
    if (posted.ok) return { ok: true, value: posted.value.comment };
    if (attempt > 0 || !SESSION_OVER.has(posted.error.code)) return posted;
    forgetToken(to.ref.site, Date.now());
  }
};
