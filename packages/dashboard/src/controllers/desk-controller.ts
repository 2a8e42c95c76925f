/** Runs the desk: keeps its state, sends decisions, reads queues and listens, so that elements only show. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { needsReason, opinionAfter, type OpinionAct, type Queue } from '@komentar/domain';
import type {
  Answer,
  DecidedView,
  Failure,
  ModeratorView,
  NoticeBody,
  ShiftView,
} from '@komentar/protocol';
import type { Action } from '../queue/queue-actions.js';
import { readAgain, readOn } from '../queue/queue-reader.js';
import { reduce } from '../queue/queue-reducer.js';
import {
  initialState,
  isOpen,
  lastUndoable,
  needsReading,
  openIds,
  shownCounts,
  type DeskState,
} from '../queue/queue-state.js';
import { movesAt, type DeskMove } from '../queue/desk-move.js';
import { sendDecision, sendUndo, type Saying } from '../queue/send-decision.js';
import { minutesToEmpty, passed, type Pace } from '../queue/pace.js';
import { Turns } from '../queue/turns.js';
import { isSignedOut } from '../signed-out.js';
import type { DeskLiveState, Wire } from '../wire.js';

/** Fewer waiting comments than this ahead of the moderator, and the next page is fetched. */
const AHEAD = 15;
/** How long a hole in the numbers may be closed by a late notice before the queue is read again. */
const READ_AGAIN_MS = 1_000;
/** When a reading or a connection that was refused is tried again by itself. */
const RETRY_MS = 5_000;

interface Options {
  readonly wire: Wire;
  readonly me: ModeratorView;
  readonly queue: Queue;
  readonly site?: string | undefined;
  /** Colleagues came, left, or turned to other cards. */
  readonly onShift: (shift: ShiftView) => void;
  /** After every change, for announcements. */
  readonly onAction: (action: Action, before: DeskState, after: DeskState) => void;
}

/** A command that was sent; `of` is the decision that an undo is about. */
type Sent = { readonly key: number; readonly id: string; readonly of?: number };
type Live = Awaited<ReturnType<Wire['listen']>>;

