// Fills a database file with long statements, so that the process that waits for them can still be interrupted.
import Database from 'better-sqlite3';

/** @param {{ path: string, statements: readonly string[] }} message */
const run = ({ path, statements }) => {
  const file = new Database(path);
  // Nothing would be lost by a crash that running them again would not bring back.
  for (const pragma of ['journal_mode = off', 'synchronous = off', 'cache_size = -500000'])
    file.pragma(pragma);
  file.exec(`begin; ${statements.join(';\n')}; commit`);
  file.close();
  process.send?.({ done: true });
};

process.on('message', run);
process.on('disconnect', () => process.exit());
