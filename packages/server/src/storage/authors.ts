/** The port `Authors` over a connection. */
import type { Authors, NewMember } from '../ports/authors.js';
import type { AuthorRecord } from '../ports/records.js';
import type { Connection } from './connection.js';
import { fromList, toAuthor } from './rows.js';
import type { Db } from './schema.js';
import { statement } from './statement.js';

/** Of an author whom nobody has reported or restricted yet. */
const UNTOUCHED = { reports_received: 0, reports_made: 0, sanction_version: 0 } as const;

const findOrCreateMember = async (db: Db, member: NewMember): Promise<AuthorRecord> => {
  const { id, site, subject, name, email, at } = member;
  const badges = fromList(member.badges);
  const row = await db
    .insertInto('author')
    .values({
      ...{ id, site, name, badges, approved: 0, rejected: 0 },
      email: email ?? null,
      external_id: subject,
      created_at: at,
      ...UNTOUCHED,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['site', 'external_id'])
        .doUpdateSet({ name, badges, ...(email !== undefined && { email }) }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAuthor(row);
};

const withId = statement((db, { id }: { readonly id: string }) =>
  db.selectFrom('author').selectAll().where('id', '=', id),
);

export const authorsOver = ({ read, write }: Connection): Authors => ({
  find: (id) =>
    read(async (db) => {
      const [row] = await withId(db, { id });
      return row && toAuthor(row);
    }),
  add: ({ createdAt, ...author }) =>
    write(async (db) => {
      await db
        .insertInto('author')
        .values({
          ...author,
          ...{ created_at: createdAt, badges: null, external_id: null, ...UNTOUCHED },
        })
        .execute();
    }),
  findOrCreateMember: (member) => write((db) => findOrCreateMember(db, member)),
  rename: (id, { name, email }) =>
    write(async (db) => {
      await db
        .updateTable('author')
        .set({ name, ...(email !== undefined && { email }) })
        .where('id', '=', id)
        .execute();
    }),
});
