/** Takes Redis, PostgreSQL and nodes away under load and counts what had been promised: nothing lost, nothing twice, everybody up to date. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { install, type Installation, type Installing } from './support/installation.js';
import { openGuest, sendComment, startLoad, type Load } from './support/load.js';
import { freshLoad, openReader, type Reader } from './support/reader.js';

/** Least length of an outage; longer ones show nothing else, and can be asked for. */
const OUTAGE_MS = Number(process.env['KOMENTAR_TEST_OUTAGE_MS'] ?? 3_000);
const TEST_MS = 90_000 + OUTAGE_MS;
const THREAD = 'artikel';
const WRITERS = 4;
/** Comments that are to be acknowledged before, during and after what happens. */
const SOME = 30;

let it: Installation;
let readers: Reader[];
let load: Load;

/** Starts everything, with two readers at each address and the load going through the front. */
const begin = async (
  options: Installing,
  addresses: (it: Installation) => readonly string[],
): Promise<void> => {
  it = await install({ ...options, env: { KOMENTAR_LOG_LEVEL: 'error' } });
  const urls = addresses(it).flatMap((url) => [url, url]);
  readers = await Promise.all(urls.map((url) => openReader(url, THREAD)));
  load = await startLoad(it.front.url, THREAD, WRITERS);
  await load.further(SOME);
};

afterEach(async () => {
  readers.forEach((reader) => reader.leave());
  await it.remove();
});

/** A second load, whose acknowledgements count with those of the first. */
const goOn = async (): Promise<Load> => {
  const more = await startLoad(it.front.url, THREAD, WRITERS);
  await more.further(SOME);
  const { acknowledged, refused } = load;
  return {
    ...more,
    end: async () => {
      await more.end();
      more.acknowledged.push(...acknowledged);
      more.refused.push(...refused);
    },
  };
};

const outage = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
const nodesOf = ({ nodes }: Installation): readonly string[] => nodes.map(({ url }) => url);
const frontOf = ({ front }: Installation): readonly string[] => [front.url];

/** Every reader, and every node's fresh page, show one and the same. */
const allAgree = async (): Promise<void> => {
  await vi.waitFor(
    async () => {
      const [fresh, ...others] = await Promise.all(
        nodesOf(it).map((url) => freshLoad(url, THREAD)),
      );
      for (const seen of [...others, ...readers.map((reader) => reader.seen())])
        expect(seen).toEqual(fresh);
    },
    { timeout: 20_000, interval: 50 },
  );
};

const nothingLost = async (): Promise<void> => {
  expect(load.refused).toEqual([]);
  const { comments } = await freshLoad(nodesOf(it)[0] ?? '', THREAD);
  const ids = new Set(comments.map((line) => line.split(' ')[0]));
  const waiting = load.acknowledged.filter(({ isPublished }) => !isPublished);
  const published = load.acknowledged.filter(({ isPublished }) => isPublished);
  expect(published.filter(({ id }) => !ids.has(id))).toEqual([]);
  // A check that could not be made in time holds a comment, and loses none.
  for (const { id } of waiting)
    expect(await it.store.comments.find(id)).toMatchObject({ status: 'pending' });
  const written = comments.map((line) => /Komentar (\S+) tentang/u.exec(line)?.[1]);
  expect(new Set(written).size).toBe(written.length);
  expect(await it.store.recount()).toEqual([]);
};

test(
  '[ND10] Redis away under load: local readers go on, nothing is lost, afterwards everybody is up to date',
  async () => {
    await begin({}, nodesOf);
    await it.redis.kill();
    await Promise.all([outage(), load.further(SOME)]);
    await load.end();
    // By the database alone; a later notice would show them the gap anyhow.
    await allAgree();
    await it.redis.start();
    load = await goOn();
    await load.end();
    await allAgree();
    await nothingLost();
  },
  TEST_MS,
);

test(
  '[ND11] PostgreSQL away under load: what was acknowledged is there once, everybody is up to date',
  async () => {
    await begin({ durable: true }, nodesOf);
    await it.postgres.crash();
    await outage();
    await Promise.all([load.end(), it.postgres.recover()]);
    await allAgree();
    await nothingLost();
  },
  TEST_MS,
);

