/** `author:sanction`, `sanction:undo` and `sanction:lift`: a moderator restricts an author, and takes that back. */
import {
  SANCTIONS,
  SLOWED_MS,
  STATUSES,
  UNDO_WINDOW_MS,
  can,
  demandOf,
  endOf,
  next,
  type Reason,
  type SanctionFacts,
} from '@komentar/domain';
import type { CommandParsed } from '@komentar/protocol';
import { toSanctionView } from '../author-presenters.js';
import type { AuthorRecord } from '../ports/records.js';
import type {
  NewSanction,
  SanctionEnd,
  SanctionEnded,
  SanctionRecord,
  SanctionWritten,
} from '../ports/sanctions.js';
import { Refusal, colleagueOf, demand, type DeskCaller, type UseCase } from '../use-case.js';
import { decideOn, undoOn, type Deciding } from './decide-comment.js';
import type { Ports } from './ports.js';
import { authorFor } from './read-author.js';
import { tellSanctions } from './tell.js';

type Sanctioning = Deciding &
  Pick<Ports, 'sanctions' | 'authors' | 'authorRecords' | 'threads' | 'announce'>;
type Input = CommandParsed<'author:sanction'>;

/** Where a comment may stand that is rejected along with a sanction. */
const REJECTABLE = STATUSES.filter((status) => next(status, 'reject') !== undefined);

const until = ({ kind, until: moment, durationMs }: Input, now: number): number | null => {
  const end = endOf(kind, { until: moment, durationMs }, now);
  if ('no' in end) throw new Refusal('invalid', { field: end.no });
  return end.until;
};

const everyMs = ({ kind, everyMs: asked }: Input): number | null => {
  if (kind === 'slow') return asked ?? SLOWED_MS.usual;
  if (asked !== undefined) throw new Refusal('invalid', { field: 'everyMs' });
  return null;
};

/** The thread it holds in; named for exactly those kinds that hold in one. */
const placeOf = async (
  { threads }: Sanctioning,
  { kind, thread: key }: Input,
  { site }: AuthorRecord,
): Promise<Pick<NewSanction, 'threadId' | 'threadKey'>> => {
  const isWanted = SANCTIONS[kind].ofThread;
  if (isWanted !== (key !== undefined)) throw new Refusal('invalid', { field: 'thread' });
  if (key === undefined) return { threadId: null, threadKey: null };
  const thread = await threads.find({ site, key });
  if (!thread) throw new Refusal('invalid', { field: 'thread' });
  return { threadId: thread.id, threadKey: thread.key };
};

/** Refuses where the role does not reach as far as this kind and length. */
const demandFor = (
  sanction: Pick<SanctionFacts, 'kind' | 'at' | 'until'>,
  site: string,
  caller: DeskCaller,
): void => {
  const { action, forMs } = demandOf(sanction);
  demand(caller, action, { site, forMs });
};

const draftOf = async (
  ports: Sanctioning,
  input: Input,
  { author, caller }: { readonly author: AuthorRecord; readonly caller: DeskCaller },
): Promise<NewSanction> => {
  const { kind, reason, note, version } = input;
  const draft = {
    ...{ id: ports.secrets.newId(), authorId: author.id, kind, reason, version },
    ...{ note: note ?? null, at: caller.now, until: until(input, caller.now) },
    ...{ everyMs: everyMs(input), by: colleagueOf(caller) },
  };
  demandFor(draft, author.site, caller);
  return { ...draft, ...(await placeOf(ports, input, author)) };
};

