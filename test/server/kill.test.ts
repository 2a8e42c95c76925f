/** Kills the real server under load and counts what it had promised. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#server/storage/open-store.js';
import { newFolder, ownSite, startKomentar, type Komentar } from '../support/komentar.js';

const ROUNDS = 20;
const POSTERS = 8;
/** The server dies somewhere after this many acknowledged comments of a round. */
const ACKNOWLEDGED = 25;

let site: string;
let token: string;
let dataDir: string;

beforeAll(async () => {
  dataDir = await newFolder();
  ({ site, token } = await ownSite(dataDir, { origin: 'https://koran.example', mode: 'balanced' }));
});

afterAll(async () => {
  await (await startKomentar({ dataDir })).remove();
});

interface Promised {
  readonly id: string;
  readonly clientId: string;
  readonly author: string;
}

/** Posts until the server is gone; reports each acknowledgement at once. */
const poster = async (
  server: Komentar,
  author: string,
  acknowledged: (it: Promised) => void,
): Promise<void> => {
  for (;;) {
    const clientId = randomUUID();
    try {
      const answer = await server.call(
        'comment:post',
        { site, thread: 'artikel-1', body: `Komentar ${clientId} tentang pasar.`, clientId },
        author,
      );
      if (answer.ok) acknowledged({ id: answer.value.comment.id, clientId, author });
    } catch {
      return;
    }
  }
};

/** One life of the server: eight posters, some moderation, and a kill in the middle of it. */
const life = async (promised: Promised[]): Promise<void> => {
  const server = await startKomentar({ dataDir });
  const authors = await Promise.all(
    Array.from({ length: POSTERS }, async (_, n) => {
      const session = await server.must('session:open', { site, name: `Pembaca ${String(n)}` });
      return session.token;
    }),
  );
  let fresh = 0;
  let die: () => void;
  const enough = new Promise<void>((resolve) => (die = resolve));
  const note = (it: Promised) => {
    promised.push(it);
    fresh += 1;
    if (fresh % 5 === 0) void approve(server, it.id);
    if (fresh === ACKNOWLEDGED) die();
  };
  const posters = authors.map((author) => poster(server, author, note));
  await enough;
  await server.kill();
  await Promise.all(posters);
};

/** Approvals run beside the posts, so that the kill also hits decisions. */
const approve = async (server: Komentar, commentId: string): Promise<void> => {
  await server.call('comment:approve', { commentId, version: 1 }, token).catch(() => undefined);
};

describe('a killed server', () => {
  test('[OP1] kept every acknowledged comment, once, with counters equal to a recount', async () => {
    const promised: Promised[] = [];
    for (let round = 0; round < ROUNDS; round += 1) await life(promised);
    const server = await startKomentar({ dataDir });
    expect(promised.length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED);
    expect(new Set(promised.map(({ id }) => id)).size).toBe(promised.length);
    for (const { id, clientId, author } of promised) {
      const again = await server.must(
        'comment:post',
        { site, thread: 'artikel-1', body: 'Kiriman ulang setelah putus.', clientId },
        author,
      );
      expect(again.comment.id).toBe(id);
    }
    await server.stop();
    const store = await openStore(`sqlite:${dataDir}/komentar.db`);
    expect(await store.recount()).toEqual([]);
    await store.close();
  }, 180_000);
});
