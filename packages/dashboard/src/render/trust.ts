/** What an author's record says in one word, once there is enough of it to say anything. */

/** How far an author is to be trusted. `new`: too little was decided to know. */
export type Trust = 'new' | 'known' | 'trusted' | 'risky';

/** Below this many decided comments a share is chance: one rejection of two would be "half". */
const MIN_DECIDED = 5;
/** From this share of rejections on, most desks take a second look at everything by the author. */
const RISKY_SHARE = 0.3;
/** Few rejections out of many: what is held of such an author is mostly held for nothing. */
const TRUSTED = { approved: 20, share: 0.05 } as const;

/** The word for a record. */
export const trustOf = ({
  approved,
  rejected,
}: {
  readonly approved: number;
  readonly rejected: number;
}): Trust => {
  const decided = approved + rejected;
  if (decided < MIN_DECIDED) return 'new';
  const share = rejected / decided;
  if (share >= RISKY_SHARE) return 'risky';
  return approved >= TRUSTED.approved && share <= TRUSTED.share ? 'trusted' : 'known';
};
