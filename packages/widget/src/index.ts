/** The widget for bundlers: importing it registers the elements. */
// First, because with it comes what stands in for a browser where there is none.
export { KomentarSection } from './komentar-section.js';
export { KomentarCount, countDefaults } from './komentar-count.js';
export {
  CountEvent,
  ErrorEvent,
  NewEvent,
  ReadyEvent,
  type ErrorDetail,
  type NewDetail,
  type TotalsDetail,
} from './events.js';
export {
  BeforeSubmitEvent,
  LiveEvent,
  LoginRequestEvent,
  PageEvent,
  ReactEvent,
  ReportEvent,
  ShareEvent,
  SortEvent,
  StatusEvent,
  SubmittedEvent,
  type BeforeSubmitDetail,
  type LiveDetail,
  type LiveStatus,
  type LoginReason,
  type LoginRequestDetail,
  type PageDetail,
  type ReactDetail,
  type ReportDetail,
  type SectionEventMap,
  type ShareDetail,
  type SortDetail,
  type StatusDetail,
  type SubmittedDetail,
} from './late-events.js';
export type {
  AvatarFor,
  BeforeSubmit,
  FormatDate,
  Identity,
  OwnStrings,
  SubmitDraft,
} from './section-properties.js';
