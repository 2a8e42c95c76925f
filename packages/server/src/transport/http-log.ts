/** The desk's log as a file: `GET /v1/log`, for whoever may take it along. */
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { API_PATH, COMMANDS, type Answer, type CommandResult } from '@komentar/protocol';
import { Refusal, type Caller } from '../use-case.js';
import type { Door } from './door.js';
import type { Execute } from './execute.js';
import { identifyDesk } from './http-commands.js';
import { sendAnswer } from './http-answer.js';
import { failureOf } from './failure.js';
import { LOG_FORMATS, logLines, typeOf } from './log-lines.js';
import { OPERATOR_HEADERS } from './response-headers.js';

export interface LogNeeds {
  readonly door: Door;
  readonly execute: Execute;
}

type Part = CommandResult<'log:export'>;

const moment = v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/u), v.transform(Number)));

const QUERY = v.strictObject({
  site: COMMANDS['log:export'].input.entries.site,
  format: v.picklist(LOG_FORMATS),
  since: moment,
  until: moment,
  /** `1`: with a byte order mark, for spreadsheet programs. */
  bom: v.optional(v.picklist(['0', '1'])),
});
type Asked = v.InferOutput<typeof QUERY>;

/** Reads the part after an entry, as the caller of the request. */
type ReadPart = (after: number) => Promise<Answer<Part>>;

const reader = (
  { site, since, until }: Asked,
  execute: Execute,
  identify: () => Promise<Caller>,
): ReadPart => {
  const period = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
  return async (after) => {
    const input = { site, ...period, ...(after > 0 && { after }) };
    const { answer } = await execute({ name: 'log:export', input, identify });
    return answer as Answer<Part>;
  };
};

/** A part that is asked for too soon is asked for again; whatever else is refused ends the file in the middle. */
const mustRead = async (read: ReadPart, after: number): Promise<Part> => {
  for (;;) {
    const answer = await read(after);
    if (answer.ok) return answer.value;
    const { code, retryAfterMs } = answer.error;
    if (code !== 'rate-limited' || retryAfterMs === undefined) throw new Refusal(code);
    await pause(retryAfterMs);
  }
};

async function* parts(first: Part, read: ReadPart): AsyncGenerator<Part['items']> {
  let part = first;
  yield part.items;
  while (part.next !== undefined) {
    part = await mustRead(read, part.next);
    yield part.items;
  }
}

/** `log-koran-2026-01-05.csv`; the site's id has nothing in it that a header could stumble over. */
const fileName = ({ site, format }: Asked, now: number): string => {
  const day = new Date(now).toISOString().slice(0, 10);
  return `log-${site === '*' ? 'all' : site}-${day}.${format === 'csv' ? 'csv' : 'jsonl'}`;
};

const invalid = (reply: FastifyReply, issue: v.BaseIssue<unknown>): FastifyReply => {
  const field = v.getDotPath(issue) ?? undefined;
  const error = failureOf('invalid', field === undefined ? {} : { field: field.slice(0, 100) });
  return sendAnswer(reply, { ok: false, error });
};

/** Registers the file. It is sent by the way of the command, so who may have it is decided there. */
export const registerLog = (app: FastifyInstance, { door, execute }: LogNeeds): void => {
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const query = v.safeParse(QUERY, request.query);
    if (!query.success) return invalid(reply, query.issues[0]);
    const asked = query.output;
    const read = reader(asked, execute, () => identifyDesk(request, door));
    // Nothing is sent before the first part is there: until then a refusal has its status.
    const first = await read(0);
    if (!first.ok) return sendAnswer(reply, first);
    const { format, bom } = asked;
    const lines = logLines(parts(first.value, read), { format, bom: bom === '1' });
    return reply
      .headers({
        ...OPERATOR_HEADERS,
        'content-disposition': `attachment; filename="${fileName(asked, door.now())}"`,
      })
      .type(typeOf(format))
      .send(Readable.from(lines));
  };
  app.get(`${API_PATH}/log`, send);
};
