/** Contract: thousands of commands by many people leave every counter right and the log whole, and decisions can be taken back without a trace. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FEATURED, QUEUES } from '#domain/index.js';
import type { ListedComment } from '#server/ports/records.js';
import type { Store } from '#server/ports/store.js';
import type { PageQuery } from '#server/ports/threads.js';
import { ARTICLES, COMMANDS, Newsroom, type CommandName } from '../newsroom.js';
import { READERS } from '../newsroom-dice.js';
import { mine, queuePage } from '../reading.js';
import { SITE, World, type Harness } from '../world.js';

/** Any number; with the same one the history is the same. */
const SEED = 4;

/** After so many commands everything is counted again. */
const RECOUNT_EVERY = 500;

const sides = fc.nat(999);
const dice = fc.record({ which: sides, who: sides, how: sides });

const NAMES = Object.keys(COMMANDS) as CommandName[];

/** `count` commands of these names, as often as the table says. */
const commands = (count: number, names: readonly CommandName[]) => {
  const name = fc.oneof(
    ...names.map((one) => ({ weight: COMMANDS[one].weight, arbitrary: fc.constant(one) })),
  );
  return fc.sample(fc.record({ name, dice }), { numRuns: count, seed: SEED });
};

/**
 * The history with the last few settings apart only, for which every thread has room: where there are
 * more, one that comes back out of turn finds its place taken and stays as any other.
 */
const withRoom = (history: ReturnType<typeof commands>): ReturnType<typeof commands> => {
  const last = history.filter(({ name }) => name === 'feature').slice(-MAX_FEATURED);
  return history.filter((one) => one.name !== 'feature' || last.includes(one));
};

const openRoom = async (url: string, stepMs: number): Promise<Newsroom> => {
  const world = await World.open(url);
  world.stepMs = stepMs;
  for (const reader of READERS.slice(2)) await world.addAuthor(reader);
  return new Newsroom(world);
};

const checkCounters = async ({ world }: Newsroom, played: number): Promise<void> => {
  expect(await world.store.recount(), `after ${String(played)} commands`).toEqual([]);
};

/** The log has the site's adding and one entry for each act of the desk, and its chain is whole. */
const checkLog = async ({ world, logged }: Newsroom): Promise<void> => {
  expect(await world.store.log.verify(SITE)).toMatchObject({ kind: 'whole', n: 1 + logged });
};

const playAll = async (room: Newsroom, history: ReturnType<typeof commands>): Promise<void> => {
  for (const [played, { name, dice: thrown }] of history.entries()) {
    await room.play(name, thrown);
    if (played % RECOUNT_EVERY === RECOUNT_EVERY - 1) await checkCounters(room, played + 1);
  }
};

const allOf = async (
  store: Store,
  key: string,
  sort: PageQuery['sort'],
): Promise<readonly ListedComment[]> => {
  const items: ListedComment[] = [];
  let after: string | undefined;
  do {
    const found = await store.threads.page({ site: SITE, key }, { sort, limit: 50, after });
    if (found === undefined || found === 'bad-cursor') throw new Error(`no page of ${key}`);
    items.push(...found.items, ...found.featured);
    after = found.next;
  } while (after !== undefined);
  return items;
};

/** The numbers that only ever grow are left out. */
const still = ({ version: _version, ...rest }: { readonly version: number }) => rest;
const stillListed = (items: readonly ListedComment[]) =>
  items.map((it) => ({ ...it, comment: still(it.comment) }));

/** What a reader sees who comes now, and what the desk has before it. */
const everything = async ({ world }: Newsroom) => {
  const { store } = world;
  const threads = [];
  for (const key of ARTICLES) {
    const thread = await store.threads.find({ site: SITE, key });
    for (const sort of ['newest', 'top'] as const)
      threads.push({ ...thread, seq: 0, items: stillListed(await allOf(store, key, sort)) });
  }
  const queues = [];
  for (const queue of QUEUES) {
    const { cards, counts } = await queuePage(store, queue, { limit: 10_000 });
    queues.push({
      counts,
      cards: cards.map(({ comment, ...card }) => ({
        ...{ ...card, comment: still(comment) },
        thread: null,
      })),
    });
  }
  const people = [];
  for (const reader of READERS)
    people.push([
      await store.authors.find(reader),
      await store.sanctions.standing(reader, world.now()),
      (await store.authorRecords.past(reader, world.now()))?.tally,
      (await mine(store, reader)).comments.map(still),
    ]);
  return { threads, queues, people };
};

/** Readers first: there must be something to decide on. */
const ofReaders = NAMES.filter((name) => COMMANDS[name].kind !== 'decision');
const ofModerators = NAMES.filter((name) => COMMANDS[name].kind === 'decision');

export const longHistories = ({ freshUrl, quickUrl, longHistory }: Harness): void => {
  describe('long histories', () => {
    it('[ST41] [AC3] any commands of moderators and readers, and all taken back that can be: counters equal a recount and the log is whole', async () => {
      // A step of 100 ms makes early decisions too old to be taken back at the end.
      const room = await openRoom(await quickUrl(), 100);
      await playAll(room, commands(longHistory, NAMES));
      await checkLog(room);
      expect(await room.takeAllBack()).toBeGreaterThan(0);
      await checkCounters(room, longHistory);
      await checkLog(room);
    }, 240_000);

    it('[ST42] where only moderators have decided, taking all back, last first, leaves everything as it was', async () => {
      const room = await openRoom(await freshUrl(), 10);
      await playAll(room, withRoom(commands(longHistory / 20, ofReaders)));
      const before = await everything(room);
      room.stack.length = 0;
      await playAll(room, commands(longHistory, ofModerators));
      expect(await everything(room)).not.toEqual(before);
      const standing = room.stack.length;
      expect(await room.takeAllBack()).toBe(standing);
      expect(await everything(room)).toEqual(before);
      await checkCounters(room, longHistory);
      await checkLog(room);
    }, 240_000);
  });
};
