/** The shapes that may leave the server, per audience. */
import * as v from 'valibot';
import {
  BATCH_MOVES,
  BATCH_STATES,
  FEATURES,
  MODES,
  QUEUES,
  QUEUE_SORTS,
  REASON_CODES,
  REPORT_REASONS,
  REVIEWS,
  SIGNAL_CODES,
  STATUSES,
  THREAD_STATES,
} from '@komentar/domain';
import { deskName, ownSanctionView } from './sanction-views.js';
import { at, seq } from './shapes.js';

const status = v.picklist(STATUSES);
const reason = v.picklist(REASON_CODES);
const queues = v.array(v.picklist(QUEUES));

/** A comment as every reader may see it. `html` is sanitised; sanitise it again before use. */
export const commentView = v.strictObject({
  id: v.string(),
  parentId: v.nullable(v.string()),
  /** The comment at the top of this conversation; its own id for a root. */
  rootId: v.string(),
  /** 0 for a root comment. */
  depth: v.number(),
  status,
  version: v.number(),
  html: v.string(),
  author: v.strictObject({
    /** Opaque and the same for all comments of an author on this site, by which a reader hides them. */
    id: v.string(),
    name: v.string(),
    /** What the site says of the author, in its own words. */
    badges: v.optional(v.array(v.string())),
  }),
  createdAt: at,
  /** When it became visible, by which lists are ordered; absent while it is not. */
  publishedAt: v.optional(at),
  /** Visible replies below a root, all levels; 0 for replies. */
  replyCount: v.number(),
  likes: v.number(),
  /** When its author last changed the text of the published comment. */
  editedAt: v.optional(at),
  /** Set apart by an editor. */
  feature: v.optional(v.picklist(FEATURES)),
});
export type CommentView = v.InferOutput<typeof commentView>;

/** A comment as its own author sees it, whatever became of it. */
export const ownCommentView = v.strictObject({
  ...commentView.entries,
  clientId: v.string(),
  /** The source, to be changed and sent again. */
  text: v.string(),
  /** Why it was not published, where it was rejected or returned. */
  reason: v.optional(reason),
  /** What the moderator wrote to the author along with it. */
  note: v.optional(v.string()),
  /** The words of `text` that a moderator marked when returning it, in code units. */
  marks: v.optional(v.array(v.strictObject({ start: v.number(), end: v.number() }))),
  /** Until when it can be changed: a time, `null` without an end, absent where it cannot be. */
  editableUntil: v.optional(v.nullable(at)),
});
export type OwnCommentView = v.InferOutput<typeof ownCommentView>;

/** What a section has to know of how a thread stands. Times are absolute: the same until something changes. */
export const standingEntries = {
  state: v.picklist(THREAD_STATES),
  /** Since when it is so; absent for a thread that is open as it always was. */
  since: v.optional(at),
  /** When it ends by itself, where that is known. */
  until: v.optional(at),
  /** Time between two comments of one author, while `slow`. */
  slowMs: v.optional(v.number()),
  /** What the editors say about it. */
  reason: v.optional(v.string()),
  /** The editors' note above the list: HTML, sanitised like a comment's. */
  note: v.optional(v.string()),
};

export const threadView = v.strictObject({
  /** `null` until the first comment makes the thread. */
  id: v.nullable(v.string()),
  key: v.string(),
  /** Published and visible comments, replies included: the n of "Komentar (n)"; 0 while hidden. */
  total: v.number(),
  seq,
  ...standingEntries,
});
export type ThreadView = v.InferOutput<typeof threadView>;

/** What a section has to know of its site before a reader writes. */
export const siteView = v.strictObject({
  mode: v.picklist(MODES),
  maxGraphemes: v.number(),
  /** False where a reader has to sign in with the site's own account. */
  guests: v.boolean(),
  challenge: v.boolean(),
});
export type SiteView = v.InferOutput<typeof siteView>;

