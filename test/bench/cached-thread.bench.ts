/**
 * Measures the cached `GET /v1/thread` of 100 comments, with brotli and as a 304.
 *
 * Floor: a bare `node:http` server in a process of its own that sends the same headers and bytes.
 * The ratio of requests says how much of that server's speed is left (1 = all of it, or the
 * loading process was the limit of both). Requests per
 * core-second divide by the processor time the serving process took, so that other work on the
 * machine and the loading client disturb them least: of the ratios this is the one to watch. The
 * ratio of p99 says how many times as long the slowest hundredth waits.
 */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { Figure } from './run.js';
import { startBare, type BareProcess } from './support/bare-process.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { cpuSecondsOf } from './support/cpu-seconds.js';
import { beside, median, percentile } from './support/figures.js';
import { load, type Loaded } from './support/load.js';
import type { OwnSite } from '../support/komentar.js';
import { openReader, startOwn } from './support/own-server.js';
import { textOf } from './support/texts.js';

const CONNECTIONS = 32;
const ROUNDS = 5;
const ROUND_SECONDS = 2;
/** Roots on the page, as many as one page holds, each with one reply. */
const ROOTS = 50;
const THREAD = 'artikel-48213';

export const name = 'Cached thread of 100 comments, 32 connections';

type Headers = Readonly<Record<string, string>>;

/** A serving process under load. */
interface Served {
  readonly url: string;
  /** Processor seconds it took so far. */
  readonly cpuSeconds: () => Promise<number>;
}

const fill = async (own: OwnSite): Promise<void> => {
  const token = await openReader(own, 'Pembaca');
  const post = async (n: number, parentId?: string): Promise<string> => {
    const input = { site: own.site, thread: THREAD, clientId: randomUUID(), body: textOf(n) };
    const reply = parentId === undefined ? {} : { parentId };
    const { comment } = await own.server.must('comment:post', { ...input, ...reply }, token);
    if (comment.status !== 'published') throw new Error('a comment of the page was held');
    return comment.id;
  };
  for (let n = 0; n < 2 * ROOTS; n += 2) await post(n + 1, await post(n));
};

/** One answer as it travels, neither unpacked nor changed; body in base64. */
const rawAnswer = (url: string, headers: Headers) =>
  new Promise<{ status: number; headers: Headers; body: string }>((resolve, reject) => {
    const asking = request(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => {
        const { date: _date, connection: _connection, ...kept } = response.headers;
        const body = Buffer.concat(chunks).toString('base64');
        resolve({ status: response.statusCode ?? 0, headers: kept as Headers, body });
      });
    });
    asking.on('error', reject).end();
  });

const ours = (own: OwnSite): Served => ({
  url: `http://127.0.0.1:${new URL(own.server.url).port}/v1/thread?site=${own.site}&thread=${THREAD}&limit=${ROOTS}`,
  cpuSeconds: () => cpuSecondsOf(own.server.url),
});

const bare = async (process: BareProcess, answers: object): Promise<Served> => {
  const { port } = (await process.ask({ answers })) as { port: number };
  return {
    url: `http://127.0.0.1:${port}/`,
    cpuSeconds: async () => ((await process.ask({})) as { cpuSeconds: number }).cpuSeconds,
  };
};

interface Round extends Loaded {
  readonly cpuSeconds: number;
}

const round = async ({ url, cpuSeconds }: Served, headers: Headers): Promise<Round> => {
  const before = await cpuSeconds();
  const loaded = await load(
    { url, headers: { ...headers }, connections: CONNECTIONS, duration: ROUND_SECONDS },
    'if-none-match' in headers ? 304 : 200,
  );
  return { ...loaded, cpuSeconds: (await cpuSeconds()) - before };
};

const METRICS = [
  ['', 'requests/s', ({ requests, seconds }: Round) => requests / seconds],
  [' per core-second', 'requests', ({ requests, cpuSeconds }: Round) => requests / cpuSeconds],
  [', p99', 'ms', ({ times }: Round) => percentile(times, 0.99)],
] as const;

/** Takes turns, so that what disturbs the machine meets both. */
const compare = async (
  what: string,
  [server, floor]: readonly [Served, Served],
  headers: Headers,
): Promise<Figure[]> => {
  const rounds: { server: Round; floor: Round }[] = [];
  for (let n = 0; n <= ROUNDS; n += 1) {
    const taken = { server: await round(server, headers), floor: await round(floor, headers) };
    if (n > 0) rounds.push(taken); // The first one warms up.
  }
  return METRICS.map(([more, unit, of]) =>
    beside(`${what}${more}`, unit, {
      value: median(rounds.map((it) => of(it.server))),
      floor: median(rounds.map((it) => of(it.floor))),
    }),
  );
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const own = await startOwn('open', later);
  await fill(own);
  const server = ours(own);
  const fresh = { 'accept-encoding': 'br' };
  const full = await rawAnswer(server.url, fresh);
  const known = { ...fresh, 'if-none-match': full.headers['etag'] ?? '' };
  const unchanged = await rawAnswer(server.url, known);
  const floor = await bare(startBare('http-floor', later), { full, unchanged });
  const pair = [server, floor] as const;
  const bytes = Buffer.from(full.body, 'base64').length;
  return [
    ...(await compare(`page of ${(bytes / 1024).toFixed(1)} KB with brotli`, pair, fresh)),
    ...(await compare('304', pair, known)),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
