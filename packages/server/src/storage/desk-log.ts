/** The port `DeskLog` over a connection. */
import type { DeskLog } from '../ports/log.js';
import { readHistory } from './comment-history.js';
import type { Connection } from './connection.js';
import { toLogEntry } from './log-about.js';
import { appendLog } from './log.js';
import { readLog, readStretch } from './log-page.js';
import { chains, verifyChain } from './log-verify.js';

export const deskLogOver = (connection: Connection): DeskLog => ({
  chains: () => connection.read(chains),
  verify: (site) => verifyChain(connection, site),
  page: async (query) =>
    (await connection.snapshot((db) => readLog(db, query))) ?? ('bad-cursor' as const),
  stretch: async (stretch) =>
    (await connection.read((db) => readStretch(db, stretch))).map(toLogEntry),
  append: (entry) => connection.write((db) => appendLog(db, entry)),
  history: (commentId) => connection.snapshot((db) => readHistory(db, commentId)),
});
