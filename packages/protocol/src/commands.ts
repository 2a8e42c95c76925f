/** All commands by name: the one table that both transports, the client and the documentation read. */
import type * as v from 'valibot';
import { batchCommands } from './commands/batch.js';
import { authorCommands } from './commands/author.js';
import { accountCommands } from './commands/account.js';
import { commentCommands } from './commands/comment.js';
import { deskCommands } from './commands/desk.js';
import { logCommands } from './commands/log.js';
import { ruleCommands } from './commands/rules.js';
import { sessionCommands } from './commands/session.js';
import { shiftCommands } from './commands/shift.js';
import { threadDeskCommands } from './commands/thread-desk.js';
import { teamCommands } from './commands/team.js';
import { threadCommands } from './commands/thread.js';

export const COMMANDS = {
  ...sessionCommands,
  ...threadCommands,
  ...commentCommands,
  ...deskCommands,
  ...shiftCommands,
  ...threadDeskCommands,
  ...logCommands,
  ...batchCommands,
  ...ruleCommands,
  ...authorCommands,
  ...teamCommands,
  ...accountCommands,
};

export type CommandName = keyof typeof COMMANDS;

/** What a caller may write: defaults left out. */
export type CommandInput<N extends CommandName> = v.InferInput<(typeof COMMANDS)[N]['input']>;

/** What a use-case gets: parsed, defaults filled in. */
export type CommandParsed<N extends CommandName> = v.InferOutput<(typeof COMMANDS)[N]['input']>;

export type CommandResult<N extends CommandName> = v.InferOutput<(typeof COMMANDS)[N]['result']>;
