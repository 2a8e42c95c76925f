/** Exact counters from notices in any order: a count that was read, and every change noticed since. */
import type { Queue } from '@komentar/domain';
import type { CountsView, NoticeBody } from '@komentar/protocol';

type Notice = NoticeBody<'queue:changed'>;
type Delta = Pick<Notice, 'from' | 'to'>;

/**
 * Counters as they were read, with the changes that came since. A change whose predecessor has
 * not come yet is kept apart by its number, so that it is neither lost nor counted twice.
 */
export interface Ledger {
  /** `null` before the first answer: nothing is known yet. */
  readonly counts: CountsView | null;
  /** Per site the number up to which `counts` includes every change. */
  readonly seqs: Readonly<Record<string, number>>;
  /** Changes beyond `seqs`, per site by number. */
  readonly early: Readonly<Record<string, ReadonlyMap<number, Delta>>>;
}

export const EMPTY_LEDGER: Ledger = { counts: null, seqs: {}, early: {} };

const moved = (counts: CountsView, { from, to }: Delta): CountsView => {
  const after: Record<Queue, number> = { ...counts };
  for (const queue of from) after[queue] -= 1;
  for (const queue of to) after[queue] += 1;
  return after;
};

/** Takes the early changes that now follow without a hole into the counts. */
const folded = (ledger: Ledger, site: string): Ledger => {
  let { counts } = ledger;
  let known = ledger.seqs[site] ?? 0;
  const early = new Map(ledger.early[site]);
  for (let change = early.get(known + 1); change !== undefined; change = early.get(known + 1)) {
    if (counts !== null) counts = moved(counts, change);
    known += 1;
    early.delete(known);
  }
  return {
    counts,
    seqs: { ...ledger.seqs, [site]: known },
    early: { ...ledger.early, [site]: early },
  };
};

/** The ledger after a notice. One that was counted before changes nothing. */
export const noticed = (ledger: Ledger, notice: Notice): Ledger => {
  if (notice.seq <= (ledger.seqs[notice.site] ?? 0)) return ledger;
  const early = new Map(ledger.early[notice.site]);
  early.set(notice.seq, { from: notice.from, to: notice.to });
  const kept = { ...ledger, early: { ...ledger.early, [notice.site]: early } };
  return ledger.counts === null ? kept : folded(kept, notice.site);
};

/** What an answer of `queue:read` says of the counters. */
export interface Counted {
  readonly counts: CountsView;
  readonly seqs: Readonly<Record<string, number>>;
}

/** How an answer stands to what has been noticed without a hole: behind it, ahead of it, both. */
export const compared = (ledger: Ledger, answer: Counted) => {
  const known = ledger.counts === null ? [] : Object.entries(ledger.seqs);
  return {
    isOlder: known.some(([site, seq]) => (answer.seqs[site] ?? 0) < seq),
    isNewer: known.some(([site, seq]) => (answer.seqs[site] ?? 0) > seq),
  };
};

/** The ledger after an answer, which must not be older than what is known. */
export const counted = (ledger: Ledger, { counts, seqs }: Counted): Ledger => {
  const early = Object.fromEntries(
    Object.entries(ledger.early).map(([site, changes]) => [
      site,
      new Map([...changes].filter(([seq]) => seq > (seqs[site] ?? 0))),
    ]),
  );
  return Object.keys(early).reduce(folded, { counts, seqs, early });
};

/** True where a change is missing between two that came; only reading again settles that. */
export const hasGap = (ledger: Ledger): boolean =>
  Object.values(ledger.early).some((changes) => changes.size > 0);

/** The counters as far as they are known, early changes included; `null` before the first answer. */
export const countsOf = (ledger: Ledger): CountsView | null => {
  if (ledger.counts === null) return null;
  const early = Object.values(ledger.early).flatMap((changes) => [...changes.values()]);
  return early.reduce(moved, ledger.counts);
};
