/** The one shape of every answer, over the socket and over HTTP. */
import type { Reason } from '@komentar/domain';
import type { OwnSanctionView } from './sanction-views.js';
import type { ErrorCode } from './errors.js';
import type { ThreadSettingsView } from './thread-views.js';
import type { ConflictView } from './views.js';

/** An expected no, or `internal`. */
export interface Failure {
  readonly code: ErrorCode;
  /** For developers, in English; readers see the catalogue's sentence for the code. */
  readonly message: string;
  /** Dotted path of the input field the refusal is about. */
  readonly field?: string;
  readonly retryAfterMs?: number;
  /** Only with `internal`: the number under which the server logged it. */
  readonly incident?: string;
  /** Only with `nudge`: what the text seems to break. */
  readonly reason?: Reason;
  /** With `conflict` over a comment, and where a colleague's decision cannot be overruled, or not without a reason. */
  readonly conflict?: ConflictView;
  /** Only with `conflict` over a thread: how it stands. */
  readonly thread?: ThreadSettingsView;
  /** What the editors tell readers about the thread that refuses them. */
  readonly explanation?: string;
  /** Only with `warned`, `muted`, `suspended`, `banned` and `rate-limited`: the sanction behind it. */
  readonly sanction?: OwnSanctionView;
}

export type Answer<V> =
  { readonly ok: true; readonly value: V } | { readonly ok: false; readonly error: Failure };
