/**
 * A newsroom and its readers as one table of commands, for histories made by dice. A command that is
 * added to the table takes part in every history; nothing else has to be changed.
 */
import {
  BATCH_MOVES,
  FEATURES,
  MOVES,
  OPINION_ACTS,
  QUEUES,
  REASON_CODES,
  REPORT_OUTCOMES,
  TAKE_BACK_MS,
  opinionAfter,
  type DecisionMove,
} from '#domain/index.js';
import type { CommentRecord } from '#server/ports/records.js';
import { NOTHING, READERS, at, type Dice, type Played } from './newsroom-dice.js';
import { impose, lift } from './newsroom-sanctions.js';
import { SITE, type World } from './world.js';

const MODERATORS = ['ani', 'budi', 'citra'] as const;
/** Articles, so that there is more than one thread. */
export const ARTICLES = ['artikel-1', 'artikel-2', 'artikel-3'] as const;

const STATUSES = ['pending', 'published', 'published', 'spam', 'rejected'] as const;
const THREAD_STATES = ['open', 'open', 'premod', 'closed'] as const;

/** A newspaper some way into its history. */
export class Newsroom {
  readonly comments: string[] = [];
  /** What can perhaps be taken back, the latest last. */
  readonly stack: (() => Promise<boolean>)[] = [];
  logged = 0;
  /** Article by thread: a reply goes where its parent stands. */
  readonly #articles = new Map<string, string>();

  constructor(readonly world: World) {}

  /** A comment was taken in. */
  remember({ id, threadId }: CommentRecord, article: string): void {
    this.comments.push(id);
    this.#articles.set(threadId, article);
  }

  articleOf(threadId: string): string | undefined {
    return this.#articles.get(threadId);
  }

  /** A moderator. */
  person({ who }: Dice): { readonly id: string; readonly name: string } {
    const id = at(MODERATORS, who);
    return { id, name: id };
  }

  /** A comment; half of the time one of the latest. */
  comment({ which }: Dice): string | undefined {
    if (this.comments.length === 0) return undefined;
    return which % 2 === 0
      ? this.comments.at(-1 - ((which >> 1) % Math.min(this.comments.length, 20)))
      : at(this.comments, which >> 1);
  }

  /** Plays one command and remembers how to take it back. */
  async play(name: CommandName, dice: Dice): Promise<void> {
    const { logged, takeBack } = await COMMANDS[name].run(this, dice);
    this.logged += logged;
    if (takeBack) this.stack.push(takeBack);
  }

  /** Takes back whatever still can be, the latest first; how many that were. */
  async takeAllBack(): Promise<number> {
    let taken = 0;
    for (let takeBack = this.stack.pop(); takeBack; takeBack = this.stack.pop())
      if (await takeBack()) taken += 1;
    return taken;
  }
}

interface Command {
  /** How often it comes, in relation to the others. */
  readonly weight: number;
  /** A `decision` can be taken back to the last trace, as long as readers and settings do not come between. */
  readonly kind: 'decision' | 'setting' | 'reading';
  readonly run: (room: Newsroom, dice: Dice) => Promise<Played>;
}

/** What a decision leaves behind, which the same or another moderator takes back. */
const decided = (
  room: Newsroom,
  { kind, decision }: { readonly kind: string; readonly decision?: { readonly id: string } | null },
): Played => {
  const { world } = room;
  if (kind !== 'decided' || !decision) return NOTHING;
  const takeBack = async (): Promise<boolean> => {
    const undone = await world.undo(decision.id, world.now());
    if (undone.kind === 'decided') room.logged += 1;
    return undone.kind === 'decided';
  };
  return { logged: 1, takeBack };
};

const move = (name: DecisionMove, weight: number): Command => ({
  weight,
  kind: 'decision',
  run: async (room, dice) => {
    const { world } = room;
    const id = room.comment(dice);
    if (id === undefined) return NOTHING;
    const { version } = await world.comment(id);
    const isStale = dice.how % 10 === 0;
    const result = await world.decide(id, name, {
      ...{ by: room.person(dice).id, version: isStale ? version - 1 : version },
      ...{ reason: at(REASON_CODES, dice.how), note: 'catatan' },
    });
    if (isStale && !['conflict', 'concurred'].includes(result.kind))
      throw new Error(`stale, and yet ${result.kind}`);
    return result.kind === 'concurred' ? { ...NOTHING, logged: 1 } : decided(room, result);
  },
});

