/**
 * Measures `comment:post` over HTTP through everything, from parsing to the flushed commit, on 64
 * connections, with SQLite and with PostgreSQL.
 *
 * Floor: the very rows these posts left, inserted bare into the same tables on the same disk, one
 * flushed commit per comment. Posts per second, ratio: above 1 we store more comments than one
 * commit each could, since waiting writes share a flush. Acknowledgement, ratio: below 1 a reader
 * waits less than in a bare queue of 64 writers who commit one after the other. At half that load
 * nobody should have to queue: its floor is one bare commit. Where flushes cost nothing (a disk in
 * memory) the floor is far away: look at the disk before comparing.
 * `KOMENTAR_BENCH_POSTS` sets the number of posts (5,000); `TMPDIR` chooses the disk.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startKomentar, type OwnSite } from '../support/komentar.js';
import { startPostgres } from '../support/postgres.js';
import { openStore } from '#server/storage/open-store.js';
import type { Figure } from './run.js';
import { bareCommitsOfPostgres, bareCommitsOfSqlite } from './support/bare-commits.js';
import { cleaningUp, type Later } from './support/cleaning-up.js';
import { cpuSecondsOf } from './support/cpu-seconds.js';
import { beside, percentile } from './support/figures.js';
import { load, type Loaded } from './support/load.js';
import { openReader, startOwn, temporaryFolder } from './support/own-server.js';
import { pacedLoad, type Post } from './support/paced-load.js';
import { sizeFrom } from './support/setting.js';
import { textOf } from './support/texts.js';

const POSTS = sizeFrom('KOMENTAR_BENCH_POSTS', 5_000);
const WARM_UP_POSTS = 1_000;
const CONNECTIONS = 64;
const THREADS = 10;

export const name = `Durable posts, ${CONNECTIONS} connections`;

type Posting = Pick<OwnSite, 'server' | 'site'>;

let posts = 0;

/** What posts are made of. */
interface Writing extends Posting {
  readonly tokens: readonly string[];
}

/** Each post has a text of its own; the same one again would be held. */
const nextPost = ({ site, tokens }: Writing): Post => {
  posts += 1;
  const thread = `artikel-${posts % THREADS}`;
  const authorization = `Bearer ${tokens[posts % CONNECTIONS] ?? ''}`;
  return {
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ site, thread, clientId: randomUUID(), body: textOf(posts) }),
  };
};

const urlOf = ({ server }: Posting): string =>
  `http://127.0.0.1:${new URL(server.url).port}/v1/comment:post`;

/** Posts so many as fast as they are taken. */
const postAll = (writing: Writing, amount: number): Promise<Loaded> =>
  load(
    {
      url: urlOf(writing),
      ...{ method: 'POST', connections: CONNECTIONS, amount },
      requests: [{ setupRequest: (request) => ({ ...request, ...nextPost(writing) }) }],
    },
    200,
  );

const rateOf = ({ requests, seconds }: Loaded): number => requests / seconds;

const measurePosts = async (own: Posting) => {
  const tokens = await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, n) => openReader(own, `Pembaca ${n}`)),
  );
  const writing = { ...own, tokens };
  await postAll(writing, WARM_UP_POSTS);
  const before = await cpuSecondsOf(own.server.url);
  const full = await postAll(writing, POSTS);
  const cpuSeconds = (await cpuSecondsOf(own.server.url)) - before;
  const pace = { connections: CONNECTIONS, amount: POSTS / 2, perSecond: rateOf(full) / 2 };
  const half = await pacedLoad(urlOf(own), pace, () => nextPost(writing));
  return { half, full, cpuSeconds };
};

const onSqlite = async (later: Later) => {
  const own = await startOwn('open', later);
  const measured = await measurePosts(own);
  await own.server.stop();
  const file = join(own.server.dataDir, 'komentar.db');
  return { ...measured, commits: await bareCommitsOfSqlite(file, POSTS, later) };
};

const SITE = 'koran';

const onPostgres = async (later: Later) => {
  const postgres = await startPostgres({ durable: true });
  later(postgres.stop);
  const original = await postgres.createDatabase('komentar');
  const store = await openStore(original);
  await store.sites.add({
    ...{ id: SITE, name: 'Koran Uji', origins: ['https://koran.example'] },
    ...{ policy: { mode: 'open' }, demo: false, createdAt: 0 },
  });
  await store.close();
  const server = await startKomentar({
    dataDir: await temporaryFolder(later),
    env: { KOMENTAR_DATABASE_URL: original },
  });
  later(server.stop);
  const measured = await measurePosts({ server, site: SITE });
  const empty = await postgres.createDatabase('bare');
  return { ...measured, commits: await bareCommitsOfPostgres({ original, empty }, POSTS, later) };
};

/** How long each of `CONNECTIONS` writers would wait who stand in a row. */
const turns = (commits: readonly number[]): number[] =>
  commits
    .slice(CONNECTIONS - 1)
    .map((_, n) => commits.slice(n, n + CONNECTIONS).reduce((sum, ms) => sum + ms, 0));

type Times = readonly number[];

const figuresOf = (
  store: string,
  { half, full, cpuSeconds, commits }: Awaited<ReturnType<typeof onSqlite>>,
): readonly Figure[] => {
  const bareSeconds = commits.reduce((sum, ms) => sum + ms, 0) / 1000;
  const inTurn = turns(commits);
  const waited = (what: string, of: number, [value, floor]: readonly [Times, Times]) =>
    beside(`${store}: ${what}, p${of * 100}`, 'ms', {
      value: percentile(value, of),
      floor: percentile(floor, of),
    });
  return [
    beside(`${store}: posts`, 'posts/s', { value: rateOf(full), floor: POSTS / bareSeconds }),
    { name: `${store}: posts per core-second`, unit: 'posts', value: POSTS / cpuSeconds },
    ...[0.5, 0.99].map((of) => waited('acknowledgement', of, [full.times, inTurn])),
    waited('acknowledgement at half that load', 0.99, [half.times, commits]),
  ];
};

const measure = async (later: Later): Promise<readonly Figure[]> => [
  ...figuresOf('SQLite', await onSqlite(later)),
  ...figuresOf('PostgreSQL', await onPostgres(later)),
];

export const run = (): Promise<readonly Figure[]> => cleaningUp(measure);
