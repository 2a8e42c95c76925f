/** A small desk server for the dashboard's browser tests: the wire's commands and notices over memory. */
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import { Server } from 'socket.io';
import {
  UNDO_WINDOW_MS,
  barOfOverruling,
  compareSpots,
  concurs,
  decisionTo,
  needsReason,
  opinionAfter,
  orderOf,
  overruledBy,
  placeIn,
  undoOf,
  type BatchMove,
  type Reason,
  type Span,
  type Queue,
} from '@komentar/domain';
import type {
  CardView,
  CommentView,
  BatchView,
  DecisionView,
  Failure,
  ModeratorView,
  ShiftView,
} from '@komentar/protocol';
import { factsOf } from '#dashboard/queue/desk-move.js';
import { ALONE } from '#dashboard/queue/shift.js';
import { ANI, BUDI, SITE, countsFor, decidedCard, noticeOf, placed } from './cards.js';

const PUBLIC = new URL('../../packages/dashboard/public/', import.meta.url);

/** The policy the real server sends with the dashboard. */
export const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html dompurify";

export const ME: ModeratorView = {
  ...ANI,
  email: 'ani@kabar-senja.example',
  role: 'moderator',
  sites: [{ id: SITE, name: 'Kabar Senja' }],
};
export const PASSWORD = 'senja di pelabuhan';
export const SETUP_CODE = 'kode-sekali-pakai';

/** Every field of the commands this server knows. */
type Input = Partial<{
  readonly commentId: string;
  readonly version: number;
  readonly reason: Reason;
  readonly note: string;
  readonly marks: readonly Span[];
  readonly decisionId: string;
  readonly queue: Queue;
  readonly after: string;
  readonly limit: number;
  readonly steal: boolean;
  readonly password: string;
  readonly code: string;
  readonly commentIds: readonly string[];
  readonly batchId: string;
  readonly text: string;
  readonly move: BatchMove;
}>;
type Said =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Failure };
type Move = Exclude<DecisionView['move'], 'undo' | 'close'>;

interface Deciding {
  readonly by?: DecisionView['by'];
  /** Nobody is told, as if the notice were still on its way. */
  readonly quiet?: boolean;
  readonly reason?: Reason | undefined;
}

const yes = (value: unknown): Said => ({ ok: true, value });
const no = (code: Failure['code'], over: Partial<Failure> = {}): Said => ({
  ok: false,
  error: { code, message: code, ...over },
});

const bodyOf = async (request: IncomingMessage): Promise<Input> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}') as Input;
};

