/** A server that speaks the reader's side of the wire out of memory, with pages around it and a hand on every lever. */
import {
  createServer,
  type IncomingMessage,
  type Server as HttpServer,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Server } from 'socket.io';
import type { Answer, Failure, OwnCommentView, OwnSanctionView } from '@komentar/protocol';
import { ModelThread } from '../client/model-thread.js';
import { FixtureReaders, publicly, type Input, type Posted } from './fixture-readers.js';

const PUBLIC = join(import.meta.dirname, '../../packages/widget/public');
const PAGE = { roots: 20, withRoot: 50 };
const MOST_CHANGES = 500;

type Body = Readonly<Record<string, unknown>>;

const no = (code: string, rest: object = {}): Answer<never> =>
  ({ ok: false, error: { code, message: code, ...rest } }) as Answer<never>;

const yes = (value: unknown): Answer<unknown> => ({ ok: true, value });

/** The cursor after which the page begins that a comment stands on. */
const beforeOf = (thread: ModelThread, { at, sort }: Input): string | undefined => {
  const roots = thread.roots(sort === 'oldest' ? 'oldest' : 'newest');
  const rootId = thread.entries.get(String(at))?.rootId;
  const before = roots[roots.findIndex(({ id }) => id === rootId) - 1];
  return before && `${String(before.publishedAt)}_${before.id}`;
};

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** What a page of the test says, beside its markup. */
export interface TestPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class FixtureServer {
  readonly threads = new Map<string, ModelThread>();
  readonly pages = new Map<string, TestPage>();
  /** Every request as `GET /v1/thread…`, in order. */
  readonly requests: string[] = [];
  /** Live connections now. */
  get sockets(): number {
    return this.#io.engine.clientsCount;
  }
  /** What posting leads to. */
  mode: 'pending' | 'published' = 'pending';
  /** What the next commands of a name are answered with, one each. */
  readonly refusals = new Map<string, Failure[]>();
  /** Commands that a test answers itself, by name. */
  readonly acts = new Map<string, (input: Input, token: string | undefined) => Answer<unknown>>();
  /** Commands that are carried out while their answer is lost on the way, one each. */
  readonly lost: string[] = [];
  /** Live notices are kept back while this is set. */
  isMute = false;
  /** What reading answers instead, while it is set: a status without a body. */
  failReads: number | undefined;
  readonly posted: Posted[] = [];
  /** What readers do besides writing. */
  readonly readers = new FixtureReaders(this);
  /** Readers' names by token. */
  readonly names = new Map<string, string>();
  #http: HttpServer;
  #io: Server;
  #nextId = 1;
  #standing: readonly OwnSanctionView[] | undefined;
  #told = new Map<ModelThread, number>();

