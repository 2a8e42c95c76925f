/** The only way out: turns what the store remembers into the views that may leave. */
import {
  REPORT_REASONS,
  editableUntil,
  isPublic,
  mayEdit,
  queuesOf,
  type Policy,
  type ShiftSeen,
  type Status,
  type LooksFor,
  type RuleContent,
} from '@komentar/domain';
import type {
  BatchView,
  CardView,
  ChangeView,
  CommentView,
  ConflictView,
  DecisionView,
  OwnCommentView,
  PageView,
  RuleVersionView,
  RuleView,
  ShiftView,
  SiteView,
} from '@komentar/protocol';
import type { BatchRecord } from './ports/batches.js';
import type {
  CardRecord,
  ChangeRecord,
  CommentRecord,
  DecisionRecord,
  ListedComment,
  OpenReport,
} from './ports/records.js';
import type { RuleRecord, RuleVersionRecord } from './ports/rules.js';
import type { Page } from './ports/threads.js';
import { emptyThreadView, isHidden, toThreadView } from './thread-presenters.js';

export * from './thread-presenters.js';
export * from './team-presenters.js';

/** How much of a parent's text a card quotes, in UTF-16 code units. */
const QUOTE_UNITS = 280;

const bare = (comment: CommentRecord) => ({
  id: comment.id,
  parentId: comment.parentId,
  rootId: comment.rootId,
  depth: comment.depth,
  version: comment.version,
  html: comment.html,
  author: {
    id: comment.authorId,
    name: comment.authorName,
    ...(comment.authorBadges.length > 0 && { badges: [...comment.authorBadges] }),
  },
  createdAt: comment.createdAt,
  ...(comment.publishedAt !== null && { publishedAt: comment.publishedAt }),
  likes: comment.likes,
  ...(comment.editedAt !== null && { editedAt: comment.editedAt }),
  ...(comment.feature !== null && isPublic(comment.status) && { feature: comment.feature }),
});

export const toCommentView = ({ comment, replyCount }: ListedComment): CommentView => ({
  ...bare(comment),
  status: comment.status,
  replyCount,
});

/** What of a decision an author is told: why it was rejected or returned, and of others nothing. */
export const decisionToAuthor = ({
  status,
  reason,
  note,
  marks,
}: CommentRecord): Pick<OwnCommentView, 'reason' | 'note' | 'marks'> =>
  status === 'rejected' || status === 'returned'
    ? {
        ...(reason !== null && { reason }),
        ...(note !== null && { note }),
        ...(marks.length > 0 && { marks: marks.map(({ start, end }) => ({ start, end })) }),
      }
    : {};

/**
 * The status an author is shown. Spam looks as if it were waiting: telling a bot that it was
 * recognised would teach it. What is approved and still kept back waits for its author as well.
 */
export const toShownStatus = ({
  status,
  stagedUntil,
}: Pick<CommentRecord, 'status' | 'stagedUntil'>): Status =>
  status === 'spam' || stagedUntil !== null ? 'pending' : status;

/** What an author's rights, and the standing of a thread, depend on besides the record. */
export interface Rights {
  readonly policy: Policy;
  readonly now: number;
}

const toEditable = (
  comment: { readonly status: Status; readonly createdAt: number },
  { policy, now }: Rights,
): Pick<OwnCommentView, 'editableUntil'> =>
  mayEdit(comment, policy, now) ? { editableUntil: editableUntil(comment, policy) } : {};

/** What an author sees of the own comment. */
export const toOwnCommentView = (comment: CommentRecord, rights: Rights): OwnCommentView => {
  const status = toShownStatus(comment);
  return {
    ...bare(comment),
    status,
    replyCount: 0,
    clientId: comment.clientId,
    text: comment.text,
    ...decisionToAuthor(comment),
    ...toEditable({ ...comment, status }, rights),
  };
};

/** Where an own comment stands that was changed meanwhile; who decided is the desk's business. */
export const toOwnConflict = (comment: CommentRecord): ConflictView => ({
  status: toShownStatus(comment),
  version: comment.version,
  decision: null,
});

const toSiteView = ({ mode, maxGraphemes, guests, challenge }: Policy): SiteView => ({
  mode,
  maxGraphemes,
  guests,
  challenge,
});

/** The page of a thread that has no comment yet. */
export const emptyPageView = (key: string, policy: Policy): PageView => ({
  thread: emptyThreadView(key),
  site: toSiteView(policy),
  items: [],
});

/** Of a hidden thread nothing leaves but that it is hidden. */
export const toPageView = (page: Page, rights: Rights): PageView => {
  const { thread, items, featured, next } = page;
  if (isHidden(thread, rights)) {
    return { thread: toThreadView(thread, rights), site: toSiteView(rights.policy), items: [] };
  }
  return {
    thread: toThreadView(thread, rights),
    site: toSiteView(rights.policy),
    items: items.map(toCommentView),
    ...(featured.length > 0 && { featured: featured.map(toCommentView) }),
    ...(next !== undefined && { next }),
  };
};

export const toChangeView = (change: ChangeRecord): ChangeView => {
  switch (change.kind) {
    case 'published':
    case 'changed':
      return { kind: change.kind, seq: change.seq, comment: toCommentView(change.listed) };
    case 'gone':
      return { kind: 'gone', seq: change.seq, commentId: change.commentId };
    case 'thread':
      return { kind: 'thread', seq: change.seq };
  }
};

