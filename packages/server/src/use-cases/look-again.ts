/** Finds out what was committed without this node's connections being told of it, and tells them. */
import { DEFAULT_POLICY, partsOf, type Policy } from '@komentar/domain';
import { toThreadView } from '../presenters.js';
import { missedSince } from './follow-thread.js';
import { policyOf } from './policy-of.js';
import type { Ports } from './ports.js';

/** A thread that is followed here, and the last change its followers were told of. */
export interface Stands {
  readonly site: string;
  readonly thread: string;
  readonly seq: number;
}

/** Threads asked for in one go. */
const MOST = 500;

type Needs = Pick<Ports, 'sites' | 'threads' | 'announce'>;

/** Those of one site that stand further by now. */
const moved = async (
  { threads }: Pick<Ports, 'threads'>,
  site: string,
  followed: readonly Stands[],
): Promise<readonly Stands[]> => {
  const found: Stands[] = [];
  for (const part of partsOf(followed, MOST)) {
    const seqs = await threads.seqs(
      site,
      part.map(({ thread }) => thread),
    );
    found.push(...part.filter(({ thread, seq }) => (seqs.get(thread) ?? 0) > seq));
  }
  return found;
};

/** Where too much was missed, or nothing is left of it, followers are told how far it is, and ask themselves. */
const tellMissed = async (
  { threads, announce }: Pick<Ports, 'threads' | 'announce'>,
  { site, thread: key, seq: from }: Stands,
  moment: { readonly policy: Policy; readonly now: number },
): Promise<void> => {
  const name = { site, key };
  const missed = await missedSince(threads, name, { since: from, ...moment });
  const record = missed ? undefined : await threads.find(name);
  const view = missed?.thread ?? (record && toThreadView(record, moment));
  if (view === undefined) return;
  const { seq, total } = view;
  announce.toThread(name, 'comments:changed', {
    ...{ site, thread: key, seq, total, view },
    from: missed ? from : seq,
    changes: [...(missed?.changes ?? [])],
  });
};

/** `announce` is to tell this node's connections only: each node looks for itself. */
export const lookAgain = async (
  ports: Needs,
  followed: readonly Stands[],
  now: number,
): Promise<void> => {
  for (const site of new Set(followed.map((it) => it.site))) {
    const record = await ports.sites.find(site);
    const moment = { policy: record ? policyOf(record) : DEFAULT_POLICY, now };
    const ofSite = followed.filter((it) => it.site === site);
    for (const stands of await moved(ports, site, ofSite)) await tellMissed(ports, stands, moment);
  }
};
