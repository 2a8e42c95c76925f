/** The command `komentar`: hands the command line to its subcommands. */
import { createApp, openWorkshop } from './app.js';
import { runCommandLine } from './cli/command-line.js';

process.exitCode = await runCommandLine(process.argv.slice(2), { createApp, openWorkshop });
