/** The public names of the client; the live connection is behind `@komentar/client/live`. */
export { createCall, type Call, type CallOptions } from './call.js';
export { newClientId } from './client-id.js';
export { REQUEST_TIMEOUT_MS, type Fetch } from './exchange.js';
export {
  pageOf,
  readThread,
  readTotals,
  threadHref,
  totalsHref,
  type PageChoice,
  type Sort,
  type ThreadRef,
  type TotalName,
} from './read.js';
export { dismiss, forgetToken, writeSession } from './session-writing.js';
export { readSession, type Session } from './session.js';
export {
  initialThread,
  type ChangeEvent,
  type ListEvent,
  type OwnEvent,
  type Reduction,
  type ThreadEvent,
  type ThreadNotice,
  type ThreadState,
} from './thread-model.js';
export { reduceLists } from './thread-lists.js';
export { reducePage } from './thread-page.js';
export { reduceOwn } from './thread-own.js';
export { reduceThread } from './thread-state.js';
export {
  flat,
  screenOf,
  type Branch,
  type Conversation,
  type ThreadScreen,
} from './thread-view.js';
export { everyMinute } from './every-minute.js';
export { fullTime } from './full-time.js';
export { longDate, relativeTime } from './time.js';
export { id } from './i18n/id.js';
export { consentTexts } from './i18n/consent-texts.js';
export { countTexts } from './i18n/count-texts.js';
export { counted, fill } from './i18n/fill.js';
export { rejectionText } from './i18n/rejection-text.js';
export { stringsFor } from './i18n/texts.js';
export { sanctionTexts } from './i18n/sanction-texts.js';
export { refusalText, writingStringsFor } from './i18n/writing-texts.js';
export type { Counted, ReaderErrorCode } from './i18n/must-say.js';
export type { Strings, WritingStrings } from './i18n/strings.js';
