/** The preview of the section: `/preview` with its controls, `/preview/stage` with a state alone. */
import type { FastifyInstance } from 'fastify';
import { fieldsIn } from './form-body.js';
import { sendNotFound } from './http-errors.js';
import { stageHeaders } from './response-headers.js';

type Query = Readonly<Record<string, string>>;

export interface PreviewNeeds {
  readonly preview: {
    readonly shell: (query: Query) => string;
    readonly stage: (query: Query) => string;
    readonly file: (
      name: string,
    ) => Promise<{ readonly contentType: string; readonly body: string } | undefined>;
  };
}

const queryOf = (url: string): Query => fieldsIn(url.split('?')[1] ?? '');

/** Registers the preview. Its pages are as strict as a host page can be, and framed by themselves alone. */
export const registerPreview = (app: FastifyInstance, { preview }: PreviewNeeds): void => {
  app.get('/preview', (request, reply) =>
    reply
      .headers(stageHeaders)
      .type('text/html; charset=utf-8')
      .send(preview.shell(queryOf(request.url))),
  );
  app.get('/preview/stage', (request, reply) =>
    reply
      .headers(stageHeaders)
      .type('text/html; charset=utf-8')
      .send(preview.stage(queryOf(request.url))),
  );
  app.get<{ Params: { name: string } }>('/preview/:name', async (request, reply) => {
    const file = await preview.file(request.params.name);
    if (file === undefined) return sendNotFound(request, reply);
    return reply.headers(stageHeaders).type(file.contentType).send(file.body);
  });
};
