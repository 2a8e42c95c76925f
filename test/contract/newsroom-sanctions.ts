/** Sanctions for the newsroom's table: authors are sanctioned and free again, by dice. */
import { REASON_CODES, SANCTION_KINDS, SLOWED_MS } from '#domain/index.js';
import { NOTHING, READERS, at, type Dice, type Played, type Room } from './newsroom-dice.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Ends a sanction, once. What this counts in the log is counted by whoever takes back, too. */
const endSanction = async (
  room: Room,
  dice: Dice,
  { id: sanctionId, how }: { readonly id: string; readonly how: 'lifted' | 'undone' },
): Promise<Played> => {
  const { world } = room;
  const act = { by: room.person(dice), at: world.now() };
  const { kind } = await world.store.sanctions.end({ sanctionId, how, ...act });
  return { logged: kind === 'written' ? 1 : 0 };
};

/** Sanctions an author with all that can be said of it; undone it stands no more, and its past stays. */
export const impose = async (room: Room, dice: Dice): Promise<Played> => {
  const { world } = room;
  const { sanctions } = world.store;
  const kind = at(SANCTION_KINDS, dice.how);
  const done = await sanctions.add({
    ...{ id: world.newId(), authorId: at(READERS, dice.which), kind, by: room.person(dice) },
    ...{ reason: at(REASON_CODES, dice.how), note: 'catatan', at: world.now() },
    ...{ until: dice.how % 2 === 0 ? world.now() + DAY_MS : null },
    ...{ threadId: null, threadKey: null, everyMs: kind === 'slow' ? SLOWED_MS.usual : null },
  });
  if (done.kind !== 'written') return NOTHING;
  const takeBack = async (): Promise<boolean> => {
    const { logged } = await endSanction(room, dice, { id: done.sanction.id, how: 'undone' });
    room.logged += logged;
    return logged > 0;
  };
  return { logged: 1, takeBack };
};

/** Ends one of those that stand against a reader before its time. */
export const lift = async (room: Room, dice: Dice): Promise<Played> => {
  const { world } = room;
  const standing = await world.store.sanctions.standing(at(READERS, dice.which), world.now());
  if (standing.length === 0) return NOTHING;
  return endSanction(room, dice, { id: at(standing, dice.how).id, how: 'lifted' });
};
