/** The public names of the rules; nothing outside this list may be imported. */
export { canonicalJson, type Json } from './canonical-json.js';
export { STATUSES, isPublic, type Comment, type Status } from './comment.js';
export {
  MOVES,
  UNDO_WINDOW_MS,
  movesFrom,
  needsReason,
  next,
  undoOf,
  undoRefusal,
  type DecisionFacts,
  type DecisionMove,
  type Move,
  type Mover,
  type UndoRefusal,
} from './lifecycle.js';
export {
  REASONS,
  REASON_CODES,
  REPORT_REASONS,
  digitOfReason,
  reasonOfDigit,
  type Reason,
  type ReportReason,
} from './reasons.js';
export { REASONS_AR } from './reasons-ar.js';
export { REASONS_EN } from './reasons-en.js';
export { REASONS_ID } from './reasons-id.js';
export type { ReasonTexts } from './reason-texts.js';
export { csvLine } from './csv.js';
export { FEATURES, MAX_FEATURED, type Feature } from './feature.js';
export {
  TAKE_BACK_MS,
  editMove,
  editTo,
  editableUntil,
  mayEdit,
  takeBackTo,
  type OwnFacts,
} from './own-comment.js';
export {
  BATCH_CONTROLS,
  BATCH_MOVES,
  BATCH_STATES,
  FROZEN_FOR_MS,
  nextBatchState,
  type BatchAct,
  type BatchControl,
  type BatchMove,
  type BatchState,
} from './batch.js';
export { partsOf } from './parts.js';
export {
  ACTIONS,
  EVERY_SITE,
  MODERATOR_ITEMS,
  MODERATOR_SUSPENSION_MS,
  MOST_ITEMS,
  ROLES,
  SCOPES,
  can,
  limitsOf,
  type Action,
  type Actor,
  type DeskRole,
  type Limits,
  type Role,
  type Target,
} from './permissions.js';
export { OPINION_ACTS, askedAt, opinionAfter, type Opinion, type OpinionAct } from './opinion.js';
export { barOfOverruling, concurs, overruledBy, type Met } from './overruling.js';
export { isWholeAdmin, reaches, seesMember, type Post } from './team.js';
export {
  CODE_TRIES,
  RECOVERY_CODES,
  closedAfter,
  typedCode,
  type TypedCode,
} from './second-factor.js';
export { DEFAULT_POLICY, MODES, type Mode, type Policy } from './policy.js';
export {
  QUEUES,
  QUEUE_SORTS,
  WAIT_AGES,
  bucketOf,
  compareSpots,
  orderOf,
  placeIn,
  queuesOf,
  type Queue,
  type QueueFacts,
  type QueueOrder,
  type QueuePlace,
  type QueueSort,
  type QueueSpot,
} from './queue.js';
export { REVIEWS, reviewAtPosting, type Review } from './review.js';
export {
  OUTCOME_OF,
  QUARANTINE_REPORTERS,
  QUARANTINE_WEIGHT,
  REPORT_OUTCOMES,
  REPORT_STATES,
  quarantines,
  reportWeight,
  type ReportOutcome,
  type ReportState,
  type ReporterRecord,
} from './report.js';
export { closedFacts, decidedFacts, decisionTo, type DecisionSubject } from './decision.js';
export { riskOf } from './moderation/risk.js';
export {
  SANCTIONS,
  SANCTION_KINDS,
  SLOWED_MS,
  SUSPEND_MS,
  bars,
  bearingOn,
  demandOf,
  endOf,
  isStanding,
  waitUnder,
  type Bearing,
  type ReaderDeed,
  type SanctionFacts,
  type SanctionKind,
} from './sanction.js';
export {
  EMPTY_SHIFT,
  HAND_SIZE,
  IDLE_AFTER_MS,
  LEASE_MS,
  REFILL_AT,
  deal,
  free,
  leave,
  look,
  seenBy,
  sweep,
  take,
  type Colleague,
  type Lease,
  type Placed,
  type Seat,
  type ChangeShift,
  type Shift,
  type ShiftSeen,
  type Wish,
} from './shift.js';
export { MAX_DEPTH, THREAD_STATES, mayComment, type ThreadState } from './thread.js';
export {
  SETTABLE_STATES,
  SLOW_MS,
  UNSET,
  closesAt,
  nextTurn,
  slowWaitMs,
  standingOf,
  withSetting,
  type SettableState,
  type ThreadFacts,
  type ThreadSetting,
  type ThreadSettings,
  type ThreadStanding,
} from './thread-standing.js';
export { HONEYPOT, lastingSignals } from './moderation/honeypot.js';
export {
  SIGNAL_CODES,
  type Advice,
  type Signal,
  type SignalCode,
  type Span,
} from './moderation/signal.js';
export { runPipeline, type Check, type CheckedDraft, type Facts } from './moderation/pipeline.js';
export { decide } from './moderation/decide.js';
export { threadKey, normaliseUrl, type ThreadPointer } from './thread-key.js';
export { type HostRules } from './thread-host.js';
export { graphemes, isBlank, normaliseBody, normaliseName, normaliseTitle } from './text.js';
export { matchingForm, textDigestInput } from './matching-form.js';
export { type Form } from './fold.js';
export { CHECKS } from './moderation/checks.js';
export { remembered } from './remembered.js';
export { SEED_RULES } from './moderation/seed-rules.js';
export {
  LIST_KINDS,
  MAX_CONDITIONS,
  MAX_EXCEPTIONS,
  MAX_IF_THEN,
  MAX_RULES,
  PATTERN_UNITS,
  RULE_ACTIONS,
  RULE_KINDS,
  RULE_MODES,
  RULE_NOTE_UNITS,
  UNSAVED_RULE,
  isInForce,
  isNoise,
  patternKey,
  precisionOf,
  ruleName,
  type ListKind,
  type LooksFor,
  type Rule,
  type RuleAction,
  type RuleContent,
  type RuleKind,
  type RuleMode,
  type RuleTally,
} from './moderation/rules/rule.js';
export {
  CONDITION_FIELDS,
  CONDITION_FIELD_NAMES,
  CONDITION_OPERATORS,
  type Condition,
  type ConditionField,
  type ConditionOperator,
} from './moderation/rules/condition.js';
export {
  MAX_IMPORT_LINES,
  importLines,
  looksForOf,
  type ImportLine,
} from './moderation/rules/import-lines.js';
export { NO_RULES, compileRules, type RuleSet } from './moderation/rules/rule-set.js';
export {
  patternComplaint,
  ruleComplaints,
  type FieldComplaint,
  type RuleComplaint,
} from './moderation/rules/rule-complaint.js';
