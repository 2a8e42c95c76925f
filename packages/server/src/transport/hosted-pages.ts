/** The pages that work without scripts: a thread's own page, its form, and the way from a comment's id to its place. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  ERRORS,
  type Answer,
  type CommandInput,
  type CommandName,
  type CommandResult,
  type Failure,
} from '@komentar/protocol';
import { askingPage, type Door } from './door.js';
import type { Execute } from './execute.js';
import { acceptOnlyForms, fieldsIn, type FormFields } from './form-body.js';
import { guestCookie, readGuestCookie } from './guest-cookie.js';
import { errorHandler, type ErrorNeeds } from './http-errors.js';
import { HOSTED_HEADERS, LOADER_HEADERS } from './response-headers.js';

type Ask = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  token?: string,
) => Promise<Answer<CommandResult<N>>>;

interface Named {
  readonly site: string;
  readonly thread?: string;
  readonly url?: string;
}

/** One look at a page, or one form sent from it. */
export interface HostedRequest {
  readonly named: Named;
  readonly query: FormFields;
  readonly form?: FormFields;
  /** True where a browser says that the form stands on somebody else's page. */
  readonly isForeign: boolean;
  readonly viewer?: { readonly token: string; readonly name: string };
  readonly acceptLanguage?: string;
  readonly ask: Ask;
}

export interface HostedReply {
  readonly status: number;
  readonly body?: string;
  readonly location?: string;
  readonly token?: string;
  readonly retryAfterMs?: number;
}

/** What the pages say; how they come by it is not the transport's. */
export interface HostedPages {
  readonly answer: (request: HostedRequest) => Promise<HostedReply>;
  /** Where a comment is read; `undefined` where readers do not see it. */
  readonly addressOf: (commentId: string) => Promise<string | undefined>;
  readonly missing: (acceptLanguage: string | undefined) => string;
  /** A page that says what went wrong before there was anything to show. */
  readonly failed: (failure: Failure, acceptLanguage: string | undefined) => string;
  readonly stylesPath: string;
  readonly styles: string;
}

export interface HostedNeeds extends ErrorNeeds {
  readonly door: Door;
  readonly execute: Execute;
  readonly hosted: HostedPages;
  /** True where the public address is https. */
  readonly secure: boolean;
}

type ThreadRequest = FastifyRequest<{ Params: { site: string; thread?: string } }>;

const HTML = 'text/html; charset=utf-8';

/** The page a form stands on counts like the page a command comes from; a mere look comes from nowhere. */
const callingOf = (request: FastifyRequest, door: Door) => {
  const origin = request.method === 'POST' ? askingPage(request.headers) : undefined;
  return {
    addressHash: door.addressHash(request.raw),
    now: door.now(),
    ...(origin !== undefined && { origin }),
  };
};

const askOf =
  (request: FastifyRequest, { door, execute }: HostedNeeds): Ask =>
  async (name, input, token) => {
    const { answer } = await execute({
      name,
      input,
      identify: () =>
        door.identify(token === undefined ? {} : { bearer: token }, callingOf(request, door)),
    });
    // Sound: `execute` answers a command with its own result.
    return answer as Answer<CommandResult<typeof name>>;
  };

/** The guest whose cookie came along; one whose session has ended is nobody. */
const viewerOf = async (
  request: ThreadRequest,
  { door, secure }: HostedNeeds,
): Promise<HostedRequest['viewer']> => {
  const { site } = request.params;
  const token = readGuestCookie(request.headers.cookie, site, secure);
  if (token === undefined) return undefined;
  try {
    const caller = await door.identify({ bearer: token }, callingOf(request, door));
    return caller.kind === 'guest' && caller.site === site
      ? { token, name: caller.name }
      : undefined;
  } catch {
    return undefined;
  }
};

/** Browsers name the page of a form in one header or the other; whatever names neither is no browser. */
const isForeign = async (request: FastifyRequest, { door }: HostedNeeds): Promise<boolean> => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  const { origin } = request.headers;
  return origin !== undefined && !(await door.isKnown(origin));
};

const namedBy = ({ site, thread }: { site: string; thread?: string }, query: FormFields): Named => {
  const { url } = query;
  if (thread !== undefined) return { site, thread };
  return { site, ...(url !== undefined && { url }) };
};

const requestOf = async (request: ThreadRequest, needs: HostedNeeds): Promise<HostedRequest> => {
  const query = fieldsIn(request.url.split('?')[1] ?? '');
  const viewer = await viewerOf(request, needs);
  const acceptLanguage = request.headers['accept-language'];
  return {
    named: namedBy(request.params, query),
    query,
    ...(request.method === 'POST' && { form: (request.body ?? {}) as FormFields }),
    isForeign: request.method === 'POST' && (await isForeign(request, needs)),
    ...(viewer && { viewer }),
    ...(acceptLanguage !== undefined && { acceptLanguage }),
    ask: askOf(request, needs),
  };
};

const sendPage = (
  request: ThreadRequest,
  reply: FastifyReply,
  { page, secure }: { page: HostedReply; secure: boolean },
): FastifyReply => {
  const { status, body, location, token, retryAfterMs } = page;
  reply.code(status).headers(HOSTED_HEADERS);
  if (token !== undefined)
    reply.header('set-cookie', guestCookie(request.params.site, token, secure));
  if (retryAfterMs !== undefined)
    reply.header('retry-after', String(Math.ceil(retryAfterMs / 1000)));
  if (location !== undefined) return reply.header('location', location).send();
  return reply.type(HTML).send(body);
};

/** Registers `/t/…` and `/c/…`; forms are taken here and nowhere else. */
export const registerHosted = async (app: FastifyInstance, needs: HostedNeeds): Promise<void> => {
  const { hosted, secure } = needs;
  const send = async (request: ThreadRequest, reply: FastifyReply) =>
    sendPage(request, reply, {
      page: await hosted.answer(await requestOf(request, needs)),
      secure,
    });

  await app.register((scope, _options, done) => {
    acceptOnlyForms(scope);
    scope.setErrorHandler(
      errorHandler(needs, (failure, request, reply) =>
        reply
          .code(ERRORS[failure.code].status)
          .headers(HOSTED_HEADERS)
          .type(HTML)
          .send(hosted.failed(failure, request.headers['accept-language'])),
      ),
    );
    scope.get(hosted.stylesPath, (_request, reply) =>
      reply.headers(LOADER_HEADERS).type('text/css; charset=utf-8').send(hosted.styles),
    );
    for (const url of ['/t/:site', '/t/:site/:thread']) {
      scope.get(url, send);
      scope.post(url, send);
    }
    scope.get<{ Params: { id: string } }>('/c/:id', async (request, reply) => {
      const address = await hosted.addressOf(request.params.id);
      reply.headers(HOSTED_HEADERS);
      if (address !== undefined) return reply.code(302).header('location', address).send();
      return reply.code(404).type(HTML).send(hosted.missing(request.headers['accept-language']));
    });
    done();
  });
};
