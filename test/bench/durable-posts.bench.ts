/**
 * Measures `comment:post` over HTTP through everything, from parsing to the flushed commit, on 64 connections.
 *
 * Floor: the very rows these posts left, inserted bare into the same tables on the same disk, one
 * flushed commit per comment. Posts per second, ratio: above 1 we store more comments than one
 * commit each could, since waiting writes share a flush. Acknowledgement, ratio: below 1 a reader
 * waits less than in a bare queue of 64 writers who commit one after the other. Where flushes cost
 * nothing (a disk in memory) the floor is far away: look at the disk before comparing.
 * `KOMENTAR_BENCH_POSTS` sets the number of posts (5,000); `TMPDIR` chooses the disk.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openStore } from '#server/storage/open-store.js';
import type { Figure } from './run.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { cpuSecondsOf, ownCpuSeconds } from './support/cpu-seconds.js';
import { beside, percentile } from './support/figures.js';
import { load, type Loaded } from './support/load.js';
import type { OwnSite } from '../support/komentar.js';
import { openReader, startOwn, temporaryFolder } from './support/own-server.js';
import { sizeFrom } from './support/setting.js';
import { textOf } from './support/texts.js';

const POSTS = sizeFrom('KOMENTAR_BENCH_POSTS', 5_000);
const WARM_UP_POSTS = 1_000;
const CONNECTIONS = 64;
const THREADS = 10;
/** Bare commits between two moments in which the benchmark can be interrupted. */
const UNINTERRUPTED = 50;

export const name = `Durable posts, ${CONNECTIONS} connections`;

let posts = 0;

/** Each post has a text of its own; the same one again would be held. */
const nextPost = (site: string): string => {
  posts += 1;
  const thread = `artikel-${posts % THREADS}`;
  return JSON.stringify({ site, thread, clientId: randomUUID(), body: textOf(posts) });
};

const postAll = async (own: OwnSite, amount: number): Promise<Loaded> => {
  const tokens = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, n) => openReader(own, `Pembaca ${n}`)),
  );
  return load(
    {
      url: `http://127.0.0.1:${new URL(own.server.url).port}/v1/comment:post`,
      ...{ method: 'POST', connections: CONNECTIONS, amount },
      requests: [
        {
          setupRequest: (request) => {
            const body = nextPost(own.site);
            const authorization = `Bearer ${tokens[posts % CONNECTIONS] ?? ''}`;
            const headers = { 'content-type': 'application/json', authorization };
            return { ...request, headers, body };
          },
        },
      ],
    },
    200,
  );
};

type Row = Readonly<Record<string, unknown>>;

/** What every post writes a row of, in an order that foreign keys allow. */
const WRITTEN = ['comment', 'revision', 'change'] as const;
/** What those rows refer to. */
const REFERRED = ['site', 'author', 'thread', 'thread_alias'] as const;

/** The last posts' rows, one list per table, all in the order of the comments. */
const rowsOf = (file: Database.Database): readonly (readonly Row[])[] => {
  const held = file.prepare(`select count(*) from comment where status <> 'published'`).pluck();
  if (held.get() !== 0) throw new Error('some posts were held, which writes other rows');
  return WRITTEN.map((table) => {
    const id = table === 'comment' ? 'id' : 'comment_id';
    const last = file.prepare(`select * from ${table} order by ${id} desc limit ${POSTS}`);
    return (last.all() as Row[]).reverse();
  });
};

/** An empty database of ours beside the first, filled with what the rows refer to. */
const emptyCopy = async (path: string, original: string): Promise<Database.Database> => {
  await (await openStore(`sqlite:${path}`)).close();
  const file = new Database(path);
  file.prepare('attach ? as original').run(original);
  for (const table of REFERRED) file.exec(`insert into ${table} select * from original.${table}`);
  file.exec('detach original');
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'fullfsync = on'])
    file.pragma(pragma);
  return file;
};

/** Milliseconds of each commit. */
const insertBare = async (
  file: Database.Database,
  rows: readonly (readonly Row[])[],
): Promise<number[]> => {
  const inserts = WRITTEN.map((table, at) => {
    const columns = Object.keys(rows[at]?.[0] ?? {});
    const values = columns.map((column) => `@${column}`);
    return file.prepare(`insert into ${table} (${columns.join()}) values (${values.join()})`);
  });
  const one = file.transaction((n: number) =>
    inserts.forEach((insert, at) => insert.run(rows[at]?.[n])),
  );
  const times: number[] = [];
  for (let n = 0; n < POSTS; n += 1) {
    if (n % UNINTERRUPTED === 0) await nextTurn();
    const startedAt = performance.now();
    one(n);
    times.push(performance.now() - startedAt);
  }
  return times;
};

/** How long each of `CONNECTIONS` writers would wait who stand in a row. */
const turns = (commits: readonly number[]): number[] =>
  commits
    .slice(CONNECTIONS - 1)
    .map((_, n) => commits.slice(n, n + CONNECTIONS).reduce((sum, ms) => sum + ms, 0));

const floorOf = async (original: string, later: Later) => {
  const read = new Database(original, { readonly: true });
  const rows = rowsOf(read);
  read.close();
  const file = await emptyCopy(join(await temporaryFolder(later), 'bare.db'), original);
  later(() => file.close());
  const before = ownCpuSeconds();
  const commits = await insertBare(file, rows);
  return { commits, cpuSeconds: ownCpuSeconds() - before };
};

const ours = async (later: Later) => {
  const own = await startOwn('open', later);
  await postAll(own, WARM_UP_POSTS);
  const before = await cpuSecondsOf(own.server.url);
  const posted = await postAll(own, POSTS);
  const cpuSeconds = (await cpuSecondsOf(own.server.url)) - before;
  await own.server.stop();
  return { ...posted, cpuSeconds, file: join(own.server.dataDir, 'komentar.db') };
};

const measure = async (later: Later): Promise<readonly Figure[]> => {
  const posted = await ours(later);
  const bare = await floorOf(posted.file, later);
  const bareSeconds = bare.commits.reduce((sum, ms) => sum + ms, 0) / 1000;
  const inTurn = turns(bare.commits);
  return [
    beside('posts', 'posts/s', {
      value: posted.requests / posted.seconds,
      floor: POSTS / bareSeconds,
    }),
    beside('posts per core-second', 'posts', {
      value: POSTS / posted.cpuSeconds,
      floor: POSTS / bare.cpuSeconds,
    }),
    ...[0.5, 0.99].map((of) =>
      beside(`acknowledgement, p${of * 100}`, 'ms', {
        value: percentile(posted.times, of),
        floor: percentile(inTurn, of),
      }),
    ),
  ];
};

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
