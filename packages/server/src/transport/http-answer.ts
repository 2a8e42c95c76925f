/** Sends answers and refusals over HTTP: status, headers, body. */
import type { FastifyReply } from 'fastify';
import { ERRORS, type Answer, type Failure } from '@komentar/protocol';
import { ANSWER_HEADERS } from './response-headers.js';

/** The status of an answer; a message in the wrong content type is `invalid` with a status of its own. */
const statusOf = (answer: Answer<unknown>): number =>
  answer.ok ? 200 : ERRORS[answer.error.code].status;

/** Seconds, rounded up, for `Retry-After`. */
const retryAfter = ({ retryAfterMs }: Failure): string | undefined =>
  retryAfterMs === undefined ? undefined : String(Math.ceil(retryAfterMs / 1000));

/** Headers laid over those of an answer, and a status other than the code's. */
export interface Dressing {
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

/** Sends an answer with the status of its code. */
export const sendAnswer = (
  reply: FastifyReply,
  answer: Answer<unknown>,
  { headers = ANSWER_HEADERS, status = statusOf(answer) }: Dressing = {},
): FastifyReply => {
  const wait = answer.ok ? undefined : retryAfter(answer.error);
  if (wait !== undefined) reply.header('retry-after', wait);
  return reply
    .code(status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answer));
};
