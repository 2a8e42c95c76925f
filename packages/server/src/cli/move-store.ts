/** `komentar move-store`: takes an installation from its SQLite file to a PostgreSQL database. */
import type { Console } from './console.js';
import type { Makers } from './workshop.js';

export const runMoveStore = async (
  from: string,
  to: string,
  { moveStore, console }: Pick<Makers, 'moveStore'> & { readonly console: Console },
): Promise<void> => {
  let rows = 0;
  await moveStore(from, to, (moved) => {
    rows += moved.rows;
    console.print(`${moved.table}: ${String(moved.rows)} rows, ${moved.hash.slice(0, 16)}`);
  });
  console.print(`All ${String(rows)} rows are there, the same on both sides.`);
  console.print(
    'Set KOMENTAR_DATABASE_URL and start the server; it needs the data folder with its keys as before.',
  );
};
