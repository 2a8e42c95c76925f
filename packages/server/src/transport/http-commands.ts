/** Every command over HTTP: `POST /v1/<name>` with its input as JSON. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PATH, COMMANDS } from '@komentar/protocol';
import { Refusal, type Caller } from '../use-case.js';
import { askingPage, bearerOf, callingOf, sessionOf, type Door } from './door.js';
import type { Execute } from './execute.js';
import { failureOf } from './failure.js';
import { sendAnswer } from './http-answer.js';
import { isCommand } from './parse-input.js';
import { ANSWER_HEADERS } from './response-headers.js';

export interface CommandNeeds {
  readonly door: Door;
  readonly execute: Execute;
}

type Request = FastifyRequest<{ Params: { command: string } }>;

/** What a browser may ask for in advance, for ten minutes. */
const PREFLIGHT = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type, x-request-id',
  'access-control-max-age': '600',
} as const;

/**
 * Who calls the desk. The cookie is looked at only where the request comes from the server's own
 * pages or from no page at all: a stranger's page must not act, sign in or sign out with the power
 * of a moderator's browser. Throws the refusal.
 */
export const identifyDesk = (request: FastifyRequest, door: Door): Promise<Caller> => {
  const calling = callingOf(request.raw, door);
  const bearer = bearerOf(request.headers);
  if (bearer !== undefined) return door.identify({ bearer }, calling);
  if (calling.origin !== undefined && !door.isOwn(calling.origin)) {
    throw new Refusal('origin-not-allowed');
  }
  const session = sessionOf(request.headers, door.cookieName);
  return door.identify(session === undefined ? {} : { session }, calling);
};

/** Who calls. Only desk commands look at the cookie. */
const identifyOf = (request: Request, door: Door) => (): Promise<Caller> => {
  const { command } = request.params;
  if (isCommand(command) && COMMANDS[command].audience === 'desk') {
    return identifyDesk(request, door);
  }
  const bearer = bearerOf(request.headers);
  return door.identify(bearer === undefined ? {} : { bearer }, callingOf(request.raw, door));
};

/** Adds what lets the asking page read the answer; refuses pages that are nobody's. */
const checkPage = async (
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
): Promise<void> => {
  reply.header('vary', 'Origin');
  const page = askingPage(request.headers);
  if (page === undefined) return;
  if (!(await door.isKnown(page))) throw door.turnAway(page);
  reply.headers({
    'access-control-allow-origin': page,
    'access-control-expose-headers': 'retry-after, x-request-id',
  });
};

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/iu;

/** A form or a plain text, which a foreign page can send without asking first, is not a command. */
const isJson = (request: FastifyRequest): boolean =>
  JSON_TYPE.test(request.headers['content-type'] ?? '');

/** Registers the commands and the preflight that browsers send before them. */
export const registerCommands = (app: FastifyInstance, { door, execute }: CommandNeeds): void => {
  const path = `${API_PATH}/:command`;

  app.options(path, async (request, reply) => {
    await checkPage(request, reply, door);
    return reply
      .code(204)
      .headers({ ...ANSWER_HEADERS, ...PREFLIGHT })
      .send();
  });

  app.route<{ Params: { command: string } }>({
    method: 'POST',
    url: path,
    onRequest: async (request, reply) => {
      await checkPage(request, reply, door);
      if (isJson(request)) return;
      return sendAnswer(reply, { ok: false, error: failureOf('invalid') }, { status: 415 });
    },
    handler: async (request, reply) => {
      const { answer, cookie } = await execute({
        name: request.params.command,
        input: request.body,
        identify: identifyOf(request, door),
      });
      if (cookie) reply.header('set-cookie', door.setCookie(cookie));
      return sendAnswer(reply, answer);
    },
  });
};
