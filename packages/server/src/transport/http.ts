/** The HTTP server: its limits, its hooks and the order in which the routes are put in. */
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import { HTTP_BYTES } from '@komentar/protocol';
import { registerAssets, type AssetNeeds } from './assets.js';
import { registerHealth, type HealthNeeds } from './health.js';
import { registerCommands, type CommandNeeds } from './http-commands.js';
import { refuseConnection, refuseEarly, registerErrors } from './http-errors.js';
import { registerReads, type ReadNeeds } from './http-reads.js';
import { registerHosted, type HostedNeeds } from './hosted-pages.js';
import { registerLog } from './http-log.js';
import { acceptOnlyJson } from './json-body.js';
import { registerPages, type PageNeeds } from './pages.js';
import { registerPreview, type PreviewNeeds } from './preview.js';
import { answerReadyFirst } from './ready-reads.js';
import { HSTS } from './response-headers.js';
import { requestId, type Served } from './served.js';

export interface HttpNeeds extends CommandNeeds, ReadNeeds, HostedNeeds, PreviewNeeds {
  readonly assets: AssetNeeds;
  readonly pages: PageNeeds;
  readonly health: HealthNeeds;
  readonly served: (served: Served) => void;
}

/** A client that needs longer than this for its headers, or for all of its request, is cut off. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 30_000;
/** Longer than the usual idle time of a proxy, so that the proxy is the one who hangs up. */
const KEEP_ALIVE_MS = 72_000;
/** How often slow clients are looked for. */
const CHECK_MS = 5_000;

const noSchemas = (): never => {
  throw new Error('no route has a schema of Fastify');
};
const NO_SCHEMAS = { buildValidator: noSchemas, buildSerializer: noSchemas };

const create = (): FastifyInstance =>
  Fastify({
    logger: false,
    bodyLimit: HTTP_BYTES,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
    // Bodies are judged by the commands' own schemas: what compiles Fastify's is not even loaded.
    schemaController: { compilersFactory: NO_SCHEMAS },
    genReqId: requestId,
    frameworkErrors: refuseEarly,
    clientErrorHandler: refuseConnection,
  });

const addHooks = (app: FastifyInstance, { secure, served }: HttpNeeds): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (secure) reply.header('strict-transport-security', HSTS);
    return Promise.resolve();
  });
  app.addHook('onResponse', (request, reply, done) => {
    served({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
};

/** Builds the server; it does not listen yet. */
export const createHttp = async (needs: HttpNeeds): Promise<FastifyInstance> => {
  const app = create();
  acceptOnlyJson(app);
  addHooks(app, needs);
  registerErrors(app, needs);
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] });
  registerReads(app, needs);
  registerCommands(app, needs);
  registerLog(app, needs);
  registerAssets(app, needs.assets);
  registerPages(app, needs.pages);
  await registerHosted(app, needs);
  registerPreview(app, needs);
  registerHealth(app, needs.health);
  answerReadyFirst(app.server, needs);
  return app;
};
