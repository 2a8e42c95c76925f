/** The session a reader acts in: opened where there is none, as a member before as a guest, and opened anew where it has run out. */
import { forgetToken } from '@komentar/client';
import type { Answer, Failure } from '@komentar/protocol';
import { openMember, type SignInHost } from './sign-in.js';
import type { ThreadAccess } from './thread-access.js';

export interface SessionOf {
  readonly host: SignInHost;
  readonly thread: Pick<ThreadAccess, 'call' | 'site'>;
}

/**
 * Opens a session for somebody without one (E-61: whoever was a member before does not become a guest).
 * @returns why there is none, else `undefined`
 */
export const openSession = async (
  { host, thread }: SessionOf,
  isSecond: boolean,
  openGuest: () => Promise<Failure | undefined>,
): Promise<Failure | undefined> => {
  const member = await openMember(host, thread, isSecond ? 'expired' : 'submit');
  if (member === true) return undefined;
  if (member !== false) return member;
  return thread.site?.guests === false
    ? { code: 'identity-required', message: 'guests do not write here' }
    : openGuest();
};

/** Whether a refusal is one of a session; where so, the session is forgotten. */
export const isSessionOver = <T>(answer: Answer<T>, { host }: Pick<SessionOf, 'host'>): boolean => {
  const isOver = !answer.ok && ['session-expired', 'session-required'].includes(answer.error.code);
  if (isOver) forgetToken(host.where.ref.site, Date.now());
  return isOver;
};
