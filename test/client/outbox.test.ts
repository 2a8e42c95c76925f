/** The outbox case by case: what waits, what is tried again, and what its author has to decide. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeStorage } from './fake-storage.js';
import { OutboxWorld, settle, type Tab } from './outbox-world.js';

const DAY = 24 * 60 * 60 * 1000;

let page: EventTarget;
let world: OutboxWorld;
let tab: Tab;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  world = new OutboxWorld();
  tab = world.open();
});
afterEach(() => {
  world.close();
  vi.unstubAllGlobals();
});

const states = (of = tab) => of.outbox.items('id:a').map(({ state }) => state);
const add = () => {
  const item = world.item();
  tab.outbox.add(item);
  return item;
};

describe('outbox', () => {
  it('[CL70] sends in order, tells who listens, and has nothing left', async () => {
    const items = [add(), add(), add()];
    expect(states()).toEqual(['sending', 'queued', 'queued']);
    await settle();
    expect(world.taken).toEqual(items.map(({ clientId }) => clientId));
    expect(states()).toEqual([]);
    expect(world.kept.size).toBe(0);
    const sent = tab.heard.flatMap((event) => (event.kind === 'sent' ? [event] : []));
    expect(sent.map(({ item }) => item)).toEqual(items);
    expect(sent[0]?.comment.id).toBe('k-c0001');
  });

  it('[CL70] the same id is in the line once', async () => {
    world.line = 'offline';
    const item = add();
    tab.outbox.add(item);
    await settle();
    expect(states()).toEqual(['queued']);
  });

  it('[CL70] a thread hears of its own, a site of its own', async () => {
    world.line = 'offline';
    tab.outbox.add(world.item('id:b'));
    tab.outbox.add({ ...world.item(), site: 'majalah' });
    expect(states()).toEqual([]);
    expect(tab.outbox.items('id:b').length).toBe(1);
    await world.pass(DAY);
    expect(new Set(world.asked)).toEqual(new Set(['c0001']));
  });

  it('[CL71 W-41] without a line it tries after 1, 4 and 15 s, then when it is woken', async () => {
    world.line = 'offline';
    add();
    await settle();
    for (const [ms, tries] of [
      [999, 1],
      [1, 2],
      [4_000, 3],
      [15_000, 4],
      [600_000, 4],
    ] as const) {
      await world.pass(ms);
      expect(world.asked.length).toBe(tries);
    }
    expect(states()).toEqual(['queued']);
    world.line = 'ok';
    page.dispatchEvent(new Event('online'));
    await settle();
    expect(states()).toEqual([]);
  });

  it.each(['pageshow', 'visibilitychange'])('[CL71 W-41] %s wakes it too', async (name) => {
    world.line = 'offline';
    add();
    await settle();
    world.line = 'ok';
    page.dispatchEvent(new Event(name));
    await settle();
    expect(world.taken.length).toBe(1);
  });

  it('[CL71 S25] it waits for as long as the server says', async () => {
    world.line = 'rate-limited';
    add();
    await settle();
    world.line = 'ok';
    await world.pass(1_000);
    expect(world.taken.length).toBe(1);
  });

  it('[CL72 S22] what waited for a day is put to its author, who can send it or give it up', async () => {
    world.line = 'offline';
    const item = add();
    const other = add();
    await settle();
    await world.pass(DAY);
    world.line = 'ok';
    tab.outbox.resume();
    await settle();
    expect(states()).toEqual(['failed', 'failed']);
    expect(tab.outbox.items('id:a')[0]?.refusal).toBeUndefined();
    tab.outbox.discard(other.clientId);
    tab.outbox.retry(item.clientId);
    await settle();
    expect([world.taken, states()]).toEqual([[item.clientId], []]);
  });

  it('[CL72 S23] a refusal for good stays with its text, and what follows goes on', async () => {
    world.line = 'too-long';
    const item = add();
    await settle();
    world.line = 'ok';
    const next = add();
    await settle();
    expect(world.taken).toEqual([next.clientId]);
    const [kept] = tab.outbox.items('id:a');
    expect(kept).toMatchObject({ ...item, state: 'failed', refusal: { code: 'too-long' } });
    expect(tab.heard).toContainEqual({
      kind: 'failed',
      item,
      refusal: { code: 'too-long', message: 'too-long' },
    });
  });

  it('[CL72 S24] a nudge is answered by sending the same text without it', async () => {
    world.line = 'nudge';
    const item = add();
    await settle();
    expect(states()).toEqual(['failed']);
    world.line = 'hangs';
    tab.outbox.retry(item.clientId, { nudge: false });
    await settle();
    expect(tab.outbox.items('id:a')).toEqual([{ ...item, nudge: false, state: 'sending' }]);
  });

  it.each(['session-expired', 'internal'] as const)(
    '[CL72] %s is tried again, but not for ever',
    async (code) => {
      world.line = code;
      add();
      await settle();
      for (const ms of [1_000, 4_000]) await world.pass(ms);
      expect(states()).toEqual(['queued']);
      await world.pass(15_000);
      expect([world.asked.length, states()]).toEqual([4, ['failed']]);
    },
  );

  it('[CL72] what was given up while it was refused does not come back', async () => {
    world.line = 'hangs';
    const item = add();
    await settle();
    tab.outbox.discard(item.clientId);
    await world.letThrough();
    expect([states(), world.kept.size]).toEqual([[], 0]);
  });

  it('[CL73] a tab that crashed while sending leaves its item to the next, which waits its turn', async () => {
    world.line = 'hangs';
    const item = add();
    await settle();
    world.crash(tab);
    world.line = 'ok';
    tab = world.open();
    await settle();
    expect([states(), world.asked.length]).toEqual([['queued'], 1]);
    await world.pass(30_000);
    expect([states(), world.taken]).toEqual([[], [item.clientId]]);
    await world.letThrough();
    expect(world.taken).toEqual([item.clientId]);
  });

  it('[CL81] with the browser’s locks, what a dead tab was sending is sent at once by the next', async () => {
    world = new OutboxWorld(true);
    tab = world.open();
    const beside = world.open();
    world.line = 'hangs';
    const items = [add(), add()];
    beside.outbox.resume();
    await settle();
    expect([states(), world.asked.length]).toEqual([['sending', 'queued'], 1]);
    world.line = 'ok';
    world.crash(tab);
    await settle();
    expect([states(beside), world.asked.length]).toEqual([[], 3]);
    await world.letThrough();
    expect(world.taken).toEqual(items.map(({ clientId }) => clientId));
  });

  it('[CL81] locks that are refused leave the turn to the lease', async () => {
    const request = () => Promise.reject(new DOMException('opaque', 'SecurityError'));
    tab = world.open(new FakeStorage(world.kept), { request });
    const item = add();
    await settle();
    expect([world.taken, states()]).toEqual([[item.clientId], []]);
  });

  it('[CL73] two tabs do not both send', async () => {
    const other = world.open();
    world.line = 'hangs';
    add();
    other.outbox.add(world.item());
    await settle();
    expect(world.asked.length).toBe(1);
    expect(states(other)).toEqual(['queued', 'queued']);
    world.line = 'ok';
    await world.letThrough();
    await world.pass(30_000);
    expect(world.taken).toEqual(['c0001', 'c0002']);
    expect(world.asked).toEqual(['c0001', 'c0002']);
  });

  it('[CL73] a change in another tab is told', () => {
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'milik:orang' }));
    expect(tab.heard).toEqual([]);
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'komentar:kirim:1:x' }));
    expect(tab.heard).toEqual([{ kind: 'changed' }]);
  });

  it('[CL73] what a tab could not finish is sent by the one beside it', async () => {
    const beside = world.open();
    world.line = 'hangs';
    const item = add();
    await settle();
    page.dispatchEvent(
      Object.assign(new Event('storage'), { key: `komentar:kirim:1:${item.clientId}` }),
    );
    await settle();
    world.crash(tab);
    world.line = 'ok';
    await world.pass(29_999);
    expect(world.asked.length).toBe(1);
    await world.pass(1);
    expect([world.asked.length, states(beside)]).toEqual([2, []]);
  });

  it.each([
    ['blocked', { isBlocked: true }],
    ['full', { quota: 10 }],
  ])('[CL74 T-12] where storage is %s, the page still sends what it has', async (_, state) => {
    world.crash(tab);
    tab = world.open(Object.assign(new FakeStorage(), state));
    world.line = 'offline';
    const item = add();
    await settle();
    expect(states()).toEqual(['queued']);
    world.line = 'ok';
    tab.outbox.resume();
    await settle();
    expect([world.taken, states()]).toEqual([[item.clientId], []]);
  });

  it('[CL74] what somebody else left in its place is not sent', async () => {
    world.kept.set('komentar:kirim:1:x', '{"clientId":"x"}');
    world.kept.set('komentar:kirim:1:y', '{rusak');
    tab.outbox.resume();
    await settle();
    expect([world.asked, states()]).toEqual([[], []]);
  });

  it('[CL73 T-15] stopped, it sends no more, and still notes what arrives', async () => {
    world.line = 'hangs';
    const item = add();
    add();
    await settle();
    tab.outbox.stop();
    world.line = 'ok';
    await world.letThrough();
    await world.pass(60_000);
    expect(world.taken).toEqual([item.clientId]);
    expect(states()).toEqual(['queued']);
  });
});