  constructor() {
    this.#http = createServer((request, response) => void this.#serve(request, response));
    this.#io = new Server(this.#http, { path: '/v1/live', serveClient: false });
    this.#io.on('connection', (socket) => {
      const token: unknown = socket.handshake.auth['token'];
      if (typeof token === 'string') void socket.join(`author ${token}`);
      socket.on('thread:join', (input: Input, reply: (answer: unknown) => void) => {
        const thread = this.#threadOf(input);
        void socket.join(thread.key);
        reply(yes(this.#missed(thread, input)));
      });
      socket.on('thread:leave', (input: Input) => void socket.leave(this.#threadOf(input).key));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#http.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    await this.#io.close();
    this.#http.closeAllConnections();
  }

  thread(name = 'artikel'): ModelThread {
    const key = `id:${name}`;
    const thread = this.threads.get(key) ?? new ModelThread(PAGE, key);
    this.threads.set(key, thread);
    return thread;
  }

  /** Changes what the site lets readers write. */
  setSite(change: Partial<ModelThread['site']>): void {
    const thread = this.thread();
    thread.site = { ...thread.site, ...change };
  }

  /** Of what a server takes off addresses, the campaign's parameters. */
  #threadOf({ thread, url }: Input): ModelThread {
    return this.thread(String(thread ?? url).replace(/\?(?:utm_source|fbclid)=.*/, ''));
  }

  /** Writes and publishes a comment in one go, and tells everybody. @returns its id */
  publish(text: string, parentId: string | null = null, thread = this.thread()): string {
    const id = `k${String(this.#nextId++)}`;
    thread.write(id, parentId, { createdAt: Date.now(), text, name: `Pembaca ${id}` });
    thread.publish(id);
    this.tell(thread);
    return id;
  }

  hide(id: string, thread = this.thread()): void {
    thread.hide(id);
    this.tell(thread);
  }

  /** Sends the notices that have not been sent yet; muted ones are lost, as on a bad line. */
  tell(thread = this.thread()): void {
    const from = this.#told.get(thread) ?? 0;
    this.#told.set(thread, thread.seq);
    if (this.isMute) return;
    for (const { name, body } of thread.told(from)) this.#io.to(thread.key).emit(name, body);
  }

  /** Decides on a comment that was posted and waits; its author is told of it, but no note and no mark. */
  decide(
    id: string,
    status: 'published' | 'rejected' | 'returned',
    said: OwnCommentView['reason'] | Pick<OwnCommentView, 'reason' | 'note' | 'marks'> = {},
  ): void {
    const more = typeof said === 'string' ? { reason: said } : said;
    const { reason } = more;
    const at = this.posted.findIndex((comment) => comment.id === id);
    const before = this.posted[at]!;
    const version = before.version + 1;
    const after = { ...before, status, version, ...more };
    this.posted[at] = after;
    const thread = this.thread();
    const body = {
      site: 'koran',
      thread: thread.key,
      commentId: id,
      status,
      version,
      ...(reason && { reason }),
    };
    this.#io.to(`author ${before.token}`).emit('comment:decided', body);
    if (status !== 'published') return;
    thread.publish(id);
    this.tell(thread);
  }

  /** Says how many readers a thread has now. */
  presence(readers: number, thread = this.thread()): void {
    const { key, seq } = thread;
    const body = { site: 'koran', thread: key, seq, total: thread.thread.total, readers };
    this.#io.to(key).emit('presence:changed', body);
  }

  /** Says what stands against every reader now, as the answer to each join does from then on. */
  sanction(sanctions: readonly OwnSanctionView[]): void {
    this.#standing = sanctions;
    this.#io.emit('author:sanctioned', { site: 'koran', sanctions });
  }

  /** Cuts every live connection off as a broken line does. */
  cut(): void {
    for (const socket of this.#io.sockets.sockets.values()) socket.conn.close();
  }

  #missed(thread: ModelThread, { since = 0 }: Input): unknown {
    const behind = thread.seq - Number(since);
    if (behind < 0 || behind > MOST_CHANGES || Number(since) < thread.shownSeq)
      return thread.page('newest');
    const changes = thread.missed(Number(since));
    const sanctions = this.#standing;
    return { thread: thread.thread, changes, ...(sanctions && { viewer: { sanctions } }) };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    this.requests.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    const page = this.pages.get(url.pathname);
    if (page)
      this.#send(response, { status: 200, type: 'html', body: page.html, headers: page.headers });
    else if (url.pathname.startsWith('/v1/')) await this.#api(request, response, url);
    else await this.#asset(response, url.pathname);
  }

  #send(
    response: ServerResponse,
    it: {
      status: number;
      type: string;
      body: string | Buffer;
      headers?: Readonly<Record<string, string>> | undefined;
    },
  ): void {
    response
      .writeHead(it.status, { 'content-type': TYPES[it.type] ?? 'text/plain', ...it.headers })
      .end(it.body);
  }

  async #asset(response: ServerResponse, path: string): Promise<void> {
    const body = await readFile(join(PUBLIC, path)).catch(() => undefined);
    if (body) this.#send(response, { status: 200, type: 'js', body });
    else this.#send(response, { status: 404, type: 'text', body: '' });
  }

  async #api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const name = url.pathname.slice('/v1/'.length);
    if (request.method === 'GET') this.#read(response, name, url);
    else await this.#run(request, response, name);
  }