/** Something a reader does to a comment, which leaves nothing in the log. */
const reading = (
  weight: number,
  run: (room: Newsroom, id: string, dice: Dice) => Promise<unknown>,
): Command => ({
  weight,
  kind: 'reading',
  run: async (room, dice) => {
    const id = room.comment(dice);
    if (id !== undefined) await run(room, id, dice);
    return NOTHING;
  },
});

const post = async (room: Newsroom, dice: Dice, parentId: string | null): Promise<Played> => {
  const { world } = room;
  const parent = parentId === null ? undefined : await world.comment(parentId);
  const known = parent && room.articleOf(parent.threadId);
  const key = known ?? at(ARTICLES, dice.which);
  const draft = world.draft({
    ...{ by: at(READERS, dice.who), status: at(STATUSES, dice.how), parentId },
    name: { site: SITE, key },
  });
  const posted = await world.store.comments.post(draft);
  if (posted.kind === 'posted') room.remember(posted.comment, key);
  return NOTHING;
};

/** Sets how a thread stands; what that was before is put back where nobody has set it since. */
const setThread = async (room: Newsroom, dice: Dice): Promise<Played> => {
  const { world } = room;
  const { threads } = world.store;
  const act = () => ({
    ...{ id: world.newId(), by: room.person(dice), at: world.now(), closeAfterDays: 0 },
  });
  const done = await threads.change({
    ...{ ...act(), name: { site: SITE, key: at(ARTICLES, dice.which) } },
    setting: { state: at(THREAD_STATES, dice.how), slowMs: null, until: null, reason: null },
  });
  if (done.kind !== 'changed') return NOTHING;
  const decisionId = done.decision.id;
  const takeBack = async (): Promise<boolean> => {
    const undone = await threads.undoChange({ ...act(), decisionId });
    if (undone.kind === 'changed') room.logged += 1;
    return undone.kind === 'changed';
  };
  return { logged: 1, takeBack };
};

/** Comments named for one batch, and how many of them are worked on in a step. */
const BATCH = { of: 12, step: 5 } as const;

/** Works a batch through, forwards or backwards; the decisions that made, by their comment. */
const workThrough = async (
  { world }: Newsroom,
  id: string,
  by: { readonly id: string; readonly name: string },
): Promise<ReadonlyMap<string, string>> => {
  const made = new Map<string, string>();
  for (;;) {
    const step = { id, by, newId: () => world.newId(), at: world.now(), most: BATCH.step };
    const stepped = await world.store.batches.step(step);
    if (stepped === undefined) return made;
    for (const { decision } of stepped.decided) made.set(decision.commentId, decision.id);
  }
};

/**
 * One decision for those of a dozen comments that stand in some queue. It is taken back as a batch;
 * what somebody decided on since stays as it is then, and is taken back by itself once that is.
 */
const decideMany = async (room: Newsroom, dice: Dice): Promise<Played> => {
  const { world } = room;
  const { batches } = world.store;
  const by = room.person(dice);
  const first = dice.which % Math.max(1, room.comments.length);
  const ids = room.comments.slice(first, first + BATCH.of);
  const now = world.now();
  const query = { sites: [SITE], queue: at(QUEUES, dice.who), filter: { ids }, now };
  const id = world.newId();
  await batches.freeze({ id, by, at: now, query, most: BATCH.of });
  const order = { move: at(BATCH_MOVES, dice.how), reason: at(REASON_CODES, dice.how) };
  await batches.start(id, { ...order, note: null, at: now });
  const standing = new Map(await workThrough(room, id, by));
  if (standing.size === 0) return NOTHING;
  const takeBack = async (): Promise<boolean> => {
    if (await batches.act(id, 'undo', world.now())) {
      const undone = await workThrough(room, id, by);
      room.logged += undone.size;
      for (const commentId of undone.keys()) standing.delete(commentId);
    } else {
      for (const [commentId, decisionId] of standing) {
        const undone = await world.undo(decisionId, world.now());
        if (undone.kind !== 'decided') continue;
        room.logged += 1;
        standing.delete(commentId);
      }
    }
    return standing.size === 0;
  };
  return { logged: standing.size, takeBack };
};

