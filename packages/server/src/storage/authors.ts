/** The port `Authors` over a connection. */
import type { Authors } from '../ports/authors.js';
import type { Connection } from './connection.js';
import { toAuthor } from './rows.js';

export const authorsOver = ({ read, write }: Connection): Authors => ({
  find: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('author').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toAuthor(row);
    }),
  add: ({ createdAt, ...author }) =>
    write(async (db) => {
      await db
        .insertInto('author')
        .values({ ...author, created_at: createdAt })
        .execute();
    }),
  rename: (id, { name, email }) =>
    write(async (db) => {
      await db
        .updateTable('author')
        .set({ name, ...(email !== undefined && { email }) })
        .where('id', '=', id)
        .execute();
    }),
});
