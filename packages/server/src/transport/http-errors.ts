/** What HTTP says where no route, no body or no code of ours has an answer. */
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PATH, type ErrorCode, type Failure } from '@komentar/protocol';
import { Refusal } from '../use-case.js';
import type { Done } from './execute.js';
import { failureOf, judge, type Judging } from './failure.js';
import { sendAnswer } from './http-answer.js';
import { OPERATOR_HEADERS } from './response-headers.js';

export interface ErrorNeeds extends Judging {
  readonly report: (done: Done) => void;
}

/** Fastify's own refusals of a request, by its codes. */
const CODE_OF: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'invalid',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid',
  FST_ERR_BAD_URL: 'invalid',
  FST_ERR_ROUTE_MAX_PARAM_LENGTH: 'unknown-command',
};

const refusalIn = (error: unknown): unknown => {
  const code = CODE_OF[String((error as { code?: unknown } | null)?.code)];
  return code === undefined ? error : new Refusal(code);
};

const NOT_FOUND_PAGE = `<!doctype html>
<html lang="id"><meta charset="utf-8"><title>Tidak ditemukan</title>
<p>Halaman ini tidak ada. <span lang="en">There is no such page.</span></p></html>
`;

const wantsPage = ({ headers, url }: FastifyRequest): boolean =>
  !url.startsWith(`${API_PATH}/`) && /\btext\/html\b/u.test(headers.accept ?? '');

/** The answer to a path that leads nowhere; it repeats nothing of it. */
export const sendNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (!wantsPage(request)) {
    return sendAnswer(reply, { ok: false, error: failureOf('unknown-command') });
  }
  return reply
    .code(404)
    .headers(OPERATOR_HEADERS)
    .type('text/html; charset=utf-8')
    .send(NOT_FOUND_PAGE);
};

/** Says a failure the way the asked pages say it. */
export type SayFailure = (
  failure: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
) => FastifyReply;

const asAnswer: SayFailure = (failure, _request, reply) =>
  sendAnswer(reply, { ok: false, error: failure });

/** A handler of last resort: reports what is a defect and says the rest. */
export const errorHandler =
  (needs: ErrorNeeds, say: SayFailure = asAnswer) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const startedAt = performance.now();
    const { failure, cause } = judge(refusalIn(error), needs);
    if (cause !== undefined) {
      const { code, incident } = failure;
      const ms = performance.now() - startedAt;
      needs.report({
        name: 'unknown',
        code,
        ms,
        cause,
        ...(incident !== undefined && { incident }),
      });
    }
    return say(failure, request, reply);
  };

/** What is no HTTP at all gets two lines and a closed connection. */
export const refuseConnection = (_error: Error, socket: Socket): void => {
  if (socket.writable) socket.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  socket.destroy();
};

/** Requests refused before routing, such as a path that is no URL; Fastify would repeat the path. */
export const refuseEarly = (
  error: unknown,
  _request: FastifyRequest,
  reply: FastifyReply,
): void => {
  const code = CODE_OF[String((error as { code?: unknown } | null)?.code)] ?? 'invalid';
  void sendAnswer(reply, { ok: false, error: failureOf(code) });
};

/** Registers the two handlers of last resort. */
export const registerErrors = (app: FastifyInstance, needs: ErrorNeeds): void => {
  app.setErrorHandler(errorHandler(needs));
  app.setNotFoundHandler(sendNotFound);
};