const shell = (): string => {
  const { app } = JSON.parse(readFileSync(new URL('manifest.json', PUBLIC), 'utf8')) as {
    app: string;
  };
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Meja Komentar</title>
<link rel="icon" href="data:,">
<script type="module" src="/dashboard/${app}"></script>
</head>
<body><meja-app></meja-app></body>
</html>`;
};

/** What a test may break, slow down and look at. */
export class FixtureDesk {
  readonly cards = new Map<string, CardView>();
  /** Every command in the order it came, with its input. */
  readonly commands: { readonly name: string; readonly input: Input }[] = [];
  me = ME;
  signedIn = false;
  seq = 0;
  /** Commands of these names are refused with this until it is taken away again. */
  readonly refusals = new Map<string, Failure>();
  /** A command of this name is answered only when the promise is kept. */
  readonly holds = new Map<string, Promise<unknown>>();
  /** Live connections are taken only when the promise is kept. */
  gate: Promise<unknown> = Promise.resolve();
  /** What commands of pages and panels answer. */
  readonly answers = new Map<string, unknown>();
  /** The colleagues, as `desk:look` answers them. */
  shift: ShiftView = ALONE;
  /** What `thread:read` answers. */
  thread: readonly CommentView[] = [];
  readonly #decisions = new Map<
    string,
    DecisionView & { readonly version: number; readonly before: CardView }
  >();
  #set: readonly string[] = [];
  #batch: BatchView | undefined;
  readonly #http: HttpServer;
  readonly #live: Server;

  constructor(cards: readonly CardView[]) {
    for (const card of cards) this.cards.set(card.id, card);
    this.#http = createServer((request, response) => void this.#serve(request, response));
    this.#live = new Server(this.#http, { path: '/v1/live', serveClient: false });
    this.#live.of('/moderation').use((_socket, accept) => {
      void this.gate.then(() => accept(this.signedIn ? undefined : new Error('session-required')));
    });
  }

  /** Starts on a free port (or the one given); answers the dashboard's address. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(port, '127.0.0.1', resolve));
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}/dashboard`;
  }

  async close(): Promise<void> {
    await this.#live.close();
  }

  /** Ends every live connection, as a network does; clients come back by themselves. */
  cut(): void {
    for (const socket of this.#live.of('/moderation').sockets.values()) socket.conn.close();
  }

  counts() {
    return countsFor(this.cards.values());
  }

  /** A new comment comes in. */
  post(card: CardView): void {
    this.#write(card);
  }

  /** A colleague decides on many at once; nothing is told of each. */
  decideMany(ids: readonly string[], move: Move): void {
    for (const id of ids) this.decide(id, move, { quiet: true });
    this.#live.of('/moderation').emit('batch:changed', {});
  }

  /** Colleagues come, leave, or turn to other cards; the desk is told. */
  meet(shift: Partial<ShiftView>): void {
    this.shift = { ...ALONE, ...shift };
    this.#live.of('/moderation').emit('desk:changed', this.shift);
  }

  /** The author changes the text of a waiting comment. */
  edit(id: string, text: string): void {
    const card = this.cards.get(id);
    if (card !== undefined)
      this.#write({ ...card, text, version: card.version + 1 }, { from: card.queues });
  }

  /** A colleague decides. */
  decide(id: string, move: Move, { by = BUDI, quiet = false, reason }: Deciding = {}): Said {
    const version = this.cards.get(id)?.version ?? 0;
    const input = { commentId: id, version, ...(reason !== undefined && { reason }) };
    return this.#decide(input, move, { by, quiet });
  }

  #write(
    card: CardView,
    { from, quiet = false }: { from?: readonly Queue[]; quiet?: boolean } = {},
  ): void {
    this.cards.set(card.id, card);
    this.seq += 1;
    const notice = { ...noticeOf(card, this.seq, from), counts: this.counts() };
    if (!quiet) this.#live.of('/moderation').emit('queue:changed', notice);
  }

  #record(
    card: CardView,
    what: Pick<DecisionView, 'move' | 'to' | 'by' | 'reason'>,
    { quiet = false, before }: { readonly quiet?: boolean; readonly before?: CardView } = {},
  ): Said {
    const version = card.version + 1;
    const decision: DecisionView = {
      id: `d-${this.#decisions.size + 1}`,
      commentId: card.id,
      from: card.status,
      at: Date.now(),
      undone: false,
      ...what,
    };
    this.#decisions.set(decision.id, { ...decision, version, before: card });
    const after = decidedCard(card, decision, before);
    this.#write(after, { from: card.queues, quiet });
    const { id, status, queues } = after;
    return yes({ comment: { id, status, version, queues }, decision });
  }

  #decide(input: Input, move: Move, { by, quiet }: Required<Pick<Deciding, 'by' | 'quiet'>>): Said {
    const card = this.cards.get(input.commentId ?? '');
    if (card === undefined) return no('unknown-comment');
    const met = this.#met(card, input, { move, by });
    if (met !== undefined) return met;
    const to = decisionTo(factsOf(card), move);
    if (to === undefined) return no('not-legal');
    const { reason } = input;
    return this.#record(card, { move, to, by, ...(reason && { reason }) }, { quiet });
  }

  /** What a decision runs into: one made before, the same or another, or the want of a reason. */
  #met(
    card: CardView,
    { version: seen = 0, reason }: Input,
    { move, by }: { readonly move: Move; readonly by: DecisionView['by'] },
  ): Said | undefined {
    const { id, status, version, decision, queues } = card;
    const made = decision && { ...decision, by: decision.by.id, version };
    if (made && concurs(made, { move, by: by.id, version: seen }, version))
      return yes({ comment: { id, status, version, queues }, decision, concurs: true });
    const conflict = { status, version, decision, queues };
    if (seen !== version) return no('conflict', { conflict });
    if (needsReason(move) && reason === undefined) return no('invalid', { field: 'reason' });
    const bar = by.id === this.me.id ? this.#bar(card, move, reason !== undefined) : undefined;
    return bar && no(bar, { conflict });
  }

  /** What keeps me from deciding against a colleague, who is a moderator. */
  #bar(card: CardView, move: Move, reason: boolean) {
    const met = { ...factsOf(card), reviewedBy: card.review.by ?? null };
    if (overruledBy(met, move, this.me.id) === undefined) return undefined;
    return barOfOverruling({ role: this.me.role }, { of: 'moderator', reason });
  }

  /** Somebody asks about a comment, or answers. */
  opine({ commentId = '', text = '' }: Input, by: DecisionView['by']): Said {
    const card = this.cards.get(commentId);
    if (card === undefined) return no('unknown-comment');
    const act = card.opinion === undefined ? 'ask' : 'answer';
    const opinion = opinionAfter(card.opinion ?? null, { act, text, by, at: Date.now() });
    if (opinion === undefined) return no('not-legal');
    const after = placed({ ...card, opinion, version: card.version + 1 });
    this.#write(after, { from: card.queues });
    const { id, status, version, queues } = after;
    return yes({ comment: { id, status, version, queues } });
  }

  #answerMany(name: string, input: Input): Said | undefined {
    if (this.answers.has(name)) return undefined;
    if (name === 'comments:freeze') return this.#freeze(input);
    if (name === 'comments:decide') return this.#decideSet(input);
    return name === 'decision:undo' && input.batchId !== undefined ? this.#undoSet() : undefined;
  }

  /** Fixes a set of comments that are named one by one. */
  #freeze({ commentIds = [] }: Input): Said {
    this.#set = commentIds;
    this.#batch = {
      ...{ id: 'b1', sites: [SITE], state: 'frozen', by: this.#self, at: Date.now() },
      ...{ total: commentIds.length, threads: 1, authors: commentIds.length, done: 0, skipped: 0 },
    };
    return yes({ batch: this.#batch });
  }

  /** Decides on the fixed set, all at once. */
  #decideSet({ move, reason }: Input): Said {
    if (this.#batch === undefined || move === undefined) return no('unknown-batch');
    for (const id of this.#set) this.decide(id, move, { by: this.#self, quiet: true, reason });
    const why = reason === undefined ? {} : { reason };
    this.#batch = { ...this.#batch, state: 'done', done: this.#set.length, move, ...why };
    this.#live.of('/moderation').emit('batch:changed', {});
    return yes({ batch: this.#batch });
  }

  /** Takes back what was decided on the fixed set. */
  #undoSet(): Said {
    for (const { id, commentId } of [...this.#decisions.values()])
      if (this.#set.includes(commentId)) this.#undo(id);
    if (this.#batch !== undefined) this.#batch = { ...this.#batch, state: 'undone', done: 0 };
    this.#live.of('/moderation').emit('batch:changed', {});
    return yes({ batch: this.#batch });
  }

  /** A wish for a card: a colleague's stays theirs unless it is taken from them. */
  #lease({ commentId = '', steal = false }: Input): Said {
    const held = this.shift.leases.find((lease) => lease.commentId === commentId);
    const by = held === undefined || steal ? this.#self : held.by;
    return yes({ commentId, by, until: Date.now() + 45_000, mine: by.id === this.me.id });
  }

  #close({ commentId = '', version }: Input): Said {
    const card = this.cards.get(commentId);
    if (card === undefined) return no('unknown-comment');
    const { status, decision, queues } = card;
    if (version !== card.version)
      return no('conflict', { conflict: { status, version: card.version, decision, queues } });
    const what = { move: 'close', to: status, by: this.#self } as const;
    const closing = { id: 'd-close', commentId, from: status, at: Date.now(), undone: false };
    const reports = { open: 0, reasons: [], notes: [] };
    const before = { ...card, reports, decision: { ...closing, ...what } };
    return this.#record(card, what, { before });
  }

  get #self(): DecisionView['by'] {
    return { id: this.me.id, name: this.me.name };
  }

  #undo(id: string): Said {
    const decision = this.#decisions.get(id);
    const card = this.cards.get(decision?.commentId ?? '');
    if (decision === undefined || card === undefined) return no('unknown-decision');
    const back = undoOf(decision, card, Math.min(Date.now(), decision.at + UNDO_WINDOW_MS));
    if ('no' in back)
      return no(back.no === 'changed-since' ? 'conflict' : back.no, { conflict: card });
    this.#decisions.set(id, { ...decision, undone: true });
    const { before } = decision;
    return this.#record(card, { move: 'undo', to: back.to, by: this.#self }, { before });
  }

  #page({ queue = 'pending', after, limit = 20 }: Input): Said {
    const order = orderOf(queue);
    const at = Date.now();
    const compare = compareSpots(order, at);
    const sorted = [...this.cards.values()]
      .filter(({ queues }) => queues.includes(queue))
      .map((card) => ({ card, ...placeIn(queue, factsOf(card)), id: card.id }))
      .sort(compare)
      .map(({ card }) => card);
    // A cursor is the last card itself, wherever it stands now.
    const last = sorted.findIndex(({ id }) => id === after);
    const items = sorted.slice(last + 1, last + 1 + limit);
    const end = items.at(-1);
    return yes({
      items,
      ...(end !== undefined && end !== sorted.at(-1) && { next: end.id }),
      counts: this.counts(),
      seqs: { [SITE]: this.seq },
      ...{ sort: order.sort, at },
    });
  }

  #login({ password }: Input): Said {
    if (password !== PASSWORD) return no('credentials-wrong');
    this.signedIn = true;
    return yes({ moderator: this.me, expiresAt: Date.now() + 1e7 });
  }

  #setUp(input: Input): Said {
    if (input.code !== SETUP_CODE) return no('setup-closed');
    this.signedIn = true;
    return yes({ moderator: this.me, expiresAt: Date.now() + 1e7 });
  }

  #answer(name: string, input: Input): Said {
    const refusal = this.refusals.get(name);
    if (refusal !== undefined) return { ok: false, error: refusal };
    if (name === 'moderator:login') return this.#login(input);
    if (name === 'setup:complete') return this.#setUp(input);
    if (!this.signedIn) return no('session-required');
    const move = /^comment:(approve|reject|spam|return|restore)$/.exec(name)?.[1];
    if (move !== undefined)
      return this.#decide(input, move as Move, { by: this.#self, quiet: false });
    return this.#answerMany(name, input) ?? this.#answerMore(name, input);
  }

  #answerMore(name: string, input: Input): Said {
    switch (name) {
      case 'moderator:me':
        return yes({ moderator: this.me });
      case 'moderator:logout':
        this.signedIn = false;
        return yes({});
      case 'queue:read':
        return this.#page(input);
      case 'desk:look':
        return yes(this.shift);
      case 'lease:take':
        return this.#lease(input);
      case 'lease:free':
        return yes({});
      case 'hand:deal':
        return yes({ hand: null });
      case 'thread:read':
        return yes({ items: this.thread });
      case 'report:close':
        return this.#close(input);
      case 'opinion:ask':
      case 'opinion:answer':
        return this.opine(input, this.#self);
      case 'decision:undo':
        return this.#undo(input.decisionId ?? '');
      default:
        return this.answers.has(name) ? yes(this.answers.get(name)) : no('unknown-command');
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const send = (status: number, type: string, body: string | Buffer) =>
      response
        .writeHead(status, { 'content-type': type, 'content-security-policy': CSP })
        .end(body);
    if (path === '/dashboard') return void send(200, 'text/html; charset=utf-8', shell());
    const asset = /^\/dashboard\/([\w.-]+\.js)$/.exec(path)?.[1];
    if (asset !== undefined)
      return void send(200, 'text/javascript', readFileSync(new URL(asset, PUBLIC)));
    const name = /^\/v1\/([\w:]+)$/.exec(path)?.[1];
    if (name === undefined || request.method !== 'POST')
      return void send(404, 'text/plain', 'nothing here');
    const input = await bodyOf(request);
    this.commands.push({ name, input });
    await this.holds.get(name);
    const said = this.#answer(name, input);
    send(said.ok ? 200 : 409, 'application/json', JSON.stringify(said));
  }
}
