/** A node that is killed with work in hand: what another finds of it, and finishes. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import type { Komentar } from '../support/komentar.js';
import { SITE, install, type Installation, type Member } from './support/installation.js';
import { openGuest, sendComment } from './support/load.js';
import { freshLoad, openReader } from './support/reader.js';

vi.setConfig({ testTimeout: 180_000 });

/** As many as a batch decides on in one go. */
const STEP = 200;
/** Longer than it takes to decide on so many and to kill a node; near the longest there is. */
const DELAY_MS = 9_000;
/** Comments that are on their way at one moment. */
const LANES = 8;

/** Least length of an outage after which the other node, if it were not patient, held this one for gone. */
const OUTAGE_MS = 8_000;

let it: Installation;
let database: pg.Client;
afterEach(async () => {
  await database.end();
  await it.remove();
});

const begin = async (): Promise<{ one: Komentar; other: Komentar; ani: Member; guest: string }> => {
  it = await install({ mode: 'pre', env: { KOMENTAR_LOG_LEVEL: 'error' } });
  database = new pg.Client({ connectionString: it.env['KOMENTAR_DATABASE_URL'] });
  await database.connect();
  const [one, other] = it.nodes as [Komentar, Komentar];
  return { one, other, ani: await it.member('Ani'), guest: await openGuest(one.url, 'Sari') };
};

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 20 });

interface Posting {
  readonly token: string;
  readonly n?: number;
}

/** @returns the ids of `n` comments that wait */
const post = async (url: string, thread: string, { n = 1, token }: Posting): Promise<string[]> => {
  const ids: string[] = [];
  let left = n;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const answer = await sendComment(url, { thread, clientId: randomUUID() }, { token });
      if (!answer.ok) throw new Error(answer.error.code);
      ids.push(answer.value.comment.id);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return ids;
};

/** Nobody gets on with the last comment of a batch until it is let go. */
const holdLast = async (batchId: string): Promise<() => Promise<unknown>> => {
  await database.query('begin');
  await database.query(
    `select 1 from comment where id =
       (select comment_id from batch_item where batch_id = $1 order by n desc limit 1) for update`,
    [batchId],
  );
  return () => database.query('rollback');
};

/** How many decisions there are of a batch, and on how many comments. */
const decisionsOf = async (batchId: string): Promise<unknown> => {
  const { rows } = await database.query(
    `select count(*)::int as made, count(distinct d.comment_id)::int as comments
       from batch_item i join decision d on d.comment_id = i.comment_id where i.batch_id = $1`,
    [batchId],
  );
  return rows[0];
};

test('[ND7][ND8] of a killed node another shows what was approved, in time and once, and finishes the batch from where it stood', async () => {
  const { one, other, ani, guest: token } = await begin();
  const [staged = ''] = await post(one.url, 'tunda', { token });
  await post(one.url, 'satu', { n: STEP, token });
  await post(one.url, 'dua', { n: STEP, token });
  const reader = await openReader(other.url, 'tunda');
  const approve = { commentId: staged, version: 1, delayMs: DELAY_MS };
  const approvedAt = Date.now();
  await one.must('comment:approve', approve, ani.token);

  const { batch } = await one.must('comments:freeze', { queue: 'pending' }, ani.token);
  expect(batch).toMatchObject({ total: 2 * STEP });
  const letGo = await holdLast(batch.id);
  const order = { batchId: batch.id, move: 'approve' } as const;
  await one.must('comments:decide', order, ani.token);
  const standing = async (node: Komentar) =>
    (await node.must('batch:read', { batchId: batch.id }, ani.token)).batch;
  await until(async () => expect(await standing(one)).toMatchObject({ done: STEP }));
  await one.kill();
  it.nodes.splice(0, 1);
  expect(reader.seen()).toMatchObject({ total: 0 });
  await letGo();

  await until(() => expect(reader.seen()).toMatchObject({ total: 1, seq: 1 }));
  expect(Date.now() - approvedAt).toBeGreaterThanOrEqual(DELAY_MS);
  expect(await freshLoad(other.url, 'tunda')).toEqual(reader.seen());
  await until(async () =>
    expect(await standing(other)).toMatchObject({ state: 'paused', done: STEP, skipped: 0 }),
  );

  await other.must('batch:control', { batchId: batch.id, does: 'resume' }, ani.token);
  await until(async () => expect(await standing(other)).toMatchObject({ state: 'done' }));
  expect(await standing(other)).toMatchObject({ done: 2 * STEP, skipped: 0 });
  expect(await decisionsOf(batch.id)).toEqual({ made: 2 * STEP, comments: 2 * STEP });
  for (const thread of ['satu', 'dua'])
    expect(await freshLoad(other.url, thread)).toMatchObject({ total: STEP, seq: STEP });
  expect(await it.store.log.verify(SITE)).toMatchObject({ kind: 'whole' });
  expect(await it.store.recount()).toEqual([]);
  reader.leave();
});

test('[BA11] a batch that PostgreSQL broke off is finished by its own node when it is back', async () => {
  const { one, ani, guest: token } = await begin();
  await post(one.url, 'satu', { n: STEP, token });
  await post(one.url, 'dua', { token });
  const { batch } = await one.must('comments:freeze', { queue: 'pending' }, ani.token);
  const letGo = await holdLast(batch.id);
  const order = { batchId: batch.id, move: 'approve' } as const;
  await one.must('comments:decide', order, ani.token);
  const standing = async () =>
    (await one.must('batch:read', { batchId: batch.id }, ani.token)).batch;
  await until(async () => expect(await standing()).toMatchObject({ done: STEP }));
  database.on('error', () => undefined);
  await it.postgres.crash();
  await letGo().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
  await it.postgres.recover();
  const states = new Set<string>();
  await until(async () => {
    const { state } = await standing();
    states.add(state);
    expect(state).toBe('done');
  });
  expect([...states]).not.toContain('paused');
  expect(await standing()).toMatchObject({ done: STEP + 1, skipped: 0 });
  expect(await it.store.recount()).toEqual([]);
});
