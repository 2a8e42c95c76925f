/** How the desk's state changes: one small function per happening, all in one table. */
import { queuesOf } from '@komentar/domain';
import { factsOf } from './desk-move.js';
import type { Action, Actions } from './queue-actions.js';
import { EMPTY_LEDGER, compared, counted, noticed as ledgerNoticed } from './counts-ledger.js';
import {
  NOTHING_SHOWN,
  arrivedIds,
  isOpen,
  neighbour,
  takenNeighbour,
  type DeskState,
  type MyDecision,
  type Shown,
} from './queue-state.js';
import { takenIds } from './shift.js';
import {
  changeEntry,
  cleared,
  mergeNoticed,
  mergeRead,
  patchCard,
  patchConflict,
  recounted,
  unsettled,
  withoutRefusal,
} from './entries.js';

/** My decisions that are remembered for undoing. */
const MAX_MINE = 50;
/** Settled comments that stay on the screen behind the one in focus; older ones are in the log. */
const MAX_BEHIND = 60;
/** Code points of a comment by which a decision on it is recognised in a list. */
const EXCERPT_POINTS = 90;

type Handler<K extends keyof Actions> = (state: DeskState, action: Actions[K]) => DeskState;

const show = (state: DeskState, change: Partial<Shown>): DeskState => ({
  ...state,
  shown: { ...state.shown, ...change },
});

const changeMine = (state: DeskState, key: number, change: Partial<MyDecision>): DeskState => ({
  ...state,
  mine: state.mine.map((decision) =>
    decision.key === key ? { ...decision, ...change } : decision,
  ),
});

/** Appends ids that are not on the screen yet. */
const appended = (state: DeskState, ids: readonly string[]): DeskState => {
  const known = new Set(state.shown.order);
  const order = [...state.shown.order, ...ids.filter((id) => !known.has(id))];
  return show(state, {
    order,
    arrivals: state.shown.arrivals.filter((id) => !ids.includes(id)),
  });
};

/** Puts the new comments at the end and the focus on the first of them. */
const joined: Handler<'joined'> = (state) => {
  const ids = arrivedIds(state);
  const first = ids[0];
  return first === undefined
    ? state
    : show(appended(state, ids), { focus: first, wantsMore: false });
};

/** Past the last card: the next page, else the new comments, else one that was skipped, a colleague's last. */
const pastTheEnd = (state: DeskState): DeskState => {
  if (state.shown.next !== undefined) return show(state, { wantsMore: true });
  if (arrivedIds(state).length > 0) return joined(state, {});
  const { focus: at } = state.shown;
  const focus =
    neighbour(state, at, -1) ?? takenNeighbour(state, at, 1) ?? takenNeighbour(state, at, -1);
  return focus === undefined ? state : show(state, { focus });
};

/** Lets go of what was settled long ago, so that a day's work does not pile up in the page. */
const tidied = (state: DeskState): DeskState => {
  const { order, focus } = state.shown;
  const before = order.slice(0, Math.max(order.indexOf(focus ?? '') - MAX_BEHIND, 0));
  const mine = new Set(state.mine.map(({ commentId }) => commentId));
  const gone = new Set(
    before.filter((id) => {
      const entry = state.entries.get(id);
      return !isOpen(state, id) && !mine.has(id) && !(entry !== undefined && unsettled(entry));
    }),
  );
  if (gone.size === 0) return state;
  return show(
    { ...state, entries: new Map([...state.entries].filter(([id]) => !gone.has(id))) },
    { order: order.filter((id) => !gone.has(id)) },
  );
};

/** On to the next waiting comment after a decision. */
const advanced = (before: DeskState): DeskState => {
  const state = tidied(before);
  const id = neighbour(state, state.shown.focus, 1);
  return id === undefined ? pastTheEnd(state) : show(state, { focus: id });
};

const stepped: Handler<'stepped'> = (state, { by }) => {
  const id = neighbour(state, state.shown.focus, by);
  if (id !== undefined) return show(state, { focus: id });
  const mayGoOn = by === 1 && (state.shown.next !== undefined || arrivedIds(state).length > 0);
  if (mayGoOn) return pastTheEnd(state);
  const taken = takenNeighbour(state, state.shown.focus, by);
  return taken === undefined ? state : show(state, { focus: taken });
};

/** Colleagues as they are now. Meeting them first, the desk turns away from a card that is somebody's. */
const met: Handler<'met'> = (before, { shift }) => {
  const state = { ...before, shift, taken: takenIds(shift) };
  const { focus, isFresh } = state.shown;
  const free = neighbour(state, focus, 1);
  return isFresh && focus !== undefined && state.taken.has(focus) && free !== undefined
    ? show(state, { focus: free, isFresh: false })
    : show(state, { isFresh: false });
};

