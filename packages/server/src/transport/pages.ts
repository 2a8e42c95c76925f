/** The demo newspaper's pages, as long as its site is there. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendNotFound } from './http-errors.js';
import { OPERATOR_HEADERS, pageHeaders } from './response-headers.js';

/** One page or file of the demo. */
export interface PageFile {
  readonly contentType: string;
  readonly body: string;
}

export interface PageNeeds {
  /** The demo's files by path, or `undefined` where there is no demo site (any more). */
  readonly demo: () => Promise<ReadonlyMap<string, PageFile> | undefined>;
  readonly connectTo: readonly string[];
}

/** Registers `/` and `/demo/…`. */
export const registerPages = (app: FastifyInstance, { demo, connectTo }: PageNeeds): void => {
  const headers = pageHeaders(connectTo);
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = request.url.split('?')[0] ?? '/';
    const file = (await demo())?.get(path);
    if (file) return reply.headers(headers).type(file.contentType).send(file.body);
    if (path !== '/') return sendNotFound(request, reply);
    return reply.headers(OPERATOR_HEADERS).redirect('/dashboard', 302);
  };
  app.get('/', send);
  app.get('/demo/*', send);
};