/** Runs something for each in turn; a refusal, that is somebody else's later act, is passed over. */
const eachInTurn = async <T>(
  all: readonly T[],
  act: (it: T) => Promise<string>,
): Promise<{ readonly done: readonly string[]; readonly refused: number }> => {
  const done: string[] = [];
  for (const it of all) {
    try {
      done.push(await act(it));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { done, refused: all.length - done.length };
};

/** One by one, so that no thread is held for all the others, and each is told as any rejection is. */
const rejectLast = async (
  ports: Sanctioning,
  { authorId, count, reason }: { authorId: string; count: number; reason: Reason },
  caller: DeskCaller,
) => {
  const query = { authorId, statuses: REJECTABLE, limit: count };
  const page = await ports.authorRecords.comments(query);
  const cards = page === 'bad-cursor' ? [] : page.cards;
  return eachInTurn(cards, async ({ comment: { id: commentId, version } }) => {
    const asked = { commentId, version, reason };
    return (await decideOn(ports, { ...asked, move: 'reject' }, caller)).decision.id;
  });
};

const written = (
  { sanction, version }: Pick<SanctionWritten, 'sanction' | 'version'>,
  decisionIds = sanction.decisionIds,
) => ({ sanction: toSanctionView({ ...sanction, decisionIds }), version });

export const sanctionAuthor = (
  ports: Sanctioning,
): UseCase<'author:sanction', 'author.sanction'> => ({
  name: 'author:sanction',
  allowed: 'author.sanction',
  run: async (input, caller) => {
    const { authorId, reason, rejectLast: count = 0 } = input;
    const author = await authorFor(ports, authorId, { caller, action: 'author.sanction' });
    const set = await ports.sanctions.add(await draftOf(ports, input, { author, caller }));
    if (set.kind === 'missing') throw new Refusal('unknown-author', { field: 'authorId' });
    if (set.kind === 'conflict') throw new Refusal('conflict', { field: 'version' });
    await tellSanctions(ports, author, caller.now);
    if (count === 0) return { value: { ...written(set), missed: 0 } };
    const { done, refused } = await rejectLast(ports, { authorId, count, reason }, caller);
    await ports.sanctions.tie(set.sanction.id, done);
    return { value: { ...written(set, done), missed: refused } };
  },
});

/** The sanction, where the caller sees its site. */
const sanctionFor = async (
  { sanctions }: Sanctioning,
  sanctionId: string,
  caller: DeskCaller,
): Promise<SanctionRecord> => {
  const sanction = await sanctions.find(sanctionId);
  if (sanction && can(caller, 'author.sanction', { site: sanction.site })) return sanction;
  throw new Refusal('unknown-sanction', { field: 'sanctionId' });
};

const conclude = async (
  ports: Sanctioning,
  ended: SanctionEnded,
  now: number,
): Promise<SanctionWritten> => {
  if (ended.kind === 'missing') throw new Refusal('unknown-sanction', { field: 'sanctionId' });
  if (ended.kind === 'over') throw new Refusal('sanction-over', { field: 'sanctionId' });
  const { authorId: id, site } = ended.sanction;
  await tellSanctions(ports, { id, site }, now);
  return ended;
};

const end = async (
  ports: Sanctioning,
  { id: sanctionId }: SanctionRecord,
  { how, caller }: { readonly how: SanctionEnd['how']; readonly caller: DeskCaller },
): Promise<SanctionWritten> => {
  const { now: at } = caller;
  return conclude(
    ports,
    await ports.sanctions.end({ sanctionId, how, at, by: colleagueOf(caller) }),
    at,
  );
};

export const undoSanction = (ports: Sanctioning): UseCase<'sanction:undo', 'author.sanction'> => ({
  name: 'sanction:undo',
  allowed: 'author.sanction',
  run: async ({ sanctionId }, caller) => {
    const sanction = await sanctionFor(ports, sanctionId, caller);
    if (caller.now - sanction.at > UNDO_WINDOW_MS) throw new Refusal('too-late');
    const ended = await end(ports, sanction, { how: 'undone', caller });
    const { done, refused } = await eachInTurn(
      ended.sanction.decisionIds,
      async (decisionId) => (await undoOn(ports, decisionId, caller)).decision.id,
    );
    return { value: { ...written(ended), restored: done.length, kept: refused } };
  },
});

export const liftSanction = (ports: Sanctioning): UseCase<'sanction:lift', 'author.sanction'> => ({
  name: 'sanction:lift',
  allowed: 'author.sanction',
  run: async ({ sanctionId }, caller) => {
    const sanction = await sanctionFor(ports, sanctionId, caller);
    demandFor(sanction, sanction.site, caller);
    if (sanction.until !== null && sanction.until <= caller.now)
      throw new Refusal('sanction-over', { field: 'sanctionId' });
    return { value: written(await end(ports, sanction, { how: 'lifted', caller })) };
  },
});
