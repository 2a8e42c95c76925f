/** `comments:freeze`, `comments:decide`, `batch:control`, `batch:read`: one decision for many comments, step by step. */
import { DEFAULT_POLICY, MOST_ITEMS, can, needsReason, type Policy } from '@komentar/domain';
import type { BatchRecord } from '../ports/batches.js';
import { StoreUnavailable } from '../ports/store.js';
import { toBatchView } from '../presenters.js';
import { Refusal, colleagueOf, demand, type DeskCaller, type UseCase } from '../use-case.js';
import { mustOutrank, sparedBy } from './overrule.js';
import type { Ports } from './ports.js';
import { sitesOf, toFilter } from './read-queue.js';
import { policyOf } from './policy-of.js';
import { tellBatch, tellDeskOfBatch, type MomentOf } from './tell-batch.js';

export type Working = Pick<
  Ports,
  'sites' | 'batches' | 'desk' | 'team' | 'announce' | 'secrets' | 'unfinished'
>;

/** Comments in one transaction: few enough that others hardly wait behind it. */
const STEP = 200;

/** A batch of comments out of the caller's sight answers as if it did not exist. */
const mustFind = async (
  { batches }: Working,
  batchId: string,
  caller: DeskCaller,
): Promise<BatchRecord> => {
  const batch = await batches.find(batchId);
  if (batch === undefined || !batch.sites.every((site) => can(caller, 'queue.read', { site })))
    throw new Refusal('unknown-batch', { field: 'batchId' });
  return batch;
};

/** Refuses where the caller may not decide on as many comments as this of these sites. */
const mustCover = (caller: DeskCaller, { sites, total: items }: BatchRecord): void => {
  for (const site of sites) demand(caller, 'comments.bulk', { site, items });
};

/** How the threads of a batch are seen now: by the rules of their sites. */
const momentsOf = async (
  { sites }: Working,
  batch: BatchRecord,
  now: number,
): Promise<MomentOf> => {
  const policies = new Map<string, Policy>();
  for (const id of batch.sites) {
    const site = await sites.find(id);
    if (site) policies.set(id, policyOf(site));
  }
  return (site) => ({ policy: policies.get(site) ?? DEFAULT_POLICY, now });
};

/** Works a batch through to its end, or until somebody pauses or stops it. Rejects where the store is away. */
const workThrough = async (
  ports: Working,
  batch: BatchRecord,
  caller: DeskCaller,
): Promise<void> => {
  const momentOf = await momentsOf(ports, batch, caller.now);
  const { id } = batch;
  const by = colleagueOf(caller);
  const spares = await sparedBy(ports, caller, batch.reason ?? null);
  const step = { id, newId: ports.secrets.newId, by, at: caller.now, spares, most: STEP };
  for (;;) {
    const stepped = await ports.batches.step(step);
    if (stepped === undefined) return;
    tellBatch(ports.announce, stepped, momentOf);
  }
};

/**
 * Lets the work go on after the answer, past times when the store is away. Where it cannot go on for
 * another reason, the batch is paused: whoever gave the order sees it standing still.
 */
const setGoing = (ports: Working, batch: BatchRecord, caller: DeskCaller): void =>
  ports.unfinished.begin(() =>
    workThrough(ports, batch, caller).catch(async (error: unknown) => {
      if (error instanceof StoreUnavailable) throw error;
      await ports.batches.act(batch.id, 'pause', caller.now);
    }),
  );

/** The batch that was moved on, or a refusal where its state did not allow that. */
const moved = async (moving: Promise<BatchRecord | undefined>): Promise<BatchRecord> => {
  const batch = await moving;
  if (batch === undefined) throw new Refusal('not-legal', { field: 'batchId' });
  return batch;
};

const freezeComments = (
  ports: Pick<Ports, 'sites' | 'batches' | 'secrets'>,
): UseCase<'comments:freeze', 'comments.bulk'> => ({
  name: 'comments:freeze',
  allowed: 'comments.bulk',
  run: async ({ queue, site, filter = {}, commentIds: ids }, caller) => {
    const batch = await ports.batches.freeze({
      id: ports.secrets.newId(),
      by: colleagueOf(caller),
      at: caller.now,
      query: {
        sites: await sitesOf(ports.sites, caller, site),
        queue,
        filter: { ...toFilter(filter), ids },
        now: caller.now,
      },
      most: MOST_ITEMS,
    });
    if (batch === 'too-many') throw new Refusal('too-many', { field: 'filter' });
    mustCover(caller, batch);
    return { value: { batch: toBatchView(batch) } };
  },
});

const decideComments = (ports: Working): UseCase<'comments:decide', 'comments.bulk'> => ({
  name: 'comments:decide',
  allowed: 'comments.bulk',
  run: async ({ batchId, move, reason = null, note = null }, caller) => {
    const batch = await mustFind(ports, batchId, caller);
    if (batch.by.id !== caller.moderatorId)
      throw new Refusal('unknown-batch', { field: 'batchId' });
    mustCover(caller, batch);
    if (needsReason(move) && reason === null)
      throw new Refusal('reason-required', { field: 'reason' });
    const order = { move, reason, note, at: caller.now };
    const started = await moved(ports.batches.start(batchId, order));
    setGoing(ports, started, caller);
    return { value: { batch: toBatchView(started) } };
  },
});

const controlBatch = (ports: Working): UseCase<'batch:control', 'comments.bulk'> => ({
  name: 'batch:control',
  allowed: 'comments.bulk',
  run: async ({ batchId, does }, caller) => {
    const batch = await mustFind(ports, batchId, caller);
    mustCover(caller, batch);
    const after = await moved(ports.batches.act(batchId, does, caller.now));
    if (does === 'resume') setGoing(ports, after, caller);
    else tellDeskOfBatch(ports.announce, { batch: after, decided: [] });
    return { value: { batch: toBatchView(after) } };
  },
});

const readBatch = (ports: Working): UseCase<'batch:read', 'queue.read'> => ({
  name: 'batch:read',
  allowed: 'queue.read',
  run: async ({ batchId }, caller) => ({
    value: { batch: toBatchView(await mustFind(ports, batchId, caller)) },
  }),
});

/** Takes a whole batch back; anyone of the team may, within the window of an undo. */
export const undoBatch = async (
  ports: Working,
  batchId: string,
  caller: DeskCaller,
): Promise<BatchRecord> => {
  const { sites, by } = await mustFind(ports, batchId, caller);
  for (const site of sites) await mustOutrank(ports, caller, { whose: by.id, site });
  const undoing = await moved(ports.batches.act(batchId, 'undo', caller.now));
  setGoing(ports, undoing, caller);
  return undoing;
};

/** All of them but the undo, which is `decision:undo`. */
export const decideMany = (ports: Working) =>
  [freezeComments(ports), decideComments(ports), controlBatch(ports), readBatch(ports)] as const;
