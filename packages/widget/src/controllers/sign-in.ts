/** Makes a reader somebody with the page's own account: asks the page for its signed token, and opens a session with it. */
import { forgetToken } from '@komentar/client';
import type { Failure } from '@komentar/protocol';
import { LoginRequestEvent, type LoginReason } from '../late-events.js';
import type { Identity } from '../section-properties.js';
import { keepSession } from './keep-session.js';
import type { ThreadAccess } from './thread-access.js';
import type { ThreadHost } from './thread-host.js';

export interface SignInHost extends ThreadHost {
  readonly identity: Identity | undefined;
  /** A page of the reader's own site that answers `{"token":"…"}`, or with `null` for nobody. */
  readonly tokenEndpoint: string | undefined;
}

const fromEndpoint =
  (href: string): Identity =>
  async () => {
    // The page's own cookie says who it is: the endpoint has to be the page's own.
    const response = await fetch(href, { credentials: 'same-origin', cache: 'no-store' });
    const { token } = (await response.json()) as { readonly token?: string | null };
    return token ?? null;
  };

/** How the page tells who its reader is; `undefined` where it does not. */
export const identityOf = ({ identity, tokenEndpoint }: SignInHost): Identity | undefined =>
  identity ?? (tokenEndpoint ? fromEndpoint(tokenEndpoint) : undefined);

const REASONS = { login: 'login', submit: 'login', expired: 'expired' } as const;

/**
 * Opens a member's session with the token the page has at hand.
 * @returns whether the reader is somebody now; otherwise why not, where the server said so
 */
export const openMember = async (
  host: SignInHost,
  { call }: Pick<ThreadAccess, 'call'>,
  reason: LoginReason,
): Promise<boolean | Failure> => {
  const ask = identityOf(host);
  const token = await ask?.({ reason: REASONS[reason] }).catch(() => null);
  if (!token) return false;
  const { site } = host.where.ref;
  const answer = await call('session:open', { site, identity: token });
  if (!answer.ok) return answer.error;
  keepSession(site, answer.value, { name: answer.value.viewer.name, isMember: true });
  host.requestUpdate();
  return true;
};

/**
 * Opens a member's session, or asks the page to sign its reader in. A page that cancels the event
 * opens its own sign-in, and calls `login()` again when that is done.
 */
export const signIn = async (
  host: SignInHost,
  thread: Pick<ThreadAccess, 'call'>,
  reason: LoginReason,
): Promise<boolean | Failure> => {
  const opened = await openMember(host, thread, reason);
  if (opened === false) host.dispatchEvent(new LoginRequestEvent({ reason }));
  return opened;
};

/** Forgets who the reader is; what was written stays. */
export const signOut = (host: SignInHost): void => {
  forgetToken(host.where.ref.site, Date.now());
  host.requestUpdate();
};