export class DeskController implements ReactiveController {
  /** Starts with what the address asks for; the elements read it, only `#dispatch` writes it. */
  state: DeskState;
  connection: DeskLiveState = 'connecting';
  /** Why the queue could not be read, until it could. */
  trouble: Failure | undefined;
  isPaging = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  readonly #turns = new Turns();
  #pace: Pace = [];
  #live: Live | undefined;
  /** Numbers the connections: one that was closed while its code was fetched is let go. */
  #listening = 0;
  #key = 0;
  /** Numbers the readings: an answer to an older one is dropped. */
  #reading = 0;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
    this.state = initialState(options.queue, options.site, options.me.id);
    host.addController(this);
  }

  hostConnected(): void {
    this.open(this.state.queue, this.state.site);
    void this.#listen();
  }

  hostDisconnected(): void {
    this.#listening += 1;
    this.#reading += 1;
    clearTimeout(this.#readTimer);
    clearTimeout(this.#retryTimer);
    this.#live?.close();
    this.#live = undefined;
  }

  /** Minutes until the queue on the screen is empty, if it goes on as it did; `undefined` where nobody can say. */
  minutesLeft(now: number): number | undefined {
    return minutesToEmpty(this.#pace, shownCounts(this.state)?.[this.state.queue] ?? 0, now);
  }

  /** Turns to a queue and reads it anew. */
  open(queue: Queue, site?: string): void {
    this.#pace = [];
    this.#dispatch({ type: 'opened', queue, site });
    void this.read();
  }

  /** Reads everything on the screen again; what is there stays where it is. */
  async read(): Promise<void> {
    clearTimeout(this.#readTimer);
    this.#readTimer = undefined;
    const reading = ++this.#reading;
    const answer = await readAgain(this.#options.wire, this.state);
    if (reading === this.#reading) this.#take(answer);
  }

  /** Fetches the next page, if there is one and it is not on its way. */
  async more(): Promise<void> {
    if (this.isPaging || this.state.shown.next === undefined) return;
    this.isPaging = true;
    this.#host.requestUpdate();
    const answer = await readOn(this.#options.wire, this.state);
    this.isPaging = false;
    this.#take(answer);
  }

  /** Connects at once instead of at the next turn, and reads. */
  reconnect(): void {
    this.#live?.retry();
    if (this.#live === undefined) void this.#listen();
    void this.read();
  }

  /** After signing in again: a new connection with the new session, and everything read again. */
  resume(): void {
    this.#live?.close();
    this.#live = undefined;
    void this.#listen();
    void this.read();
  }

  /** The comment in focus if it waits for a decision. */
  get current(): string | undefined {
    const { focus } = this.state.shown;
    return focus !== undefined && isOpen(this.state, focus) ? focus : undefined;
  }

  /** True where this decision can be made on the comment in focus. */
  can(move: DeskMove, id = this.current): boolean {
    const entry = id === undefined ? undefined : this.state.entries.get(id);
    return (
      entry !== undefined && isOpen(this.state, entry.card.id) && movesAt(entry.card).includes(move)
    );
  }

  /** Decides on a comment and shows it as done; a decision that is not legal, or lacks its reason, is none. */
  decide(id: string, move: DeskMove, saying: Saying = {}): void {
    const { reason } = saying;
    const entry = this.state.entries.get(id);
    if (entry === undefined || !this.can(move, id) || (reason === undefined && needsReason(move)))
      return;
    const key = ++this.#key;
    const seen = this.#turns.busy(id) ? undefined : entry.card.version;
    const why = reason === undefined ? {} : { reason };
    this.#dispatch({ type: 'decided', key, id, move, at: Date.now(), ...why });
    this.#turns.take(id, async (after) => {
      const version = seen ?? after ?? entry.card.version;
      const { wire, me } = this.#options;
      const sent = { commentId: id, version, move, ...saying, by: me.id };
      return this.#settle({ key, id }, await sendDecision(wire, sent));
    });
  }

  /** Takes one of my decisions back, the newest where none is named. */
  undo(of = lastUndoable(this.state)?.key): void {
    const decision = this.state.mine.find((mine) => mine.key === of);
    if (of === undefined || decision === undefined) return;
    const key = ++this.#key;
    const { commentId: id } = decision;
    this.#dispatch({ type: 'undone', key, of });
    this.#turns.take(id, async (after) => {
      const decisionId = this.state.mine.find((mine) => mine.key === of)?.decisionId;
      if (decisionId !== undefined)
        return this.#settle({ key, id, of }, await sendUndo(this.#options.wire, decisionId));
      this.#dispatch({ type: 'dropped', key, id });
      return after;
    });
  }

  /** Takes back the decision that stands on a comment, whoever of the team made it. */
  recall(id: string): void {
    const decisionId = this.state.entries.get(id)?.card.decision?.id;
    if (decisionId === undefined || this.#turns.busy(id)) return;
    const key = ++this.#key;
    this.#dispatch({ type: 'recalled', key, id });
    this.#turns.take(id, async () =>
      this.#settle({ key, id }, await sendUndo(this.#options.wire, decisionId)),
    );
  }

  /** Closes a comment's reports as groundless and leaves it where it stands. */
  closeReports(id: string): void {
    const card = this.state.entries.get(id)?.card;
    if (card === undefined || card.reports.open === 0 || this.#turns.busy(id)) return;
    const key = ++this.#key;
    const input = { commentId: id, version: card.version, outcome: 'dismissed' } as const;
    this.#dispatch({ type: 'closed', key, id });
    this.#turns.take(id, async () =>
      this.#settle({ key, id }, await this.#options.wire.call('report:close', input)),
    );
  }

  /** Asks the colleagues about a comment, or answers one of them. */
  opine(id: string, act: OpinionAct, text: string): void {
    const entry = this.state.entries.get(id);
    if (entry === undefined) return;
    const key = ++this.#key;
    this.#turns.take(id, async (after) => {
      const input = { commentId: id, version: after ?? entry.card.version, text };
      const answer = await this.#options.wire.call(`opinion:${act}`, input);
      if (answer.ok) {
        const { comment } = answer.value;
        const { me } = this.#options;
        const saying = { act, text, by: { id: me.id, name: me.name }, at: Date.now() };
        const opinion = opinionAfter(entry.card.opinion ?? null, saying);
        this.#dispatch({ type: 'opined', comment, opinion });
        return comment.version;
      }
      this.#dispatch({ type: 'refused', key, id, error: answer.error });
      return undefined;
    });
  }

  focus(id: string): void {
    if (id !== this.state.shown.focus) this.#dispatch({ type: 'focused', id });
  }

  step(by: 1 | -1): void {
    this.#dispatch({ type: 'stepped', by });
  }

  /** Takes over what colleagues are at. */
  meet(shift: ShiftView): void {
    this.#dispatch({ type: 'met', shift });
  }

  /** Shows what came in. */
  join(): void {
    this.#dispatch({ type: 'joined' });
  }

  dismiss(id: string): void {
    this.#dispatch({ type: 'dismissed', id });
  }

  #dispatch(action: Action): void {
    const before = this.state;
    this.state = reduce(before, action);
    this.#options.onAction(action, before, this.state);
    this.#host.requestUpdate();
    this.#lookAhead();
    if (needsReading(this.state)) this.#readSoon(READ_AGAIN_MS);
  }

  /** Reads again after a while, once for all who ask meanwhile. */
  #readSoon(afterMs: number): void {
    this.#readTimer ??= setTimeout(() => void this.read(), afterMs);
  }

  /** Fetches on while the moderator still has something to read. */
  #lookAhead(): void {
    const { loaded, next: cursor, focus, wantsMore } = this.state.shown;
    if (!loaded || cursor === undefined || this.trouble !== undefined) return;
    const open = openIds(this.state);
    const ahead = open.length - open.indexOf(focus ?? '') - 1;
    if (wantsMore || ahead < AHEAD) void this.more();
  }

  #take(answer: Action | Failure): void {
    if ('type' in answer) {
      this.trouble = undefined;
      this.#dispatch(answer);
      return;
    }
    this.trouble = answer;
    this.#host.requestUpdate();
    if (!isSignedOut(answer)) this.#readSoon(RETRY_MS);
  }

  /** Takes the answer to a decision or an undo over; answers the version the comment has then. */
  #settle(about: Sent, answer: Answer<DecidedView>): number | undefined {
    if (answer.ok) {
      const { key, of } = about;
      const { value: result } = answer;
      this.#dispatch({ type: 'acknowledged', key, result, ...(of !== undefined && { of }) });
      return result.comment.version;
    }
    this.#dispatch({ type: 'refused', ...about, error: answer.error });
    return undefined;
  }

  async #listen(): Promise<void> {
    const listening = ++this.#listening;
    const isCurrent = () => listening === this.#listening;
    try {
      const live = await this.#options.wire.listen({
        onNotice: (notice) => this.#handleNotice(notice),
        onBatch: () => this.#readSoon(READ_AGAIN_MS),
        onShift: this.#options.onShift,
        onState: (state) => {
          if (isCurrent()) this.#handleConnection(state);
        },
      });
      if (isCurrent()) this.#live = live;
      else live.close();
    } catch {
      // The code for it did not arrive; the banner offers to try again.
      if (isCurrent()) this.#handleConnection('reconnecting');
    }
  }

  #handleNotice(notice: NoticeBody<'queue:changed'>): void {
    const { queue } = this.state;
    const by = Number(notice.to.includes(queue)) - Number(notice.from.includes(queue));
    if (by === 1 || by === -1) this.#pace = passed(this.#pace, { at: Date.now(), by });
    this.#dispatch({ type: 'noticed', notice });
  }

  #handleConnection(state: DeskLiveState): void {
    if (state === this.connection) return;
    this.connection = state;
    this.#host.requestUpdate();
    // What happened meanwhile was told to nobody here.
    if (state === 'live') void this.read();
    if (state === 'refused') void this.#ask();
  }

  /** The live connection was refused; whether the session is over is for the session to say. */
  async #ask(): Promise<void> {
    const answer = await this.#options.wire.call('moderator:me', {});
    const isOver = !answer.ok && isSignedOut(answer.error);
    if (!isOver && this.connection === 'refused')
      this.#retryTimer = setTimeout(() => this.#live?.retry(), RETRY_MS);
  }
}
