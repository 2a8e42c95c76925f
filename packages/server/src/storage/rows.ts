/**
 * From rows of tables to the records the ports promise, and back where the two differ.
 *
 * JSON in a row was written by this store, hence has the form it was given.
 */
import type {
  Action,
  Opinion,
  Policy,
  QueueFacts,
  Signal,
  Span,
  ThreadSetting,
} from '@komentar/domain';
import type { DeskSession } from '../ports/desk.js';
import type {
  AuthorRecord,
  CommentRecord,
  DecisionRecord,
  ListedComment,
  ModeratorRecord,
  SiteIdentity,
  SiteRecord,
  ThreadDecisionRecord,
  ThreadNote,
  ThreadRecord,
} from '../ports/records.js';
import type {
  AuthorRow,
  CommentRow,
  DecisionRow,
  DeskSessionRow,
  ModeratorRow,
  SiteRow,
  ThreadDecisionRow,
  ThreadRow,
} from './schema.js';

export const toSite = (row: SiteRow): SiteRecord => ({
  id: row.id,
  name: row.name,
  origins: JSON.parse(row.origins) as string[],
  policy: JSON.parse(row.policy) as Partial<Policy>,
  demo: row.demo === 1,
  createdAt: row.created_at,
  ...(row.identity !== null && { identity: JSON.parse(row.identity) as SiteIdentity }),
});

export const fromSite = (site: SiteRecord): SiteRow => ({
  id: site.id,
  name: site.name,
  origins: JSON.stringify(site.origins),
  policy: JSON.stringify(site.policy),
  demo: site.demo ? 1 : 0,
  created_at: site.createdAt,
  identity: site.identity === undefined ? null : JSON.stringify(site.identity),
});

const list = (json: string | null): readonly unknown[] =>
  json === null ? [] : (JSON.parse(json) as unknown[]);

/** A list as its column keeps it: null for an empty one. */
export const fromList = (items: readonly unknown[]): string | null =>
  items.length === 0 ? null : JSON.stringify(items);

export const toAuthor = (row: AuthorRow): AuthorRecord => ({
  id: row.id,
  site: row.site,
  name: row.name,
  email: row.email,
  approved: row.approved,
  rejected: row.rejected,
  createdAt: row.created_at,
  badges: list(row.badges) as readonly string[],
  externalId: row.external_id,
});

const settingIn = (json: string | null): ThreadSetting | null =>
  json === null ? null : (JSON.parse(json) as ThreadSetting);

export const toThread = (row: ThreadRow): ThreadRecord => ({
  id: row.id,
  site: row.site,
  key: row.key,
  url: row.url,
  title: row.title,
  state: row.state,
  total: row.total,
  pending: row.pending,
  seq: row.seq,
  version: row.version,
  ...{ lasting: settingIn(row.lasting), passing: settingIn(row.passing) },
  note: row.note === null ? null : (JSON.parse(row.note) as ThreadNote),
  createdAt: row.created_at,
});

export const toThreadDecision = (row: ThreadDecisionRow): ThreadDecisionRecord => ({
  id: row.id,
  threadId: row.thread_id,
  site: row.site,
  kind: row.kind,
  moderatorId: row.moderator_id,
  moderatorName: row.moderator_name,
  at: row.at,
  version: row.version,
  undone: row.undone_by !== null,
});

const withdrawalOf = ({
  withdrawn_from: from,
  withdrawn_at: at,
}: CommentRow): CommentRecord['withdrawal'] => (from === null || at === null ? null : { from, at });

const reviewerOf = ({
  review_by: id,
  review_name: name,
}: CommentRow): CommentRecord['reviewedBy'] => (id === null || name === null ? null : { id, name });

/** What decides in which queues the comment is. */
export const toQueueFacts = (row: CommentRow): QueueFacts => ({
  status: row.status,
  review: row.review,
  openReports: row.open_reports,
  reportedAt: row.reported_at,
  waitingSince: row.waiting_since,
  decidedAt: row.decided_at,
  risk: row.risk,
  askedAt: row.asked_at,
});

export const toComment = (row: CommentRow): CommentRecord => ({
  id: row.id,
  site: row.site,
  threadId: row.thread_id,
  parentId: row.parent_id,
  rootId: row.root_id,
  depth: row.depth,
  authorId: row.author_id,
  authorName: row.author_name,
  authorBadges: list(row.author_badges) as readonly string[],
  clientId: row.client_id,
  version: row.version,
  text: row.text,
  html: row.html,
  signals: JSON.parse(row.signals) as Signal[],
  stagedUntil: row.staged_until,
  hiddenAncestors: row.hidden_ancestors,
  createdAt: row.created_at,
  publishedAt: row.published_at,
  reason: row.reason,
  note: row.note,
  marks: list(row.marks) as readonly Span[],
  likes: row.likes,
  reports: row.reports,
  editedAt: row.edited_at,
  feature: row.feature,
  withdrawal: withdrawalOf(row),
  reviewedBy: reviewerOf(row),
  opinion: row.opinion === null ? null : (JSON.parse(row.opinion) as Opinion),
  ...toQueueFacts(row),
});

export const toListed = (row: CommentRow): ListedComment => ({
  comment: toComment(row),
  replyCount: row.reply_count,
});

export const toDecision = (row: DecisionRow): DecisionRecord => ({
  id: row.id,
  commentId: row.comment_id,
  site: row.site,
  move: row.move,
  from: row.from_status,
  to: row.to_status,
  reason: row.reason,
  note: row.note,
  moderatorId: row.moderator_id,
  moderatorName: row.moderator_name,
  at: row.at,
  version: row.version,
  undone: row.undone_by !== null,
});

/** The sites of a member or an invitation; none named means all. */
export const toSites = ({ sites }: { readonly sites: string | null }) =>
  sites === null ? {} : { sites: JSON.parse(sites) as string[] };

export const toModerator = (row: ModeratorRow): ModeratorRecord => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  ...toSites(row),
  passwordHash: row.password_hash,
  createdAt: row.created_at,
  version: row.version,
  leftAt: row.left_at,
  secondFactorAt: row.second_factor_at,
});

export const toDeskSession = (row: DeskSessionRow): DeskSession => ({
  id: row.id,
  tokenHash: row.token_hash,
  moderatorId: row.moderator_id,
  kind: row.kind,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
  provedAt: row.proved_at,
  ...(row.agent !== null && { agent: row.agent }),
  ...(row.scopes !== null && { scopes: JSON.parse(row.scopes) as Action[] }),
});
