/** Statements that are compiled once: their answers, and what they refuse to be made of. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDefaults, type Connection } from '#server/storage/connection.js';
import { openSqlite } from '#server/storage/dialects/sqlite.js';
import { openStore } from '#server/storage/open-store.js';
import { statement } from '#server/storage/statement.js';
import { newFolder } from '../support/komentar.js';

describe('statements', () => {
  let connection: Connection;

  beforeEach(async () => {
    const path = `${await newFolder()}/komentar.db`;
    await (await openStore(`sqlite:${path}`)).close();
    connection = await openSqlite(path, withDefaults({}));
  });
  afterEach(() => connection.close());

  interface Alias {
    readonly site: string;
    readonly key: string;
  }
  const added = { name: 'Koran', policy: '{}', demo: 0, created_at: 0, identity: null } as const;
  const addSites = statement(
    (
      db,
      { rows }: { readonly rows: readonly { readonly id: string; readonly origins: string }[] },
    ) => db.insertInto('site').values(rows.map((row) => ({ ...row, ...added }))),
  );
  const named = statement(
    (db, { ids, not }: { readonly ids: readonly string[]; readonly not: string }) =>
      db
        .selectFrom('site')
        .select('id')
        .where('id', 'in', ids)
        .where('id', '!=', not)
        .orderBy('id'),
  );
  const idsNamed = (ids: readonly string[], not: string) =>
    connection.read(async (db) => (await named(db, { ids, not })).map(({ id }) => id));

  it('[ST88] gives each run its own values, whatever the length of its lists', async () => {
    await connection.write(async (db) => {
      await addSites(db, { rows: [{ id: 'a', origins: '[]' }] });
      await addSites(db, { rows: ['b', 'c'].map((id) => ({ id, origins: '[]' })) });
      await addSites(db, { rows: [{ id: 'd', origins: '[]' }] });
    });
    expect(await idsNamed(['a'], '')).toEqual(['a']);
    expect(await idsNamed(['b'], '')).toEqual(['b']);
    expect(await idsNamed(['a', 'c', 'd'], 'c')).toEqual(['a', 'd']);
    expect(await idsNamed(['d'], 'd')).toEqual([]);
    expect(await idsNamed(['b'], 'd')).toEqual(['b']);
  });

  it('[ST88] is refused where a value is not in it', async () => {
    const careless = statement((db, { site }: Alias) =>
      db.selectFrom('thread_alias').selectAll().where('site', '=', site),
    );
    await expect(connection.read((db) => careless(db, { site: 'a', key: 'b' }))).rejects.toThrow(
      'not every value',
    );
  });
});
