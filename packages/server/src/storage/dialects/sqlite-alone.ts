/** Sees to it that one server at a time serves an SQLite file: two would not hear of each other's comments. */
import Database from 'better-sqlite3';
import { codeOf } from './unavailable.js';

/** Another server runs on the same file; the message says what to do. */
export class AlreadyServed extends Error {
  override readonly name = 'AlreadyServed';

  /** @param path of the file that is served */
  constructor(path: string) {
    super(
      `Another server runs on ${path}. Stop it first; several servers together need PostgreSQL and Redis (docs/scale.md).`,
    );
  }
}

/** A server that is just ending is waited for so long. */
const WAIT_MS = 2_000;

/**
 * Takes the right to serve the file at `path` and answers what gives it back. A lock of SQLite's own
 * on a file beside it holds the right, so it ends with the process, however that ends. The command
 * line works beside a server and does not ask for it. Throws `AlreadyServed`.
 */
export const serveAlone = (path: string): (() => void) => {
  const lock = new Database(`${path}.server`, { timeout: WAIT_MS });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw /^SQLITE_(?:BUSY|LOCKED)/u.test(codeOf(error)) ? new AlreadyServed(path) : error;
  }
  return () => void lock.close();
};
