/** Contract: members change by compare-and-set, one admin remains, invitations are accepted once. */
import { describe, expect, it } from 'vitest';
import type { NewModerator } from '#server/ports/records.js';
import type { MemberChange, NewInvitation } from '#server/ports/team.js';
import { run, withConnection } from '../raw.js';
import { ACT, NOON, SITE, openForTest, type Harness } from '../world.js';

const member = (id: string, change: Partial<NewModerator> = {}): NewModerator => ({
  ...{ id, email: `${id}@koran.example`, name: id, role: 'admin' },
  ...{ passwordHash: 'x', createdAt: NOON },
  ...change,
});

const wanted = (id: string, change: Partial<MemberChange> = {}): MemberChange => ({
  ...{ id, version: 1, role: 'admin', sites: undefined, active: true },
  ...ACT,
  ...change,
});

const invitation = (id: string, change: Partial<NewInvitation> = {}): NewInvitation => ({
  ...{ id, email: `${id}@koran.example`, role: 'moderator', sites: [SITE] },
  ...{ codeHash: `hash-${id}`, by: { id: 'a', name: 'a' } },
  ...{ createdAt: NOON, expiresAt: NOON + 100 },
  ...change,
});

export const teamContract = ({ freshUrl }: Harness): void => {
  const open = async (...members: readonly NewModerator[]) => {
    const url = await freshUrl();
    const store = await openForTest(url);
    for (const one of members) await store.desk.add(one);
    const acts = () =>
      withConnection(url, ({ read }) =>
        read((db) => run(db, 'select act, detail from log_entry order by n')),
      );
    return { ...store, acts };
  };
  const kindOf = async (changing: Promise<{ readonly kind: string }>) => (await changing).kind;

  describe('the team', () => {
    it('[TM4] a change is made once for the version that was looked at, and is logged', async () => {
      const { team, desk, acts } = await open(member('a'), member('b'));
      const change = wanted('b', { role: 'lead', sites: [SITE] });
      expect(await team.change(change)).toMatchObject({
        kind: 'changed',
        member: { role: 'lead', sites: [SITE], version: 2, leftAt: null },
        ended: [],
      });
      expect(await kindOf(team.change(change))).toBe('conflict');
      expect(await kindOf(team.change(wanted('tiada')))).toBe('missing');
      expect(await desk.find('b')).toMatchObject({ role: 'lead', version: 2 });
      const last = (await acts()).at(-1);
      expect(last?.['act']).toBe('moderator:change');
      expect(JSON.parse(String(last?.['detail']))).toEqual({
        from: { role: 'admin', sites: null, active: true },
        to: { role: 'lead', sites: [SITE], active: true },
      });
    });

    it('[TM5] of many changes of one version at once one is made', async () => {
      const { team } = await open(member('a'), member('b'));
      const rush = Array.from({ length: 10 }, () => kindOf(team.change(wanted('b'))));
      const kinds = await Promise.all(rush);
      expect(kinds.filter((kind) => kind === 'changed')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(9);
    });

    it.each([
      ['loses the role', { role: 'lead' }],
      ['gets sites', { sites: [SITE] }],
      ['leaves', { active: false }],
    ] as const)(
      '[TM6] the last admin of all sites stays one: who %s is refused',
      async (_, change) => {
        const part = member('c', { sites: [SITE] });
        const { team, desk } = await open(member('a'), member('b'), part);
        expect(await kindOf(team.change(wanted('a', change)))).toBe('changed');
        expect(await kindOf(team.change(wanted('b', change)))).toBe('last-admin');
        expect(await desk.find('b')).toMatchObject({ role: 'admin', version: 1, leftAt: null });
        expect(await kindOf(team.change(wanted('b')))).toBe('changed');
      },
    );

    it('[TM6] of two admins who each remove the other at once one stays', async () => {
      for (let turn = 0; turn < 10; turn += 1) {
        const { team, desk } = await open(member('a'), member('b'));
        const kinds = await Promise.all(
          ['a', 'b'].map((id) => kindOf(team.change(wanted(id, { active: false })))),
        );
        expect([...kinds].sort()).toEqual(['changed', 'last-admin']);
        const left = await Promise.all(['a', 'b'].map((id) => desk.find(id)));
        expect(left.filter((it) => it?.leftAt === null)).toHaveLength(1);
      }
    });

    it('[TM7] whoever is deactivated loses all sessions and tokens, and can come back', async () => {
      const { team, desk } = await open(member('a'), member('b'));
      for (const kind of ['browser', 'script'] as const)
        await desk.openSession({
          ...{ id: kind, tokenHash: `hash-${kind}`, moderatorId: 'b', kind },
          ...{ createdAt: NOON, expiresAt: null },
        });
      const left = await team.change(wanted('b', { active: false, at: NOON + 5 }));
      if (left.kind !== 'changed') throw new Error(left.kind);
      expect([...left.ended].sort()).toEqual(['hash-browser', 'hash-script']);
      expect(left.member.leftAt).toBe(NOON + 5);
      expect(await desk.findSession('hash-script')).toBeUndefined();
      const back = await team.change(wanted('b', { version: 2 }));
      expect(back).toMatchObject({ kind: 'changed', member: { leftAt: null, version: 3 } });
    });

    it('[TM8] members are listed by name with the last use of a session', async () => {
      const { team, desk } = await open(
        member('z', { name: 'Ani' }),
        member('a', { name: 'Budi' }),
      );
      const session = { moderatorId: 'a', kind: 'browser', expiresAt: NOON + 99 } as const;
      await desk.openSession({ ...session, id: '1', tokenHash: '1', createdAt: NOON });
      await desk.openSession({ ...session, id: '2', tokenHash: '2', createdAt: NOON + 7 });
      const listed = await team.members();
      expect(listed.map(({ name, seenAt }) => [name, seenAt])).toEqual([
        ['Ani', null],
        ['Budi', NOON + 7],
      ]);
    });
  });

  describe('invitations', () => {
    it('[TM9] the latest of an e-mail counts, until it runs out or is taken back', async () => {
      const { team, acts } = await open(member('a'));
      const by = ACT.by;
      expect(await team.invite(invitation('a'), by)).toBe('taken');
      await team.invite(invitation('x'), by);
      const again = invitation('y', { email: 'X@Koran.example', createdAt: NOON + 1 });
      expect(await team.invite(again, by)).toBe('invited');
      await team.invite(invitation('z', { expiresAt: NOON + 50 }), by);
      const ids = async (now: number) => (await team.invitations(now)).map(({ id }) => id);
      expect(await ids(NOON + 2)).toEqual(['y', 'z']);
      expect(await ids(NOON + 50)).toEqual(['y']);
      expect(await team.findInvitation({ codeHash: 'hash-x' }, NOON)).toBeUndefined();
      const { codeHash, ...record } = again;
      expect(await team.findInvitation({ codeHash }, NOON)).toEqual(record);
      expect(await team.findInvitation({ id: 'y' }, NOON + 100)).toBeUndefined();
      const act = { ...ACT, at: NOON + 3 };
      expect([await team.uninvite('y', act), await team.uninvite('y', act)]).toEqual([true, false]);
      expect(JSON.stringify(await acts())).not.toMatch(/hash-|koran\.example/u);
    });

    it('[TM10] one is accepted once, however many try, and makes the member it is for', async () => {
      const { team, desk } = await open(member('a'));
      await team.invite(invitation('x'), ACT.by);
      const rush = Array.from({ length: 10 }, (_, n) => {
        const person = { id: `m${String(n)}`, name: 'Rina', passwordHash: 'p' };
        return team.accept({ codeHash: 'hash-x', person, at: NOON + 1 });
      });
      const results = await Promise.all(rush);
      const joined = results.filter((it) => it !== 'closed');
      expect(joined).toHaveLength(1);
      expect(await desk.count()).toBe(2);
      expect(await desk.findByEmail('x@koran.example')).toMatchObject({
        ...{ name: 'Rina', role: 'moderator', sites: [SITE], createdAt: NOON + 1 },
      });
    });

    it('[TM10] one that ran out is not accepted; one whose e-mail has become a member’s stays', async () => {
      const { team, desk } = await open(member('a'));
      await team.invite(invitation('x'), ACT.by);
      const person = { id: 'm1', name: 'Rina', passwordHash: 'p' };
      const accept = (at: number) => team.accept({ codeHash: 'hash-x', person, at });
      expect(await accept(NOON + 100)).toBe('closed');
      await desk.add(member('x'));
      expect(await accept(NOON + 1)).toBe('taken');
      expect(await desk.count()).toBe(2);
    });
  });
};
