/** The events that tell a page of what its readers do, and of what comes after the first comments. */
import type { Status } from '@komentar/domain';
import {
  SectionEvent,
  type CountEvent,
  type ErrorEvent,
  type NewEvent,
  type ReadyEvent,
} from './events.js';

export interface SubmittedDetail {
  readonly id: string;
  readonly status: Status;
  readonly parentId: string | null;
  /** From sending to the server's answer, in milliseconds; absent where that was not measured. */
  readonly rtt?: number;
}

/** `komentar-submitted`: the server has the reader's comment. */
export class SubmittedEvent extends SectionEvent<SubmittedDetail> {
  constructor(detail: SubmittedDetail) {
    super('komentar-submitted', detail);
  }
}

export interface StatusDetail {
  readonly id: string;
  readonly from: Status;
  readonly to: Status;
}

/** `komentar-status`: the reader's own comment was decided on. */
export class StatusEvent extends SectionEvent<StatusDetail> {
  constructor(detail: StatusDetail) {
    super('komentar-status', detail);
  }
}

/** Whether changes arrive by themselves; `paused` is the reader's own wish. */
export type LiveStatus = 'off' | 'connecting' | 'live' | 'reconnecting' | 'paused';

export interface LiveDetail {
  readonly state: LiveStatus;
}

/** `komentar-live`: the live connection came, went or was paused. */
export class LiveEvent extends SectionEvent<LiveDetail> {
  constructor(detail: LiveDetail) {
    super('komentar-live', detail);
  }
}

/** Why a reader has to be somebody: the page's own call, a comment to be sent, a session that ran out. */
export type LoginReason = 'login' | 'submit' | 'expired';

export interface LoginRequestDetail {
  readonly reason: LoginReason;
}

/** `komentar-login-request`: a page that opens its own sign-in cancels it. */
export class LoginRequestEvent extends SectionEvent<LoginRequestDetail> {
  constructor(detail: LoginRequestDetail) {
    super('komentar-login-request', detail, true);
  }
}

export interface BeforeSubmitDetail {
  readonly body: string;
  readonly parentId: string | null;
}

/** `komentar-before-submit`: a page that cancels it keeps the text in its field. */
export class BeforeSubmitEvent extends SectionEvent<BeforeSubmitDetail> {
  constructor(detail: BeforeSubmitDetail) {
    super('komentar-before-submit', detail, true);
  }
}

export interface ReactDetail {
  readonly id: string;
  readonly isLiked: boolean;
}

/** `komentar-react`: the reader likes a comment, or no longer does. */
export class ReactEvent extends SectionEvent<ReactDetail> {
  constructor(detail: ReactDetail) {
    super('komentar-react', detail);
  }
}

export interface ReportDetail {
  readonly id: string;
  readonly reason: string;
}

/** `komentar-report`: the server has the reader's report. */
export class ReportEvent extends SectionEvent<ReportDetail> {
  constructor(detail: ReportDetail) {
    super('komentar-report', detail);
  }
}

export interface ShareDetail {
  readonly id: string;
  readonly way: 'link' | 'share';
}

/** `komentar-share`: the reader took a comment's address along. */
export class ShareEvent extends SectionEvent<ShareDetail> {
  constructor(detail: ShareDetail) {
    super('komentar-share', detail);
  }
}

export interface SortDetail {
  readonly sort: string;
}

/** `komentar-sort`: the reader chose another order. */
export class SortEvent extends SectionEvent<SortDetail> {
  constructor(detail: SortDetail) {
    super('komentar-sort', detail);
  }
}

export interface PageDetail {
  /** Conversations loaded now. */
  readonly loaded: number;
  readonly total: number;
}

/** `komentar-page`: further comments were loaded. */
export class PageEvent extends SectionEvent<PageDetail> {
  constructor(detail: PageDetail) {
    super('komentar-page', detail);
  }
}

/** Every event by its name, for pages written in TypeScript. */
export interface SectionEventMap {
  'komentar-ready': ReadyEvent;
  'komentar-count': CountEvent;
  'komentar-error': ErrorEvent;
  'komentar-submitted': SubmittedEvent;
  'komentar-status': StatusEvent;
  'komentar-new': NewEvent;
  'komentar-live': LiveEvent;
  'komentar-login-request': LoginRequestEvent;
  'komentar-before-submit': BeforeSubmitEvent;
  'komentar-react': ReactEvent;
  'komentar-report': ReportEvent;
  'komentar-share': ShareEvent;
  'komentar-sort': SortEvent;
  'komentar-page': PageEvent;
}

declare global {
  // The platform's own interface is extended under its own name.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends SectionEventMap {}
}
