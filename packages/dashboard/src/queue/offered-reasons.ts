/** The reasons a moderator can give. */
import { REASON_CODES, type Reason } from '@komentar/domain';

/** The clock's own reason: no moderator gives it. */
const NOT_OFFERED: readonly Reason[] = ['not_resubmitted'];

/** All others, in the order of the list. */
export const OFFERED_REASONS: readonly Reason[] = REASON_CODES.filter(
  (reason) => !NOT_OFFERED.includes(reason),
);