const opened: Handler<'opened'> = (state, { queue, site }) => ({
  ...state,
  queue,
  site,
  pass: state.pass + 1,
  shown: NOTHING_SHOWN,
  entries: new Map([...state.entries].filter(([, entry]) => unsettled(entry))),
  ledger: site === state.site ? state.ledger : EMPTY_LEDGER,
  places: { ...state.places, ...(state.shown.focus && { [state.queue]: state.shown.focus }) },
});

/**
 * Takes the cards and counters of an answer over. What is newer than the answer stays: counters
 * that were overtaken are left out, and where another site's are news, reading again is asked for.
 */
const answered = (state: DeskState, action: Actions['paged']): DeskState => {
  const merged = action.items.reduce(mergeRead, state);
  const { isOlder, isNewer } = compared(state.ledger, action);
  if (isOlder) return { ...merged, doubtful: merged.doubtful || isNewer };
  return recounted({ ...merged, ledger: counted(merged.ledger, action) }, action.since);
};

const firstRead = (state: DeskState, ids: readonly string[]): DeskState => {
  const order = ids.filter((id) => isOpen(state, id));
  const place = state.places[state.queue];
  const focus = place !== undefined && order.includes(place) ? place : order[0];
  return show(state, { order, focus, loaded: true, isFresh: true });
};

/** Marks what should have been in the answer and was not: somebody decided while we were away. */
const withGone = (state: DeskState, { items, since }: Actions['read']): DeskState => {
  const here = new Set(items.map(({ id }) => id));
  const missing = [...state.shown.order, ...state.shown.arrivals].filter((id) => {
    const entry = state.entries.get(id);
    return !here.has(id) && entry !== undefined && entry.touched <= since && isOpen(state, id);
  });
  return missing.reduce(
    (all, id) => changeEntry(all, id, (entry) => ({ ...entry, gone: true })),
    state,
  );
};

const read: Handler<'read'> = (state, action) => {
  if (action.pass !== state.pass) return state;
  const ids = action.items.map(({ id }) => id);
  const merged = show(answered(state, action), { next: action.next });
  if (!state.shown.loaded) return firstRead(merged, ids);
  const tellsAll = action.whole && !compared(state.ledger, action).isOlder;
  const settled = tellsAll ? withGone(merged, action) : merged;
  const known = new Set([...settled.shown.order, ...settled.shown.arrivals]);
  const fresh = ids.filter((id) => !known.has(id) && isOpen(settled, id));
  // Behind the last one on the screen, where more was to be loaded, stands no news but that very rest.
  const end = ids.findLastIndex((id) => known.has(id));
  const rest = state.shown.next === undefined ? [] : fresh.filter((id) => ids.indexOf(id) > end);
  const news = fresh.filter((id) => !rest.includes(id));
  return appended(show(settled, { arrivals: [...settled.shown.arrivals, ...news] }), rest);
};

const paged: Handler<'paged'> = (state, action) => {
  if (action.pass !== state.pass) return state;
  const merged = show(answered(state, action), { next: action.next });
  const grown = appended(
    merged,
    action.items.map(({ id }) => id).filter((id) => isOpen(merged, id)),
  );
  return grown.shown.wantsMore ? advanced(show(grown, { wantsMore: false })) : grown;
};

const noticed: Handler<'noticed'> = (state, { notice }) => {
  if (state.site !== undefined && notice.site !== state.site) return state;
  const ledger = ledgerNoticed(state.ledger, notice);
  const merged = mergeNoticed({ ...state, ledger }, notice.card);
  const { order, arrivals, loaded } = merged.shown;
  const isNew = loaded && !order.includes(notice.commentId) && !arrivals.includes(notice.commentId);
  if (!isNew || !isOpen(merged, notice.commentId)) return merged;
  return show(merged, { arrivals: [...arrivals, notice.commentId] });
};

const decided: Handler<'decided'> = (state, { key, id, move, reason, at }) => {
  const entry = state.entries.get(id);
  if (entry === undefined) return state;
  const why = reason === undefined ? {} : { reason };
  const mine: MyDecision = {
    key,
    commentId: id,
    name: entry.card.author.name,
    excerpt: [...entry.card.text].slice(0, EXCERPT_POINTS).join(''),
    move,
    ...why,
    from: entry.card.status,
    queues: entry.card.queues,
    at,
    phase: 'sending',
  };
  const after = changeEntry(state, id, (before) => ({
    ...withoutRefusal(before),
    sending: { kind: 'decide', key, move, ...why },
  }));
  return advanced({ ...after, mine: [...after.mine, mine].slice(-MAX_MINE) });
};

