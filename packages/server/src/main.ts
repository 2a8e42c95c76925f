/** The command `komentar`: hands the command line to its subcommands. */
import { createApp, openWorkshop } from './app.js';
import { runCommandLine } from './cli/command-line.js';
import { moveStore } from './storage/moving.js';

const makers = { createApp, openWorkshop, moveStore };
process.exitCode = await runCommandLine(process.argv.slice(2), makers);
