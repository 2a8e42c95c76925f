/** Decisions against a colleague over HTTP: who may make them, and what is answered. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '#domain/permissions.js';
import { readKeys } from '#server/identity/keys-file.js';
import { createSecrets } from '#server/identity/secrets.js';
import { DeskAccount, codeOf, valueOf } from './support/desk-account.js';
import { addSite, openGuest, startServer, type TestServer } from './support/test-server.js';

let server: TestServer;
/** What readers send along. */
let rina: Record<string, string>;
let tono: Record<string, string>;
let ani: DeskAccount;
let budi: DeskAccount;
let kepala: DeskAccount;
let admin: DeskAccount;

const guest = async (name: string) => ({
  authorization: `Bearer ${await openGuest(server, 'koran', name)}`,
});

beforeAll(async () => {
  server = await startServer();
  await addSite(server);
  const add = (name: string, role: 'moderator' | 'lead' | 'admin') =>
    DeskAccount.signedIn(server, `${name}@koran.example`, { role });
  ani = await add('ani', 'moderator');
  budi = await add('budi', 'moderator');
  kepala = await add('kepala', 'lead');
  admin = await add('admin', 'admin');
  rina = await guest('Rina');
  tono = await guest('Tono');
});
afterAll(() => server.remove());

interface DecidedAnswer {
  readonly comment: { readonly status: string; readonly version: number };
  readonly decision: { readonly id: string; readonly by: { readonly id: string } };
  readonly concurs?: boolean;
}

let count = 0;

/** A comment on which somebody has decided. */
const decidedBy = async (who: DeskAccount, move = 'spam') => {
  const body = `Pendapat nomor ${String((count += 1))} tentang jalan ini.`;
  const post = { site: 'koran', thread: 'artikel-1', body, clientId: randomUUID() };
  const { comment } = valueOf<{ comment: { id: string } }>(
    await server.post('comment:post', post, rina),
  );
  const commentId = comment.id;
  const made = await who.must<DecidedAnswer>(`comment:${move}`, {
    commentId,
    version: 1,
    delayMs: 0,
  });
  return { commentId, version: 2, decisionId: made.decision.id };
};

/** A token of one of them that reaches no further than these actions. */
const tokenOf = async ({ id }: DeskAccount, scopes: readonly Action[]) => {
  const secrets = createSecrets(await readKeys(server.dataDir), Date.now);
  const token = secrets.newToken();
  await server.app.store.desk.openSession({
    ...{ id: secrets.newId(), tokenHash: secrets.digest(token), moderatorId: id, scopes },
    ...{ kind: 'script', createdAt: Date.now(), expiresAt: null },
  });
  return { authorization: `Bearer ${token}` };
};

interface BatchAnswer {
  readonly batch: { readonly id: string; readonly state: string; readonly done: number };
}

/** What a batch of a member's came to that restores these comments. */
const restoredBy = async (who: DeskAccount, commentIds: readonly string[], why: object) => {
  const set = { queue: 'spam', commentIds };
  const { batch } = await who.must<BatchAnswer>('comments:freeze', set);
  const batchId = batch.id;
  await who.must('comments:decide', { batchId, move: 'restore', ...why });
  const read = async () => (await who.must<BatchAnswer>('batch:read', { batchId })).batch;
  await expect.poll(async () => (await read()).state).toBe('done');
  return read();
};