export const toDecisionView = (decision: DecisionRecord): DecisionView => ({
  id: decision.id,
  commentId: decision.commentId,
  move: decision.move,
  from: decision.from,
  to: decision.to,
  ...(decision.reason !== null && { reason: decision.reason }),
  ...(decision.note !== null && { note: decision.note }),
  by: { id: decision.moderatorId, name: decision.moderatorName },
  at: decision.at,
  undone: decision.undone,
});

const cut = (text: string): string =>
  text.length > QUOTE_UNITS
    ? `${text.slice(0, QUOTE_UNITS).replace(/\p{Surrogate}$/u, '')}…`
    : text;

/** What the desk is answered of a comment it has done something to. */
export const toDoneComment = (comment: CommentRecord) => ({
  id: comment.id,
  status: comment.status,
  version: comment.version,
  queues: [...queuesOf(comment)],
});

/** Where a comment stands that could not be decided on, and who brought it there. */
export const toConflict = ({
  comment,
  decision,
}: Pick<CardRecord, 'comment' | 'decision'>): ConflictView => ({
  status: comment.status,
  version: comment.version,
  decision: decision && toDecisionView(decision),
  queues: [...queuesOf(comment)],
});

/** What a check found, to the desk. */
export const toSignalView = ({
  rule,
  ruleVersion,
  ruleName,
  matches,
  spans,
  ...rest
}: CardRecord['comment']['signals'][number]) => ({
  ...rest,
  ...(rule !== undefined && { rule }),
  ...(ruleVersion !== undefined && { ruleVersion }),
  ...(ruleName !== undefined && { ruleName }),
  matches: [...matches],
  spans: spans.map(({ start, end }) => ({ start, end })),
});

/** Readers' notes on a card, the latest. */
const NOTES = 10;

const toNote = ({ reason, note, at }: OpenReport): CardView['reports']['notes'] =>
  note === null ? [] : [{ reason, text: note, at }];

const toReports = (
  { openReports, reportedAt }: CardRecord['comment'],
  reports: readonly OpenReport[],
): CardView['reports'] => ({
  open: openReports,
  ...(reportedAt !== null && { firstAt: reportedAt }),
  reasons: REPORT_REASONS.flatMap((reason) => {
    const count = reports.filter((report) => report.reason === reason).length;
    return count === 0 ? [] : [{ reason, count }];
  }),
  notes: reports.flatMap(toNote).slice(0, NOTES),
});

const toReview = ({ review, reviewedBy }: CardRecord['comment']): CardView['review'] => ({
  kind: review,
  ...(reviewedBy !== null && { by: { ...reviewedBy } }),
});

export const toCardView = ({
  comment,
  author,
  thread,
  parent,
  decision,
  openReports,
  visibleReplies,
  previousText,
}: CardRecord): CardView => ({
  id: comment.id,
  site: comment.site,
  status: comment.status,
  version: comment.version,
  text: comment.text,
  html: comment.html,
  createdAt: comment.createdAt,
  author: {
    id: author.id,
    name: comment.authorName,
    approved: author.approved,
    rejected: author.rejected,
    since: author.createdAt,
  },
  thread: { key: thread.key, title: thread.title, url: thread.url },
  parent: parent && { id: parent.id, authorName: parent.authorName, text: cut(parent.text) },
  signals: comment.signals.map(toSignalView),
  decision: decision && toDecisionView(decision),
  review: toReview(comment),
  ...(comment.opinion !== null && { opinion: comment.opinion }),
  reports: toReports(comment, openReports),
  impact: visibleReplies,
  previous: previousText,
  waitingSince: comment.waitingSince,
  risk: comment.risk,
  queues: [...queuesOf(comment)],
});

/** What `seenBy` found a session may know of its colleagues; there is nothing in it to leave out. */
export const toShiftView = ({ people, leases, hands }: ShiftSeen): ShiftView => ({
  people: [...people],
  leases: [...leases],
  hands: [...hands],
});

export const toBatchView = ({ note: _, move, reason, ...batch }: BatchRecord): BatchView => ({
  ...batch,
  sites: [...batch.sites],
  by: { ...batch.by },
  ...(move !== null && { move }),
  ...(reason !== null && { reason }),
});

const toLooksFor = (looksFor: LooksFor): RuleView['looksFor'] =>
  looksFor.kind === 'if-then'
    ? { ...looksFor, conditions: looksFor.conditions.map((condition) => ({ ...condition })) }
    : { ...looksFor, exceptions: [...looksFor.exceptions] };

/** What a person has decided about a rule, and nothing else of it. */
export const contentOfRule = ({
  looksFor,
  action,
  reason,
  note,
  mode,
  expiresAt,
}: RuleContent): Pick<
  RuleView,
  'looksFor' | 'action' | 'reason' | 'note' | 'mode' | 'expiresAt'
> => ({ looksFor: toLooksFor(looksFor), action, reason, note, mode, expiresAt });

export const toRuleView = (rule: RuleRecord): RuleView => ({
  ...contentOfRule(rule),
  id: rule.id,
  version: rule.version,
  owner: { id: rule.owner.id, name: rule.owner.name },
  createdAt: rule.createdAt,
  changedAt: rule.changedAt,
  hits: rule.hits,
  approved: rule.approved,
  rejected: rule.rejected,
  lastHitAt: rule.lastHitAt,
});

export const toRuleVersionView = (version: RuleVersionRecord): RuleVersionView => ({
  ...contentOfRule(version),
  version: version.version,
  act: version.act,
  by: { id: version.by.id, name: version.by.name },
  at: version.at,
});