  #read(response: ServerResponse, name: string, url: URL): void {
    if (this.failReads !== undefined) {
      this.#send(response, { status: this.failReads, type: 'text', body: '' });
      return;
    }
    const input = Object.fromEntries(url.searchParams);
    const body = JSON.stringify(name === 'totals' ? this.#totals(url) : this.#page(input));
    this.#send(response, { status: 200, type: 'json', body });
  }

  async #run(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const token = request.headers.authorization?.replace('Bearer ', '');
    const refusal = this.refusals.get(name)?.shift();
    const answer = refusal
      ? { ok: false as const, error: refusal }
      : this.#command(name, JSON.parse(text) as Input, token);
    const lost = this.lost.indexOf(name);
    if (lost >= 0) {
      this.lost.splice(lost, 1);
      // In the middle of it: what breaks before is asked once more by the browser itself.
      response
        .writeHead(200, { 'content-length': '99' })
        .write('{', () => request.socket.destroy());
      return;
    }
    const status = answer.ok ? 200 : 400;
    this.#send(response, { status, type: 'json', body: JSON.stringify(answer) });
  }

  #totals(url: URL): Body {
    const names = [...url.searchParams.getAll('thread'), ...url.searchParams.getAll('url')];
    return {
      totals: Object.fromEntries(names.map((name) => [name, this.thread(name).thread.total])),
    };
  }

  #page(input: Input): unknown {
    const thread = this.#threadOf(input);
    if (input['root'] !== undefined) return thread.replies(String(input['root']));
    const sort = input['sort'] === 'oldest' ? 'oldest' : 'newest';
    const after = input['after'] === undefined ? beforeOf(thread, input) : String(input['after']);
    return thread.page(sort, after, Number(input['limit'] ?? PAGE.roots));
  }

  #command(name: string, input: Input, token: string | undefined): Answer<unknown> {
    const act = this.acts.get(name);
    if (act) return act(input, token);
    switch (name) {
      case 'session:open': {
        const given = token ?? `token-${String(this.#nextId++)}`;
        this.names.set(given, String(input['name']));
        const viewer = { id: given, name: String(input['name']) };
        return yes({ token: given, viewer, expiresAt: Date.now() + 86_400_000 });
      }
      case 'thread:read':
        return yes(this.#page(input));
      case 'thread:join':
        return yes(this.#missed(this.#threadOf(input), input));
      case 'comment:post':
        return token === undefined ? no('session-required') : this.#post(input, token);
      default:
        return this.readers.run(name, input, token);
    }
  }

  #post(input: Input, token: string): Answer<unknown> {
    const clientId = String(input['clientId']);
    const repeat = this.posted.find((it) => it.clientId === clientId);
    if (repeat) return yes({ comment: publicly(repeat) });
    const thread = this.#threadOf(input);
    const id = `k${String(this.#nextId++)}`;
    const parentId = input['parentId'] === undefined ? null : String(input['parentId']);
    thread.write(id, parentId, {
      createdAt: Date.now(),
      text: String(input['body']),
      name: this.names.get(token) ?? 'Saya',
      authorId: token,
    });
    if (this.mode === 'published') thread.publish(id);
    const view = thread.view(thread.entries.get(id)!);
    const editableUntil = this.mode === 'published' ? Date.now() + 900_000 : null;
    const text = String(input['body']);
    const comment: Posted = { ...view, text, editableUntil, status: this.mode, clientId, token };
    this.posted.push(comment);
    this.tell(thread);
    return yes({ comment: publicly(comment) });
  }
}
