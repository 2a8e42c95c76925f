/** The subcommands of `komentar log` and their options. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { LOG_FORMATS } from '../transport/log-lines.js';
import type { Console } from './console.js';
import { runLogExport, runLogVerify, type LogExport } from './log.js';
import type { Workshop } from './workshop.js';

interface Doing {
  readonly console: Console;
  readonly work: (work: (workshop: Workshop) => Promise<void>) => Promise<void>;
}

/** A day or a moment of ISO 8601 in epoch milliseconds; a day begins in UTC. */
const moment = (text: string): number => {
  const at = /^\d{4}-\d\d-\d\d/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError(
      'Write a day or a moment, like 2026-01-05 or 2026-01-05T12:00Z.',
    );
  return at;
};

/** Adds them to the program. */
export const addLog = (program: Command, { console, work }: Doing): void => {
  const log = program.command('log').description("the desk's log: who did what");
  log
    .command('verify')
    .description('walk the chain of entries and name the first one that is not as it was written')
    .option('--site <id>', 'of one site only; * for what belongs to no single one')
    .action((options: { site?: string }) => work((shop) => runLogVerify(shop, options, console)));
  log
    .command('export')
    .description('write the log of a site to a file')
    .requiredOption('--site <id>', 'which; * for what belongs to no single one')
    .addOption(
      new Option('--format <format>', 'csv, or json for one entry a line')
        .choices(LOG_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'where to; else to standard output')
    .option('--since <time>', 'from this day or moment on', moment)
    .option('--until <time>', 'up to this day or moment, without it', moment)
    .option('--bom', 'with a byte order mark, for spreadsheet programs')
    .action((options: LogExport) => work((shop) => runLogExport(shop, options, console)));
};
