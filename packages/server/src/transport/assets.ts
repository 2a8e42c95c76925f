/** The browser files of the section (`/k.js`, `/k/…`) and the moderators' application (`/dashboard`). */
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AssetFiles, publicFolder } from './asset-files.js';
import { DESK_ICON, DESK_MANIFEST } from './desk-manifest.js';
import { deskShell } from './desk-shell.js';
import { encodingFor } from './encoded-body.js';
import { sendNotFound } from './http-errors.js';
import { CHUNK_HEADERS, LOADER_HEADERS, deskHeaders } from './response-headers.js';

export interface AssetNeeds {
  /** Origins of live connections (`ws://…`), for the policy of the pages. */
  readonly connectTo: readonly string[];
  /** Where the built files are, where not in the packages. */
  readonly folders?: { readonly widget?: string; readonly dashboard?: string };
}

interface Served {
  readonly files: AssetFiles;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

const send = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { files, name, headers }: Served,
) => {
  const file = await files.find(name, encodingFor(request.headers['accept-encoding']));
  if (file === undefined) return sendNotFound(request, reply);
  if (file.encoding !== 'identity') reply.header('content-encoding', file.encoding);
  return reply.headers(headers).type(file.contentType).send(file.bytes);
};

const registerWidget = (app: FastifyInstance, folder: string | undefined): void => {
  const loader = new AssetFiles(folder);
  const chunks = new AssetFiles(folder === undefined ? undefined : join(folder, 'k'));
  app.get('/k.js', (request, reply) =>
    send(request, reply, { files: loader, name: 'k.js', headers: LOADER_HEADERS }),
  );
  app.get<{ Params: { name: string } }>('/k/:name', (request, reply) =>
    send(request, reply, { files: chunks, name: request.params.name, headers: CHUNK_HEADERS }),
  );
};

const registerDesk = (
  app: FastifyInstance,
  folder: string | undefined,
  connectTo: readonly string[],
): void => {
  const files = new AssetFiles(folder);
  const headers = deskHeaders(connectTo);
  const sendShell = async (_request: FastifyRequest, reply: FastifyReply) =>
    reply
      .headers(headers)
      .type('text/html; charset=utf-8')
      .send(deskShell(await files.manifest()));
  app.get('/dashboard', sendShell);
  app.get('/dashboard/', sendShell);
  for (const [name, type, body] of INSTALLING)
    app.get(`/dashboard/${name}`, (_request, reply) =>
      reply
        .headers({ ...LOADER_HEADERS, ...SAME_ORIGIN })
        .type(type)
        .send(body),
    );
  app.get<{ Params: { name: string } }>('/dashboard/:name', (request, reply) => {
    const { name } = request.params;
    // The application's own addresses have no dot, its files always do.
    if (!name.includes('.')) return sendShell(request, reply);
    return send(request, reply, { files, name, headers: { ...CHUNK_HEADERS, ...SAME_ORIGIN } });
  });
};

/** Named by the page, not by the build: they keep their names and are short. */
const INSTALLING = [
  ['app.webmanifest', 'application/manifest+json; charset=utf-8', DESK_MANIFEST],
  ['icon.svg', 'image/svg+xml', DESK_ICON],
] as const;

const SAME_ORIGIN = { 'cross-origin-resource-policy': 'same-origin' } as const;

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#b3261e" d="M2 2h12v9H7l-3 3v-3H2z"/></svg>`;

/** Registers what browsers load. */
export const registerAssets = (app: FastifyInstance, { connectTo, folders }: AssetNeeds): void => {
  registerWidget(app, folders?.widget ?? publicFolder('@komentar/widget'));
  registerDesk(app, folders?.dashboard ?? publicFolder('@komentar/dashboard'), connectTo);
  app.get('/favicon.ico', (_request, reply) =>
    reply.headers(LOADER_HEADERS).type('image/svg+xml').send(ICON),
  );
};
