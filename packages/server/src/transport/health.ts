/** Liveness, readiness and figures for whoever runs the server. */
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendNotFound } from './http-errors.js';
import { OPERATOR_HEADERS } from './response-headers.js';

/** The server's figures in Prometheus' text format. */
export interface Figures {
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

export interface HealthNeeds {
  /** What the server cannot work without, by name; each rejects where it is not there. */
  readonly parts: Readonly<Record<string, () => Promise<void>>>;
  readonly figures: Figures;
  /** True where an address is the machine's own. */
  readonly isLoopback: (address: string) => boolean;
  /** Figures for everybody instead of for this machine only. */
  readonly publicFigures: boolean;
}

/** A part that does not answer within this time is not there. */
const PART_MS = 2_000;

/** Headers by which a proxy says that somebody else asks; any one of them makes a local request foreign. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'via',
  'cf-connecting-ip',
];

const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  FORWARDED.some((name) => headers[name] !== undefined);

const withinTime = async (part: () => Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PART_MS);
  });
  const there = part().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([there, late]);
  } finally {
    clearTimeout(timer);
  }
};

const failing = async (parts: HealthNeeds['parts']): Promise<readonly string[]> => {
  const states = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => [name, await withinTime(part)] as const),
  );
  return states.filter(([, there]) => !there).map(([name]) => name);
};

/** Registers `/healthz`, `/readyz` and `/metrics`. */
export const registerHealth = (app: FastifyInstance, needs: HealthNeeds): void => {
  const mayRead = ({ headers, socket }: FastifyRequest): boolean =>
    needs.publicFigures || (needs.isLoopback(socket.remoteAddress ?? '') && !isForwarded(headers));

  app.get('/healthz', (_request, reply) => reply.headers(OPERATOR_HEADERS).send({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const missing = await failing(needs.parts);
    const ok = missing.length === 0;
    return reply
      .code(ok ? 200 : 503)
      .headers(OPERATOR_HEADERS)
      .send({ ok, missing });
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request)) return sendNotFound(request, reply);
    const { contentType, text } = needs.figures;
    return reply
      .headers(OPERATOR_HEADERS)
      .type(contentType)
      .send(await text());
  });
};
