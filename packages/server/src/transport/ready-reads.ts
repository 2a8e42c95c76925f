/**
 * Answers reads that are kept ready before anything else looks at the request.
 *
 * Most requests of a busy server are the same few reads, whose bytes and headers are known. The
 * router, its hooks and its reply would cost several times what sending them costs.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { API_PATH } from '@komentar/protocol';
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
  header !== undefined &&
  header.split(',').some((part) => ['*', etag, etag.slice(2)].includes(part.trim()));

/** The headers of a read's bytes in an encoding. */
export const bodyHeaders = (encoding: Encoding): Readonly<Record<string, string>> => ({
  'content-type': 'application/json; charset=utf-8',
  ...(encoding !== 'identity' && { 'content-encoding': encoding }),
});

/** The status and what follows it; `undefined` where the bytes still have to be packed. */
const answerOf = ({ headers }: IncomingMessage, { etag, body }: Prepared) => {
  if (hasAlready(headers['if-none-match'], etag)) return { status: 304 } as const;
  const encoding = body.encodingFor(encodingFor(headers['accept-encoding']));
  const bytes = body.ready(encoding);
  return bytes && ({ status: 200, bytes, headers: bodyHeaders(encoding) } as const);
};

const createAnswer = ({ reads, secure, served }: ReadyNeeds) => {
  const always = { ...READ_HEADERS, ...(secure && { 'strict-transport-security': HSTS }) };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const prepared = request.method === 'GET' ? reads.find(request.url ?? '') : undefined;
    const answer = prepared && answerOf(request, prepared);
    if (prepared === undefined || answer === undefined) return false;
    const { status, bytes, headers } = answer;
    const id = requestId(request);
    response.writeHead(status, {
      ...{ 'x-request-id': id, ...always, etag: prepared.etag, ...headers },
      ...(bytes && { 'content-length': bytes.length }),
    });
    response.end(bytes);
    const [route = API_PATH] = (request.url ?? '').split('?');
    served({ requestId: id, method: 'GET', route, status, ms: 0 });
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