/** The decisions there are, by the domain's own table: a move that is added there takes part. */
const MOVES_OF_MODERATORS = Object.fromEntries(
  Object.entries(MOVES).flatMap(([name, { by }]) =>
    by === 'moderator' ? [[name, move(name as DecisionMove, 8)]] : [],
  ),
) as Readonly<Record<DecisionMove, Command>>;

export const COMMANDS = {
  ...MOVES_OF_MODERATORS,
  root: { weight: 8, kind: 'reading', run: (room, dice) => post(room, dice, null) },
  reply: {
    weight: 12,
    kind: 'reading',
    run: (room, dice) => post(room, dice, room.comment(dice) ?? null),
  },
  like: reading(8, ({ world }, id, { who, how }) => world.like(id, at(READERS, who), how % 3 > 0)),
  report: reading(6, ({ world }, id, { who }) => world.report(id, at(READERS, who))),
  edit: reading(4, ({ world }, id, { how }) => world.edit(id, { verdict: at(STATUSES, how) })),
  withdraw: reading(3, ({ world }, id) => world.withdraw(id)),
  'take-back': reading(3, ({ world }, id, { how }) =>
    world.takeBack(id, world.now() + (how % 3 === 0 ? 2 * TAKE_BACK_MS : 0)),
  ),
  'close-reports': {
    weight: 5,
    kind: 'decision',
    run: async (room, dice) => {
      const { world } = room;
      const id = room.comment(dice);
      if (id === undefined) return NOTHING;
      const { version } = await world.comment(id);
      const closed = await world.store.comments.closeReports({
        ...{ id: world.newId(), commentId: id, version, note: null },
        ...{ outcome: at(REPORT_OUTCOMES, dice.how), moderator: room.person(dice) },
        at: world.now(),
      });
      return decided(room, closed);
    },
  },
  batch: { weight: 2, kind: 'decision', run: (room, dice) => decideMany(room, dice) },
  sanction: { weight: 4, kind: 'decision', run: impose },
  lift: { weight: 2, kind: 'setting', run: lift },
  feature: {
    weight: 4,
    kind: 'setting',
    run: async (room, dice) => {
      const id = room.comment(dice);
      if (id === undefined) return NOTHING;
      const by = { kind: 'moderator', ...room.person(dice) } as const;
      const { kind } = await room.world.store.comments.feature({
        ...{ commentId: id, feature: at([...FEATURES, null], dice.how), by },
        at: room.world.now(),
      });
      return { logged: kind === 'done' ? 1 : 0 };
    },
  },
  opine: {
    weight: 4,
    kind: 'setting',
    run: async (room, dice) => {
      const { world } = room;
      const id = room.comment(dice);
      if (id === undefined) return NOTHING;
      const { version, opinion: known } = await world.comment(id);
      const act = at(OPINION_ACTS, dice.how);
      const saying = { act, text: 'Fitnah?', by: room.person(dice), at: world.now() };
      const opinion = opinionAfter(known, saying);
      if (opinion === undefined) return NOTHING;
      await world.store.comments.opine({ commentId: id, version, act, opinion });
      return { logged: 1 };
    },
  },
  thread: {
    weight: 3,
    kind: 'setting',
    run: (room, dice) => setThread(room, dice),
  },
  undo: {
    weight: 10,
    kind: 'decision',
    run: async (room, { which }) => {
      const { stack } = room;
      const place = stack.length - 1 - (which % 4);
      if (await stack[place]?.()) stack.splice(place, 1);
      return NOTHING;
    },
  },
} as const satisfies Record<string, Command>;
export type CommandName = keyof typeof COMMANDS;