/** A page: root comments in order, each followed by its first replies, oldest first. */
export const pageView = v.strictObject({
  thread: threadView,
  site: siteView,
  items: v.array(commentView),
  /** On the first page, what editors set apart, pinned ones first; these stand in `items` too. */
  featured: v.optional(v.array(commentView)),
  next: v.optional(v.string()),
});
export type PageView = v.InferOutput<typeof pageView>;

/** One thing that became of a thread, in the order of `seq`. */
export const changeView = v.variant('kind', [
  v.strictObject({ kind: v.literal('published'), seq, comment: commentView }),
  v.strictObject({ kind: v.literal('changed'), seq, comment: commentView }),
  v.strictObject({ kind: v.literal('gone'), seq, commentId: v.string() }),
  v.strictObject({ kind: v.literal('thread'), seq }),
]);
export type ChangeView = v.InferOutput<typeof changeView>;

/** Who a reader is to the server. */
export const viewerView = v.strictObject({
  id: v.string(),
  name: v.string(),
  /** `member` came with the site's own signed token. */
  kind: v.picklist(['guest', 'member']),
  /** What stands against the reader, in one thread or on the whole site; absent for nothing. */
  sanctions: v.optional(v.array(ownSanctionView)),
});
export type ViewerView = v.InferOutput<typeof viewerView>;

/** Whoever joined with a session is told about himself. */
const viewer = v.optional(viewerView);

/** The answer to joining: what was missed since `since`, or a fresh page. */
export const joinView = v.union([
  v.strictObject({ thread: threadView, changes: v.array(changeView), viewer }),
  v.strictObject({ ...pageView.entries, viewer }),
]);
export type JoinView = v.InferOutput<typeof joinView>;

/** One act of a moderator. */
export const decisionView = v.strictObject({
  id: v.string(),
  commentId: v.string(),
  /** `close`: only the comment's reports were closed. */
  move: v.picklist(['approve', 'reject', 'spam', 'return', 'restore', 'close', 'undo']),
  from: status,
  to: status,
  reason: v.optional(reason),
  note: v.optional(v.string()),
  by: deskName,
  at,
  undone: v.boolean(),
});
export type DecisionView = v.InferOutput<typeof decisionView>;

export const signalView = v.strictObject({
  check: v.string(),
  code: v.picklist(SIGNAL_CODES),
  advice: v.picklist(['none', 'hold', 'reject', 'spam']),
  rule: v.optional(v.string()),
  /** The version and the name the rule had when it found this. */
  ruleVersion: v.optional(v.number()),
  ruleName: v.optional(v.string()),
  matches: v.array(v.string()),
  spans: v.array(v.strictObject({ start: v.number(), end: v.number() })),
});
export type SignalView = v.InferOutput<typeof signalView>;

/** A comment as the desk sees it. `text` is the source the spans of `signals` point into. */
export const cardView = v.strictObject({
  id: v.string(),
  site: v.string(),
  status,
  version: v.number(),
  text: v.string(),
  html: v.string(),
  createdAt: at,
  author: v.strictObject({
    id: v.string(),
    name: v.string(),
    approved: v.number(),
    rejected: v.number(),
    since: at,
  }),
  thread: v.strictObject({
    key: v.string(),
    title: v.nullable(v.string()),
    url: v.nullable(v.string()),
  }),
  parent: v.nullable(v.strictObject({ id: v.string(), authorName: v.string(), text: v.string() })),
  signals: v.array(signalView),
  /** The last decision on this comment that stands, where there is one. */
  decision: v.nullable(decisionView),
  /** Whether somebody has looked at this text, and who. */
  review: v.strictObject({
    kind: v.picklist(REVIEWS),
    by: v.optional(deskName),
  }),
  /** What a moderator asked the colleagues about it; gone with the next decision. */
  opinion: v.optional(
    v.strictObject({
      question: v.string(),
      by: deskName,
      at,
      answer: v.optional(
        v.strictObject({
          text: v.string(),
          by: deskName,
          at,
        }),
      ),
    }),
  ),
  /** Readers' reports that nobody has closed. */
  reports: v.strictObject({
    open: v.number(),
    /** When the first of them came; absent without any. */
    firstAt: v.optional(at),
    reasons: v.array(v.strictObject({ reason: v.picklist(REPORT_REASONS), count: v.number() })),
    /** What readers wrote along with them, the latest first, at most ten. */
    notes: v.array(v.strictObject({ reason: v.picklist(REPORT_REASONS), text: v.string(), at })),
  }),
  /** Visible replies that would go out of sight with the comment. */
  impact: v.number(),
  /** The text that was decided on last, or that stood before, where it was another. */
  previous: v.nullable(v.string()),
  /** Since when it stands where it stands. */
  waitingSince: at,
  /** 0 to 100, from the signals. */
  risk: v.number(),
  /** The queues it is in. */
  queues,
});
export type CardView = v.InferOutput<typeof cardView>;

