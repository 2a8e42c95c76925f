/** The subcommands of `komentar`, their options and their exit codes. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MODES, ROLES, SCOPES, type Action, type DeskRole, type Mode } from '@komentar/domain';
import { SettingsError, readSettings } from '../config/read-settings.js';
import { StoreUnavailable } from '../ports/store.js';
import { processConsole, type Console } from './console.js';
import { addLog } from './log-commands.js';
import {
  runModeratorAdd,
  runModeratorList,
  runModeratorReset,
  runTokenCreate,
  runTokenList,
  type ModeratorToAdd,
  type ModeratorToReset,
  type TokenToCreate,
} from './moderators.js';
import { runMoveStore } from './move-store.js';
import { runRecount } from './recount.js';
import { runServe } from './serve.js';
import { runSiteIdentity, type SiteIdentityOptions } from './site-identity.js';
import { runSiteSet, type SiteChanges } from './site-policy.js';
import { runSiteAdd, runSiteList, runSiteOrigin, type SiteToAdd } from './sites.js';
import { MOST_WORKERS, isParent, runWorkers } from './workers.js';
import type { Makers, Workshop } from './workshop.js';

/** 0: done. */
const REFUSED = 1;
/** The command line itself was wrong. */
const MISUSED = 2;

/** An option that may be given several times, and must be given once unless `none` says what its absence means. */
const several = (flags: string, description: string, none?: string): Option => {
  const option = new Option(flags, description).argParser(
    (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
  );
  return none === undefined ? option.makeOptionMandatory() : option.default([], none);
};

type Work = (workshop: Workshop) => Promise<void>;

interface Doing {
  readonly makers: Makers;
  readonly console: Console;
  /** Runs a subcommand on store and keys, which have to be there, and closes them again. */
  readonly work: (work: Work) => Promise<void>;
  /** The same; where there is no store yet, one is made. */
  readonly begin: (work: Work) => Promise<void>;
  readonly exit: (code: number) => void;
}

const upTo =
  (most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/u.test(text) && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from 0 to ${String(most)}.`);
  };

const addServe = (program: Command, { makers, console, exit }: Doing): void => {
  program
    .command('serve')
    .description('run the server')
    .addOption(
      new Option('--workers <n>', 'processes that share the port, each a node of its own')
        .default(1)
        .argParser(upTo(MOST_WORKERS)),
    )
    .action(async ({ workers }: { workers: number }) => {
      const settings = readSettings();
      const running = isParent(workers)
        ? runWorkers(workers, settings)
        : runServe(settings, makers, console);
      exit(await running);
    });
};

/** Longest time in which a comment can be changed, in minutes: a week. */
const EDIT_MINUTES = 7 * 24 * 60;

/** Longest age at which threads close, in days: ten years. */
const CLOSE_AFTER_DAYS = 3650;

const onOff = (flags: string, description: string): Option =>
  new Option(flags, description).choices(['on', 'off']);

type Sub = Pick<Doing, 'console' | 'work'>;

const addSitePolicy = (site: Command, { console, work }: Sub): void => {
  site
    .command('set <id>')
    .description('change the rules of a publication')
    .addOption(new Option('--mode <mode>', 'what is held for a moderator').choices(MODES))
    .addOption(onOff('--guests <on|off>', 'whether readers may write without an account'))
    .addOption(onOff('--challenge <on|off>', "whether a guest's browser has to work first"))
    .option('--edit-minutes <n>', 'how long a comment can be changed', upTo(EDIT_MINUTES))
    .option(
      '--close-after-days <n>',
      'age at which a thread takes no more comments; 0 for never',
      upTo(CLOSE_AFTER_DAYS),
    )
    .action((id: string, changes: SiteChanges) =>
      work((shop) => runSiteSet(shop, { id, ...changes }, console)),
    );
};

const addSiteIdentity = (site: Command, { console, work }: Sub): void => {
  site
    .command('identity <id>')
    .description("let readers write with a publication's own accounts")
    .addOption(
      new Option('--secret-stdin', 'read the secret it signs with (HS256) from standard input') //
        .conflicts(['keys', 'off']),
    )
    .addOption(
      new Option('--keys <file>', 'a JSON Web Key Set with the public keys it signs with') //
        .conflicts(['secretStdin', 'off']),
    )
    .addOption(
      new Option('--off', 'take no more tokens of it').conflicts(['secretStdin', 'keys', 'guests']),
    )
    .option('--no-guests', 'from now on only readers with an account may write')
    .action((id: string, options: SiteIdentityOptions) =>
      work((shop) => runSiteIdentity(shop, { id, ...options }, console)),
    );
};

const addSites = (program: Command, { console, work, begin }: Doing): void => {
  const site = program.command('site').description('publications and where their pages are');
  site
    .command('add <id>')
    .description('add a publication; the demo goes with the first one')
    .requiredOption('--name <name>', 'its name')
    .addOption(several('--origin <origin>', 'where its pages are, like https://koran.example'))
    .addOption(
      new Option('--moderation <mode>', 'what is held for a moderator')
        .choices(MODES)
        .default('balanced' satisfies Mode),
    )
    .action((id: string, options: SiteToAdd) =>
      begin((shop) => runSiteAdd(shop, { id, ...options }, console)),
    );
  site
    .command('origin <id>')
    .description('say where the pages of a publication are')
    .addOption(several('--add <origin>', 'an origin to add', 'none'))
    .addOption(several('--remove <origin>', 'an origin to remove', 'none'))
    .action((id: string, options: { add: string[]; remove: string[] }) =>
      work((shop) => runSiteOrigin(shop, { id, ...options }, console)),
    );
  addSitePolicy(site, { console, work });
  addSiteIdentity(site, { console, work });
  site
    .command('list')
    .description('list publications: id, name, origins')
    .action(() => work((shop) => runSiteList(shop, console)));
};

const addStore = (program: Command, { makers, console, work }: Doing): void => {
  program
    .command('recount')
    .description('compare what is counted with what there is; the server may run meanwhile')
    .option('--mend', 'move counters that are wrong to where they should be', false)
    .action((options: { mend: boolean }) => work((shop) => runRecount(shop, options, console)));
  program
    .command('move-store <from> <to>')
    .description('take everything from sqlite:<file> to postgres://…; the server must be stopped')
    .action((from: string, to: string) => runMoveStore(from, to, { ...makers, console }));
};

const scopes = (): Option =>
  new Option('--scope <action>', `what it may do of what the member may: ${SCOPES.join(', ')}`)
    .default([], 'all of it')
    .argParser((value: string, before: readonly Action[]) => {
      const action = SCOPES.find((it) => it === value);
      if (action === undefined) throw new InvalidArgumentError('No script may have this.');
      return [...before, action];
    });

const DESK_ROLES = ROLES.filter((role): role is DeskRole => role !== 'reader');

const addDesk = (program: Command, { console, work, begin }: Doing): void => {
  const moderator = program.command('moderator').description('members of the desk');
  moderator
    .command('add <email>')
    .description('add a member of the desk')
    .addOption(
      new Option('--role <role>', 'what they may do').choices(DESK_ROLES).makeOptionMandatory(),
    )
    .option('--name <name>', 'their name, as colleagues see it')
    .addOption(several('--site <id>', 'a site to work for', 'all'))
    .option('--password-stdin', 'read the password from standard input', false)
    .action((email: string, options: Omit<ModeratorToAdd, 'email'>) =>
      begin((shop) => runModeratorAdd(shop, { email, ...options }, console)),
    );
  moderator
    .command('reset <email>')
    .description('let somebody in again who has lost phone or password')
    .option('--second-factor', 'turn two-step sign-in off', false)
    .option('--password-stdin', 'read a new password from standard input', false)
    .action((email: string, options: Omit<ModeratorToReset, 'email'>) =>
      work((shop) => runModeratorReset(shop, { email, ...options }, console)),
    );
  moderator
    .command('list')
    .description('list members of the desk: e-mail, role, sites, name, how they sign in')
    .action(() => work((shop) => runModeratorList(shop, console)));
  const token = program.command('token').description('tokens for scripts');
  token
    .command('create')
    .description('print a bearer token that acts as a member of the desk')
    .requiredOption('--moderator <email>', 'the member')
    .addOption(scopes())
    .action((made: TokenToCreate) => work((shop) => runTokenCreate(shop, made, console)));
  token
    .command('list')
    .description('list tokens: whose, what it may do, made when, last used when')
    .action(() => work((shop) => runTokenList(shop, console)));
};

const programOf = (doing: Doing): Command => {
  const program = new Command('komentar')
    .description('A comment section for newspapers.')
    .configureOutput({
      writeOut: (text) => doing.console.print(text.trimEnd()),
      writeErr: (text) => doing.console.complain(text.trimEnd()),
    })
    .exitOverride();
  addServe(program, doing);
  addSites(program, doing);
  addDesk(program, doing);
  addLog(program, doing);
  addStore(program, doing);
  return program;
};

const complain = (error: unknown, { complain: say }: Console): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
  if (error instanceof SettingsError) {
    say('The settings cannot be used:');
    for (const complaint of error.complaints) say(`  ${complaint}`);
    return REFUSED;
  }
  if (error instanceof StoreUnavailable) {
    const { cause } = error;
    say(
      `The database cannot be used${cause instanceof Error ? ` (${cause.message})` : ''}. Check KOMENTAR_DATABASE_URL and KOMENTAR_DATA_DIR.`,
    );
    return REFUSED;
  }
  say(error instanceof Error ? error.message : 'failed for a reason that is not an error');
  return REFUSED;
};

/** Runs one subcommand; its exit code: 0 done, 1 refused or failed, 2 a wrong command line. */
export const runCommandLine = async (
  args: readonly string[],
  makers: Makers,
  console: Console = processConsole,
): Promise<number> => {
  let code = 0;
  const open = (mayBegin: boolean) => async (run: Work) => {
    const workshop = await makers.openWorkshop(readSettings(), mayBegin);
    try {
      await run(workshop);
    } finally {
      await workshop.close();
    }
  };
  const ways = { work: open(false), begin: open(true) };
  const program = programOf({ makers, console, ...ways, exit: (it) => (code = it) });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return complain(error, console);
  }
};
