/** The port `Accounts` over a connection: a member's name, password and second factor. */
import { closedAfter } from '@komentar/domain';
import type { Accounts, NewFactor, AccountAct, TryTaken } from '../ports/accounts.js';
import type { EndedSessions } from '../ports/desk.js';
import type { Connection } from './connection.js';
import { endSessions } from './desk.js';
import { aboutMember } from './log-entries.js';
import { appendLog } from './log.js';
import type { Db, Tables } from './schema.js';
import type { Updateable } from 'kysely';

const setOn = async (db: Db, id: string, to: Updateable<Tables['moderator']>): Promise<void> => {
  await db.updateTable('moderator').set(to).where('id', '=', id).execute();
};

const logged = (db: Db, act: AccountAct, name: string) =>
  appendLog(db, aboutMember(act, name, { id: act.moderatorId }));

const endOthers = (db: Db, { moderatorId, sessionId }: AccountAct): Promise<EndedSessions> =>
  endSessions(db, moderatorId, {
    kind: 'browser',
    ...(sessionId !== undefined && { except: sessionId }),
  });

const replaceCodes = async (
  db: Db,
  moderatorId: string,
  hashes: readonly string[],
): Promise<void> => {
  await db.deleteFrom('recovery_code').where('moderator_id', '=', moderatorId).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((code_hash) => ({ moderator_id: moderatorId, code_hash }));
  await db.insertInto('recovery_code').values(rows).execute();
};

const setFactor = async (db: Db, factor: NewFactor): Promise<EndedSessions> => {
  await setOn(db, factor.moderatorId, {
    second_factor: factor.sealed,
    second_factor_at: factor.at,
    second_factor_step: factor.step,
    second_factor_offered: null,
    wrong_codes: 0,
    codes_closed_until: null,
  });
  await replaceCodes(db, factor.moderatorId, factor.codeHashes);
  const ended = await endOthers(db, factor);
  await logged(db, factor, 'second-factor:on');
  return ended;
};

const removeFactor = async (db: Db, act: AccountAct): Promise<void> => {
  const nothing = { second_factor: null, second_factor_at: null, second_factor_offered: null };
  await setOn(db, act.moderatorId, { ...nothing, wrong_codes: 0, codes_closed_until: null });
  await replaceCodes(db, act.moderatorId, []);
  await logged(db, act, 'second-factor:off');
};

/** The row is held, so that many tries at once are counted one after the other. */
const takeTry = async (db: Db, moderatorId: string, now: number): Promise<TryTaken> => {
  const row = await db
    .selectFrom('moderator')
    .select(['wrong_codes', 'codes_closed_until'])
    .where('id', '=', moderatorId)
    .forUpdate()
    .executeTakeFirst();
  const until = row?.codes_closed_until ?? 0;
  if (until > now) return { kind: 'closed', until };
  const tries = (row?.wrong_codes ?? 0) + 1;
  const closed = closedAfter(tries);
  await setOn(db, moderatorId, {
    wrong_codes: tries,
    codes_closed_until: closed === 0 ? null : now + closed,
  });
  return { kind: 'taken' };
};

const useStep = async (db: Db, moderatorId: string, step: number): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('moderator')
    .set({ second_factor_step: step, wrong_codes: 0, codes_closed_until: null })
    .where('id', '=', moderatorId)
    .where((is) =>
      is.or([is('second_factor_step', 'is', null), is('second_factor_step', '<', step)]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

const useRecoveryCode = async (db: Db, moderatorId: string, codeHash: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('moderator_id', '=', moderatorId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await setOn(db, moderatorId, { wrong_codes: 0, codes_closed_until: null });
  return true;
};

const findFactor = async (db: Db, moderatorId: string) => {
  const row = await db
    .selectFrom('moderator')
    .select('second_factor')
    .where('id', '=', moderatorId)
    .executeTakeFirst();
  if (row === undefined || row.second_factor === null) return undefined;
  const codes = await db
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('moderator_id', '=', moderatorId)
    .execute();
  return { sealed: row.second_factor, codesLeft: codes.length };
};

export const accountsOver = ({ read, write }: Connection): Accounts => ({
  rename: (act, name) =>
    write(async (db) => {
      await setOn(db, act.moderatorId, { name });
      await logged(db, act, 'moderator:rename');
    }),
  setPassword: (act, passwordHash) =>
    write(async (db) => {
      await setOn(db, act.moderatorId, { password_hash: passwordHash });
      const ended = await endOthers(db, act);
      await logged(db, act, 'password:change');
      return ended;
    }),
  offerFactor: (id, sealed) => write((db) => setOn(db, id, { second_factor_offered: sealed })),
  offeredFactor: (id) =>
    read(async (db) => {
      const row = await db
        .selectFrom('moderator')
        .select('second_factor_offered')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.second_factor_offered ?? undefined;
    }),
  findFactor: (id) => read((db) => findFactor(db, id)),
  setFactor: (factor) => write((db) => setFactor(db, factor)),
  removeFactor: (act) => write((db) => removeFactor(db, act)),
  renewCodes: (act, hashes) =>
    write(async (db) => {
      await replaceCodes(db, act.moderatorId, hashes);
      await logged(db, act, 'second-factor:renew');
    }),
  takeTry: (id, now) => write((db) => takeTry(db, id, now)),
  useStep: (id, step) => write((db) => useStep(db, id, step)),
  useRecoveryCode: (id, hash) => write((db) => useRecoveryCode(db, id, hash)),
});