/** Comments in each queue. */
export const countsView = v.strictObject({
  pending: v.number(),
  reports: v.number(),
  opinions: v.number(),
  returned: v.number(),
  unreviewed: v.number(),
  spam: v.number(),
  log: v.number(),
});
export type CountsView = v.InferOutput<typeof countsView>;

export const queueView = v.strictObject({
  items: v.array(cardView),
  next: v.optional(v.string()),
  /** Over the sites asked for. */
  counts: countsView,
  /** The order it was read in. */
  sort: v.picklist(QUEUE_SORTS),
  /** The moment waits are reckoned at in that order; all pages of one reading have the same. */
  at,
  /** Per site the number of its last queue change, to notice a gap. */
  seqs: v.record(v.string(), seq),
});
export type QueueView = v.InferOutput<typeof queueView>;

/** One decision for many comments, and how far it is. */
export const batchView = v.strictObject({
  id: v.string(),
  /** The sites its comments are of. */
  sites: v.array(v.string()),
  state: v.picklist(BATCH_STATES),
  by: deskName,
  /** When the set was fixed: what came in or changed later is not of it. */
  at,
  total: v.number(),
  threads: v.number(),
  authors: v.number(),
  /** Decided on; while it is taken back, those not yet taken back. */
  done: v.number(),
  /** Changed or decided on by somebody in between, or unable to make the move. */
  skipped: v.number(),
  /** Absent until it is decided on. */
  move: v.optional(v.picklist(BATCH_MOVES)),
  reason: v.optional(reason),
});
export type BatchView = v.InferOutput<typeof batchView>;

export const batchAnswer = v.strictObject({ batch: batchView });

/** A member of the desk, to himself. */
export const moderatorView = v.strictObject({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  role: v.picklist(['moderator', 'lead', 'admin']),
  sites: v.array(v.strictObject({ id: v.string(), name: v.string() })),
  /** `required`: the server lets the member do nothing before one is set up. */
  secondFactor: v.optional(v.picklist(['on', 'off', 'required'])),
});
export type ModeratorView = v.InferOutput<typeof moderatorView>;

/** What a decision led to. */
export const decidedView = v.strictObject({
  comment: v.strictObject({
    ...{ id: v.string(), status, version: v.number(), queues },
    /** When readers come to see it, where that is kept back. */
    stagedUntil: v.optional(at),
  }),
  decision: decisionView,
  /** A colleague had decided the same: `decision` is theirs and stands, and it is noted that this one concurs. */
  concurs: v.optional(v.literal(true)),
});
export type DecidedView = v.InferOutput<typeof decidedView>;

/** What a refused decision ran into: where the comment stands and who brought it there. */
export const conflictView = v.strictObject({
  status,
  version: v.number(),
  decision: v.nullable(decisionView),
  /** The queues it is in; at the desk only. */
  queues: v.optional(queues),
});
export type ConflictView = v.InferOutput<typeof conflictView>;
