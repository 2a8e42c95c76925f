/** Contract: members of the desk and their sessions are remembered as they were given. */
import { describe, expect, it } from 'vitest';
import type { Desk, DeskSession, NewSession } from '#server/ports/desk.js';
import type { ModeratorRecord, NewModerator } from '#server/ports/records.js';
import { ACT, NOON, SITE, openForTest, type Harness } from '../world.js';

const moderator = (change: Partial<NewModerator> = {}): NewModerator => ({
  ...{ id: 'm1', email: 'Ani@Koran.Example', name: 'Ani', role: 'lead' },
  ...{ passwordHash: '$argon2id$x', createdAt: NOON },
  ...change,
});

const remembered = (given = moderator()): ModeratorRecord => ({
  ...given,
  ...{ version: 1, leftAt: null, secondFactorAt: null },
});

const session = (id: string, change: Partial<NewSession> = {}): NewSession => ({
  ...{ id, tokenHash: `hash-${id}`, moderatorId: 'm1', kind: 'browser' },
  ...{ createdAt: NOON, expiresAt: NOON + 10 },
  ...change,
});

const opened = (given: NewSession): DeskSession => ({
  ...given,
  usedAt: given.createdAt,
  provedAt: given.kind === 'browser' ? given.createdAt : null,
});

const script = session('s', { kind: 'script', expiresAt: null });

export const deskContract = ({ freshUrl }: Harness): void => {
  const open = async (): Promise<Desk> => (await openForTest(await freshUrl())).desk;
  const openWithAni = async (): Promise<Desk> => {
    const desk = await open();
    await desk.add(moderator());
    return desk;
  };

  describe('members of the desk', () => {
    it('[ND9] of several who are to be the first one is added, and nobody once there is somebody', async () => {
      const desk = await open();
      const many = Array.from({ length: 6 }, (_, n) =>
        moderator({ id: `m${String(n)}`, email: `m${String(n)}@koran.example` }),
      );
      const added = await Promise.all(many.map((each) => desk.addFirst(each)));
      expect(added.filter((it) => it === 'added')).toHaveLength(1);
      expect(await desk.count()).toBe(1);
      expect(await desk.addFirst(moderator({ id: 'm9' }))).toBe('taken');
    });

    it('[DE1] a moderator is found by id and by e-mail without regard to case, once', async () => {
      const desk = await open();
      expect(await desk.count()).toBe(0);
      expect(await desk.add(moderator())).toBe('added');
      expect(await desk.add(moderator({ id: 'm2', email: 'ani@koran.example' }))).toBe('taken');
      expect(await desk.add(moderator({ id: 'm3', email: 'b@koran.example', sites: [SITE] }))).toBe(
        'added',
      );
      expect(await desk.count()).toBe(2);
      expect(await desk.findByEmail('ANI@koran.EXAMPLE')).toEqual(remembered());
      expect(await desk.find('m1')).toEqual(remembered());
      expect((await desk.find('m3'))?.sites).toEqual([SITE]);
      expect(await desk.find('m2')).toBeUndefined();
      expect(await desk.findByEmail('c@koran.example')).toBeUndefined();
    });

    it('[DE2] a session lives until it is ended; those that ran out go when the next is opened', async () => {
      const desk = await openWithAni();
      await desk.openSession(session('a', { agent: 'Firefox, Android' }));
      await desk.openSession(script);
      expect(await desk.findSession('hash-a')).toEqual(
        opened(session('a', { agent: 'Firefox, Android' })),
      );
      await desk.openSession(session('b', { createdAt: NOON + 11, expiresAt: NOON + 20 }));
      expect(await desk.findSession('hash-a')).toBeUndefined();
      expect(await desk.findSession('hash-s')).toEqual(opened(script));
      await desk.endSession('hash-b');
      expect(await desk.findSession('hash-b')).toBeUndefined();
      await desk.endSession('tiada');
    });

    it('[DE3] a session remembers what its token was made for, its last use and its last proof', async () => {
      const desk = await openWithAni();
      await desk.openSession({ ...script, scopes: ['queue.read', 'comment.decide'] });
      await desk.openSession(session('a'));
      await desk.useSession('hash-a', NOON + 5);
      await desk.proveSession('hash-a', NOON + 6);
      await desk.useSession('tiada', NOON + 5);
      expect((await desk.findSession('hash-s'))?.scopes).toEqual(['queue.read', 'comment.decide']);
      expect(await desk.findSession('hash-a')).toMatchObject({
        ...{ usedAt: NOON + 5, provedAt: NOON + 6, createdAt: NOON },
      });
    });

    it('[DE4] a member’s sessions are listed last used first, without those that ran out', async () => {
      const desk = await openWithAni();
      await desk.add(moderator({ id: 'm2', email: 'b@koran.example' }));
      await desk.openSession(session('a'));
      await desk.openSession(session('b', { expiresAt: NOON + 99 }));
      await desk.openSession(script);
      await desk.openSession(session('c', { moderatorId: 'm2' }));
      await desk.useSession('hash-b', NOON + 5);
      const ids = async (now: number) => (await desk.sessionsOf('m1', now)).map(({ id }) => id);
      expect(await ids(NOON)).toEqual(['b', 's', 'a']);
      expect(await ids(NOON + 10)).toEqual(['b', 's']);
    });

    it('[DE5] sessions are ended one by one, all but one, by kind or all, and only a member’s own', async () => {
      const desk = await openWithAni();
      await desk.add(moderator({ id: 'm2', email: 'b@koran.example' }));
      const all = [session('a'), session('b'), session('c'), script];
      for (const one of all) await desk.openSession(one);
      await desk.openSession(session('x', { moderatorId: 'm2' }));
      expect(await desk.endSessions('m1', { id: 'x' }, ACT)).toEqual([]);
      expect(await desk.endSessions('m1', { id: 'a' }, ACT)).toEqual(['hash-a']);
      expect(await desk.endSessions('m1', { except: 'b', kind: 'browser' }, ACT)).toEqual([
        'hash-c',
      ]);
      expect([...(await desk.endSessions('m1', {}, ACT))].sort()).toEqual(['hash-b', 'hash-s']);
      expect(await desk.findSession('hash-x')).toBeDefined();
    });
  });
};
