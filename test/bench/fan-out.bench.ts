/**
 * Measures how long it takes until the last of many readers has an approved comment, and until the
 * last of them is told that it is gone.
 *
 * Floor: a bare Socket.IO server in a process of its own that broadcasts the same notice to one
 * room. Both are set off by one HTTP request and heard by the same readers' program, one process
 * per server. "From the request" holds, on our side, the decision and its flush to the disk as
 * well, which is the ratio's larger part where readers are few; "from first to last reader" is the
 * fan-out alone. The readers unpack nothing but the frame, so what is measured is the sending.
 * Processor time per delivery leaves out what the same decisions take where nobody reads; memory
 * is what the process grew by while its readers came. `KOMENTAR_BENCH_READERS` sets the number of
 * readers (1,000).
 */
import { randomUUID } from 'node:crypto';
import type { Figure } from './run.js';
import { startBare, type BareProcess } from './support/bare-process.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { beside, median, percentile } from './support/figures.js';
import { usageOf, type Usage } from './support/cpu-seconds.js';
import type { OwnSite } from '../support/komentar.js';
import { openReader, startOwn } from './support/own-server.js';
import { sizeFrom } from './support/setting.js';
import { textOf } from './support/texts.js';

const READERS = sizeFrom('KOMENTAR_BENCH_READERS', 1_000);
const ROUNDS = 40;
const WARM_UP_ROUNDS = 5;
/** Rounds of which the processor time is taken. */
const CPU_ROUNDS = 40;
const THREAD = 'artikel-48213';

export const name = `Fan-out of one approved comment to ${READERS} readers`;

/** A server with its readers: what sets one notice off, and who says when it was heard. */
interface Side {
  readonly setOff: () => Promise<unknown>;
  readonly usage: () => Promise<Usage>;
  readonly readers: BareProcess;
  /** What the process grew by for each of them. */
  readonly bytesPerReader: number;
}

/** Our server can also take away again what it showed last. */
interface Ours extends Side {
  readonly takeOff: Side['setOff'];
  /** The same decision on a comment of a thread that nobody has open. */
  readonly setOffUnread: Side['setOff'];
}

/** Milliseconds on a clock that all processes of the machine share, as in `programs/readers.mjs`. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

interface Heard {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly text: string;
}

interface Round {
  readonly sinceRequest: number;
  readonly sinceFirst: number;
}

const hear = async ({ setOff, readers }: Side): Promise<Round & Heard> => {
  const all = readers.next();
  const sentAt = now();
  const [heard] = (await Promise.all([all, setOff()])) as [Heard, unknown];
  const { firstAt, lastAt } = heard;
  return { ...heard, sinceRequest: lastAt - sentAt, sinceFirst: lastAt - firstAt };
};

interface Crowd {
  readonly port: number;
  readonly input: object;
  readonly usage: Side['usage'];
}

const followers = async (
  { port, input, usage }: Crowd,
  later: Later,
): Promise<Pick<Side, 'readers' | 'usage' | 'bytesPerReader'>> => {
  const readers = startBare('readers', later);
  const before = await usage();
  await readers.ask({ port, count: READERS, input });
  const bytesPerReader = ((await usage()).bytes - before.bytes) / READERS;
  return { readers, usage, bytesPerReader };
};

/** Comments that wait, one for each round. */
const waiting = async (own: OwnSite, thread: string): Promise<string[]> => {
  const token = await openReader(own, 'Pembaca');
  const ids: string[] = [];
  for (let n = 0; n < ROUNDS + CPU_ROUNDS + WARM_UP_ROUNDS; n += 1) {
    const input = { site: own.site, thread, clientId: randomUUID(), body: textOf(n) };
    ids.push((await own.server.must('comment:post', input, token)).comment.id);
  }
  return ids;
};

