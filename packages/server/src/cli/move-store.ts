/** `komentar move-store`: takes an installation from its SQLite file to a PostgreSQL database. */
import { existsSync } from 'node:fs';
import { Complaint, type Console } from './console.js';
import type { Makers } from './workshop.js';

const SQLITE = /^sqlite:(?<path>.+)$/u;

export const runMoveStore = async (
  from: string,
  to: string,
  { moveStore, console }: Pick<Makers, 'moveStore'> & { readonly console: Console },
): Promise<void> => {
  const path = SQLITE.exec(from)?.groups?.['path'];
  if (path === undefined || !existsSync(path))
    throw new Complaint('The first address must be that of a file: sqlite:<file>.');
  if (!/^postgres(?:ql)?:\/\//u.test(to))
    throw new Complaint('The second address must begin with postgres://.');
  let rows = 0;
  await moveStore(path, to, (moved) => {
    rows += moved.rows;
    console.print(`${moved.table}: ${String(moved.rows)} rows, ${moved.hash.slice(0, 16)}`);
  });
  console.print(`All ${String(rows)} rows are there, the same on both sides.`);
  console.print(
    'Set KOMENTAR_DATABASE_URL and start the server; it needs the data folder with its keys as before.',
  );
};
