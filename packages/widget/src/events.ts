/** The events that the first comments of a section come with: named classes, never an echo of a property write. */

/** What all events of a section have in common: they leave the shadow root and climb the page. */
export class SectionEvent<D> extends CustomEvent<D> {
  constructor(type: string, detail: D, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable, detail });
  }
}

export interface TotalsDetail {
  /** The server's id of the thread; `null` until its first comment. */
  readonly threadId: string | null;
  readonly total: number;
}

/** `komentar-ready`: the first comments are on the screen. */
export class ReadyEvent extends SectionEvent<TotalsDetail> {
  constructor(detail: TotalsDetail) {
    super('komentar-ready', detail);
  }
}

/** `komentar-count`: the total is known, or another one. */
export class CountEvent extends SectionEvent<TotalsDetail> {
  constructor(detail: TotalsDetail) {
    super('komentar-count', detail);
  }
}

export interface ErrorDetail {
  /** The server's code, or `unavailable` where it could not be reached. */
  readonly code: string;
  readonly retryable: boolean;
}

/** `komentar-error`: the comments could not be loaded. */
export class ErrorEvent extends SectionEvent<ErrorDetail> {
  constructor(detail: ErrorDetail) {
    super('komentar-error', detail);
  }
}

export interface NewDetail {
  /** Conversations of others that wait behind the pill. */
  readonly buffered: number;
}

/** `komentar-new`: comments of others wait behind the pill. */
export class NewEvent extends SectionEvent<NewDetail> {
  constructor(detail: NewDetail) {
    super('komentar-new', detail);
  }
}
