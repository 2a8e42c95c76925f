/** What the sanctions of a reader mean for what he is about to do, asked anew every time. */
import { bearingOn, waitUnder, type ReaderDeed, type SanctionKind } from '@komentar/domain';
import type { ErrorCode, OwnSanctionView } from '@komentar/protocol';
import { toOwnSanctionView } from '../author-presenters.js';
import type { SanctionRecord } from '../ports/sanctions.js';
import { Refusal, type Guest } from '../use-case.js';
import type { Ports } from './ports.js';

type Asking = Pick<Ports, 'sanctions'>;

/** The refusal of each kind that bars something. */
const CODE_OF: Readonly<Record<SanctionKind, ErrorCode>> = {
  warn: 'warned',
  slow: 'rate-limited',
  premod: 'not-allowed',
  mute: 'muted',
  suspend: 'suspended',
  ban: 'banned',
};

/** Whether what is done waits for a moderator first. */
interface Allowed {
  readonly held: boolean;
}

const refuse = (sanction: SanctionRecord, retryAfterMs?: number): never => {
  throw new Refusal(CODE_OF[sanction.kind], {
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    sanction: toOwnSanctionView(sanction),
  });
};

/** Who is about to do something, and where. */
interface About {
  readonly caller: Guest;
  /** The thread, asked for only where something stands against the caller; absent where it does not count. */
  readonly where?: () => Promise<string | null>;
}

/** Refuses where a sanction bars the deed, naming its reason and end. */
export const mustBeFree = async (
  { sanctions }: Asking,
  deed: ReaderDeed,
  { caller, where }: About,
): Promise<Allowed> => {
  const { authorId, now } = caller;
  const standing = await sanctions.standing(authorId, now);
  if (standing.length === 0) return { held: false };
  const threadId = (await where?.()) ?? null;
  const { barredBy, slowedBy, held } = bearingOn(deed, standing, { threadId, now });
  if (barredBy) return refuse(barredBy);
  if (slowedBy) {
    const waitMs = waitUnder(slowedBy, await sanctions.lastPostAt(authorId), now);
    if (waitMs > 0) return refuse(slowedBy, waitMs);
  }
  return { held };
};

/** What stands against a reader, as he is told. */
export const standingAgainst = async (
  { sanctions }: Asking,
  authorId: string,
  now: number,
): Promise<OwnSanctionView[]> => (await sanctions.standing(authorId, now)).map(toOwnSanctionView);

/** The same as an entry of a view, left out where nothing stands. */
export const withStanding = async (
  ...asked: Parameters<typeof standingAgainst>
): Promise<{ readonly sanctions?: OwnSanctionView[] }> => {
  const sanctions = await standingAgainst(...asked);
  return sanctions.length > 0 ? { sanctions } : {};
};
