/** The command `komentar`: hands the command line to its subcommands. */
import { beginSanitizer } from './begin-sanitizer.js';
import { runCommandLine } from './cli/command-line.js';
import type { Makers } from './cli/workshop.js';
import { createLog } from './observe/log.js';

const makers: Makers = {
  createApp: async (settings) => {
    const log = createLog(settings.logLevel);
    const sanitizer = beginSanitizer(log);
    const { createApp } = await import('./app.js');
    return createApp(settings, { log, sanitizer });
  },
  openWorkshop: async (...args) => (await import('./app.js')).openWorkshop(...args),
  moveStore: async (...args) => (await import('./storage/moving.js')).moveStore(...args),
};
process.exitCode = await runCommandLine(process.argv.slice(2), makers);