describe('overruling', () => {
  test('[OV1] a moderator overrules a moderator with a reason, and is told whom without one', async () => {
    const { commentId, version, decisionId } = await decidedBy(budi);
    const restore = (more: object = {}) =>
      ani.send('comment:restore', { commentId, version, ...more });
    expect((await restore()).answer).toMatchObject({
      error: {
        ...{ code: 'reason-required', field: 'reason' },
        conflict: { status: 'spam', version, decision: { id: decisionId, by: { id: budi.id } } },
      },
    });
    expect(valueOf(await restore({ reason: 'other' }))).toMatchObject({
      comment: { status: 'published' },
    });
  });

  test('[OV1] a moderator does not overrule a lead or an admin, who overrule anybody without a reason', async () => {
    for (const above of [kepala, admin]) {
      const { commentId, version } = await decidedBy(above);
      const input = { commentId, version, reason: 'other' };
      expect((await ani.send('comment:restore', input)).answer).toMatchObject({
        error: { code: 'not-allowed', conflict: { decision: { by: { id: above.id } } } },
      });
      const other = above === kepala ? admin : kepala;
      expect(codeOf(await other.send('comment:restore', { commentId, version }))).toBe('ok');
    }
    const { commentId, version } = await decidedBy(budi);
    expect(codeOf(await kepala.send('comment:restore', { commentId, version }))).toBe('ok');
  });

  test('[OV2] one’s own decision and what was reported since are decided on by anyone', async () => {
    const own = await decidedBy(ani);
    const { commentId, version } = own;
    expect(codeOf(await ani.send('comment:restore', { commentId, version }))).toBe('ok');
    const published = await decidedBy(kepala, 'approve');
    const report = { commentId: published.commentId, reason: 'abuse' };
    valueOf(await server.post('comment:report', report, tono));
    const spam = { commentId: published.commentId, version: published.version };
    expect(codeOf(await ani.send('comment:spam', spam))).toBe('ok');
  });

  test('[OV4] a moderator takes back what a moderator decided, and not what a lead did', async () => {
    const { decisionId } = await decidedBy(budi);
    expect(codeOf(await ani.send('decision:undo', { decisionId }))).toBe('ok');
    const above = await decidedBy(kepala);
    const undo = { decisionId: above.decisionId };
    expect(codeOf(await ani.send('decision:undo', undo))).toBe('not-allowed');
    expect(codeOf(await admin.send('decision:undo', undo))).toBe('ok');
  });

  test('[OV4] one’s own is taken back by a token too that overrules nobody', async () => {
    const token = await tokenOf(ani, ['queue.read', 'decision.undo']);
    const undo = async (who: DeskAccount) => {
      const { decisionId } = await decidedBy(who);
      return codeOf(await server.post('decision:undo', { decisionId }, token));
    };
    expect(await undo(ani)).toBe('ok');
    expect(await undo(budi)).toBe('not-allowed');
  });

  test('[OV5] a moderator’s batch leaves what a lead decided, and without a reason what any colleague did', async () => {
    const [own, other, above] = [
      await decidedBy(ani),
      await decidedBy(budi),
      await decidedBy(kepala),
    ];
    const ids = [own, other, above].map(({ commentId }) => commentId);
    expect(await restoredBy(ani, ids, {})).toMatchObject({ done: 1, skipped: 2 });
    expect(await restoredBy(ani, ids.slice(1), { reason: 'other' })).toMatchObject({
      ...{ done: 1, skipped: 1 },
    });
    expect(await restoredBy(kepala, ids.slice(2), {})).toMatchObject({ done: 1 });
    const last = await decidedBy(admin);
    expect(await restoredBy(kepala, [last.commentId], {})).toMatchObject({ done: 1, skipped: 0 });
  });
});

test('[OV3] the same decision a moment later is answered with the first one, and nobody is refused', async () => {
  const { commentId, decisionId } = await decidedBy(kepala, 'approve');
  const late = await ani.must<DecidedAnswer>('comment:approve', { commentId, version: 1 });
  expect(late).toMatchObject({
    ...{ concurs: true, decision: { id: decisionId, by: { id: kepala.id } } },
    comment: { status: 'published', version: 2 },
  });
  const { answer } = await ani.send('comment:spam', { commentId, version: 1 });
  expect(answer).toMatchObject({
    error: { code: 'conflict', conflict: { decision: { by: { id: kepala.id } } } },
  });
});
