/** The widget for bundlers: importing it registers the elements. */
// First, because with it comes what stands in for a browser where there is none.
export { KomentarSection } from './komentar-section.js';
export { KomentarCount, countDefaults } from './komentar-count.js';
export {
  BeforeSubmitEvent,
  CountEvent,
  ErrorEvent,
  LiveEvent,
  LoginRequestEvent,
  NewEvent,
  PageEvent,
  ReactEvent,
  ReadyEvent,
  ReportEvent,
  ShareEvent,
  SortEvent,
  StatusEvent,
  SubmittedEvent,
  type BeforeSubmitDetail,
  type ErrorDetail,
  type LiveDetail,
  type LiveStatus,
  type LoginReason,
  type LoginRequestDetail,
  type NewDetail,
  type PageDetail,
  type ReactDetail,
  type ReportDetail,
  type SectionEventMap,
  type ShareDetail,
  type SortDetail,
  type StatusDetail,
  type SubmittedDetail,
  type TotalsDetail,
} from './events.js';
export type {
  AvatarFor,
  BeforeSubmit,
  FormatDate,
  Identity,
  OwnStrings,
  SubmitDraft,
} from './section-properties.js';
