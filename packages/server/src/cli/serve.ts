/** `komentar serve`: runs the server until it is told to stop. */
import type { Settings } from '../config/settings.js';
import type { Console } from './console.js';
import { isWorker, letGo, speaks } from './workers.js';
import type { Makers, Runnable, Welcome } from './workshop.js';

const firstLine = (publicUrl: string, { demoArticle, site }: Welcome): string => {
  if (demoArticle !== undefined) return `Demo article  ${demoArticle}`;
  if (site === undefined) return `No site yet   komentar site add <id> --name … --origin …`;
  return `Embed         <script async src="${publicUrl}/k.js" data-site="${site}" data-thread="…"></script>`;
};

const thirdLine = (publicUrl: string, { setupCode }: Welcome): string =>
  setupCode === undefined
    ? 'Set-up        done; more moderators: komentar moderator add <email>'
    : `Set-up link   ${publicUrl}/dashboard#setup=${setupCode}  (works once, for 12 hours)`;

/** The three lines for whoever started the server. */
export const welcomeLines = (publicUrl: string, welcome: Welcome): readonly string[] => [
  firstLine(publicUrl, welcome),
  `Dashboard     ${publicUrl}/dashboard`,
  thirdLine(publicUrl, welcome),
];

/** Resolves with the exit code when a signal, or a defect nobody caught, has ended the server. */
const untilStopped = ({ log, close }: Runnable): Promise<number> =>
  new Promise((resolve) => {
    let stopping = false;
    const stop = (why: string, code: number): void => {
      // Asked a second time, the operator does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      log.info('stopping', { why });
      void close().then(() => resolve(code));
    };
    process.on('SIGTERM', () => stop('SIGTERM', 0));
    // A terminal sends it to the workers too, whose parent tells them to stop.
    process.on('SIGINT', () => {
      if (!isWorker) stop('SIGINT', 0);
    });
    // The work whose promise it was is lost, the server's other work is not.
    process.on('unhandledRejection', (reason) => log.error('unhandled rejection', {}, reason));
    process.on('uncaughtException', (error) => {
      log.error('uncaught exception', {}, error);
      stop('uncaught exception', 1);
    });
  });

/** Starts, prints the three lines and runs; the exit code when it has stopped. */
export const runServe = async (
  settings: Settings,
  { createApp }: Makers,
  { print }: Console,
): Promise<number> => {
  const app = await createApp(settings);
  const stopped = untilStopped(app);
  try {
    await app.listen();
  } catch (error) {
    await app.close();
    letGo();
    throw error;
  }
  app.log.info('listening', { url: app.publicUrl });
  const welcome = await app.welcome();
  if (speaks()) welcomeLines(app.publicUrl, welcome).forEach(print);
  const code = await stopped;
  letGo();
  return code;
};
