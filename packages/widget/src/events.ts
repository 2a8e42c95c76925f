/** The events a section tells its page of: named classes, past tense, never an echo of a property write. */
import type { Status } from '@komentar/domain';

/** What all of them have in common: they leave the shadow root and climb the page. */
class SectionEvent<D> extends CustomEvent<D> {
  constructor(type: string, detail: D) {
    super(type, { bubbles: true, composed: true, detail });
  }
}

interface Totals {
  /** The server's id of the thread; `null` until its first comment. */
  readonly threadId: string | null;
  readonly total: number;
}

/** `komentar-ready`: the first comments are on the screen. */
export class ReadyEvent extends SectionEvent<Totals> {
  constructor(detail: Totals) {
    super('komentar-ready', detail);
  }
}

/** `komentar-count`: the total is known, or another one. */
export class CountEvent extends SectionEvent<Totals> {
  constructor(detail: Totals) {
    super('komentar-count', detail);
  }
}

/** `komentar-error`: the comments could not be loaded. */
export class ErrorEvent extends SectionEvent<{
  readonly code: string;
  readonly retryable: boolean;
}> {
  constructor(detail: { readonly code: string; readonly retryable: boolean }) {
    super('komentar-error', detail);
  }
}

interface Submitted {
  readonly id: string;
  readonly status: Status;
  readonly parentId: string | null;
}

/** `komentar-submitted`: the server has the reader's comment. */
export class SubmittedEvent extends SectionEvent<Submitted> {
  constructor(detail: Submitted) {
    super('komentar-submitted', detail);
  }
}

interface StatusChange {
  readonly id: string;
  readonly from: Status;
  readonly to: Status;
}

/** `komentar-status`: the reader's own comment was decided on. */
export class StatusEvent extends SectionEvent<StatusChange> {
  constructor(detail: StatusChange) {
    super('komentar-status', detail);
  }
}

/** `komentar-new`: comments of others wait behind the pill. */
export class NewEvent extends SectionEvent<{ readonly buffered: number }> {
  constructor(detail: { readonly buffered: number }) {
    super('komentar-new', detail);
  }
}

/** Whether changes arrive by themselves. */
export type LiveStatus = 'off' | 'connecting' | 'live' | 'reconnecting';

/** `komentar-live`: the live connection came or went. */
export class LiveEvent extends SectionEvent<{ readonly state: LiveStatus }> {
  constructor(detail: { readonly state: LiveStatus }) {
    super('komentar-live', detail);
  }
}
