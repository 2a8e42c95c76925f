/** The real server in a process of its own, with one site and a moderator's token, in a temporary folder. */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownSite, startKomentar, type Komentar } from '../../support/komentar.js';
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

/** A server and who can do what on it. */
export interface OwnServer {
  readonly server: Komentar;
  readonly site: string;
  /** Of an administrator. */
  readonly desk: string;
}

/** Starts it; it is stopped with the benchmark and its folder removed. Rate limits are off. */
export const startOwn = async (
  mode: 'open' | 'pre',
  later: Later,
  env: Readonly<Record<string, string>> = {},
): Promise<OwnServer> => {
  const dataDir = await temporaryFolder(later);
  const { site, token } = await ownSite(dataDir, { origin: 'https://koran.example', mode });
  const server = await startKomentar({ dataDir, env });
  later(server.stop);
  return { server, site, desk: token };
};

/** A reader's token. */
export const openReader = async ({ server, site }: OwnServer, name: string): Promise<string> =>
  (await server.must('session:open', { site, name })).token;
