/**
 * Answers reads that are kept ready before anything else looks at the request.
 *
 * Most requests of a busy server are the same few reads, whose bytes and headers are known. The
 * router, its hooks and its reply would cost several times what sending them costs.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { encodingFor, type Encoding } from './encoded-body.js';
import type { Prepared, PreparedReads } from './prepared-reads.js';
import { HSTS, READ_HEADERS } from './response-headers.js';
import { requestId, type Served } from './served.js';

export interface ReadyNeeds {
  readonly reads: Pick<PreparedReads, 'find'>;
  /** The server's public address is https. */
  readonly secure: boolean;
  readonly served: (served: Served) => void;
}

/** True where the client says that it has the bytes of this tag already. */
export const hasAlready = (header: string | undefined, etag: string): boolean =>
  header === etag ||
  (header !== undefined &&
    header.split(',').some((part) => ['*', etag, etag.slice(2)].includes(part.trim())));

/** The headers of a read's bytes in an encoding. */
export const bodyHeaders = (encoding: Encoding): Readonly<Record<string, string>> => ({
  'content-type': 'application/json; charset=utf-8',
  ...(encoding !== 'identity' && { 'content-encoding': encoding }),
});

/** Names and values in turn: the form of headers that `writeHead` takes as they are. */
type Head = readonly string[];

const toHead = (headers: Readonly<Record<string, string>>): Head => Object.entries(headers).flat();

interface Ready {
  readonly status: 200 | 304;
  readonly head: Head;
  readonly bytes?: Buffer;
}

/** What is answered; `undefined` where the bytes still have to be packed. Heads live as long as what they are of. */
const createAnswers = (secure: boolean) => {
  const always = { ...READ_HEADERS, ...(secure && { 'strict-transport-security': HSTS }) };
  const heads = new WeakMap<object, Head>();
  const headOf = (what: object, headers: () => Readonly<Record<string, string>>): Head => {
    const head = heads.get(what) ?? toHead({ ...always, ...headers() });
    heads.set(what, head);
    return head;
  };
  return ({ headers }: IncomingMessage, prepared: Prepared): Ready | undefined => {
    const { etag, body } = prepared;
    if (hasAlready(headers['if-none-match'], etag))
      return { status: 304, head: headOf(prepared, () => ({ etag })) };
    const encoding = body.encodingFor(encodingFor(headers['accept-encoding']));
    const bytes = body.ready(encoding);
    if (bytes === undefined) return undefined;
    const length = { 'content-length': String(bytes.length) };
    const head = headOf(bytes, () => ({ etag, ...bodyHeaders(encoding), ...length }));
    return { status: 200, head, bytes };
  };
};

const routeOf = (url: string): string => {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
};

const createAnswer = ({ reads, secure, served }: ReadyNeeds) => {
  const answerOf = createAnswers(secure);
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = request.url ?? '';
    const prepared = request.method === 'GET' ? reads.find(url) : undefined;
    const answer = prepared && answerOf(request, prepared);
    if (answer === undefined) return false;
    const { status, head, bytes } = answer;
    const id = requestId(request);
    response.writeHead(status, ['x-request-id', id, ...head]);
    response.end(bytes);
    served({ requestId: id, method: 'GET', route: routeOf(url), status, ms: 0 });
    return true;
  };
};

/** Puts it before whatever listens for requests by now. */
export const answerReadyFirst = (server: Server, needs: ReadyNeeds): void => {
  const answer = createAnswer(needs);
  const others = server.listeners('request') as ((...args: unknown[]) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (answer(request, response)) return;
    for (const other of others) other.call(server, request, response);
  });
};
