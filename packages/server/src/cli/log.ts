/** `komentar log …`: verifies the desk's log and takes it along. */
import { EVERY_SITE } from '@komentar/domain';
import { EXPORT_ITEMS } from '@komentar/protocol';
import { toLogEntryView } from '../log-presenters.js';
import { SERVER, type Fault, type Verified } from '../ports/log.js';
import { logLines, type LogFormat } from '../transport/log-lines.js';
import { Complaint, type Console } from './console.js';
import type { Workshop } from './workshop.js';

/** What is wrong with an entry, after its number. */
const FAULTS: Readonly<Record<Fault, string>> = {
  changed: 'was changed after it was written',
  missing: 'is missing, though there are later ones',
  misplaced: 'does not follow the one before it: one of the two was changed, moved or replaced',
  'cut-off': 'is missing: the end of the log was cut off',
  'beyond-end': 'stands after the recorded end of the log',
};

const nameOf = (site: string): string => (site === EVERY_SITE ? 'all sites' : `"${site}"`);

const sentence = (site: string, found: Verified): string => {
  if (found.kind === 'broken')
    return `${nameOf(site)}: entry ${String(found.n)} ${FAULTS[found.fault]}.`;
  return `${nameOf(site)}: ${String(found.n)} entries, chain whole, head ${found.hash}`;
};

const chainsOf = async ({ store }: Workshop, site?: string): Promise<readonly string[]> => {
  const all = await store.log.chains();
  if (site !== undefined && !all.includes(site))
    throw new Complaint(`There is no log of a site "${site}".`);
  return site === undefined ? all : [site];
};

/** Walks the chain of a site, or of all; complains after the last one where any is broken. */
export const runLogVerify = async (
  workshop: Workshop,
  { site }: { readonly site?: string },
  { print, complain }: Console,
): Promise<void> => {
  let broken = 0;
  for (const chain of await chainsOf(workshop, site)) {
    const found = await workshop.store.log.verify(chain);
    if (found.kind === 'broken') broken += 1;
    (found.kind === 'broken' ? complain : print)(sentence(chain, found));
  }
  if (broken > 0) throw new Complaint('The log is not as it was written.');
};

export interface LogExport {
  readonly site: string;
  readonly format: LogFormat;
  /** Path of the file; absent: standard output. */
  readonly out?: string;
  /** Epoch milliseconds. */
  readonly since?: number;
  readonly until?: number;
  /** With a byte order mark, for spreadsheet programs. */
  readonly bom?: boolean;
}

async function* parts({ store }: Workshop, { site, since, until }: LogExport) {
  let after = 0;
  for (;;) {
    const entries = await store.log.stretch({ site, since, until, after, limit: EXPORT_ITEMS });
    yield entries.map(toLogEntryView);
    const last = entries.at(-1);
    if (!last || entries.length < EXPORT_ITEMS) return;
    after = last.n;
  }
}

/** Writes the log of a site to a file or to standard output, and an entry about that into the log. */
export const runLogExport = async (
  workshop: Workshop,
  asked: LogExport,
  { write, complain }: Console,
): Promise<void> => {
  const { site, format, out, since = null, until = null, bom = false } = asked;
  await chainsOf(workshop, site);
  await workshop.store.log.append({
    ...{ site, by: SERVER, at: Date.now(), act: 'log:export', detail: { since, until } },
    target: { kind: 'site', id: site },
  });
  await write(logLines(parts(workshop, asked), { format, bom }), out);
  if (out !== undefined) complain(`Wrote the log of ${nameOf(site)} to ${out}.`);
};
