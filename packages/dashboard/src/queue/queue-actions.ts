/** Everything that can happen to the desk's state, in the past tense. */
import type { Reason, Queue } from '@komentar/domain';
import type {
  CardView,
  CountsView,
  DecidedView,
  Failure,
  NoticeBody,
  ShiftView,
} from '@komentar/protocol';
import type { DeskMove } from './desk-move.js';

/** What every answer of `queue:read` brings. `since` is the state's `tick` when it was asked for. */
interface Answered {
  readonly pass: number;
  readonly since: number;
  readonly items: readonly CardView[];
  readonly next?: string | undefined;
  readonly counts: CountsView;
  readonly seqs: Readonly<Record<string, number>>;
}

export interface Actions {
  /** The moderator turned to a queue; it is read anew. */
  readonly opened: { readonly queue: Queue; readonly site?: string | undefined };
  /** The queue was read from its beginning. `whole`: as far as everything on the screen reaches. */
  readonly read: Answered & { readonly whole: boolean };
  /** A further page was read. */
  readonly paged: Answered;
  readonly noticed: { readonly notice: NoticeBody<'queue:changed'> };
  /** I decided; shown as done before the server has answered. */
  readonly decided: {
    readonly key: number;
    readonly id: string;
    readonly move: DeskMove;
    readonly reason?: Reason;
    readonly at: number;
  };
  /** I took the decision with the key `of` back; shown as done before the server has answered. */
  readonly undone: { readonly key: number; readonly of: number };
  /** I took the decision back that stands on a comment, which may be somebody else's. */
  readonly recalled: { readonly key: number; readonly id: string };
  /** I closed a comment's reports. */
  readonly closed: { readonly key: number; readonly id: string };
  /** The colleagues have my question, or my answer. */
  readonly opined: {
    readonly comment: DecidedView['comment'];
    readonly opinion: CardView['opinion'];
  };
  readonly acknowledged: {
    readonly key: number;
    readonly of?: number;
    readonly result: DecidedView;
  };
  readonly refused: {
    readonly key: number;
    readonly id: string;
    /** The decision an undo was about. */
    readonly of?: number;
    readonly error: Failure;
  };
  /** An undo had nothing left to undo: the decision itself was refused. */
  readonly dropped: { readonly key: number; readonly id: string };
  /** The refusal on a card was read. */
  readonly dismissed: { readonly id: string };
  readonly focused: { readonly id: string };
  readonly stepped: { readonly by: 1 | -1 };
  /** Colleagues came, left, or turned to other cards. */
  readonly met: { readonly shift: ShiftView };
  /** The new comments were asked for. */
  readonly joined: object;
}

/** One happening: its name and what came with it. */
export type Action = { [K in keyof Actions]: { readonly type: K } & Actions[K] }[keyof Actions];
