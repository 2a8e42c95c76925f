/** The port `DeskLog` over a connection. */
import type { DeskLog } from '../ports/log.js';
import type { Connection } from './connection.js';
import { chains, verifyChain } from './log-verify.js';

export const deskLogOver = (connection: Connection): DeskLog => ({
  chains: () => connection.read(chains),
  verify: (site) => verifyChain(connection, site),
});