/** Puts a comment back on the screen, before the one in focus where it had no place any more. */
const brought = (state: DeskState, id: string): DeskState => {
  if (!isOpen(state, id)) return state;
  const { order, arrivals, focus } = state.shown;
  if (order.includes(id)) return show(state, { focus: id });
  const at = Math.max(order.indexOf(focus ?? ''), 0);
  return show(state, {
    order: [...order.slice(0, at), id, ...order.slice(at)],
    arrivals: arrivals.filter((arrival) => arrival !== id),
    focus: id,
  });
};

const undone: Handler<'undone'> = (state, { key, of }) => {
  const decision = state.mine.find((mine) => mine.key === of);
  if (decision === undefined) return state;
  const after = changeEntry(state, decision.commentId, (entry) => ({
    ...withoutRefusal(entry),
    sending: { kind: 'undo', key, to: decision.from, queues: decision.queues },
  }));
  return brought(changeMine(after, of, { phase: 'undoing' }), decision.commentId);
};

/** What stood before is known to the server alone; until it says so, the comment has no decision. */
const recalled: Handler<'recalled'> = (state, { key, id }) => {
  const card = state.entries.get(id)?.card;
  const decision = card?.decision;
  if (!card || !decision) return state;
  const { from: to } = decision;
  const before = { ...factsOf(card), status: to, review: 'none', decidedAt: null } as const;
  const sending = { kind: 'undo', key, to, queues: queuesOf(before) } as const;
  return advanced(changeEntry(state, id, (entry) => ({ ...withoutRefusal(entry), sending })));
};

const closed: Handler<'closed'> = (state, { key, id }) => {
  const sending = { kind: 'close', key } as const;
  return advanced(changeEntry(state, id, (entry) => ({ ...withoutRefusal(entry), sending })));
};

const opined: Handler<'opined'> = (state, { comment: { id, ...stands }, opinion }) =>
  patchCard(state, id, { ...stands, opinion });

const acknowledged: Handler<'acknowledged'> = (state, { key, of, result }) => {
  const after = patchCard(cleared(state, result.comment.id, key), result.comment.id, {
    status: result.comment.status,
    version: result.comment.version,
    queues: result.comment.queues,
    decision: result.decision.move === 'undo' ? null : result.decision,
  });
  if (of !== undefined) return changeMine(after, of, { phase: 'undone' });
  // What stands is a colleague's: nothing of mine is left to be taken back.
  if (result.concurs) return { ...after, mine: after.mine.filter((mine) => mine.key !== key) };
  const mine = after.mine.find((decision) => decision.key === key);
  return changeMine(after, key, {
    decisionId: result.decision.id,
    ...(mine?.phase === 'sending' && { phase: 'decided' }),
  });
};

const refused: Handler<'refused'> = (state, { key, id, of, error }) => {
  const after = changeEntry(cleared(state, id, key), id, (entry) => ({ ...entry, refused: error }));
  const patched = error.conflict === undefined ? after : patchConflict(after, id, error.conflict);
  if (of === undefined)
    return { ...patched, mine: patched.mine.filter((mine) => mine.key !== key) };
  const final = ['conflict', 'undone-already', 'too-late', 'unknown-decision', 'not-legal'];
  return changeMine(patched, of, { phase: final.includes(error.code) ? 'kept' : 'decided' });
};

/** The refusal was read; where that was all there was left to do here, on to the next. */
const dismissed: Handler<'dismissed'> = (state, { id }) => {
  const after = changeEntry(state, id, withoutRefusal);
  return after.shown.focus === id && !isOpen(after, id) ? advanced(after) : after;
};

const HANDLERS: { readonly [K in keyof Actions]: Handler<K> } = {
  opened,
  read,
  paged,
  noticed,
  decided,
  undone,
  recalled,
  closed,
  opined,
  acknowledged,
  refused,
  dropped: (state, { key, id }) => cleared(state, id, key),
  dismissed,
  focused: (state, { id }) =>
    state.shown.order.includes(id) ? show(state, { focus: id, wantsMore: false }) : state,
  stepped,
  met,
  joined,
};

/** The state after a happening. Pure; an action about something unknown changes nothing. */
export const reduce = (state: DeskState, action: Action): DeskState => {
  const handle = HANDLERS[action.type] as Handler<typeof action.type>;
  return handle(state, action);
};
