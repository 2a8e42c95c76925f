/** Contract: what a member does to the own account, and that each code works once. */
import { describe, expect, it } from 'vitest';
import type { NewFactor } from '#server/ports/accounts.js';
import { run, withConnection } from '../raw.js';
import { ACT, NOON, openForTest, type Harness } from '../world.js';

const own = { ...ACT, moderatorId: 'm1', sessionId: 'mine' };
const factor: NewFactor = { ...own, sealed: 'disegel', step: 100, codeHashes: ['k1', 'k2', 'k3'] };
const MINUTE = 60_000;

export const accountsContract = ({ freshUrl }: Harness): void => {
  const open = async () => {
    const url = await freshUrl();
    const store = await openForTest(url);
    for (const id of ['m1', 'm2'])
      await store.desk.add({
        ...{ id, email: `${id}@koran.example`, name: id, role: 'lead' },
        ...{ passwordHash: 'lama', createdAt: NOON },
      });
    for (const id of ['mine', 'other', 'third'])
      await store.desk.openSession({
        ...{ id, tokenHash: `hash-${id}`, moderatorId: 'm1', kind: 'browser' },
        ...{ createdAt: NOON, expiresAt: NOON + 1_000 },
      });
    await store.desk.openSession({
      ...{ id: 'script', tokenHash: 'hash-script', moderatorId: 'm1', kind: 'script' },
      ...{ createdAt: NOON, expiresAt: null },
    });
    return { ...store, url };
  };

  describe('accounts', () => {
    it('[ME1] a name and a password are changed; a new password ends the other browsers', async () => {
      const { accounts, desk } = await open();
      await accounts.rename(own, 'Ani');
      expect([...(await accounts.setPassword(own, 'baru'))].sort()).toEqual([
        'hash-other',
        'hash-third',
      ]);
      expect(await desk.find('m1')).toMatchObject({ name: 'Ani', passwordHash: 'baru' });
      expect(await desk.find('m2')).toMatchObject({ name: 'm2', passwordHash: 'lama' });
      expect((await desk.sessionsOf('m1', NOON)).map(({ id }) => id).sort()).toEqual([
        'mine',
        'script',
      ]);
    });

    it('[ME2] a second factor counts from its confirmation on, with its codes, until it is removed', async () => {
      const { accounts, desk } = await open();
      await accounts.offerFactor('m1', 'ditawarkan');
      expect(await accounts.offeredFactor('m1')).toBe('ditawarkan');
      expect(await accounts.findFactor('m1')).toBeUndefined();
      expect(await accounts.setFactor(factor)).toHaveLength(2);
      expect(await accounts.findFactor('m1')).toEqual({ sealed: 'disegel', codesLeft: 3 });
      expect((await desk.find('m1'))?.secondFactorAt).toBe(ACT.at);
      expect(await accounts.offeredFactor('m1')).toBeUndefined();
      await accounts.renewCodes(own, ['k4']);
      expect(await accounts.useRecoveryCode('m1', 'k1')).toBe(false);
      expect(await accounts.findFactor('m1')).toEqual({ sealed: 'disegel', codesLeft: 1 });
      await accounts.removeFactor(own);
      expect(await accounts.findFactor('m1')).toBeUndefined();
      expect(await accounts.useRecoveryCode('m1', 'k4')).toBe(false);
      expect((await desk.find('m1'))?.secondFactorAt).toBeNull();
    });

    it('[ME3] a step’s code works once, also for many at once, and no earlier one after it', async () => {
      const { accounts } = await open();
      await accounts.setFactor(factor);
      expect(await accounts.useStep('m1', 100)).toBe(false);
      const rush = Array.from({ length: 10 }, () => accounts.useStep('m1', 101));
      expect((await Promise.all(rush)).filter(Boolean)).toHaveLength(1);
      expect(await accounts.useStep('m1', 100)).toBe(false);
      expect(await accounts.useStep('m1', 102)).toBe(true);
    });

    it('[ME4] a code for a lost device works once, also for many at once, and for its member only', async () => {
      const { accounts } = await open();
      await accounts.setFactor(factor);
      expect(await accounts.useRecoveryCode('m2', 'k1')).toBe(false);
      const rush = Array.from({ length: 10 }, () => accounts.useRecoveryCode('m1', 'k1'));
      expect((await Promise.all(rush)).filter(Boolean)).toHaveLength(1);
      expect(await accounts.findFactor('m1')).toMatchObject({ codesLeft: 2 });
    });

    it('[ME5] tries are counted before they are judged: of many at once five pass, then come waits', async () => {
      const { accounts } = await open();
      await accounts.setFactor(factor);
      const rush = Array.from({ length: 20 }, () => accounts.takeTry('m1', NOON));
      const taken = (await Promise.all(rush)).filter(({ kind }) => kind === 'taken');
      expect(taken).toHaveLength(5);
      const closed = { kind: 'closed', until: NOON + MINUTE };
      expect(await accounts.takeTry('m1', NOON + MINUTE - 1)).toEqual(closed);
      expect((await accounts.takeTry('m2', NOON)).kind).toBe('taken');
      expect((await accounts.takeTry('m1', NOON + MINUTE)).kind).toBe('taken');
      expect(await accounts.takeTry('m1', NOON + MINUTE)).toEqual({
        ...{ kind: 'closed', until: NOON + 3 * MINUTE },
      });
    });

    it('[ME5] a right code ends the count', async () => {
      const { accounts } = await open();
      await accounts.setFactor(factor);
      for (const use of [
        () => accounts.useStep('m1', 101),
        () => accounts.useRecoveryCode('m1', 'k1'),
      ]) {
        for (let n = 0; n < 4; n += 1) await accounts.takeTry('m1', NOON);
        expect(await use()).toBe(true);
      }
      for (let n = 0; n < 5; n += 1)
        expect((await accounts.takeTry('m1', NOON)).kind).toBe('taken');
      expect((await accounts.takeTry('m1', NOON)).kind).toBe('closed');
    });

    it('[ME6] each act leaves one entry in the log, without secrets', async () => {
      const { accounts, url } = await open();
      await accounts.rename(own, 'Ani');
      await accounts.setPassword(own, 'baru');
      await accounts.offerFactor('m1', 'ditawarkan');
      await accounts.setFactor(factor);
      await accounts.renewCodes(own, ['k4']);
      await accounts.removeFactor(own);
      const rows = await withConnection(url, ({ read }) =>
        read((db) => run(db, 'select act, target_id, detail from log_entry order by n')),
      );
      expect(rows.slice(-5).map((row) => [row['act'], row['target_id']])).toEqual([
        ['moderator:rename', 'm1'],
        ['password:change', 'm1'],
        ['second-factor:on', 'm1'],
        ['second-factor:renew', 'm1'],
        ['second-factor:off', 'm1'],
      ]);
      expect(JSON.stringify(rows)).not.toMatch(/disegel|ditawarkan|baru|k\d/u);
    });
  });
};
