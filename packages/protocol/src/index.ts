/** The public names of the protocol; types alone cost a client nothing. */
export type { LeaseView, ShiftView } from './shift-views.js';
export { API_PATH, DESK_NAMESPACE, LIVE_PATH } from './version.js';
export {
  BODY_UNITS,
  EXPORT_ITEMS,
  HTTP_BYTES,
  MAX_CHANGES,
  MAX_PAGE_ITEMS,
  MAX_REJECTED_WITH,
  MAX_TOTALS,
  PAGE_ITEMS,
  REPLIES_WITH_ROOT,
  SOCKET_BYTES,
  THREAD_NOTE_UNITS,
  THREAD_REASON_UNITS,
  THREAD_UNITS,
  TITLE_UNITS,
  URL_UNITS,
} from './limits.js';
export { ERRORS, ERROR_CODES, type ErrorCode } from './errors.js';
export type { Answer, Failure } from './answer.js';
export type { Audience, Command, Schema } from './command.js';
export {
  COMMANDS,
  type CommandInput,
  type CommandName,
  type CommandParsed,
  type CommandResult,
} from './commands.js';
export type { HistoryView, LogEntryView, LogView, ToldEntryView } from './log-views.js';
export { type AuthorCommentsView, type AuthorNoteView, type AuthorView } from './author-views.js';
export { type OwnSanctionView, type SanctionView } from './sanction-views.js';
export { NOTICES, type NoticeBody, type NoticeName, type ThreadNotice } from './notices.js';
export { type ImportLineView, type RuleVersionView, type RuleView } from './rule-views.js';
export {
  type BatchView,
  type CardView,
  type ChangeView,
  type CommentView,
  type ConflictView,
  type CountsView,
  type DecidedView,
  type DecisionView,
  type JoinView,
  type ModeratorView,
  type OwnCommentView,
  type PageView,
  type QueueView,
  type SignalView,
  type ThreadView,
  type SiteView,
  type ViewerView,
} from './views.js';
export type {
  ThreadDecisionView,
  ThreadItemView,
  ThreadSettingView,
  ThreadSettingsView,
} from './thread-views.js';
export {
  type AccountView,
  type DeskSessionView,
  type InvitationView,
  type MemberView,
  type TeamView,
} from './team-views.js';
