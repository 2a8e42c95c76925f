/**
 * The reads a cache can keep: `GET /v1/thread` and `GET /v1/totals`, public data only, for any page.
 *
 * What comes here is not kept ready: `ready-reads.ts` would have answered.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PATH, type Answer, type CommandName } from '@komentar/protocol';
import type { Caller } from '../use-case.js';
import type { Door } from './door.js';
import { encodingFor } from './encoded-body.js';
import type { Execute } from './execute.js';
import { failureOf } from './failure.js';
import { sendAnswer } from './http-answer.js';
import { prepare, type Prepared, type PreparedReads } from './prepared-reads.js';
import { bodyHeaders, hasAlready } from './ready-reads.js';
import { READ_HEADERS, REFUSED_READ_HEADERS } from './response-headers.js';

export interface ReadNeeds {
  readonly door: Door;
  readonly execute: Execute;
  readonly reads: PreparedReads;
}

type Query = Readonly<Record<string, unknown>>;
type Refused = Extract<Answer<unknown>, { ok: false }>;

interface Read {
  readonly path: string;
  readonly command: CommandName;
  /** Parameter name to input field; any other parameter is refused, so that a cache cannot be filled with copies. */
  readonly fields: Readonly<Record<string, string>>;
  readonly toInput: (query: Query) => Query;
}

const count = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}$/u.test(value) ? Number(value) : value;

const list = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);

const READS: readonly Read[] = [
  {
    path: `${API_PATH}/thread`,
    command: 'thread:read',
    fields: {
      site: 'site',
      thread: 'thread',
      url: 'url',
      sort: 'sort',
      after: 'after',
      limit: 'limit',
      at: 'at',
      root: 'root',
    },
    toInput: (query) => ('limit' in query ? { ...query, limit: count(query['limit']) } : query),
  },
  {
    path: `${API_PATH}/totals`,
    command: 'totals:read',
    fields: { site: 'site', thread: 'threads', url: 'urls' },
    toInput: ({ thread, url, ...query }) => ({
      ...query,
      ...(thread !== undefined && { threads: list(thread) }),
      ...(url !== undefined && { urls: list(url) }),
    }),
  },
];

/** Neither cookie, token nor page is looked at: the answer must be the same for everyone. */
const anyone = (request: FastifyRequest, door: Door) => (): Promise<Caller> =>
  Promise.resolve({ kind: 'anyone', addressHash: door.addressHash(request.raw), now: door.now() });

const send = (request: FastifyRequest, reply: FastifyReply, { etag, body }: Prepared) => {
  reply.headers(READ_HEADERS).header('etag', etag);
  if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const encoding = body.encodingFor(encodingFor(request.headers['accept-encoding']));
  reply.headers(bodyHeaders(encoding));
  return body.bytes(encoding).then((bytes) => reply.send(bytes));
};

/** The one thread a page of comments tells of; before its first comment it has no main name yet. */
const threadOf = (view: unknown): string | undefined => {
  const { thread } = view as { thread?: { key: string; seq: number } };
  return thread && thread.seq > 0 ? thread.key : undefined;
};

const handlerOf = ({ command, fields, toInput }: Read, { door, execute, reads }: ReadNeeds) => {
  const refuse = (reply: FastifyReply, answer: Refused) =>
    sendAnswer(reply, answer, { headers: REFUSED_READ_HEADERS });
  return async (request: FastifyRequest, reply: FastifyReply) => {
    // Kept, but asked for in another encoding than so far.
    const kept = reads.find(request.url);
    if (kept) return send(request, reply, kept);
    const query = { ...(request.query as Query) };
    const unknown = Object.keys(query).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined) {
      const error = failureOf('invalid', { field: unknown.slice(0, 100) });
      return refuse(reply, { ok: false, error });
    }
    // A read is kept under its own address: the same question asked otherwise is read once more.
    const asked = { key: request.url, site: String(query['site']) };
    const made = await reads.read(asked, async () => {
      const identify = anyone(request, door);
      const { answer } = await execute({ name: command, input: toInput(query), identify });
      if (!answer.ok) return { no: answer };
      return { prepared: prepare(answer.value), thread: threadOf(answer.value) };
    });
    return 'no' in made ? refuse(reply, made.no) : send(request, reply, made.prepared);
  };
};

/** Registers the public reads. They win over commands of the same path, which are POST anyway. */
export const registerReads = (app: FastifyInstance, needs: ReadNeeds): void => {
  // Compressed here, once for all who ask.
  for (const read of READS) app.get(read.path, { compress: false }, handlerOf(read, needs));
};
