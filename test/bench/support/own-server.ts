/** The real server in a process of its own, with one site and a moderator's token, in a temporary folder. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnSite, type OwnSite } from '../../support/komentar.js';
import type { Later } from './cleaning-up.js';

/** A folder that is removed with the benchmark; `TMPDIR` says on which disk. */
export const temporaryFolder = async (later: Later): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'komentar-bench-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove); // For an end that leaves no time for anything else.
  later(() => {
    process.off('exit', remove);
    remove();
  });
  return folder;
};

/** Starts it; it is stopped with the benchmark and its folder removed. Rate limits are off. */
export const startOwn = async (
  mode: 'open' | 'pre',
  later: Later,
  env: Readonly<Record<string, string>> = {},
): Promise<OwnSite> => {
  const dataDir = await temporaryFolder(later);
  const own = await startOwnSite({ mode, env, dataDir });
  later(own.server.stop);
  return own;
};

/** A reader's token. */
export const openReader = async (
  { server, site }: Pick<OwnSite, 'server' | 'site'>,
  name: string,
): Promise<string> => (await server.must('session:open', { site, name })).token;
