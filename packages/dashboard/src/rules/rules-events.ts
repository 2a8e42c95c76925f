/** What the elements of the rules' page tell upwards, each in the past tense. */
import type { Condition } from '@komentar/domain';
import type { RuleVersionView } from '@komentar/protocol';

const UPWARDS = { bubbles: true, composed: true } as const;

/** The conditions of an if-then rule are others now. */
export class MejaConditionsChanged extends Event {
  static readonly type = 'meja-conditions-changed';
  constructor(
    readonly match: 'all' | 'any',
    readonly conditions: readonly Condition[],
  ) {
    super(MejaConditionsChanged.type, UPWARDS);
  }
}

/** A rule is to be again what it was at a former version. */
export class MejaVersionSought extends Event {
  static readonly type = 'meja-version-sought';
  constructor(readonly version: RuleVersionView) {
    super(MejaVersionSought.type, UPWARDS);
  }
}