const ours = async (later: Later): Promise<Ours> => {
  const most = String(READERS + 10);
  const own = await startOwn('pre', later, {
    // What follows on another change waits for it by design; here each is to go at once.
    KOMENTAR_NOTICES_EVERY_MS: '0',
    KOMENTAR_MAX_CONNECTIONS: most,
    KOMENTAR_MAX_CONNECTIONS_PER_ADDRESS: most,
  });
  const ids = await waiting(own, THREAD);
  const unread = await waiting(own, 'artikel-lain');
  const port = Number(new URL(own.server.url).port);
  const input = { site: own.site, thread: THREAD };
  const usage = () => usageOf(own.server.url);
  const approve = (commentId: string) =>
    own.server.must('comment:approve', { commentId, version: 1, delayMs: 0 }, own.desk);
  let commentId = '';
  return {
    ...(await followers({ port, input, usage }, later)),
    setOff: () => {
      commentId = ids.shift() ?? '';
      return approve(commentId);
    },
    setOffUnread: () => approve(unread.shift() ?? ''),
    takeOff: () =>
      own.server.must('comment:reject', { commentId, version: 2, reason: 'ad' }, own.desk),
  };
};

/** `frame` is a notice as our server sent it. */
const bare = async (frame: string, later: Later): Promise<Side> => {
  const [, payload] = JSON.parse(frame.slice(frame.indexOf('['))) as [string, unknown];
  const floor = startBare('broadcast-floor', later);
  const { port } = (await floor.ask({ payload })) as { port: number };
  const usage = () => floor.ask({}) as Promise<Usage>;
  return {
    ...(await followers({ port, input: {}, usage }, later)),
    setOff: async () => (await fetch(`http://localhost:${port}/`, { method: 'POST' })).text(),
  };
};

/** Processor time of so many rounds, in microseconds for each delivery. */
const cpuOf = async (side: Side, round: () => Promise<unknown>): Promise<number> => {
  const before = await side.usage();
  for (let n = 0; n < CPU_ROUNDS; n += 1) await round();
  return (((await side.usage()).cpuSeconds - before.cpuSeconds) * 1e6) / CPU_ROUNDS / READERS;
};

const warmUp = async (side: Side): Promise<string> => {
  let text = '';
  for (let n = 0; n < WARM_UP_ROUNDS; n += 1) ({ text } = await hear(side));
  return text;
};

const FIGURES = [
  ['from the request to the last reader, p50', median, 'sinceRequest'],
  ['from the request to the last reader, p90', (it) => percentile(it, 0.9), 'sinceRequest'],
  ['from first to last reader, p50', median, 'sinceFirst'],
] as const satisfies [string, (samples: readonly number[]) => number, keyof Round][];

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const server = await ours(later);
  const floor = await bare(await warmUp(server), later);
  await warmUp(floor);
  const removal: Side = { ...server, setOff: server.takeOff };
  const [value, removed, least]: [Round[], Round[], Round[]] = [[], [], []];
  for (let n = 0; n < ROUNDS; n += 1) {
    value.push(await hear(server));
    removed.push(await hear(removal));
    least.push(await hear(floor));
  }
  const cpu = {
    value:
      (await cpuOf(server, () => hear(server))) -
      (await cpuOf(server, () => server.setOffUnread())),
    floor: await cpuOf(floor, () => hear(floor)),
  };
  const p95 = (rounds: readonly Round[]): number =>
    percentile(
      rounds.map(({ sinceRequest }) => sinceRequest),
      0.95,
    );
  return [
    ...FIGURES.map(([what, of, field]) =>
      beside(what, 'ms', {
        value: of(value.map((it) => it[field])),
        floor: of(least.map((it) => it[field])),
      }),
    ),
    beside('a removal, from the request to the last reader, p95', 'ms', {
      value: p95(removed),
      floor: p95(least),
    }),
    beside('processor time per delivery', 'µs', cpu),
    beside('memory per reader', 'bytes', {
      value: server.bytesPerReader,
      floor: floor.bytesPerReader,
    }),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