/** What a statement has before PostgreSQL gives it up, and what a reader waits for a no at most. */
const STATEMENT_MS = 10_000;
const REFUSED_MS = 20_000;

test(
  '[ND11] PostgreSQL that hangs under load: what is posted is refused in time, and sent again it is there once',
  async () => {
    await begin({}, nodesOf);
    const token = await openGuest(it.front.url, 'Pembaca');
    const posts = nodesOf(it).flatMap((url) =>
      Array.from({ length: 20 }, () => ({ url, thread: THREAD, clientId: randomUUID() })),
    );
    const sendAll = () => Promise.all(posts.map((post) => sendComment(post.url, post, { token })));
    await it.postgres.hang();
    const askedAt = performance.now();
    const refusals = await sendAll();
    const tookMs = performance.now() - askedAt;
    it.postgres.goOn();
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ error: { code: 'unavailable' } });
    expect(tookMs).toBeGreaterThan(STATEMENT_MS);
    expect(tookMs).toBeLessThan(REFUSED_MS);
    await load.further(SOME);
    for (const [n, answer] of (await sendAll()).entries()) {
      if (!answer.ok) throw new Error(answer.error.code);
      const { id, status } = answer.value.comment;
      const { clientId = '' } = posts[n] ?? {};
      load.acknowledged.push({ id, clientId, isPublished: status === 'published' });
    }
    await load.end();
    await allAgree();
    await nothingLost();
  },
  TEST_MS,
);

test(
  '[ND12] a killed node: its readers are back and complete on the other',
  async () => {
    await begin({}, frontOf);
    const [killed, left] = it.nodes;
    const before = readers.map((reader) => reader.timesLive());
    await killed?.kill();
    it.nodes.splice(0, 1);
    await vi.waitFor(
      async () => {
        const back = readers.filter((reader, n) => reader.timesLive() > (before[n] ?? 0));
        expect(back.length).toBeGreaterThan(0);
        expect(readers.every((reader) => reader.isLive())).toBe(true);
        const { seq } = await freshLoad(left?.url ?? '', THREAD);
        await vi.waitFor(() =>
          expect(Math.min(...readers.map((reader) => reader.seen().seq))).toBeGreaterThanOrEqual(
            seq,
          ),
        );
      },
      { timeout: 20_000, interval: 20 },
    );
    await load.end();
    await allAgree();
    await nothingLost();
  },
  TEST_MS,
);

test(
  '[ND15] a node that is told to end says that it is not ready while it still serves; then it is gone and its readers are elsewhere',
  async () => {
    await begin({}, frontOf);
    const [leaving, left] = it.nodes;
    const { url = '' } = leaving ?? {};
    const ready = () => fetch(`${url}/readyz`).then(({ status }) => status);
    expect(await ready()).toBe(200);
    const stopped = leaving?.stop();
    await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 5_000, interval: 10 });
    // Who asked before, or does not know yet, is served.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const token = await openGuest(url, 'Pembaca');
    const post = { thread: THREAD, clientId: randomUUID() };
    expect(await sendComment(url, post, { token })).toMatchObject({ ok: true });
    it.nodes.splice(0, 1);
    await stopped;
    await expect(ready()).rejects.toThrow();
    await load.further(SOME);
    await load.end();
    await vi.waitFor(() => expect(readers.every((reader) => reader.isLive())).toBe(true), 10_000);
    await allAgree();
    await nothingLost();
    expect(left && (await freshLoad(left.url, THREAD)).comments.join()).toContain(post.clientId);
  },
  TEST_MS,
);

test(
  '[ND13] a rolling restart under load loses no acknowledgement, and readers move with everything they know',
  async () => {
    await begin({}, frontOf);
    for (const old of [...it.nodes]) {
      await it.add();
      it.nodes.splice(it.nodes.indexOf(old), 1);
      await old.stop();
      await load.further(SOME);
    }
    await load.end();
    await allAgree();
    await nothingLost();
    expect(readers.every((reader) => reader.timesLive() > 1)).toBe(true);
  },
  TEST_MS,
);
